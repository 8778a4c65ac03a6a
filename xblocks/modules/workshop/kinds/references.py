"""Values that name rows of the sheet, of the same table or of another. A row that has gone takes its name with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from xblocks.core.message import Message, Unfit
from xblocks.modules.workshop.kinds.base import CHOOSE, Kind, Room, Told, Typed
from xblocks.modules.workshop.kinds.choices import keys_in, listed, one_in

ROW_KEY = re.compile(r"[A-Za-z0-9_]{1,32}")


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and ROW_KEY.fullmatch(value) is not None


@dataclass(frozen=True)
class OneRow(Kind):
    """One row of the table `of`, by its key."""

    template: ClassVar[str] = "choice"

    of: str = field()

    def value(self, text: str, day_minutes: int) -> str:
        """The row's key; it may have gone meanwhile. Raises Unfit for what can be none."""
        del day_minutes
        if not _is_key(text):
            raise Unfit(Message(CHOOSE))
        return text

    def fits(self, value: Any) -> bool:
        """A key."""
        return _is_key(value)

    def resolved(self, value: Any, present: Callable[[str], Mapping[str, int]]) -> Any:
        """The row, if it is still there."""
        return value if value in present(self.of) else None

    def meant(self, column: str, text: str, told: Told) -> dict[str, str | bool]:
        """The row of this name."""
        return {column: one_in(text, told.names)}

    def said(self, value: Any, told: Told) -> str:
        """What the row is called."""
        return told.row(self.of, value)

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """The rows that may be named."""
        return {"options": listed(column, dict(told.rows(self.of)), typed)}


@dataclass(frozen=True)
class SeveralRows(OneRow):
    """Any number of rows of the table `of`; a box each."""

    template: ClassVar[str] = "choices"
    wide: ClassVar[bool] = True
    room: ClassVar[Room] = "text"

    def owns(self, column: str, name: str) -> bool:
        """A field for each row, also for one that has gone since the form was made."""
        beginning, _dot, key = name.partition(".")
        return beginning == column and _is_key(key)

    def read(self, column: str, typed: Typed, day_minutes: int) -> list[str] | None:
        """The rows that are ticked, in order of their keys: nobody orders boxes."""
        del day_minutes
        found = sorted(name for name, value in typed.items() if value is True and self.owns(column, name))
        return [name.partition(".")[2] for name in found] or None

    def fits(self, value: Any) -> bool:
        """A list of keys."""
        return isinstance(value, list) and bool(value) and all(map(_is_key, value))

    def resolved(self, value: Any, present: Callable[[str], Mapping[str, int]]) -> Any:
        """Those that are still there, in the order of their table."""
        places = present(self.of)
        return sorted({key for key in value if key in places}, key=places.__getitem__) or None

    def typed(self, column: str, value: Any, told: Told) -> dict[str, str | bool]:
        """Each row as a ticked box."""
        del told
        return {f"{column}.{key}": True for key in value}

    def spread(self, column: str, text: str) -> dict[str, str | bool]:
        """Keys with spaces between them."""
        return {f"{column}.{key}": True for key in text.split()}

    def meant(self, column: str, text: str, told: Told) -> dict[str, str | bool]:
        """The rows that are listed by their names."""
        return {f"{column}.{key}": True for key in keys_in(text, told.names)}

    def said(self, value: Any, told: Told) -> str:
        """What the rows are called."""
        return ", ".join(told.row(self.of, key) for key in value)
