"""Courses with many questions, made so that something about the form of their options tells or does not tell."""

from collections.abc import Callable, Sequence

from tests.check.case import LESSON, after
from tests.check.course import MANIFEST, Change, both, drop, put

Options = Sequence[tuple[str, bool]]
"""The words of each option, and whether it is right."""

_TAGS = {
    "single": ("multiplechoiceresponse", "choicegroup", "choice", "choicehint"),
    "multiple": ("choiceresponse", "checkboxgroup", "choice", "choicehint"),
    "dropdown": ("optionresponse", "optioninput", "option", "optionhint"),
}


def asked(count: int, options: Callable[[int], Options], kind: str = "single", group: str = "") -> Change:
    """Add questions to the good course; `options` makes those of each, by its number."""
    names = [f"asked-{number}" for number in range(count)]
    pointers = "".join(f'<problem url_name="{name}"/>' for name in names)
    files = [put(f"problem/{name}.xml", _problem(options(at), kind, group)) for at, name in enumerate(names)]
    return both(after(LESSON, 'discussion_target="Austausch"/>', pointers), drop(MANIFEST), *files)


def at_place(number: int, right: str, wrong: str, size: int = 4) -> Options:
    """Return options of which one is right, at a place that goes round with the number."""
    return [
        (f"{right} {place}", True) if place == number % size else (f"{wrong} {place}", False) for place in range(size)
    ]


def _problem(options: Options, kind: str, group: str) -> str:
    response, box, option, hint = _TAGS[kind]
    state = ' selected="true"' if kind == "multiple" else ""
    inside = "".join(
        f'<{option} correct="{str(right).lower()}">{words}<{hint}{state}>So ist es.</{hint}></{option}>'
        for words, right in options
    )
    return f'<problem display_name="Frage"><{response}><label>Was gilt?</label><{box}{group}>{inside}</{box}></{response}></problem>'
