"""Native problems: exactly single choice, multiple choice and dropdown, each with feedback per option."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from course_export.reading.elements import inner_html, outer_html

Kind = Literal["single", "multiple", "dropdown"]

_KINDS: dict[str, Kind] = {
    "multiplechoiceresponse": "single",
    "choiceresponse": "multiple",
    "optionresponse": "dropdown",
}
_TEXT = frozenset({"p", "div", "ul", "ol", "table", "pre", "img", "figure", "h3", "h4", "h5"})
_KNOWN = _TEXT | {"label", "description", "solution", "choicegroup", "checkboxgroup", "optioninput"}


class UnsupportedProblem(Exception):
    """The problem uses something the player does not show; the message names it."""


@dataclass(frozen=True)
class Option:
    """One answer; `chosen` and `left` are the feedback for choosing it and for leaving it, as HTML, or empty."""

    name: str
    html: str
    correct: bool
    chosen: str
    left: str


@dataclass(frozen=True)
class Question:
    """A problem of one question; texts are HTML."""

    kind: Kind
    before: str
    label: str
    description: str
    options: tuple[Option, ...]
    solution: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset(option.name for option in self.options)


@dataclass(frozen=True)
class Remark:
    """Feedback on one option: its text and what there is to say about it, both HTML."""

    option: str
    text: str


@dataclass(frozen=True)
class Verdict:
    correct: bool
    remarks: tuple[Remark, ...]
    solution: str


def read(element: etree._Element) -> Question:
    """Read a `<problem>`; UnsupportedProblem if it is anything but one question of the three kinds."""
    responses = [child for child in element.iter() if isinstance(child.tag, str) and child.tag.endswith("response")]
    if len(responses) != 1 or not all(response.tag in _KINDS for response in responses):
        names = ", ".join(response.tag for response in responses) or "none"
        raise UnsupportedProblem(f"one single-choice, multiple-choice or dropdown question is expected, found: {names}")
    (response,) = responses
    # The question stands inside the response, or, in older courses, before it.
    sides = [child for child in (*element, *response) if isinstance(child.tag, str) and child is not response]
    unknown = sorted({child.tag for child in sides} - _KNOWN)
    if unknown:
        raise UnsupportedProblem(f"not shown by the player: <{'>, <'.join(unknown)}>")
    options = tuple(_option(choice, index) for index, choice in enumerate(response.iter("choice", "option")))
    if len(options) < 2:
        raise UnsupportedProblem("a question needs at least two options, each as an element of its own")
    return Question(
        kind=_KINDS[response.tag],
        before="".join(outer_html(child) for child in sides if child.tag in _TEXT),
        label="".join(inner_html(child) for child in sides if child.tag == "label"),
        description="".join(inner_html(child) for child in sides if child.tag == "description"),
        options=options,
        solution="".join(inner_html(child) for child in element.iter("solution")),
    )


def mark(question: Question, answer: Sequence[str]) -> Verdict:
    """Mark the names of the chosen options; all right ones and no other make the answer correct."""
    chosen = set(answer)
    remarks = []
    for option in question.options:
        text = option.chosen if option.name in chosen else option.left
        if text:
            remarks.append(Remark(option.html, text))
    right = {option.name for option in question.options if option.correct}
    return Verdict(chosen == right, tuple(remarks), question.solution)


def _option(choice: etree._Element, index: int) -> Option:
    hints = [child for child in choice if child.tag in ("choicehint", "optionhint")]
    return Option(
        name=choice.get("name") or f"choice_{index}",
        html=inner_html(choice, without=("choicehint", "optionhint")),
        correct=(choice.get("correct") or "").lower() == "true",
        chosen=_hint(hints, "true"),
        left=_hint(hints, "false"),
    )


def _hint(hints: Sequence[etree._Element], selected: str) -> str:
    """Return the feedback for an option that is (or is not) selected; a hint that does not say is for choosing it."""
    return "".join(inner_html(hint) for hint in hints if (hint.get("selected") or "true").lower() == selected)
