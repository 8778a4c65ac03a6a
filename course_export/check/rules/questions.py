"""Native problems: the three kinds that Lotse writes and its player shows."""

from __future__ import annotations

from collections.abc import Iterator

from course_export.reading import quiz
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Finding, Severity


class ProblemUnsupported(Finding):
    """Lotse's courses use single choice, multiple choice and dropdown, one question per problem. They work by keyboard,
    in the mobile app and in the player; anything else was not tried."""

    text = "{node}: {reason}"


class AnswerWrong(Finding):
    """A question without a right answer cannot be solved; single choice and dropdown have exactly one."""

    text = "{node}: {found} right answers, {expected} expected"


class FeedbackMissing(Finding):
    """Every option says why it is right or wrong."""

    severity = Severity.WARNING
    text = "{node}: no feedback on {option!r}"


class QuestionMissing(Finding):
    """The question stands in `<label>`, which screen readers announce with the answers."""

    severity = Severity.WARNING
    text = "{node} has no <label>"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check every problem."""
    for node in course.sound:
        if node.tag == "problem":
            yield from _problem(node)


def _problem(node: Node) -> Iterator[Finding]:
    where = (node.file, node.line)
    try:
        question = quiz.read(node.element)
    except quiz.UnsupportedProblem as error:
        yield ProblemUnsupported.at(*where, node=node, reason=error)
        return
    right = sum(option.correct for option in question.options)
    if right == 0 or (question.kind != "multiple" and right > 1):
        expected = "at least one" if question.kind == "multiple" else "exactly one"
        yield AnswerWrong.at(*where, node=node, found=right or "no", expected=expected)
    for option in question.options:
        if not option.chosen:
            yield FeedbackMissing.at(*where, node=node, option=option.html)
    if not question.label:
        yield QuestionMissing.at(*where, node=node)
