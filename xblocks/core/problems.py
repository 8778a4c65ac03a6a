"""What is wrong with values, place by place: our own findings, and those of pydantic as sentences for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from xblocks.core.message import Message, Unfit, said
from xblocks.core.text import marked as _

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


def found_by_pydantic(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], Message]]:
    """Each thing wrong: the path of its field, and the message. As plain text that is pydantic's own."""
    for detail in error.errors(include_url=False, include_input=False):
        values: dict[str, Any] = dict(detail.get("ctx", {}))
        cause = values.get("error")
        if isinstance(cause, Unfit):
            yield detail["loc"], Message(cause.message.id, cause.message.values, detail["msg"])
            continue
        if "part" in values:
            values["part"] = Message(values["part"])  # a field's title
        is_key = _KEY_CHARACTERS in str(values.get("pattern"))
        sentence = _KEY if is_key else _SENTENCES.get(detail["type"], _OTHERWISE)
        yield detail["loc"], Message(sentence, values, detail["msg"])


def dotted(path: tuple[str | int, ...]) -> str:
    """Write a path as people read it: ("competences", 2, "title") → "competences[2].title"."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
