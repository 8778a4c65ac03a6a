"""Cards and groups of cards: written by their authors, put together by all."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace

from xblocks.core.payload import Refusal
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records, steps
from xblocks.retrospective.model import ADDING, Card, Phase, State
from xblocks.retrospective.payloads import AddCard, Post
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import CARD, CLUSTER, Board, Place
from xblocks.spaces import api

MAX_CARDS = 500


def ids(keys: str) -> frozenset[str]:
    """The cards that a browser's secrets belong to: a card's id is the hash of its secret."""
    return frozenset(hashlib.sha256(key.encode()).hexdigest() for key in keys.split())


def owned(state: State, card: Card, person: str, mine: frozenset[str]) -> bool:
    """Whether a card is this person's: by name, or on an anonymous board by the secret her browser kept."""
    return card.key in mine if state.anonymous else card.person == person


def column(block: Retrospective, state: State, key: str) -> None:
    """Refuse a column that the board does not have."""
    format_ = block.readable_content().format(state.format) or block.readable_format()
    if all(entry.key != key for entry in format_.columns):
        raise Refusal(400, "unknown", gettext_for()("There is no such column on this board."))


def add(block: Retrospective, place: Place, person: str, new: AddCard | Post) -> Board:
    """A new card; nothing is stored where the browser tries again what went through.

    Gives the board with all its cards, but not their groups.
    """
    _ = gettext_for()
    _require(new.text)
    paper = isinstance(new, AddCard) and new.form == "paper"
    if paper:
        steps.leading(block, place, person)
    (key,) = ids(new.secret)
    with api.write(place.board) as space:
        state = _state(space)
        column(block, state, new.column)
        if state.phase not in ADDING:
            raise Refusal(409, "phase", _("At the moment no cards are collected. Your text is still here."))
        cards = records.cards(space.items(CARD))
        if not any(card.key == key for card in cards):
            if len(cards) >= MAX_CARDS:
                raise Refusal(429, "too_many", _("The board is full."))
            card = Card(key, new.column, new.text, "", person, 0, paper)
            cards += records.cards([space.put(CARD, key, records.card_data(card), person=person, seen=0)])
    return Board(space.space_id, space.revision, state, tuple(cards), ())


def edit(place: Place, person: str, mine: frozenset[str], key: str, text: str, seen: int | None) -> None:
    """Change one's own card. Conflict where another window changed it since `seen` (None: whatever is stored)."""
    _require(text)
    with api.write(place.board) as space:
        card = _own(space, person, mine, key)
        space.put(CARD, key, records.card_data(replace(card, text=text)), person=card.person, seen=seen)


def delete(place: Place, person: str, mine: frozenset[str], key: str) -> None:
    """Delete one's own card."""
    with api.write(place.board) as space:
        _own(space, person, mine, key)
        space.delete(CARD, key)
        _tidy(space)


def remove(block: Retrospective, place: Place, person: str, key: str) -> None:
    """Take somebody's card away, as facilitator, without learning whose it is."""
    steps.leading(block, place, person)
    with api.write(place.board) as space:
        state = _changeable(space)
        if not state.open_cards:
            raise Refusal(409, "hidden", gettext_for()("The cards are still hidden."))
        space.delete(CARD, key)
        _tidy(space)


def group(place: Place, key: str, target: str) -> None:
    """Put a card into a group: the id of one, `new`, or empty for none. Groups without cards vanish.

    During the vote groups stay as they are: only a card that came late can still be put into one.
    """
    _ = gettext_for()
    with api.write(place.board) as space:
        state = _in_phases(space, Phase.CLUSTER, Phase.VOTE)
        card = _card(space, key)
        if state.phase is Phase.VOTE and target != card.cluster and (card.cluster or target in ("", "new")):
            raise Refusal(409, "phase", _("Groups stay as they are during the vote."))
        if target == "new":
            if card.cluster and _alone(space, card):
                return  # the same once more
            target = secrets.token_hex(32)
            space.put(CLUSTER, target, {"title": ""}, person=None, seen=0)
        elif target and space.get(CLUSTER, target) is None:
            raise Refusal(409, "gone", _("This group is gone. Please look again."))
        if card.cluster != target:
            space.put(CARD, key, records.card_data(replace(card, cluster=target)), person=card.person)
        _tidy(space)


def rename(place: Place, key: str, title: str, seen: int | None) -> None:
    """Give a group another name. Conflict where somebody else did since `seen`."""
    if not title:
        raise Refusal(400, "empty", gettext_for()("Give the group a name first."))
    with api.write(place.board) as space:
        _in_phases(space, Phase.CLUSTER, Phase.VOTE)
        if space.get(CLUSTER, key) is None:
            raise Refusal(409, "gone", gettext_for()("This group is gone. Please look again."))
        space.put(CLUSTER, key, {"title": title}, person=None, seen=seen)


def _require(text: str) -> None:
    if not text:
        raise Refusal(400, "empty", gettext_for()("Write something on the card first."))


def _state(space: api.Writer) -> State:
    state = records.state_of(space)
    if state is None:
        raise Refusal(409, "phase", gettext_for()("The board is not open yet."))
    return state


def _changeable(space: api.Writer) -> State:
    state = _state(space)
    if state.phase is Phase.CLOSED:
        raise steps.closed()
    return state


def _in_phases(space: api.Writer, *phases: Phase) -> State:
    state = _state(space)
    if state.phase not in phases:
        raise Refusal(409, "phase", gettext_for()("Groups can only be changed while cards are being grouped."))
    return state


def _card(space: api.Writer, key: str) -> Card:
    item = space.get(CARD, key)
    card = records.card(item) if item else None
    if card is None:
        raise Refusal(409, "gone", gettext_for()("This card is gone. Somebody may have deleted it."))
    return card


def _alone(space: api.Writer, card: Card) -> bool:
    return [other.key for other in records.cards(space.items(CARD)) if other.cluster == card.cluster] == [card.key]


def _own(space: api.Writer, person: str, mine: frozenset[str], key: str) -> Card:
    state = _changeable(space)
    card = _card(space, key)
    if not owned(state, card, person, mine):
        raise Refusal(403, "not_yours", gettext_for()("Only whoever wrote a card can change it."))
    return card


def _tidy(space: api.Writer) -> None:
    """Groups without cards vanish, unless there have been votes for them."""
    if _state(space).phase.place >= Phase.VOTE.place:
        return
    used = {card.cluster for card in records.cards(space.items(CARD))}
    for item in space.items(CLUSTER):
        if item.key not in used:
            space.delete(CLUSTER, item.key)
