"""Who takes part, who leads, and how a board moves from phase to phase."""

from __future__ import annotations

import time
from dataclasses import replace

from django.utils import timezone

from xblocks.core.codes import new_code, opened_by
from xblocks.core.payload import Refusal
from xblocks.core.text import beginning
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records
from xblocks.retrospective.content import Switch
from xblocks.retrospective.model import (
    Obstacle,
    Phase,
    State,
    closing,
    forgets_votes,
    may_move,
    moved,
    obstacles,
    tallied,
)
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import ACTION, BOARD, CODE, FACILITATOR, PARTICIPANT, VOTE, Place
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
                raise Refusal(400, "no_such_code", message)
            space.delete(CODE, opened[1])
        elif not staff and (block.first_facilitates != Switch.ON or facilitators):
            message = _("You need a code for this. Ask whoever facilitates, or the course team.")
            raise Refusal(403, "not_facilitator", message)
        space.mark(FACILITATOR, BOARD, person)


def appoint(place: Place, person: str) -> str:
    """A code with which one other person becomes facilitator; only its hash is kept."""
    with api.write(place.people) as space:
        _lead(space, person)
        if len(space.items(CODE)) >= MAX_CODES:
            raise Refusal(429, "too_many", gettext_for()("There are many unused codes already. Pass on one of them."))
        code, key = new_code(space.space_id)
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


def _lead(space: api.Writer, person: str) -> None:
    if person not in {mark.person for mark in space.marks(FACILITATOR)}:
        raise _not_leading()


def _not_leading() -> Refusal:
    return Refusal(403, "not_facilitator", gettext_for()("Only facilitators can do this."))


def closed() -> Refusal:
    """For whoever wants to change what is over."""
    return Refusal(409, "closed", gettext_for()("This retrospective is closed. Nothing can be changed any more."))


def move(block: Retrospective, place: Place, person: str, phase: Phase, to: Phase) -> State:
    """Move the board. The people's space decides; the board's copy follows and is written anew if this is repeated."""
    board = records.board(api.read(place.board))
    if (phase, to) == (Phase.CLUSTER, Phase.VOTE) and not board.clusters:
        message = gettext_for()("There is nothing to vote on yet: put at least one card into a group.")
        raise Refusal(409, "no_cluster", message)
    with api.write(place.people) as space:
        state = records.kept_state(block, space)
        _lead(space, person)
        votes = space.marks(VOTE)
        if state.phase is not to:
            _check(place, state.phase, phase, to)
            state = moved(state, to, tallied(mark.data for mark in votes))
        if board.state is not None:  # older than the people's space only after a clean-up: then it decides
            state = replace(state, anonymous=board.state.anonymous)
        records.put_state(space, state)
        for mark in votes if forgets_votes(to) else ():
            space.unmark(VOTE, BOARD, mark.person)
    with api.write(place.board, anonymous=state.anonymous) as space:
        records.put_state(space, state)
    if to is Phase.CLOSED:
        _mark_overdue(place)
    return state


def _check(place: Place, stored: Phase, phase: Phase, to: Phase) -> None:
    _ = gettext_for()
    if stored is not phase:
        message = _("Somebody else has moved the phase in the meantime. Please look again.")
        raise Refusal(409, "moved", message)
    if stored is Phase.CLOSED:
        raise closed()
    if not may_move(phase, to):
        raise Refusal(409, "phase", _("Phases come one after the other. Please move forward step by step."))
    if to is Phase.CLOSED:
        new = [entry for entry in records.series(place) if entry.board == place.name]
        found = obstacles(new)
        if found:
            message = " ".join([_("The retrospective cannot be closed yet."), *map(explained, found)])
            raise Refusal(409, "not_ready", message)


def explained(obstacle: Obstacle) -> str:
    """What stands in the way of closing, in words."""
    _ = gettext_for()
    if obstacle.reason == "none":
        return _("Agree on at least one action.")
    if obstacle.reason == "many" or obstacle.action is None:
        return _("Three actions are the most: delete or merge some, so that they get done.")
    names = {"text": _("what is to be done"), "owner": _("who does it"), "due": _("until when")}
    lacking = ", ".join(names[name] for name in obstacle.lacking)
    title = beginning(obstacle.action.text, 60) or _("(without text)")
    return _("Action “%(action)s” lacks: %(lacking)s.") % {"action": title, "lacking": lacking}


def _mark_overdue(place: Place) -> None:
    today = timezone.localdate()
    stored = records.series(place)
    if all(closing(entry, place.name, today) == entry for entry in stored):
        return
    with api.write(place.actions) as space:
        for item in space.items(ACTION):
            before = records.action(item)
            after = closing(before, place.name, today)
            if after != before:
                space.put(ACTION, item.key, after.stored(), person=None)


def set_timer(block: Retrospective, place: Place, person: str, minutes: int) -> None:
    """Start the shared timer anew, or stop it."""
    people = leading(block, place, person)
    if people.state.phase is Phase.CLOSED:
        raise closed()
    with api.write(place.board, anonymous=people.state.anonymous) as space:
        state = records.state_of(space) or people.state
        records.put_state(space, replace(state, ends=int(time.time()) + 60 * minutes if minutes else 0))
