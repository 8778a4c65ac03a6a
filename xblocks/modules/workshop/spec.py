"""What a module's sheet is made of: tables with columns, and the rules whose findings need words. Pure.

A module declares it once; forms, tables, checks of what people type, CSV, print and paper all follow from it. Names are
those of the domain's sheets. Words stand in the content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "long", "count", "amount", "choice", "choices", "flag", "day"]

#: The most rows a table takes.
MAX_ROWS = 500


@dataclass(frozen=True)
class Column:
    """One value of a row.

    `options` are the names of choices, in order. `whole` says that they are numbers (a scale). `suggest` offers what
    stands in other rows, so that equal things get equal names. `aside` values stand in the form and on paper, not in
    the table on the screen, which would grow too wide.
    """

    name: str
    kind: Kind
    required: bool = True
    options: tuple[str, ...] = ()
    whole: bool = False
    suggest: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Table:
    """One list of the sheet, or, as `single`, its values besides.

    `ordered` rows are moved up and down. A table can be begun with the rows of another (`copy_of`). The block counts as
    done when every `needed` table has a complete row.
    """

    name: str
    columns: tuple[Column, ...]
    ordered: bool = False
    single: bool = False
    copy_of: str | None = None
    needed: bool = True

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def title(self) -> Column:
        """The column whose text names a row."""
        return self.columns[0]


@dataclass(frozen=True)
class Spec:
    """A module's sheet. `rules` are (rule, severity) with the names of the values that a finding of it carries."""

    tables: tuple[Table, ...]
    rules: Mapping[tuple[str, str], tuple[str, ...]]
    limits: Mapping[str, float]
    figures: tuple[str, ...]

    def table(self, name: str) -> Table | None:
        """The table of that name, if there is one."""
        return next((table for table in self.tables if table.name == name), None)

    @property
    def lists(self) -> tuple[Table, ...]:
        """The tables that have rows."""
        return tuple(table for table in self.tables if not table.single)
