"""A sheet as it was read: its rows in order, and which of them can be judged. Pure.

What another version stored, and rows that name rows, are resolved here: a value that does not fit is left out, a row
that is gone vanishes from where it was named, and whoever needs it waits. Rules never meet any of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from xblocks.modules.workshop import cells
from xblocks.modules.workshop.cells import Cells
from xblocks.modules.workshop.spec import Column, Spec, Table


class Stored(NamedTuple):
    """A row as it is stored; `cells` may be of any shape."""

    table: str
    key: str
    rank: int
    cells: Any
    edited: int


def fitting(table: Table, stored: Iterable[Stored]) -> Mapping[str, Cells]:
    """What fits of the rows of a table, by their keys."""
    return {row.key: cells.fitting(table, row.cells) for row in stored}


#: Something that does what `fitting` does.
Fitting = Callable[[Table, Iterable[Stored]], Mapping[str, Cells]]


class Row(NamedTuple):
    """One row. `number` counts from 1 in its table, `rank` orders it there.

    `edited` is the space's revision when its cells were changed last, 0 where they never were. A fixed row that nobody has
    filled in, or somebody has emptied, is there without being `stored`; so are values besides that are preset. `lacking`
    are the columns it needs and does not have; in those that are `unclear` values do not go together, or lead to a row
    that waits itself.
    """

    table: str
    key: str
    rank: int
    number: int
    cells: Mapping[str, Any]
    edited: int = 0
    stored: bool = True
    lacking: tuple[Column, ...] = ()
    unclear: tuple[Column, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether it cannot be judged yet."""
        return bool(self.lacking or self.unclear)


@dataclass(frozen=True)
class Work:
    """All rows of a sheet by table, and who shares it (people; none on one's own sheet).

    `beside` are the items of its space that are no rows, kind → key → data: what a part beside the engine stores.
    """

    space_id: int
    revision: int
    rows: Mapping[str, tuple[Row, ...]]
    members: tuple[str, ...] = ()
    beside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Row]:
        return {(row.table, row.key): row for rows in self.rows.values() for row in rows}

    def row(self, table: str, key: str) -> Row | None:
        """The row with that key, if there is one."""
        return self._by_key.get((table, key))

    @cached_property
    def _anywhere(self) -> dict[str, Row]:
        return {row.key: row for rows in reversed([*self.rows.values()]) for row in rows}

    def found(self, key: str) -> Row | None:
        """The row with that key in the first table that has one."""
        return self._anywhere.get(key)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Row]:
        return {(row.table, row.cells.get("name", "")): row for rows in self.rows.values() for row in reversed(rows)}

    def named(self, table: str, name: str) -> Row | None:
        """The first row of that name in a table, if there is one."""
        return self._by_name.get((table, name))

    def complete(self, table: str) -> list[Row]:
        """The rows of a table that can be judged."""
        return [row for row in self.rows.get(table, ()) if row.stored and not row.waits]

    def values(self, table: str) -> Mapping[str, Any]:
        """The values of a single table."""
        return next((row.cells for row in self.rows.get(table, ())), {})

    @property
    def subject(self) -> str:
        """What the sheet is about, empty where nobody has said it."""
        return str(self.values("subject").get("subject", ""))

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(row.stored for rows in self.rows.values() for row in rows)


@dataclass(frozen=True)
class Judged:
    """What may be judged: complete rows by table, naming only such rows, the values of single tables, and `facts` from
    parts beside the engine. Once it was judged, `figures` are the numbers that the module derived.
    """

    rows: Mapping[str, tuple[Row, ...]]
    single: Mapping[str, Cells] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    part_of: Judged | None = None

    @property
    def whole(self) -> Judged:
        """All of it, where a picture shows a part."""
        return self.part_of or self

    def plain(self) -> dict[str, Any]:
        """The sheet as most rules take it: `{"goals": [{"id": key, …}], …}`, values of single tables and facts beside."""
        values = {name: value for found in self.single.values() for name, value in found.items()}
        rows = {name: [{"id": row.key, **row.cells} for row in rows] for name, rows in self.rows.items()}
        return {**values, **rows, **self.facts}

    def row(self, key: str) -> Row | None:
        """The row with that key, in whatever table."""
        return next((row for rows in self.rows.values() for row in rows if row.key == key), None)

    def only(self, table: str, keys: Iterable[str]) -> Judged:
        """The same with these rows of a table only."""
        wanted = set(keys)
        rows = tuple(row for row in self.rows[table] if row.key in wanted)
        return replace(self, rows={**self.rows, table: rows}, part_of=self)


