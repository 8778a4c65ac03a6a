"""Texts: of one line, and of several."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from xblocks.core.message import Message, Unfit
from xblocks.core.text import beginning, carried
from xblocks.core.text import marked as _
from xblocks.modules.workshop.kinds.base import Kind, Room, Told, Typed

SUGGESTIONS = 50


@dataclass(frozen=True)
class LongText(Kind):
    """A text that may have several lines."""

    template: ClassVar[str] = "long"
    wide: ClassVar[bool] = True
    room: ClassVar[Room] = "story"
    longest: ClassVar[int] = 2_000

    def value(self, text: str, day_minutes: int) -> str:
        """The text. Raises Unfit where it is too long."""
        del day_minutes
        if len(text) > self.longest:
            message = _("At most %(max_length)s characters are possible here.")
            raise Unfit(Message(message, {"max_length": self.longest}))
        return text

    def fits(self, value: Any) -> bool:
        """Any text that is not blank and that a file can carry."""
        return isinstance(value, str) and bool(value.strip()) and carried(value)

    def begun(self, value: Any, longest: int) -> str:
        """Its beginning, in whole words."""
        return beginning(value, longest)

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """The text, and how long it may be."""
        return {**super().field(column, typed, told), "longest": self.longest}


@dataclass(frozen=True)
class Sentence(LongText):
    """A text without paragraphs, in a field that shows all of it."""

    room: ClassVar[Room] = "text"
    longest: ClassVar[int] = 300

    def value(self, text: str, day_minutes: int) -> str:
        """The text on one line."""
        return " ".join(super().value(text, day_minutes).split())


@dataclass(frozen=True)
class Text(LongText):
    """A text of one line. `suggest` offers what stands in other rows, so that equal things get equal names."""

    template: ClassVar[str] = "text"
    wide: ClassVar[bool] = False
    room: ClassVar[Room] = "text"
    longest: ClassVar[int] = 200

    suggest: bool = field(default=False, kw_only=True)

    def value(self, text: str, day_minutes: int) -> str:
        """The text on one line."""
        return " ".join(super().value(text, day_minutes).split())

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """The text, and what stands in other rows."""
        found = sorted({str(value) for value in told.values(column)})[:SUGGESTIONS] if self.suggest else []
        return {**super().field(column, typed, told), "suggestions": found}
