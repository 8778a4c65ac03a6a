"""Where sheets are kept: one space per person or team and placement; every row is an item of it.

A row of a team names nobody: it belongs to the group, and stays when somebody leaves. Hold one space at a time.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from xblocks.core.message import Message
from xblocks.core.payload import STALE, Refusal
from xblocks.core.text import marked as _
from xblocks.kit import platform
from xblocks.modules.workshop import presence
from xblocks.modules.workshop.cells import Cells
from xblocks.modules.workshop.content import Group
from xblocks.modules.workshop.merging import merged
from xblocks.modules.workshop.presence import NOBODY, Presence
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.spec import MAX_ROWS, Spec, Table
from xblocks.modules.workshop.work import Fitting, Stored, Work, fitting, work
from xblocks.spaces import api

ROW = "workshop.row"
MEMBER = "workshop.member"
SHEET = "sheet"  # target of the marks
_GAP = 1 << 20  # between the ranks of two rows: twenty may come between before all are numbered anew


@dataclass(frozen=True)
class Place:
    """The sheet that a person works on: her own, or that of her team; `version` as `api.versions` gives it.

    `present` is that of the space in the record `beside`, which says who has which row open: see `presence`.
    """

    context: str
    record: str
    person: str
    group: str
    version: tuple[int, int]
    beside: str = ""
    present: tuple[int, int] = NOBODY

    @property
    def key(self) -> api.SpaceKey:
        """The space of the sheet."""
        return api.SpaceKey(self.context, self.record, self.group)

    @property
    def presence(self) -> Presence:
        """The space beside it."""
        return Presence(self.context, self.beside, self.group, self.person, self.present)

    @property
    def own(self) -> api.SpaceKey:
        """The space of her own sheet."""
        return api.SpaceKey(self.context, self.record, api.personal_group(self.person))

    @property
    def name(self) -> str:
        """What a page says to name the sheet it shows."""
        return hashlib.sha256(self.group.encode()).hexdigest()[:16]

    @property
    def alone(self) -> bool:
        """Whether it is her own sheet."""
        return self.group == api.personal_group(self.person)

    @property
    def by_code(self) -> bool:
        """Whether it is the sheet of a team that people formed themselves."""
        return api.is_formed(self.group)


def new_team() -> str:
    """The group of a new team."""
    return api.group_name(api.FORMED, secrets.token_hex(16))


def record(block: Workshop) -> tuple[str, str]:
    """Context and record of the sheets of a placement."""
    return str(platform.course_key(block)), api.record_name("workshop", str(block.scope_ids.usage_id))


def record_beside(block: Workshop) -> str:
    """The record of the spaces that say who has which row open."""
    return api.record_name("editing", str(block.scope_ids.usage_id))


def place(block: Workshop, person: str) -> Place:
    """Where a person works. Who belongs to no team or cohort of the course has a sheet of her own."""
    context, name = record(block)
    beside = record_beside(block)
    own = api.personal_group(person)
    if block.group == Group.OPEN:
        found = api.entered(context, name, own, MEMBER, person, beside=beside)
        group = min((key.group for key in found if api.is_formed(key.group)), default=own)
    else:
        shared = platform.cohort_of(block) if block.group == Group.COHORT else platform.team_of(block, block.teamset)
        group = own if shared is None else api.group_name(block.group, shared)
        keys = [api.SpaceKey(context, each, group) for each in (name, beside)]
        found = dict(zip(keys, api.versions(keys), strict=True))
    versions = [found.get(api.SpaceKey(context, each, group), NOBODY) for each in (name, beside)]
    return Place(context, name, person, group, versions[0], beside, versions[1])


def opened(spec: Spec, snapshot: api.Snapshot, presets: Mapping[str, Cells], fitting: Fitting = fitting) -> Work:
    """A space as a sheet."""
    members = [mark.person for mark in snapshot.marks if mark.kind == MEMBER]
    version = (snapshot.space_id or 0, snapshot.revision)
    beside: dict[str, dict[str, Any]] = {}
    for item in snapshot.items:
        if item.kind != ROW:
            beside.setdefault(item.kind, {})[item.key] = item.data
    return work(spec, map(_stored, _rows(snapshot.items)), members, version, presets, fitting, beside)


def _rows(items: Iterable[api.Item]) -> Iterable[api.Item]:
    return (item for item in items if item.kind == ROW)


def _stored(item: api.Item) -> Stored:
    """A row as it was stored, by whatever version: what has no place in the sheet belongs to no table."""
    table, rank, edited = item.data.get("table"), item.data.get("rank"), item.data.get("edited")
    return Stored(
        table if isinstance(table, str) else "",
        item.key,
        rank if isinstance(rank, int) else 0,
        item.data.get("cells"),
        edited if isinstance(edited, int) else item.revision,
    )


def _data(table: str, rank: int, cells: Any, edited: int) -> dict[str, Any]:
    """A row as it is stored. `edited` is the space's revision when its cells were changed last: moving is no edit."""
    return {"table": table, "rank": rank, "cells": cells, "edited": edited}


