"""The canvas in the shape in which the rules take it. Pure."""

from __future__ import annotations

from typing import Any

from xblocks.modules.team_building.content import AGREEMENTS, GOALS, NEEDS, PURPOSE, ROLE, STRENGTHS
from xblocks.modules.workshop.work import Judged


def sheet(judged: Judged) -> dict[str, Any]:
    """`{"canvas": …}` beside what else the rules get; of the pulse that is nothing, since nobody may read its answers."""
    return {
        **judged.facts,
        "canvas": {
            **judged.single[PURPOSE],
            **{name: texts(judged, name) for name in (GOALS, NEEDS, STRENGTHS)},
            "roles": [{"role": row.key, **row.cells} for row in judged.rows[ROLE]],
            "agreements": [dict(row.cells) for row in judged.rows[AGREEMENTS]],
        },
    }


def texts(judged: Judged, table: str) -> list[str]:
    """The rows of a table that has nothing but a text."""
    return [row.cells["text"] for row in judged.rows[table]]
