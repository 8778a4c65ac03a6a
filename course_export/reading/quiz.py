"""Native problems: exactly single choice, multiple choice and dropdown, each with feedback per option."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
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
class Hint:
    """Feedback, as HTML. `label` stands before it, none if empty; None: the platform says there whether it is right."""

    html: str
    label: str | None = None


@dataclass(frozen=True)
class Option:
    """One answer; `chosen` and `left` are the feedback for choosing it and for leaving it."""

    name: str
    html: str
    correct: bool
    chosen: tuple[Hint, ...] = ()
    left: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class Question:
    """A problem of one question; texts are HTML. `compounds` is feedback for choosing exactly the options so named."""

    kind: Kind
    before: str
    label: str
    description: str
    options: tuple[Option, ...]
    compounds: Mapping[frozenset[str], Hint]
    solution: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset(option.name for option in self.options)


@dataclass(frozen=True)
class Verdict:
    """`remarks` and `solution` are HTML, `label` the author's own words before the remarks, if there are any."""

    correct: bool
    remarks: tuple[str, ...]
    solution: str
    label: str = ""


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
    if response.get("partial_credit", "false").lower() != "false":
        raise UnsupportedProblem("not shown by the player: points for a part of the answer (partial_credit)")
    kind = _KINDS[response.tag]
    choices = list(response.iter("choice", "option"))
    options = tuple(_option(kind, choice, name) for choice, name in zip(choices, _names(kind, choices), strict=True))
    if len(options) < 2:
        raise UnsupportedProblem("a question needs at least two options, each as an element of its own")
    return Question(
        kind=kind,
        before="".join(outer_html(child) for child in sides if child.tag in _TEXT),
        label="".join(inner_html(child) for child in sides if child.tag == "label"),
        description="".join(inner_html(child) for child in sides if child.tag == "description"),
        options=options,
        compounds=_compounds(response, options),
        solution="".join(inner_html(child) for child in element.iter("solution")),
    )


def mark(question: Question, answer: Sequence[str]) -> Verdict:
    """Mark the names of the chosen options, as capa does: of several, all right ones and no other are correct."""
    chosen = frozenset(answer)
    right = {option.name for option in question.options if option.correct}
    correct = chosen == right if question.kind == "multiple" else not chosen.isdisjoint(right)
    hints = [hint for option in question.options for hint in (option.chosen if option.name in chosen else option.left)]
    if chosen in question.compounds:
        hints = [question.compounds[chosen]]
    labels = [hint.label for hint in hints if hint.label is not None]
    remarks = tuple(hint.html for hint in hints if hint.html)
    # One label speaks for all remarks; of several, none does.
    return Verdict(correct, remarks, question.solution, labels[0] if remarks and len(labels) == 1 else "")


def _names(kind: Kind, choices: Sequence[etree._Element]) -> Iterator[str]:
    """Yield the names of options. As in capa, only single choice has authors' own, and only options without are counted."""
    unnamed = count()
    for choice in choices:
        own = choice.get("name") if kind == "single" else None
        yield f"choice_{next(unnamed) if own is None else own}"


def _option(kind: Kind, choice: etree._Element, name: str) -> Option:
    hints = [child for child in choice if child.tag in ("choicehint", "optionhint")]
    # Of several answers, a hint says for which state it is or is never shown; of one, the first is shown, whatever it says.
    states = [hint.get("selected", "").lower() for hint in hints] if kind == "multiple" else ["true"]
    read = [Hint(inner_html(hint), hint.get("label")) for hint in hints]
    return Option(
        name=name,
        html=_text(choice) if kind == "dropdown" else inner_html(choice, without=("choicehint", "optionhint")),
        correct=(choice.get("correct") or "").lower() == "true",
        chosen=tuple(hint for hint, state in zip(read, states, strict=False) if state == "true"),
        left=tuple(hint for hint, state in zip(read, states, strict=False) if state == "false"),
    )


def _compounds(response: etree._Element, options: Sequence[Option]) -> dict[frozenset[str], Hint]:
    """Return compound hints by the options they name: by their ids, or by capital letters in their order."""
    choices = zip(options, response.iter("choice"), strict=False)
    names = {
        (choice.get("id") or chr(ord("A") + at)).upper(): option.name for at, (option, choice) in enumerate(choices)
    }
    found: dict[frozenset[str], Hint] = {}
    for hint in response.iter("compoundhint"):
        meant = hint.get("value", "").upper().split()
        if names.keys() >= set(meant):
            # The first that fits is shown.
            found.setdefault(frozenset(names[letter] for letter in meant), Hint(_text(hint), hint.get("label")))
    return found


def _text(element: etree._Element) -> str:
    """Return the words before any markup, which are all that capa knows of some elements; as HTML."""
    return escape((element.text or "").strip())
