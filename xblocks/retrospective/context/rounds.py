"""Earlier rounds of a board."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from xblocks.retrospective.context.opened import Open


def earlier(here: Open) -> dict[str, Any]:
    """Their numbers and the day on which each was closed, the latest first."""
    return {
        "rounds": [
            {"number": number, "day": timezone.localtime(datetime.fromtimestamp(closed, UTC)) if closed else None}
            for number, closed in reversed(list(enumerate(here.state.past, start=1)))
        ]
    }


def formats(here: Open) -> list[dict[str, Any]]:
    """What the next round can be held in."""
    return [
        {"key": entry.key.value, "title": entry.title, "current": entry.key == here.format.key}
        for entry in here.content.formats
    ]
