"""The sheet of W4 as its rules take it, and as a state that sides sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xblocks.modules.design_spaces.content import (
    CONDITIONS,
    INSIDE,
    OUTSIDE,
    PURPOSE,
    RIGHTS,
    SPEC,
    SPONSOR,
    TEAM,
    TERM,
)
from xblocks.modules.design_spaces.model import FACTORS, SIDES
from xblocks.modules.workshop.spec import LEADERSHIP
from xblocks.modules.workshop.work import Judged, Stored, Work, work
from xblocks.signing.model import Signed, State, digest
from xblocks.signing.records import signed

SIGNATURES = "signatures"


def sheet(judged: Judged) -> dict[str, Any]:
    """What can be judged, tasks as a list of lines; the signatures are facts."""
    single = judged.single
    sponsor = {**single[SPONSOR], "tasks": lines(single[SPONSOR].get("tasks", ""))}
    return {
        **single[PURPOSE],
        **{name: [row.cells["name"] for row in judged.rows[name]] for name in (INSIDE, OUTSIDE)},
        "decision_rights": [row.cells for row in judged.rows[RIGHTS]],
        **single[TEAM],
        "sponsor": sponsor if single[SPONSOR] else None,
        "factors": {name: True for name in FACTORS if single[CONDITIONS].get(name)},
        **single[TERM],
        SIGNATURES: judged.facts.get(SIGNATURES, []),
    }


def lines(text: str) -> list[str]:
    """A text of one task per line as a list."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def state(sheet: Work) -> State:
    """What sides sign: the cells of all tables. What the team asks its leadership for beside is no part of it."""
    return {
        name: [(row.key, dict(row.cells)) for row in rows if row.cells]
        for name, rows in sheet.rows.items()
        if name != LEADERSHIP.name
    }


def restored(state: State) -> Work:
    """A state as a sheet again; what this release does not know of it is left out."""
    rows: Iterable[Stored] = (
        Stored(table, key, rank, cells, 0) for table, found in state.items() for rank, (key, cells) in enumerate(found)
    )
    return work(SPEC, rows)


def signing(sheet: Work) -> Signed:
    """What has been signed of it."""
    return signed(sheet.beside)


def facts(sheet: Work) -> Mapping[str, Any]:
    """The signatures under the version as it stands: an edit makes them those of another one."""
    found = signing(sheet)
    now = found.of(found.number(digest(state(sheet))))
    known = [one for one in now if one.side in SIDES]
    return {SIGNATURES: [{"side": one.side, "version": one.version, "date": one.day.isoformat()} for one in known]}
