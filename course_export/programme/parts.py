"""What programmes are written of: texts per language, keys, days and times, and the models that hold them."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints


def written(pattern: str, words: str) -> BeforeValidator:
    """Return the rule that a value is a text of this form; `words` say what is expected, with an example."""
    form = re.compile(pattern)

    def check(value: Any) -> Any:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise ValueError(f"{words} is expected here")
        return value

    return BeforeValidator(check)


_KEY = "a short name of letters A–Z, digits, “-” and “_” such as day_1 (at most 64)"
Key = Annotated[str, written(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", _KEY)]
Line = Annotated[str, written(r"[A-Z]{2}-[0-9]{2}", "a line of the checklist such as IP-16")]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

_EVERY = "*"


def _texts(value: Any) -> Any:
    if isinstance(value, str):
        return {_EVERY: value}
    if isinstance(value, dict):
        return value
    raise ValueError("a text is expected here, or one per language such as {de: Anfang, en: Start}")


Texts = Annotated[dict[str, Phrase], BeforeValidator(_texts), Field(min_length=1)]
"""A text per language (`{de: Start, en: Start}`); a plain string stands for every language."""


def in_language(texts: dict[str, str], language: str) -> str | None:
    """Return the text in a language, None if there is none."""
    return texts.get(language) or texts.get(_EVERY)


def said(texts: dict[str, str], language: str) -> str:
    """Return the text in the language of a programme that is loaded: `load` made sure that there is one."""
    return texts.get(language) or texts[_EVERY]


def _clock(value: Any) -> time:
    try:
        return value if isinstance(value, time) else time.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError('a time in quotes is expected, such as "09:00"') from None


Clock = Annotated[time, PlainValidator(_clock)]
"""A time of day, written in quotes."""


def zone(name: str) -> ZoneInfo | None:
    """Return a time zone by its name, None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class Part(BaseModel):
    """A part of a programme: unknown fields are refused, values never change."""

    # Schemas are built when a file is read: most commands read none.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
