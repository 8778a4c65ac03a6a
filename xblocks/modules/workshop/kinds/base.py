"""What all kinds share: a value that is one text in one field of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, Protocol

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.core.text import normalise_newlines

#: What a form sends of a row, by the names of its fields: texts, and whether a box is ticked.
Typed = Mapping[str, str | bool]

CHOOSE = _("Please choose one of the values offered.")


class Numbers(Protocol):
    """How the reader writes a number: with so many decimals (None: as many as it has), with separators or without."""

    def __call__(self, value: float, places: int | None = None, *, grouped: bool = True) -> str: ...


#: Letters of a cell, typed or pasted, of whatever kind.
LONGEST = 5_000


def short(text: str) -> str:
    """A text without what stands around it. Raises Unfit where no kind of column could hold it."""
    if len(text) > LONGEST:
        raise Unfit(Message(_("At most %(max_length)s characters are possible here."), {"max_length": LONGEST}))
    return text.strip()


def _nothing(*_about: str) -> Sequence[Any]:
    return ()


@dataclass(frozen=True)
class Told:
    """What saying a value or showing its field takes: how the reader writes, the column's words, the sheet's rows.

    `options` are the names of the choices; `short` asks for as few letters as are understood. `row(table, key)` is what a
    row is called, `rows(table)` are the rows that may be named, `values(column)` what stands in the column of that name
    already; `names` are the keys of what can be named in a text from elsewhere, by their names (see `choices.named`).
    """

    gettext: Callable[[str], str]
    number: Numbers
    day: Callable[[date], str]
    today: Callable[[], date]
    day_minutes: int
    options: Mapping[str, str] = field(default_factory=dict)
    row: Callable[[str, str], str] = lambda _table, key: key
    rows: Callable[[str], Sequence[tuple[str, str]]] = _nothing
    values: Callable[[str], Iterable[Any]] = _nothing
    short: bool = False
    names: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)


#: What is written by hand: a number, a word or two, a sentence, or several lines of them.
Room = Literal["figure", "word", "text", "story"]


@dataclass(frozen=True)
class Kind:
    """One kind of column. `options` are the keys of its choices, `of` is the table whose rows it names."""

    template: ClassVar[str]
    #: Numbers stand on the right, wide fields take a line of the form, values have `room` on paper to write them; gathered
    #: ones stand with others in one column.
    number: ClassVar[bool] = False
    wide: ClassVar[bool] = False
    room: ClassVar[Room] = "word"
    gathered: ClassVar[bool] = False

    options: tuple[str, ...] = field(default=(), kw_only=True)
    of: str = field(default="", kw_only=True)

    def owns(self, column: str, name: str) -> bool:
        """Whether a field of that name belongs to a column of the kind."""
        return name == column

    def read(self, column: str, typed: Typed, day_minutes: int) -> Any:
        """The value as it was typed, None where nothing was. Raises Unfit with what to tell people beside the field."""
        value = typed.get(column, "")
        if not isinstance(value, str):
            raise Unfit(Message(_("A text is expected here.")))
        text = short(normalise_newlines(value))
        return self.value(text, day_minutes) if text else None

    def value(self, text: str, day_minutes: int) -> Any:
        """The value of a text that is not empty. Raises Unfit."""
        raise NotImplementedError

    def fits(self, value: Any) -> bool:
        """Whether a stored value, of any shape, is one of this kind: another version may have stored it."""
        raise NotImplementedError

    def resolved(self, value: Any, present: Callable[[str], Mapping[str, int]]) -> Any:
        """A value that fits, without rows that are gone; None where nothing is left.

        `present(table)` are the keys of the rows that are there, with their places.
        """
        del present
        return value

    def typed(self, column: str, value: Any, told: Told) -> dict[str, str | bool]:
        """A value as it would be typed."""
        del told
        return {column: str(value)}

    def spread(self, column: str, text: str) -> dict[str, str | bool]:
        """A value that is written as one text (in content, or a cell of a table) as it would be typed."""
        return {column: text}

    def meant(self, column: str, text: str, told: Told) -> dict[str, str | bool]:
        """A text from elsewhere, in the reader's words, as it would be typed here. Raises Unfit."""
        del told
        return self.spread(column, text)

    def said(self, value: Any, told: Told) -> str:
        """A value in the reader's words."""
        del told
        return str(value)

    def begun(self, value: Any, longest: int) -> Any:
        """A value where there is little room: only texts are cut, since half a number is another one."""
        del longest
        return value

    def plain(self, value: Any, told: Told) -> str | int | float | date:
        """A value for a table that is calculated with: a number and a day as what they are, everything else in words."""
        return self.said(value, told)

    def shown(self, value: Any, told: Told, nothing: str = "–") -> str:
        """A value in words, also where there is none."""
        return nothing if value is None else self.said(value, told)

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """What the field's template takes besides its title and help, with what is typed there."""
        del told
        value = typed.get(column, "")
        return {"value": value if isinstance(value, str) else ""}
