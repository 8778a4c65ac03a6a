"""The parts of the page that hold a person's own cards."""

from __future__ import annotations

from typing import Any

from xblocks.retrospective import context
from xblocks.retrospective.context.opened import Open


def regions(here: Open, keys: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """They anew: under their columns while she writes there, else in one list. Never with a form for a new card: a poll
    may not take away what somebody is about to press.
    """
    values = context.cards.mine(here, keys)
    lists = {f"own-{place['key']}": ("own_list.html", {**values, "place": place}) for place in values["places"]}
    return {"mine": ("mine.html", values), **(lists if values["in_columns"] else {})}
