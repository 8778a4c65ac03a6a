"""The sheet of W5 as its rules take it: the levels of each profile by the competences that matter here."""

from __future__ import annotations

from typing import Any

from xblocks.modules.people_competences.content import MEASURES, NEEDED, PROFILES
from xblocks.modules.workshop.work import Judged


def sheet(judged: Judged) -> dict[str, Any]:
    """Levels of competences without a target stay out."""
    needed = {row.key for row in judged.rows[NEEDED]}
    profiles = judged.rows[PROFILES]
    return {
        "profiles": [{"id": row.key} for row in profiles],
        "competences": [{"id": row.key, **row.cells} for row in judged.rows[NEEDED]],
        "actual": {row.key: {name: row.cells[name] for name in row.cells if name in needed} for row in profiles},
        "measures": [{"id": row.key, **row.cells} for row in judged.rows[MEASURES]],
    }
