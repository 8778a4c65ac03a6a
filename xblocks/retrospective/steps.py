"""Who takes part and who leads."""

from __future__ import annotations

import time
from dataclasses import replace

from xblocks.core.codes import new_code, opened_by
from xblocks.core.payload import Refusal
from xblocks.core.switch import Switch
from xblocks.kit import keyed
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records
from xblocks.retrospective.model import Phase, State
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import BOARD, CODE, FACILITATOR, PARTICIPANT, Place
from xblocks.spaces import api

MAX_CODES = 20


def join(block: Retrospective, place: Place, person: str) -> None:
    """Take a seat at the board."""
    with api.write(place.people) as space:
        records.kept_state(block, space)
        space.mark(PARTICIPANT, BOARD, person)


def facilitate(block: Retrospective, place: Place, person: str, code: str, *, staff: bool) -> None:
    """Take the role of facilitator: as staff of the course, with a code, or as the first where the author allows it."""
    _ = gettext_for()
    with api.write(place.people) as space:
        records.kept_state(block, space)
        facilitators = {mark.person for mark in space.marks(FACILITATOR)}
        if person in facilitators:
            return
        if code.strip():
            opened = opened_by(code)
            if opened is None or opened[0] != space.space_id or space.get(CODE, opened[1]) is None:
                message = _("This code opens nothing here. It may have been used already.")
                raise Refusal(400, "no_such_code", message, fields=["code"])
            space.delete(CODE, opened[1])
        elif not staff and (block.first_facilitates != Switch.ON or facilitators):
            message = _("You need a code for this. Ask whoever facilitates, or the course team.")
            raise Refusal(403, "not_facilitator", message, fields=["code"])
        space.mark(FACILITATOR, BOARD, person)


def appoint(place: Place, person: str, request: str) -> str:
    """A code with which one other person becomes facilitator; only its hash is kept."""
    with api.write(place.people) as space:
        lead(space, person)
        code, key = new_code(space.space_id, keyed.seed(space.space_id, request))
        if space.get(CODE, key) is None:
            if len(space.items(CODE)) >= MAX_CODES:
                message = gettext_for()("There are many unused codes already. Pass on one of them.")
                raise Refusal(429, "too_many", message)
            space.put(CODE, key, {}, person=None, seen=0)
    return code


def resign(place: Place, person: str) -> None:
    """Give the role back; who led stays at the table."""
    with api.write(place.people) as space:
        space.unmark(FACILITATOR, BOARD, person)
        if records.state_of(space) is not None:
            space.mark(PARTICIPANT, BOARD, person)


def leading(block: Retrospective, place: Place, person: str) -> records.People:
    """The people's space, for somebody who facilitates. Refusal 403 for others."""
    people = records.people(block, api.read(place.people), person)
    if not people.facilitates:
        raise _not_leading()
    return people


def lead(space: api.Writer, person: str) -> None:
    """Refuse, under the lock of the people's space, whoever does not facilitate."""
    if person not in {mark.person for mark in space.marks(FACILITATOR)}:
        raise _not_leading()


def _not_leading() -> Refusal:
    return Refusal(403, "not_facilitator", gettext_for()("Only facilitators can do this."))


def require_round(place: Place, state: State) -> State:
    """The state, where it is of the round that a request found. Refusal 409 where the next has begun meanwhile."""
    if state.round != place.round:
        raise closed()
    return state


def closed() -> Refusal:
    """For whoever wants to change what is over."""
    return Refusal(409, "closed", gettext_for()("This retrospective is closed. Nothing can be changed any more."))


def set_timer(block: Retrospective, place: Place, person: str, minutes: int) -> None:
    """Start the shared timer anew, or stop it."""
    people = leading(block, place, person)
    if people.state.phase is Phase.CLOSED:
        raise closed()
    with api.write(place.board, anonymous=people.state.anonymous) as space:
        state = records.state_of(space) or people.state
        records.put_state(space, replace(state, ends=int(time.time()) + 60 * minutes if minutes else 0))