def edited(item: api.Item | None) -> int:
    """What a form has to have seen of a stored row: 0 where there is none."""
    return _stored(item).edited if item and not item.deleted else 0


@contextmanager
def writing(place: Place) -> Iterator[api.Writer]:
    """One write to a sheet, with which she has no row open any more."""
    with api.write(place.key) as space:
        yield space
    presence.end(place.presence)


@dataclass(frozen=True)
class Edit:
    """What somebody typed into a row, and what her form was made from: the revision `seen` and the cells `base`.

    Without a base, whatever differs from what is stored now is in question.
    """

    cells: Cells
    seen: int = 0
    base: Mapping[str, Any] | None = None
    after: str = ""


class Collision(Refusal):
    """409: somebody changed the row meanwhile. `stored` are its cells now (None: it is deleted), `edited` their revision.

    `mine` is the edit with what only the other changed; in the columns `open` somebody has to choose.
    """

    def __init__(self, mine: Cells, stored: Cells | None, edited: int, open: tuple[str, ...]) -> None:
        super().__init__(409, "conflict", Message(STALE))
        self.mine, self.stored, self.edited, self.open = mine, stored, edited, open


def _require_seen(stored: api.Item | None, key: str, seen: int) -> None:
    """Raise api.Conflict where the cells of a row are not those that were seen."""
    if seen != edited(stored):
        raise api.Conflict(stored or api.Item(ROW, key, None, {}, 0, True, None), {})


def _of(space: api.Writer, table: str) -> list[Stored]:
    """The rows of a table under the lock, in order."""
    found = [row for row in map(_stored, space.items(ROW)) if row.table == table]
    return sorted(found, key=lambda row: (row.rank, row.key))


def save(place: Place, spec: Spec, table: Table, key: str, edit: Edit) -> bool:
    """Store a row, a new one at the end or behind the row `after`. What stands there already is not stored again.

    What somebody else changed meanwhile is merged with it, and True says so. Raises Collision where both changed the
    same, Refusal `full` for too many rows.
    """
    with writing(place) as space:
        kept = space.get(ROW, key)
        stored = _stored(kept) if kept else None
        if stored and stored.table != table.name:
            raise Refusal(400, "unknown", Message(_("There is no such row.")))
        if stored and stored.cells == edit.cells:
            return False
        new, was_merged = _merged(space, spec, table, edit, stored)
        rank = stored.rank if stored else _new_rank(space, table, edit.after)
        if not stored or stored.cells != new:
            space.put(ROW, key, _data(table.name, rank, new, space.revision), person=None)
        return was_merged


def _merged(space: api.Writer, spec: Spec, table: Table, edit: Edit, stored: Stored | None) -> tuple[Cells, bool]:
    """The cells to store, and whether another's are among them. Raises Collision.

    Rows that are gone are in neither form, so they are no difference between the two.
    """
    if edit.seen == (stored.edited if stored else 0):
        return edit.cells, False
    if stored is None:
        raise Collision(edit.cells, None, 0, ())
    now = work(spec, map(_stored, space.items(ROW))).row(table.name, stored.key)
    theirs = dict(now.cells) if now else {}
    found = merged(table, edit.base, edit.cells, theirs)
    if found.open:
        raise Collision(found.cells, theirs, stored.edited, found.open)
    return found.cells, True


