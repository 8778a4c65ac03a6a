"""How a board moves from phase to phase, and what a vote comes to.

The people's space is locked first, then the board's, then that of the actions: both hold how the board stands, and are
written in one transaction.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from django.utils import timezone

from xblocks.core.disclosure import sums
from xblocks.core.payload import Refusal
from xblocks.core.text import beginning
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records, steps
from xblocks.retrospective.model import (
    MOST_CHOSEN,
    MOST_PER_CLUSTER,
    Obstacle,
    Phase,
    State,
    closing,
    counted_wrong,
    may_move,
    moved,
    obstacles,
    votes_each,
)
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import ACTION, CARD, CLUSTER, FACILITATOR, PARTICIPANT, VOTE, Place
from xblocks.spaces import api


def move(block: Retrospective, place: Place, person: str, phase: Phase, to: Phase) -> None:
    """Move the board from the phase that a page shows to another one. The same move twice is one."""
    now = time.time()

    def change(space: api.Writer, state: State) -> State:
        if state.phase is to:
            return state
        _check(place, state, phase, to, now)
        tally = sums(records.dots(mark) for mark in space.marks(VOTE))
        if state.phase is Phase.VOTE and to is Phase.DECIDE:
            _require_result(state, tally)
        seated = {mark.person for mark in space.marks() if mark.kind in (PARTICIPANT, FACILITATOR)}
        return moved(state, to, seated=len(seated), tally=tally, now=now)

    _change(block, place, person, change)
    if to is Phase.CLOSED:
        _mark_overdue(place)


def choose_instead(block: Retrospective, place: Place, person: str) -> None:
    """End a vote with dots for lack of voters: the group talks instead, and the dots go."""

    def change(_space: api.Writer, state: State) -> State:
        if state.phase is not Phase.VOTE:
            raise Refusal(409, "phase", gettext_for()("At the moment there is no vote."))
        return replace(state, choosing=True)

    _change(block, place, person, change)


def choose(block: Retrospective, place: Place, person: str, cluster: str, chosen: bool) -> None:
    """Note, as facilitator, that the group has settled on a cluster of cards, or not. Nothing says who wanted it."""
    _ = gettext_for()

    def change(_space: api.Writer, state: State) -> State:
        if not (state.phase is Phase.VOTE and state.choosing):
            raise Refusal(409, "phase", _("At the moment nothing is chosen."))
        others = tuple(key for key in state.chosen if key != cluster)
        if chosen and len(others) >= MOST_CHOSEN:
            raise Refusal(409, "enough", _("Three groups at most. Take one back first."))
        return replace(state, chosen=(*others, cluster) if chosen else others)

    board = records.board(api.read(place.board))
    if all(entry.key != cluster for entry in board.clusters):
        raise Refusal(409, "gone", _("This group is gone. Please look again."))
    _change(block, place, person, change)


def count(block: Retrospective, place: Place, person: str, people: int, dots: Mapping[str, int]) -> None:
    """End a vote with dots that so many people gave on paper. Dots from devices do not count then, and go."""
    _ = gettext_for()
    clusters = [entry.key for entry in records.board(api.read(place.board)).clusters]
    if not dots.keys() <= set(clusters):
        raise Refusal(409, "gone", _("This group is gone. Please look again."))
    tally = {key: dots.get(key, 0) for key in clusters}

    def change(_space: api.Writer, state: State) -> State:
        if state.phase is Phase.DECIDE and (state.paper, state.tally) == (people, tally):
            return state
        if state.phase is not Phase.VOTE:
            raise Refusal(409, "phase", _("At the moment there is no vote."))
        wrong = counted_wrong(tally, people)
        if wrong:
            fields = ["people"] if wrong == "few" else []
            raise Refusal(400, "invalid", _not_counted(wrong, people, len(tally)), fields=fields)
        return moved(state, Phase.DECIDE, seated=people, tally=tally, now=time.time(), paper=people)

    _change(block, place, person, change)


def _not_counted(wrong: str, people: int, clusters: int) -> str:
    _ = gettext_for()
    if wrong == "few":
        return _(
            "Dots count only where at least five people gave some. With fewer, choose by talking: mark one to three groups."
        )
    if wrong == "none":
        return _("Please enter how many dots each group got.")
    most = MOST_PER_CLUSTER if wrong == "one" else votes_each(clusters)
    text = (
        _("One group has more dots than %(people)s people can give it: %(most)s each at most. Please count again.")
        if wrong == "one"
        else _("Together these are more dots than %(people)s people have: %(most)s each. Please count again.")
    )
    return text % {"people": people, "most": most}


def _change(block: Retrospective, place: Place, person: str, change: Callable[[api.Writer, State], State]) -> None:
    """Carry a change of how the board stands into both spaces. Ballots go as soon as they do not count any more."""
    with api.write(place.people) as space:
        steps.lead(space, person)
        state = change(space, steps.require_round(place, records.kept_state(block, space)))
        with api.write(place.board, anonymous=state.anonymous) as board:
            before = records.state_of(board)
            if before is not None:  # older than the people's space only after a clean-up: then it decides
                state = replace(state, anonymous=before.anonymous)
            if state.phase is Phase.VOTE and not (before and before.phase is Phase.VOTE):
                _group_all(board)
            records.put_state(board, state)
            if state.phase is Phase.CLOSED:
                board.leave_no_trace()
        records.put_state(space, state)
        if state.phase is not Phase.VOTE or state.choosing:
            space.erase_marks(VOTE)


def _group_all(board: api.Writer) -> None:
    """A card that was left alone becomes a group of its own, so that it can be voted for."""
    cards = records.cards(board.items(CARD))
    if not cards:
        raise Refusal(409, "no_cards", gettext_for()("There is nothing to vote on yet: there are no cards."))
    for card in cards:
        if not card.cluster:
            key = secrets.token_hex(32)
            board.put(CLUSTER, key, {"title": ""}, person=None, seen=0)
            board.put(CARD, card.key, records.card_data(replace(card, cluster=key)), person=card.person)


def _check(place: Place, state: State, phase: Phase, to: Phase, now: float) -> None:
    _ = gettext_for()
    if state.phase is not phase:
        message = _("Somebody else has moved the phase in the meantime. Please look again.")
        raise Refusal(409, "moved", message)
    if not may_move(state, to, now):
        if state.phase is Phase.CLOSED:
            raise steps.closed()
        raise Refusal(409, "phase", _("Phases come one after the other. Please move forward step by step."))
    if to is Phase.CLOSED:
        new = [entry for entry in records.series(place) if entry.board == place.name]
        found = obstacles(new)
        if found:
            message = " ".join([_("The retrospective cannot be closed yet."), *map(explained, found)])
            raise Refusal(409, "not_ready", message)


def _require_result(state: State, tally: object) -> None:
    _ = gettext_for()
    if state.choosing and not state.chosen:
        message = _("Nothing is chosen yet. Mark the one to three groups of cards that you want to talk about.")
        raise Refusal(409, "not_chosen", message)
    if not state.choosing and tally is None:
        message = _(
            "Too few dots for a secret result: at least five people have to vote. Give the group two more minutes, or go on to “Choose by talking”."
        )
        raise Refusal(409, "few_votes", message)


def explained(obstacle: Obstacle) -> str:
    """What stands in the way of closing, in words."""
    _ = gettext_for()
    if obstacle.reason == "none":
        return _("Agree on at least one action.")
    if obstacle.reason == "many" or obstacle.action is None:
        return _("Three actions are the most: delete or merge some, so that they get done.")
    names = {"text": _("what is to be done"), "owner": _("who does it"), "due": _("by when")}
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
            after = before and closing(before, place.name, today)
            if after and after != before:
                space.put(ACTION, item.key, after.stored(), person=None)
