"""Native problems: whether they can be solved, are announced, say why, and show in the player."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from course_export.reading import quiz
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding

_CHOICES = ("choiceresponse", "multiplechoiceresponse", "optionresponse")
_GROUPS = ("choicegroup", "checkboxgroup", "radiogroup", "optioninput")


class ProblemUnsupported(Finding):
    """The player shows single choice, multiple choice and dropdown, one question per problem; of everything else it shows
    the text. The platform knows many more kinds."""

    concern = Concern.PLAYER
    text = "{node}: {reason}"


class AnswerWrong(Finding):
    """A question without a right answer cannot be solved: the platform takes an empty answer for wrong. A dropdown with
    several is refused."""

    text = "{node}: {found} right answers, {expected} expected"


class AnswersSeveral(Finding):
    """Of several right answers to a single-choice question the platform takes each; nobody can choose them all."""

    concern = Concern.ADVICE
    text = "{node}: {found} right answers, each of which is taken"


class FeedbackMissing(Finding):
    """Every option says why it is right or wrong."""

    concern = Concern.ADVICE
    text = "{node}: no feedback on {option!r}"


class QuestionMissing(Finding):
    """The question stands in `<label>`, which the platform makes the name of the group of answers. Without it, people who
    use a screen reader hear answers to nothing (WCAG 1.3.1)."""

    concern = Concern.DUTY
    text = "{node}: the answers have no <label>"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check every problem."""
    for node in course.sound:
        if node.tag == "problem":
            for response in node.element.iter(*_CHOICES):
                yield from _response(node, response)
            yield from _shown(node)


def _response(node: Node, response: etree._Element) -> Iterator[Finding]:
    where = (node.file, response.sourceline)
    groups = list(response.iter(*_GROUPS))
    for part in groups if response.tag == "optionresponse" else [response]:
        right = _right(part)
        if not right:
            yield AnswerWrong.at(*where, node=node, found="no", expected="at least one")
        elif right > 1 and response.tag == "optionresponse":
            yield AnswerWrong.at(*where, node=node, found=right, expected="exactly one")
        elif right > 1 and response.tag == "multiplechoiceresponse":
            yield AnswersSeveral.at(*where, node=node, found=right)
    above = response.getprevious()
    labels = [*response.iterchildren("label"), *([above] if above is not None and above.tag == "label" else [])]
    if not any("".join(label.itertext()).strip() for label in labels) and not any(
        group.get("label") for group in groups
    ):
        yield QuestionMissing.at(*where, node=node)


def _right(part: etree._Element) -> int:
    """Count right answers: a value such as `$right` is worked out by a script; older dropdowns name theirs once."""
    written = [str(option.get("correct") or "false").lower() for option in part.iter("choice", "option")]
    return sum(value != "false" for value in written) if written else bool(part.get("correct"))


def _shown(node: Node) -> Iterator[Finding]:
    try:
        question = quiz.read(node.element)
    except quiz.UnsupportedProblem as error:
        yield ProblemUnsupported.at(node.file, node.line, node=node, reason=error)
        return
    for option in question.options:
        if not any(hint.html for hint in option.chosen):
            yield FeedbackMissing.at(node.file, node.line, node=node, option=option.html)
