"""What was agreed, as the templates show it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from xblocks.core.text import beginning
from xblocks.retrospective.context import clusters
from xblocks.retrospective.context.opened import START, Open, parsed
from xblocks.retrospective.model import MOST_ACTIONS, Action, Phase, shown


def actions(here: Open, stored: Iterable[Action], *, shown_always: bool = False) -> dict[str, Any]:
    """What was agreed: first what is open from earlier, then what this board adds."""
    today = timezone.localdate()
    name, phase_now, following = here.place.name, here.phase, parsed(here.block.next_date)
    stored = list(stored)
    earlier = [_action(here, entry, today) for entry in stored if shown(entry, name)]
    new = [_action(here, entry, today) for entry in stored if entry.board == name]
    visible = shown_always or phase_now in (Phase.STAGE, Phase.DECIDE, Phase.CLOSED)
    return {
        "earlier": earlier if visible else [],
        "new": new if visible else [],
        "noting": phase_now is Phase.DECIDE or (shown_always and phase_now is Phase.VOTE),
        "final": phase_now is Phase.CLOSED,
        "most": MOST_ACTIONS,
        "topics": _topics(here),
        "due": str(following) if following and following >= today else "",  # a rerun of a course brings old dates along
        "visible": visible and bool(earlier or new or phase_now is Phase.DECIDE),
    }


def _topics(here: Open) -> list[dict[str, str]]:
    """What an action may come from. Of a group that nobody has named its key is kept and not the words of a card."""
    places = {key: place for place, key in enumerate(clusters.in_order(here))}
    found = sorted(here.board.clusters, key=lambda cluster: places[cluster.key])
    return [{"value": cluster.title or cluster.key, "title": clusters.title(here, cluster)} for cluster in found]


def _action(here: Open, entry: Action, today: date) -> dict[str, Any]:
    return {
        "action": entry,
        "cluster": clusters.called(here, entry.cluster),
        "known": any(entry.cluster in (cluster.key, cluster.title) for cluster in here.board.clusters),
        "day": parsed(entry.due),
        "overdue": entry.overdue(today),
        "past": entry.board == here.place.name and entry.overdue(today) and here.phase is not Phase.CLOSED,
        "escalates": entry.escalates(here.place.name, today),
        "start": beginning(entry.text, START),
        "status": entry.status,
    }
