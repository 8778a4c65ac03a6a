"""What people do in native blocks: answer a problem, post in a discussion."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from course_export.preview import natives
from course_export.preview.library import library
from course_export.preview.visit import visit_of
from course_export.reading import quiz
from course_export.reading.course import Block, Place


@require_POST
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """Mark an answer and keep it. Where the page asks for it, answer with what changes in it, else with the unit."""
    block, place = _open_block(request, "problem", name)
    visit = visit_of(request)
    try:
        question = quiz.read(block.element)
    except quiz.UnsupportedProblem:
        raise Http404 from None
    chosen = [value for value in request.POST.getlist("answer") if value]
    verdict = None
    if chosen and set(chosen) <= question.names and (len(chosen) == 1 or question.kind == "multiple"):
        verdict = quiz.mark(question, chosen)
        natives.keep_answer(visit, block.key, chosen, verdict)
    if request.headers.get("X-Lotse-Swap"):
        return JsonResponse(_changes(request, block, place, chosen, verdict))
    unanswered = "" if verdict else f"?unanswered={name}"
    return redirect(f"/unit/{place.unit.name}{unanswered}#feedback-{name}")


def _changes(
    request: HttpRequest, block: Block, place: Place, chosen: Sequence[str], verdict: quiz.Verdict | None
) -> dict[str, str]:
    """Return HTML by the ids of the elements it belongs into."""
    name = block.key.block_id
    context = {"verdict": verdict, "answer": chosen if verdict else (), "nothing": verdict is None}
    changes = {f"feedback-{name}": render_to_string("preview/verdict.html", context, request)}
    if verdict:
        for number, option in enumerate(quiz.read(block.element).options, start=1):
            changes[f"tick-{name}-{number}"] = render_to_string(
                "preview/tick.html", {**context, "option": option}, request
            )
        score = natives.score(visit_of(request), place.unit)
        changes["score"] = render_to_string("preview/score.html", {"score": score}, request)
    return changes


@require_POST
def post(request: HttpRequest, name: str) -> HttpResponse:
    """Add a post to a discussion; what is empty or too long comes back with its text and the reason."""
    block, place = _open_block(request, "discussion", name)
    text = request.POST.get("text", "").strip().replace("\x00", "")
    if not text or len(text) > natives.LONGEST_POST:
        context = {"component": block, "place": place, "text": text, "longest": natives.LONGEST_POST}
        return render(request, "preview/post_again.html", context, status=400)
    written = natives.keep_post(visit_of(request), block, text, timezone.localtime().time())
    return redirect(f"/unit/{place.unit.name}#post-{written.id}")


def _open_block(request: HttpRequest, tag: str, name: str) -> tuple[Block, Place]:
    """Return a native block of a unit that the person may open and work in."""
    course, visit = library().course, visit_of(request)
    found = course.blocks.get(course.key.make_usage_key(tag, name))
    if found is None or not visit.may_open(found[1].unit) or not visit.keeps:
        raise Http404
    return found
