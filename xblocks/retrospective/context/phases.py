"""How a board stands, and what leads it on."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from xblocks.kit import platform
from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.retrospective.content import PHASE_NAMES, Group
from xblocks.retrospective.context import clusters
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import PHASES, Phase, few, many, reopens


def phase(here: Open) -> dict[str, Any]:
    """Where the group stands and what everybody does now."""
    _ = gettext_for()
    guide = here.content.guide(here.phase)
    count = here.people.seated
    names = platform.display_names(here.people.facilitators)
    left = here.board.state.ends - time.time() if here.board.state and here.board.state.ends else None
    return {
        "steps": [
            {"name": _(PHASE_NAMES[entry]), "current": entry is here.phase, "past": entry.place < here.phase.place}
            for entry in PHASES
        ],
        "number": here.phase.place + 1,
        "count": len(PHASES),
        "name": _(PHASE_NAMES[here.phase]),
        "lang": here.language,
        "task": markdown(guide.task) if guide else "",
        "facilitators": ", ".join(sorted(names.values())),
        "participants": count,
        "number_of_board": here.people.space_id if here.people.joined and here.block.group != Group.COURSE else 0,
        "voters": here.people.voters if here.phase is Phase.VOTE else None,
        "choosing": here.phase is Phase.VOTE and here.state.choosing,
        "few": here.state.anonymous and few(count) and here.phase is not Phase.CLOSED,
        "many": many(count) and here.phase is Phase.STAGE,
        "remaining": None if left is None else max(0, round(left)),
        "ends": None if left is None else timezone.localtime(datetime.fromtimestamp(time.time() + left, UTC)),
    }


def lead(here: Open) -> dict[str, Any]:
    """What only facilitators see: how to lead this phase, and the way to the next."""
    _ = gettext_for()
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
        "next": None if final else {"key": PHASES[place + 1].value, "name": _(PHASE_NAMES[PHASES[place + 1]])},
        "last": here.phase is Phase.DECIDE,
        "back": [{"key": entry.value, "name": _(PHASE_NAMES[entry])} for entry in reversed(PHASES[:place])]
        if not here.state.closed
        else [],
        "voting": voting and not here.state.choosing,
        "choices": clusters.choices(here) if voting and here.state.choosing else [],
        "reopens": reopens(here.state, time.time()),
        "deletes_votes": here.phase is Phase.DECIDE,
        "loose": loose if here.phase is Phase.CLUSTER else 0,
        "running": here.board.state is not None and here.board.state.ends > 0,
    }


def role(here: Open, *, code: str = "") -> dict[str, Any]:
    """Taking, passing on and giving back the role of facilitator."""
    return {
        "facilitates": here.people.facilitates,
        "code": code,
        "first": here.block.first_facilitates == "on" and not here.people.facilitators,
        "open": here.phase is not Phase.CLOSED,
    }
