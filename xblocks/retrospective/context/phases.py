"""How a board stands, and what leads it on."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from xblocks.kit import platform
from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.retrospective import phases
from xblocks.retrospective.content import Group, phase_name
from xblocks.retrospective.context import clusters, rounds
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import PHASES, Action, Phase, few, many, obstacles, reopens, votes_each


def phase(here: Open) -> dict[str, Any]:
    """What stays in sight: the phase, the clock, how many share the board."""
    left = here.board.state.ends - time.time() if here.board.state and here.board.state.ends else None
    choosing = here.state.choosing
    return {
        "steps": [
            {
                "name": _called(entry, choosing=choosing),
                "current": entry is here.phase,
                "past": entry.place < here.phase.place,
            }
            for entry in PHASES
        ],
        "number": here.phase.place + 1,
        "count": len(PHASES),
        "name": _called(here.phase, choosing=choosing),
        "participants": here.people.seated,
        "cards": len(here.board.cards) if here.phase is not Phase.STAGE else None,
        "number_of_board": here.people.space_id if here.people.joined and here.block.group != Group.COURSE else 0,
        "voters": here.people.voters if here.phase is Phase.VOTE else None,
        "remaining": None if left is None else max(0, round(left)),
        "ends": None if left is None else timezone.localtime(datetime.fromtimestamp(time.time() + left, UTC)),
    }


def _called(entry: Phase, *, choosing: bool) -> str:
    return gettext_for()(phase_name(entry, choosing=choosing))


def task(here: Open) -> dict[str, Any]:
    """What everybody does now, and what to know before."""
    guide = here.content.guide(here.phase)
    count = here.people.seated
    names = platform.display_names(here.people.facilitators)
    return {
        "lang": here.language,
        "task": markdown(guide.task) if guide else "",
        "facilitators": ", ".join(sorted(names.values())),
        "choosing": here.phase is Phase.VOTE and here.state.choosing,
        "few": here.state.anonymous and few(count) and here.phase is not Phase.CLOSED,
        "many": many(count) and here.phase is Phase.STAGE,
    }


def lead(here: Open, stored: Iterable[Action] = ()) -> dict[str, Any]:
    """What only facilitators see: how to lead this phase, and the way to the next. `stored`: the actions of the series,
    before the board is closed.
    """
    if not here.people.facilitates:
        return {"facilitates": False}
    guide = here.content.guide(here.phase)
    place = here.phase.place
    final = here.phase is Phase.CLOSED
    loose = sum(not card.cluster for card in here.board.cards)
    voting = here.phase is Phase.VOTE
    return {
        "facilitates": True,
        "phase": here.phase.value,
        "final": final,
        "lang": here.language,
        "guide": markdown(guide.guide) if guide else "",
        "minutes": guide.minutes if guide else 0,
        "next": None if final else _step(here, PHASES[place + 1]),
        "last": here.phase is Phase.DECIDE,
        "fixed": _fixed(here, stored) if here.phase is Phase.DECIDE else None,
        "back": [_step(here, entry) for entry in reversed(PHASES[:place])] if not here.state.closed else [],
        "voting": voting and not here.state.choosing,
        "choices": clusters.choices(here) if voting and here.state.choosing else [],
        "count": clusters.choices(here) if voting else [],
        "each": votes_each(len(here.board.clusters)),
        "reopens": reopens(here.state, time.time()),
        "deletes_votes": here.phase is Phase.DECIDE,
        "loose": loose if here.phase is Phase.CLUSTER else 0,
        "round": here.place.round,
        "formats": rounds.formats(here) if final else [],
        "running": here.board.state is not None and here.board.state.ends > 0,
    }


def _step(here: Open, entry: Phase) -> dict[str, str]:
    return {"key": entry.value, "name": _called(entry, choosing=few(here.people.seated))}


def _fixed(here: Open, stored: Iterable[Action]) -> dict[str, Any]:
    """What closing would fix, and what stands in its way."""
    new = [entry for entry in stored if entry.board == here.place.name]
    return {
        "actions": len(new),
        "cards": len(here.board.cards),
        "groups": len(here.board.clusters),
        "obstacles": [phases.explained(obstacle) for obstacle in obstacles(new)],
    }


def role(here: Open) -> dict[str, Any]:
    """Taking, passing on and giving back the role of facilitator."""
    return {
        "facilitates": here.people.facilitates,
        "first": here.block.first_facilitates == "on" and not here.people.facilitators,
        "open": here.phase is not Phase.CLOSED,
    }