def _new_rank(space: api.Writer, table: Table, after: str) -> int:
    rows = _of(space, table.name)
    if len(rows) >= MAX_ROWS:
        raise full()
    position = next((number for number, row in enumerate(rows, 1) if row.key == after), len(rows))
    return _between(space, rows, position)


def full() -> Refusal:
    """The refusal of more rows than a table takes."""
    return Refusal(409, "full", Message(_("A sheet takes at most %(number)s rows here."), {"number": MAX_ROWS}))


def add(place: Place, table: Table, rows: Sequence[tuple[str, Cells]]) -> None:
    """Store new rows at the end of a table, all or none. Those that are there already came with the same request."""
    with writing(place) as space:
        there = _of(space, table.name)
        if {row.key for row in there} & {key for key, _cells in rows}:
            return
        if len(there) + len(rows) > MAX_ROWS:
            raise full()
        last = there[-1].rank if there else 0
        for number, (key, cells) in enumerate(rows, 1):
            space.put(ROW, key, _data(table.name, last + number * _GAP, cells, space.revision), person=None)


def _between(space: api.Writer, rows: list[Stored], position: int) -> int:
    """A rank at a position (0: first) among rows that are in order; they are numbered anew where no gap is left."""
    ranks = [row.rank for row in rows]
    if any(two - one < 2 for one, two in pairwise(ranks)):
        ranks = [_GAP * number for number in range(1, len(rows) + 1)]
        for row, rank in zip(rows, ranks, strict=True):
            space.put(ROW, row.key, _data(row.table, rank, row.cells, row.edited), person=None)
    if position >= len(ranks):
        return ranks[-1] + _GAP if ranks else _GAP
    before = ranks[position - 1] if position else ranks[0] - 2 * _GAP
    return (before + ranks[position]) // 2


def move(place: Place, table: Table, key: str, number: int, by: int) -> bool | None:
    """Move the row that is to have this number one up (-1) or down (1); False where it is at the end, None where it has
    another number by now. Refusal `gone` where there is none.
    """
    with writing(place) as space:
        rows = _of(space, table.name)
        position = next((number for number, row in enumerate(rows) if row.key == key), None)
        if position is None:
            raise Refusal(409, "gone", Message(_("Somebody deleted this in the meantime.")))
        if position + 1 != number:
            return None
        target = position + by
        if not 0 <= target < len(rows):
            return False
        row = rows.pop(position)
        rank = _between(space, rows, target)
        space.put(ROW, key, _data(table.name, rank, row.cells, row.edited), person=None)
        return True


def delete(place: Place, key: str, *, seen: int) -> None:
    """Delete a row. Raises api.Conflict where somebody changed it since it was seen."""
    with writing(place) as space:
        stored = space.get(ROW, key)
        if stored is not None:
            _require_seen(stored, key, seen)
            space.delete(ROW, key)


def copy(place: Place, source: str, target: str) -> None:
    """Begin a table with the rows of another. Refusal 409 where it is not empty, or there is nothing to copy."""
    with writing(place) as space:
        rows = _of(space, source)
        if not rows or _of(space, target):
            raise Refusal(409, "not_empty", Message(_("Copying is possible into an empty table only.")))
        for row in rows:
            space.put(ROW, secrets.token_hex(8), _data(target, row.rank, row.cells, space.revision), person=None)


def fill(rows: Iterable[api.Item], space: api.Writer) -> None:
    """Put the rows of another sheet in place of those in a space, which is open for writing."""
    new = {item.key: item.data for item in _rows(rows)}
    for item in space.items(ROW):
        if item.key not in new:
            space.delete(ROW, item.key)
    for name, data in new.items():
        space.put(ROW, name, {**data, "edited": space.revision}, person=None)


def erase(place: Place) -> None:
    """Delete a person's own sheet."""
    with api.write(place.own) as space:
        space.delete_space()


def clear(block: Workshop, person: str) -> None:
    """Delete what belongs to a person at a placement: her own sheet and her place in a team."""
    context, name = record(block)
    for each in (name, record_beside(block)):
        api.clear_state(context, each, person)
