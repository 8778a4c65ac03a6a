"""Choices among a few: one, several, a step of a scale, yes or no. Their names stand in the content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.modules.workshop.kinds.base import CHOOSE, Kind, Told, Typed


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

    def said(self, value: Any, told: Told) -> str:
        """What the choice is called."""
        return told.options.get(str(value), str(value))

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """All choices."""
        return {"options": listed(column, {key: told.options.get(key, key) for key in self.options}, typed)}


@dataclass(frozen=True)
class Scale(Choice):
    """A step of a scale, from `low` to `high`, both included; a whole number."""

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
    roomy: ClassVar[bool] = True

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

    def said(self, value: Any, told: Told) -> str:
        """What the choices are called."""
        return ", ".join(told.options.get(entry, entry) for entry in value)


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
