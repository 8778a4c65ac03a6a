"""Two people at one row: what each changed, put together. Pure.

Fields that only one of them changed are taken from her. Where both changed the same field, or the row that comes of it
does not go together, people choose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xblocks.modules.workshop.cells import Cells, checked
from xblocks.modules.workshop.spec import Table


@dataclass(frozen=True)
class Merge:
    """A merged row, and the columns in which somebody has to choose; there it holds what `mine` has."""

    cells: Cells
    open: tuple[str, ...] = ()


def merged(table: Table, base: Mapping[str, Any] | None, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """Merge two versions of a row that began as `base`; without one, every difference is open."""
    cells: Cells = {}
    differing: list[str] = []
    both_changed: list[str] = []
    for name in (column.name for column in table.columns):
        my, their = mine.get(name), theirs.get(name)
        if my != their:
            differing.append(name)
        if my != their and base is not None and my == base.get(name):
            my = their
        elif my != their and (base is None or their != base.get(name)):
            both_changed.append(name)
        if my is not None:
            cells[name] = my
    if both_changed:
        return Merge(cells, tuple(both_changed))
    if checked(table, cells):  # each version went together, both do not
        return Merge(dict(mine), tuple(differing))
    return Merge(cells)