def work(
    spec: Spec,
    stored: Iterable[Stored],
    members: Sequence[str] = (),
    version: tuple[int, int] = (0, 0),
    presets: Mapping[str, Cells] | None = None,
    fitting: Fitting = fitting,
    beside: Mapping[str, Mapping[str, Any]] | None = None,
) -> Work:
    """The sheet from what is stored; `presets` are values of single tables that nobody has stored yet.

    Rows of tables that the sheet does not have are left out. `fitting` may take from memory what it found before.
    """
    found: dict[str, list[Stored]] = {table.name: [] for table in spec.tables}
    for row in stored:
        table = spec.table(row.table)
        if table is not None and table.key_fits(row.key):
            found[row.table].append(row)
    fitted = {table.name: _fitted(table, found[table.name], presets or {}, fitting) for table in spec.tables}
    return Work(*version, _resolved(spec, fitted), tuple(sorted(members)), beside or {})


def _fitted(table: Table, stored: list[Stored], presets: Mapping[str, Cells], fitting: Fitting) -> list[Row]:
    """The rows of a table in order, each with what fits."""
    if table.single and not stored and table.name in presets:
        return [Row(table.name, table.name, 0, 1, presets[table.name], stored=False)]
    by_key = {row.key: row for row in sorted(stored, key=lambda row: (row.rank, row.key))}
    fits = fitting(table, stored)
    return [
        Row(table.name, key, row.rank, number, fits[key], row.edited, stored=not _emptied(table, fits[key]))
        if row
        else Row(table.name, key, 0, number, {}, stored=False)
        for number, (key, row) in enumerate(((key, by_key.get(key)) for key in table.fixed or by_key), 1)
    ]


def _emptied(table: Table, cells: Cells) -> bool:
    """Whether nothing is left of a fixed row; where it needs nothing, as one of boxes alone, that is an answer too."""
    return bool(table.fixed and table.required and not cells)


def _resolved(spec: Spec, fitted: Mapping[str, list[Row]]) -> dict[str, tuple[Row, ...]]:
    """The same rows, naming only rows that are there, with what they lack."""
    present = {
        table.name: _places(row for row in fitted[table.name] if row.stored or table.fixed) for table in spec.tables
    }
    rows = {table.name: [_with_gaps(table, row, present) for row in fitted[table.name]] for table in spec.tables}
    _hold_back(spec, rows)
    return {name: tuple(found) for name, found in rows.items()}


def _places(rows: Iterable[Row]) -> dict[str, int]:
    """Where rows stand, by their keys."""
    return {row.key: row.number for row in rows}


def _with_gaps(table: Table, row: Row, present: Mapping[str, Mapping[str, int]]) -> Row:
    row = _naming(table, row, present)
    wrong, lacking = cells.checked(table, row.cells), tuple(cells.lacking(table, row.cells))
    unclear = tuple(column for column in table.columns if column.name in wrong) if wrong else ()
    return row._replace(lacking=lacking, unclear=unclear) if lacking or unclear else row


def _naming(table: Table, row: Row, places: Mapping[str, Mapping[str, int]]) -> Row:
    """A row that names only rows which have a place."""
    changed = {}
    for column in table.references:
        value = row.cells.get(column.name)
        kept = value if value is None else column.kind.resolved(value, lambda name: places.get(name, {}))
        if kept != value:
            changed[column.name] = kept
    if not changed:  # of long sheets most rows are
        return row
    left = {name: changed.get(name, value) for name, value in row.cells.items()}
    return row._replace(cells={name: value for name, value in left.items() if value is not None})


def _hold_back(spec: Spec, rows: dict[str, list[Row]]) -> None:
    """Let rows wait that need a row which waits, as often as it takes."""
    needing = [(table, [c for c in table.references if c.required]) for table in spec.tables]
    needing = [(table, columns) for table, columns in needing if columns]
    changed = bool(needing)
    while changed:
        changed = False
        ready = {name: {row.key for row in found if row.stored and not row.waits} for name, found in rows.items()}
        for table, columns in needing:
            for place, row in enumerate(rows[table.name]):
                unclear = tuple(
                    c for c in columns if not row.waits and not _named(row, c) & ready.get(c.kind.of, set())
                )
                if unclear:
                    rows[table.name][place] = row._replace(unclear=unclear)
                    changed = True


def _named(row: Row, column: Column) -> set[str]:
    value = row.cells.get(column.name)
    return set(value) if isinstance(value, list) else {value} if isinstance(value, str) else set()


def judged(spec: Spec, sheet: Work, facts: Mapping[str, Any] | None = None) -> Judged:
    """The part of a sheet that rules may see, and what else they get."""
    rows = {table.name: sheet.complete(table.name) for table in spec.lists}
    places = {name: _places(found) for name, found in rows.items()}
    return Judged(
        {table.name: tuple(_naming(table, row, places) for row in rows[table.name]) for table in spec.lists},
        {table.name: dict(sheet.values(table.name)) for table in spec.tables if table.single},
        facts or {},
    )


def done(spec: Spec, sheet: Work) -> bool:
    """Whether every table that needs a row has one that can be judged."""
    return all(sheet.complete(table.name) for table in spec.tables if table.needed)
