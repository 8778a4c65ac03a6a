"""What is wrong with values, place by place: our own findings, and those of pydantic as sentences for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from xblocks.core.message import Message, Unfit, said
from xblocks.core.text import marked as _

Path = tuple[str | int, ...]

_FILL_IN = _("Please fill in this field.")
_CHOOSE = _("Please choose one of the values offered.")
_WHOLE_NUMBER = _("Please enter a whole number.")
_NUMBER = _("Please enter a number, such as 50 or 49.50.")
_YES_OR_NO = _("Only yes (true) or no (false) is possible here.")
_SENTENCES = {
    "missing": _FILL_IN,
    "string_too_short": _FILL_IN,
    "string_too_long": _("At most %(max_length)s characters are possible here."),
    "too_short": _("Number of entries: at least %(min_length)s."),
    "too_long": _("Number of entries: at most %(max_length)s."),
    "enum": _CHOOSE,
    "literal_error": _CHOOSE,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "greater_than_equal": _("The number must be at least %(ge)s."),
    "less_than_equal": _("The number must be at most %(le)s."),
    "key_twice": _("A key is used twice in “%(part)s”: %(keys)s"),
    "unknown_reference": _("Not among the entries of “%(part)s”: %(keys)s"),
    "extra_forbidden": _("This field does not exist."),
}
_KEY_CHARACTERS = "[A-Za-z0-9_-]"
_KEY = _("Only letters without accents, digits, - and _ are possible here, no spaces.")
_OTHERWISE = _("This value does not fit here.")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with content: where (line of the XML, path of the field) and what.

    As text it is English, for developers; people get what `said` gives.
    """

    line: int | None
    path: str
    message: Message | str

    def said(self, gettext: Callable[[str], str]) -> str:
        """The problem in the language of `gettext`; a message that is plain text stays as it is."""
        text = said(self.message, gettext)
        text = f"{self.path}: {text}" if self.path else text
        return gettext("line %(line)s: %(problem)s") % {"line": self.line, "problem": text} if self.line else text

    def __str__(self) -> str:
        text = f"{self.path}: {self.message}" if self.path else str(self.message)
        return f"line {self.line}: {text}" if self.line else text


def found_by_pydantic(error: ValidationError, data: Any) -> Iterator[tuple[Path, Message]]:
    """Each thing wrong with `data`: the path of its field, and the message. As plain text that is pydantic's own."""
    found: dict[Path, list[Any]] = {}
    for detail in error.errors(include_url=False, include_input=False):
        found.setdefault(leading(detail, data), []).append(detail)
    for path, details in found.items():
        # A union complains once for each alternative: of a text that is too long also that it is neither yes nor no.
        fitting = [detail for detail in details if not detail["type"].endswith(("_type", "_parsing"))]
        for detail in fitting or details[:1]:
            yield path, _message(detail)


def _message(detail: Any) -> Message:
    values: dict[str, Any] = dict(detail.get("ctx", {}))
    cause = values.get("error")
    if isinstance(cause, Unfit):
        return Message(cause.message.id, cause.message.values, detail["msg"])
    if "part" in values:
        values["part"] = Message(values["part"])  # a field's title
    is_key = _KEY_CHARACTERS in str(values.get("pattern"))
    sentence = _KEY if is_key else _SENTENCES.get(detail["type"], _OTHERWISE)
    return Message(sentence, values, detail["msg"])


def leading(detail: Any, data: Any) -> Path:
    """Where in the data one of pydantic's errors is: without the steps that it adds for the alternatives of a union."""
    steps: list[str | int] = []
    missing = detail["loc"][-1:] if detail["type"] == "missing" else ()
    for number, step in enumerate(detail["loc"]):
        if isinstance(data, dict) and (step in data or detail["loc"][number:] == missing):
            steps.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            steps.append(step)
            data = data[step]
    return tuple(steps)


def dotted(path: Path) -> str:
    """Write a path as people read it: ("competences", 2, "title") → "competences[2].title"."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
