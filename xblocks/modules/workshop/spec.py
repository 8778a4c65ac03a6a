"""What a module's sheet is made of: tables with columns, and the rules whose findings need words. Pure.

A module declares it once; forms, tables, checks of what people type, CSV, print and paper all follow from it. Names are
those of the domain's sheets. Words stand in the content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from xblocks.core.message import Message
from xblocks.modules.workshop.kinds import Day, Kind, Sentence, Text

#: The most rows a table takes, and those of which one picture can still be read.
MAX_ROWS = 500
MAX_DRAWN = 40

#: The key of the row that begins with what somebody rated of herself: see `own`.
OWN = "own_profile"

#: What is wrong between the cells of a row, by column; nothing where they go together.
Check = Callable[[Mapping[str, Any]], dict[str, Message]]


@dataclass(frozen=True)
class Column:
    """One value of a row. `aside` values are rarely needed: they stand on paper, behind a disclosure in the form, and not
    in the table on the screen, which would grow too wide. With `again` a new row begins with the value of the row before
    it. `grouped` is another column of the table, and the one of its choices under which each choice of this one stands.
    `steps_of` is another table: in the form of a fixed row the choices are called as those of its column of the row's key.
    """

    name: str
    kind: Kind
    required: bool = True
    aside: bool = False
    again: bool = False
    grouped: tuple[str, Mapping[str, str]] | None = None
    steps_of: str = ""


@dataclass(frozen=True)
class Table:
    """One list of the sheet, or, as `single`, its values besides.

    `ordered` rows are moved up and down. `fixed` rows are there from the start, by these keys, and stay; their names
    stand in the content. A table can be begun with the rows of another (`copy_of`). The block counts as done when every
    `needed` table has a complete row. `check` says what is wrong between the cells of a row; those it takes may be
    missing. Where it is her `own` sheet, somebody may begin a row with what she rated of herself. Rows of a `broad` table
    are shown as cards where a page has no room for so many words side by side.
    """

    name: str
    columns: tuple[Column, ...]
    ordered: bool = False
    single: bool = False
    fixed: tuple[str, ...] = ()
    copy_of: str | None = None
    needed: bool = True
    check: Check | None = None
    own: bool = False
    broad: bool = False

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def title(self) -> Column:
        """The column whose text names a row, unless rows are fixed."""
        return self.columns[0]

    @cached_property
    def tests(self) -> tuple[tuple[str, Callable[[Any], bool]], ...]:
        """The names of the columns, each with what says whether a stored value fits there."""
        return tuple((column.name, column.kind.fits) for column in self.columns)

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """The columns without which a row cannot be judged."""
        return tuple(column for column in self.columns if column.required)

    @cached_property
    def references(self) -> tuple[Column, ...]:
        """The columns that name rows."""
        return tuple(column for column in self.columns if column.kind.of)

    def key_fits(self, key: str) -> bool:
        """Whether a row of the table may have that key."""
        return key == self.name if self.single else not self.fixed or key in self.fixed


#: What a sheet is about: first on every sheet; it names the print, pictures, files and the entry in the portfolio.
SUBJECT = Table("subject", (Column("subject", Text()),), single=True, needed=False)

#: What a team asks its leadership for: last on every sheet, and first on the page that it hands over.
LEADERSHIP = Table(
    "leadership",
    (
        Column("decision", Sentence(), required=False),
        Column("decides", Text(), required=False),
        Column("decide_by", Day(), required=False),
        Column("next_step", Sentence(), required=False),
        Column("source", Sentence(), required=False),
    ),
    single=True,
    needed=False,
)


@dataclass(frozen=True)
class Picture:
    """A picture of the sheet, shown behind the table `after`. A `paged` one shows the rows of that table which its page
    shows: more than twenty would not fit. The others do so too from more than MAX_DRAWN rows on, but for a `whole` one,
    of which a part says nothing: it sees to its room itself. `figures` are those that it names; the sheet says below its
    own how they are worked out.
    """

    name: str
    after: str
    paged: bool = False
    whole: bool = False
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spec:
    """A module's sheet. `rules` are (rule, severity) with the names of the values that a finding of it carries.

    Every sheet begins with its subject and ends with what its leadership is asked for; a module need not name them. The
    keys of fixed rows are unique in the sheet.
    """

    tables: tuple[Table, ...]
    rules: Mapping[tuple[str, str], tuple[str, ...]]
    limits: Mapping[str, float]
    figures: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", (SUBJECT, *self.tables, LEADERSHIP))

    @cached_property
    def _by_name(self) -> dict[str, Table]:
        return {table.name: table for table in self.tables}

    def table(self, name: str) -> Table | None:
        """The table of that name, if there is one."""
        return self._by_name.get(name)

    @property
    def lists(self) -> tuple[Table, ...]:
        """The tables that have rows."""
        return tuple(table for table in self.tables if not table.single)

    @cached_property
    def first(self) -> Table | None:
        """The first table to which people add rows."""
        return next((table for table in self.lists if not table.fixed), None)

    def belongs(self, table: Table, key: str) -> bool:
        """Whether a row with that key may stand in a table of the sheet, and in no other."""
        reserved = {name for other in self.tables for name in ((other.name,) if other.single else other.fixed)}
        return table.key_fits(key) and (key not in reserved or table.single or key in table.fixed)
