"""Groups of cards: what they are called, and how they came out of the vote."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from xblocks.core.text import beginning
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import Cluster, ranking

TITLE_LENGTH = 60
_KEY = re.compile("[0-9a-f]{64}")


def title(here: Open, cluster: Cluster) -> str:
    """What somebody has called a group; until then how one of its cards begins. Nothing keeps a copy of that."""
    if cluster.title:
        return cluster.title
    first = next((card.text for card in here.board.cards if card.cluster == cluster.key), "")
    return beginning(first.partition("\n")[0], TITLE_LENGTH) or gettext_for()("(no card any more)")


def choices(here: Open) -> list[dict[str, Any]]:
    """Each group with its number of cards, and whether people have settled on it, in an order that says nothing."""
    counts = Counter(card.cluster for card in here.board.cards)
    return [
        {
            "key": cluster.key,
            "title": title(here, cluster),
            "cards": counts[cluster.key],
            "chosen": cluster.key in here.state.chosen,
        }
        for cluster in here.board.clusters
    ]


def results(here: Open) -> dict[str, dict[str, Any]]:
    """By group: dots and rank, None where there are none; whether others share the rank; whether it was chosen."""
    tally = here.state.tally
    ranks = ranking(tally) if tally else {}
    shared = Counter(ranks.values())
    return {
        cluster.key: {
            "votes": tally.get(cluster.key, 0) if tally else None,
            "rank": ranks.get(cluster.key),
            "level": shared[ranks.get(cluster.key, 0)] > 1,
            "chosen": cluster.key in here.state.chosen,
        }
        for cluster in here.board.clusters
    }


def in_order(here: Open) -> list[str]:
    """The keys of the groups: what was chosen or has most dots first, before that in an order that says nothing."""
    found = results(here)

    def place(key: str) -> tuple[Any, ...]:
        result = found[key]
        return (not result["chosen"], result["rank"] or len(found) + 1, -(result["votes"] or 0), key)

    return sorted(found, key=place)


def called(here: Open, stored: str) -> str:
    """The group of cards that an action comes from, in words: its key where nobody has named it, else its name."""
    by_key = {cluster.key: cluster for cluster in here.board.clusters}
    if stored in by_key:
        return title(here, by_key[stored])
    return "" if _KEY.fullmatch(stored) else stored


def heading(result: dict[str, Any]) -> str:
    """How a group came out, in a few words; empty before the vote."""
    _ = gettext_for()
    if result["chosen"]:
        return _("Chosen")
    if result["votes"] is None:
        return ""
    votes = _("Votes: %(votes)s") % {"votes": result["votes"]}
    if result["rank"] is None:
        return votes
    rank = _("Rank %(rank)s, level") if result["level"] else _("Rank %(rank)s")
    return f"{rank % {'rank': result['rank']}} · {votes}"
