"""The platform's own blocks that courses use: lessons, problems of three kinds, discussions."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from opaque_keys.edx.keys import UsageKey

from course_export.preview import store
from course_export.preview.models import Post
from course_export.preview.people import called
from course_export.preview.progress import Progress
from course_export.preview.store import Slot
from course_export.preview.visit import Visit, visit_of
from course_export.reading import plain_text, quiz
from course_export.reading.course import Block, Unit

LONGEST_POST = 5000


def render(request: HttpRequest, block: Block) -> SafeString:
    """Return a native block as HTML."""
    context = {"html": lesson, "problem": problem, "discussion": discussion}[block.tag](request, block)
    return render_to_string(f"preview/{block.tag}.html", {"block": block, **context}, request)


def lesson(request: HttpRequest, block: Block) -> dict[str, Any]:
    return {"text": block.html}


def problem(request: HttpRequest, block: Block) -> dict[str, Any]:
    """Return a problem with the person's last answer, marked; one that cannot be shown as text, and why."""
    try:
        question = quiz.read(block.element)
    except quiz.UnsupportedProblem as error:
        return {"unsupported": str(error), "lines": plain_text.lines(block.element)}
    answer = last_answer(visit_of(request), block.key)
    verdict = quiz.mark(question, answer) if answer is not None else None
    nothing = request.GET.get("unanswered") == block.key.block_id
    return {"question": question, "answer": answer or (), "verdict": verdict, "nothing": nothing}


def score(visit: Visit, unit: Unit) -> Progress | None:
    """Return how many questions of a unit are answered right; None where there are fewer than two."""
    questions = {block.key: found for block in unit.blocks if block.tag == "problem" and (found := _question(block))}
    if len(questions) < 2:
        return None
    answers = {key: last_answer(visit, key) for key in questions}
    right = (quiz.mark(questions[key], answer).correct for key, answer in answers.items() if answer is not None)
    return Progress(sum(right), len(questions))


def _question(block: Block) -> quiz.Question | None:
    try:
        return quiz.read(block.element)
    except quiz.UnsupportedProblem:
        return None


def discussion(request: HttpRequest, block: Block) -> dict[str, Any]:
    """Return a discussion with everybody's posts."""
    posts = Post.objects.filter(discussion=discussion_id(block)).select_related("user")
    shown = [{"post": post, "name": called(post.user.username).name} for post in posts]
    return {"posts": shown, "longest": LONGEST_POST}


def discussion_id(block: Block) -> str:
    """Return the id under which posts are kept: that of the platform's forum, which two blocks may share."""
    return block.element.get("discussion_id") or str(block.key.block_id)


def keep_post(visit: Visit, block: Block, text: str, at: time) -> Post:
    """Add a person's post to a discussion, on the day of her visit, so that a thread reads right three months later."""
    written = timezone.make_aware(datetime.combine(visit.today, at))
    return Post.objects.create(discussion=discussion_id(block), user=visit.user, text=text, written=written)


def last_answer(visit: Visit, key: UsageKey) -> Sequence[str] | None:
    """Return the names of the options the person chose last; None if she never answered."""
    slot = _answer_slot(visit, key)
    found = store.read_fields(slot.user, [slot.block]).get(slot)
    return found if isinstance(found, list) else None


def keep_answer(visit: Visit, key: UsageKey, answer: Sequence[str], verdict: quiz.Verdict) -> None:
    """Keep an answer, the points for it, and that the problem is done."""
    store.write_fields({_answer_slot(visit, key): list(answer)})
    if not visit.is_author:
        store.grade(visit.learner.id, str(key), float(verdict.correct), 1.0, only_if_higher=False)
        store.complete(visit.learner.id, str(key), 1.0)


def _answer_slot(visit: Visit, key: UsageKey) -> Slot:
    return Slot("user_state", str(visit.learner.id), str(key), "answer")
