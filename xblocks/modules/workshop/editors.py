"""Who has which row open, as the page says it: in the row, below a table for new ones, beside values without rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.kit import platform
from xblocks.modules.workshop import context, presence, tables
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.spec import Table


def note(here: Open, step: str, table: str, key: str) -> None:
    """What a step at a table says of the row that she has open."""
    if step == "close":
        presence.end(here.place.presence)
    elif step != "page" and here.watched:
        presence.begin(here.place.presence, table, key if step == "edit" else "")


def named(here: Open, table: Table) -> dict[str, Any]:
    """The regions of a table in which somebody is named."""
    marks = [mark for mark in here.editing if mark.data.get("table") == table.name]
    people = platform.display_names(mark.person for mark in marks) if marks else {}
    found: dict[str, list[str]] = {}
    for mark in marks:
        row = None if table.single else here.work.row(table.name, str(mark.data.get("row")))
        found.setdefault(row.key if row else "", []).append(people[mark.person])
    return {
        _region(table, key): ("editing.html", {"names": sorted(names), "row": bool(key), "single": table.single})
        for key, names in found.items()
    }


def everywhere(here: Open, starts: Mapping[str, int]) -> dict[str, Any]:
    """The regions of all that the page shows, empty where nobody is to be named any more, and what it has seen now."""
    found: dict[str, Any] = {"seen": ("seen.html", context.seen(here, present=True))}
    for table in here.module.spec.tables:
        start = tables.start_for(here.work, table.name, starts)
        rows = () if table.single else here.work.rows[table.name][start : start + tables.WINDOW]
        found |= dict.fromkeys((_region(table, key) for key in ("", *(row.key for row in rows))), "")
        found |= named(here, table)
    return found


def _region(table: Table, key: str) -> str:
    return f"editing-{table.name}-{key}" if key else f"editing-{table.name}"
