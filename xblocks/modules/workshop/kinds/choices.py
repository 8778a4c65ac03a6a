"""Choices among a few: one, several, a step of a scale, yes or no. Their names stand in the content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.modules.workshop.kinds.base import CHOOSE, Kind, Room, Told, Typed


def plainly(text: str) -> str:
    """A name without what people write one way or the other: capitals, spaces, the minus sign."""
    return " ".join(text.casefold().replace("−", "-").split())


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece for piece in map(plainly, re.split("[,;\n]", text)) if piece)


def named(names: Iterable[tuple[str, str]]) -> dict[tuple[str, ...], frozenset[str]]:
    """Keys by their names; a name with commas in it has several pieces."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for key, name in names:
        found[_pieces(name)] = found.get(_pieces(name), frozenset()) | {key}
    return found


def keys_in(text: str, names: Mapping[tuple[str, ...], frozenset[str]]) -> list[str]:
    """The keys of what a text lists by names, with commas, semicolons or lines between them. Raises Unfit.

    Of names that fit, the one with most pieces counts.
    """
    found: list[str] = []
    pieces, place = _pieces(text), 0
    longest = max(map(len, names), default=0)
    while place < len(pieces):
        ends = range(min(place + longest, len(pieces)), place, -1)
        end = next((end for end in ends if pieces[place:end] in names), None)
        if end is None:
            raise Unfit(Message(CHOOSE))
        keys = names[pieces[place:end]]
        if len(keys) > 1:
            raise Unfit(Message(_("There are several of that name.")))
        found += keys
        place = end
    return found


def one_in(text: str, names: Mapping[tuple[str, ...], frozenset[str]]) -> str:
    """The key of what a text names. Raises Unfit, also where it names several."""
    keys = keys_in(text, names)
    if len(keys) != 1:
        raise Unfit(Message(CHOOSE))
    return keys[0]


def listed(column: str, options: Mapping[str, str], typed: Typed) -> list[dict[str, Any]]:
    """Options as a template shows them: key, title, and whether it is chosen (by its name, or by a box of its own)."""
    chosen = typed.get(column)
    return [
        {"key": key, "title": title, "chosen": chosen == key or typed.get(f"{column}.{key}") is True}
        for key, title in options.items()
    ]


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few."""

    template: ClassVar[str] = "choice"

    options: tuple[str, ...] = ()

    def value(self, text: str, day_minutes: int) -> Any:
        """The key of the choice. Raises Unfit."""
        del day_minutes
        if text not in self.options:
            raise Unfit(Message(CHOOSE))
        return text

    def fits(self, value: Any) -> bool:
        """One of the keys."""
        return value in self.options

    def meant(self, column: str, text: str, told: Told) -> dict[str, str | bool]:
        """The choice that has this name."""
        return {column: one_in(text, told.names)}

    def said(self, value: Any, told: Told) -> str:
        """What the choice is called."""
        return told.options.get(str(value), str(value))

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """All choices."""
        return {"options": listed(column, {key: told.options.get(key, key) for key in self.options}, typed)}


@dataclass(frozen=True)
class Scale(Choice):
    """A step of a scale, from `low` to `high`, both included; a whole number."""

    room: ClassVar[Room] = "figure"

    low: int = 1
    high: int = 5
    options: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", tuple(map(str, range(self.low, self.high + 1))))

    def value(self, text: str, day_minutes: int) -> int:
        """The step. Raises Unfit."""
        return int(super().value(text, day_minutes))

    def fits(self, value: Any) -> bool:
        """One of the steps."""
        return isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high


@dataclass(frozen=True)
class SignedScale(Scale):
    """A step between two poles: from −2 to +2."""

    low: int = -2
    high: int = 2


@dataclass(frozen=True)
class Choices(Choice):
    """Any number of a few; a box each."""

    template: ClassVar[str] = "choices"
    wide: ClassVar[bool] = True
    room: ClassVar[Room] = "text"

    def owns(self, column: str, name: str) -> bool:
        """A field for each choice: `methods.survey`."""
        return name in (f"{column}.{option}" for option in self.options)

    def read(self, column: str, typed: Typed, day_minutes: int) -> list[str] | None:
        """The keys that are ticked, in the order of the choices."""
        del day_minutes
        return [option for option in self.options if typed.get(f"{column}.{option}") is True] or None

    def fits(self, value: Any) -> bool:
        """A list of keys."""
        return isinstance(value, list) and bool(value) and all(entry in self.options for entry in value)

    def typed(self, column: str, value: Any, told: Told) -> dict[str, str | bool]:
        """Each key as a ticked box."""
        del told
        return {f"{column}.{entry}": True for entry in value}

    def spread(self, column: str, text: str) -> dict[str, str | bool]:
        """Keys with spaces between them."""
        return {f"{column}.{entry}": True for entry in text.split()}

    def meant(self, column: str, text: str, told: Told) -> dict[str, str | bool]:
        """The choices that are listed by their names."""
        return {f"{column}.{key}": True for key in keys_in(text, told.names)}

    def said(self, value: Any, told: Told) -> str:
        """What the choices are called."""
        return ", ".join(told.options.get(entry, entry) for entry in value)


_YES = ("yes", "ja", "x", "✓", "✔", "☑", "1", "true", "wahr", "sand", "sandt")
_NO = ("no", "nein", "nej", "☐", "0", "false", "falsch", "falsk")


@dataclass(frozen=True)
class Flag(Kind):
    """Yes, or nothing."""

    template: ClassVar[str] = "flag"
    gathered: ClassVar[bool] = True

    def read(self, column: str, typed: Typed, day_minutes: int) -> bool | None:
        """True where the box is ticked."""
        del day_minutes
        return True if typed.get(column) is True else None

    def fits(self, value: Any) -> bool:
        """True."""
        return value is True

    def typed(self, column: str, value: Any, told: Told) -> dict[str, str | bool]:
        """The ticked box."""
        del told
        return {column: value}

    def spread(self, column: str, text: str) -> dict[str, str | bool]:
        """`true`."""
        return {column: text == "true"}

    def meant(self, column: str, text: str, told: Told) -> dict[str, str | bool]:
        """Whether it is ticked, or says yes, in one of our languages or the way a spreadsheet has it."""
        del told
        if plainly(text) not in _YES + _NO:
            raise Unfit(Message(_("Please write yes or no.")))
        return {column: plainly(text) in _YES}

    def said(self, value: Any, told: Told) -> str:
        """Yes or no."""
        return told.gettext(_("yes") if value else _("no"))

    def shown(self, value: Any, told: Told, nothing: str = "–") -> str:
        """No where there is nothing."""
        del nothing
        return self.said(value, told)

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """Whether it is ticked."""
        del told
        return {"checked": typed.get(column) is True}
