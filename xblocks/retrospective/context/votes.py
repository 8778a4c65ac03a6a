"""Groups of cards to vote for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import MOST_PER_CLUSTER, Phase, votes_each


def votes(here: Open, own: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The groups of cards to vote for, in an order that says nothing, with one's own dots."""
    given = here.people.own_votes if own is None else own
    each = votes_each(len(here.board.clusters))
    left = each - sum(given.get(cluster.key, 0) for cluster in here.board.clusters)
    counts = Counter(card.cluster for card in here.board.cards)
    return {
        "voting": here.phase is Phase.VOTE,
        "each": each,
        "left": left,
        "clusters": [
            {
                "key": cluster.key,
                "title": cluster.title,
                "cards": counts[cluster.key],
                "own": given.get(cluster.key, 0),
                "more": given.get(cluster.key, 0) + 1
                if given.get(cluster.key, 0) < MOST_PER_CLUSTER and left > 0
                else None,
                "less": given.get(cluster.key, 0) - 1 if given.get(cluster.key, 0) > 0 else None,
            }
            for cluster in here.board.clusters
        ],
    }
