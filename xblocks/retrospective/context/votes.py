"""Groups of cards to vote for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.retrospective.context import clusters
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import MOST_PER_CLUSTER, Phase, votes_each


def votes(here: Open, own: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The groups of cards to vote for, in an order that says nothing, with one's own dots."""
    given = here.people.own_votes if own is None else own
    each = votes_each(len(here.board.clusters))
    left = each - sum(given.get(cluster.key, 0) for cluster in here.board.clusters)
    return {
        "voting": here.phase is Phase.VOTE and not here.state.choosing,
        "facilitates": here.people.facilitates,
        "each": each,
        "left": left,
        "clusters": [
            {
                **choice,
                "own": own,
                "more": own + 1 if own < MOST_PER_CLUSTER and left > 0 else None,
                "less": own - 1 if own > 0 else None,
            }
            for choice, own in ((choice, given.get(choice["key"], 0)) for choice in clusters.choices(here))
        ],
    }
