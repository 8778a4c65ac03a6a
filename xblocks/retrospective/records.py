"""Where a retrospective is kept: the board (perhaps anonymous), its people, and the actions of its series.

Card and person stand in different spaces, so that nothing on an anonymous board leads from one to the other. The
*people* space is written first in every change of phase and decides; the board gets a copy, which can be repeated.
Hold one space at a time.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from xblocks.core.disclosure import number
from xblocks.core.stored import fitting
from xblocks.core.switch import Switch
from xblocks.kit import platform
from xblocks.retrospective.content import Anonymity, Group
from xblocks.retrospective.model import Action, Card, Cluster, Phase, State
from xblocks.retrospective.protocol import Retrospective
from xblocks.spaces import api

STATE = "retrospective.state"
CARD = "retrospective.card"
CLUSTER = "retrospective.cluster"
CODE = "retrospective.code"
PARTICIPANT = "retrospective.participant"
FACILITATOR = "retrospective.facilitator"
VOTE = "retrospective.vote"
ACTION = "retrospective.action"
INTENTION = "reflection.intention"

#: Key of the state, and target of all marks: a vote names its clusters in its data, which go with it, whereas a
#: target stays readable in the tombstone of a mark.
BOARD = "board"


@dataclass(frozen=True)
class Place:
    """One board of one group: its three spaces."""

    context: str
    usage: str
    group: str
    block: Retrospective = field(compare=False, repr=False)  # asked for its series only where actions are
    round: int = 1

    @property
    def board(self) -> api.SpaceKey:
        """Cards, groups of cards and how the board stands, in this round; the first stands where boards always stood."""
        group = self.group if self.round == 1 else api.group_name("round", f"{self.round}:{self.group}")
        return api.SpaceKey(self.context, board_record(self.usage), group)

    @property
    def people(self) -> api.SpaceKey:
        """Who takes part, who facilitates, votes, which round it is; never anonymous."""
        return api.SpaceKey(self.context, people_record(self.usage), self.group)

    @property
    def actions(self) -> api.SpaceKey:
        """What was agreed in all retrospectives of the series."""
        return api.SpaceKey(
            self.context, api.record_name("retrospective.actions", self.block.series or self.usage), self.group
        )

    @property
    def name(self) -> str:
        """The board's name in an action: short, and the same in every run of the course; each round has its own."""
        text = self.usage if self.round == 1 else f"{self.usage} {self.round}"
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Board:
    """What stands in the board's space; `state` is None before the first card could be written."""

    space_id: int
    revision: int
    state: State | None
    cards: tuple[Card, ...]
    clusters: tuple[Cluster, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", tuple(sorted(self.cards, key=lambda card: card.key)))
        object.__setattr__(self, "clusters", tuple(sorted(self.clusters, key=lambda cluster: cluster.key)))


@dataclass(frozen=True)
class People:
    """What stands in the people's space, seen by one person."""

    space_id: int
    revision: int
    state: State
    participants: frozenset[str]
    facilitators: tuple[str, ...]
    votes: Mapping[str, Mapping[str, int]]  # person → cluster → dots
    person: str

    @property
    def joined(self) -> bool:
        """Whether she is at the table."""
        return self.person in self.participants or self.facilitates

    @property
    def facilitates(self) -> bool:
        """Whether she leads."""
        return self.person in self.facilitators

    @property
    def own_votes(self) -> Mapping[str, int]:
        """Her dots by cluster."""
        return self.votes.get(self.person, {})

    @property
    def seated(self) -> int:
        """How many people are at the table, whoever leads included."""
        return len(self.participants | set(self.facilitators))

    @property
    def voters(self) -> int | None:
        """How many people have given dots; None where they are few."""
        return number(sum(any(given.values()) for given in self.votes.values()))


def board_record(usage: str) -> str:
    """The record of the boards of a placement."""
    return api.record_name("retrospective", usage)


def people_record(usage: str) -> str:
    """The record of the people of a placement."""
    return api.record_name("retrospective.people", usage)


def clear(block: Retrospective, person: str) -> None:
    """Delete what stands under a person's name at all boards of a placement."""
    context, usage = str(platform.course_key(block)), str(block.scope_ids.usage_id)
    for record in (board_record(usage), people_record(usage)):
        api.clear_state(context, record, person)


def place(block: Retrospective, person: str) -> Place | None:
    """The board of the person's group; None where she belongs to none."""
    context, usage = str(platform.course_key(block)), str(block.scope_ids.usage_id)
    group = _group(block)
    if group is None:  # staff of the course belong to no group: they come with the code of one
        led = api.groups_of(context, people_record(usage), FACILITATOR, person)
        group = led[0] if led else None
    return None if group is None else Place(context, usage, group, block)


def current(place: Place) -> tuple[Place, api.Snapshot]:
    """A place in the round that its people are in now, and what stands in their space. For requests that have written
    nothing yet: one query, and one or two more where this process does not know the space yet.
    """
    snapshot = api.latest(place.people)
    state = _state(snapshot.items)
    return replace(place, round=state.round if state else 1), snapshot


def place_of_code(block: Retrospective, space_id: int) -> Place | None:
    """The board of this placement whose people's space is named by a code."""
    context, usage = str(platform.course_key(block)), str(block.scope_ids.usage_id)
    key = api.key_of(space_id)
    if key is None or (key.context, key.record) != (context, people_record(usage)):
        return None
    return Place(context, usage, key.group, block)


def _group(block: Retrospective) -> str | None:
    if block.group == Group.COURSE:
        return "all"
    found = platform.cohort_of(block) if block.group == Group.COHORT else platform.team_of(block, block.teamset)
    return None if found is None else api.group_name(block.group, found)


def new_state(block: Retrospective) -> State:
    """A board before anybody did anything. It keeps the settings it had then."""
    return State(
        phase=Phase.STAGE,
        anonymous=block.anonymity != Anonymity.NAMED,
        hidden=block.hidden_until_reveal != Switch.OFF,
    )


def card(item: api.Item) -> Card | None:
    """A stored card as a value; None where it is none."""
    return fitting(Card, {**item.data, "key": item.key, "person": item.person, "revision": item.revision})


def cards(items: Iterable[api.Item]) -> list[Card]:
    """The cards among what is stored."""
    return [found for item in items if item.kind == CARD and (found := card(item))]


def cluster(item: api.Item) -> Cluster | None:
    """A stored group as a value; None where it is none."""
    return fitting(Cluster, {**item.data, "key": item.key, "revision": item.revision})


def dots(mark: api.Mark) -> Mapping[str, int]:
    """The dots of a vote by cluster; none for what is no vote."""
    return fitting(dict[str, int], mark.data) or {}


def card_data(value: Card) -> dict[str, Any]:
    """A card as it is stored."""
    paper = {"paper": True} if value.paper else {}
    return {"column": value.column, "text": value.text, "cluster": value.cluster, **paper}


def action(item: api.Item) -> Action | None:
    """A stored action as a value; None where it is none."""
    return fitting(Action, {**item.data, "key": item.key, "revision": item.revision})


def _state(items: Iterable[api.Item]) -> State | None:
    """The state that stands among items, if one does."""
    return next((fitting(State, item.data) for item in items if item.kind == STATE), None)


def board(snapshot: api.Snapshot) -> Board:
    """The board's space as a value."""
    return Board(
        space_id=snapshot.space_id or 0,
        revision=snapshot.revision,
        state=_state(snapshot.items),
        cards=tuple(cards(snapshot.items)),
        clusters=tuple(found for item in snapshot.items if item.kind == CLUSTER and (found := cluster(item))),
    )


def people(block: Retrospective, snapshot: api.Snapshot, person: str) -> People:
    """The people's space as a value."""
    return People(
        space_id=snapshot.space_id or 0,
        revision=snapshot.revision,
        state=_state(snapshot.items) or new_state(block),
        participants=frozenset(mark.person for mark in snapshot.marks if mark.kind == PARTICIPANT),
        facilitators=tuple(sorted(mark.person for mark in snapshot.marks if mark.kind == FACILITATOR)),
        votes={mark.person: dots(mark) for mark in snapshot.marks if mark.kind == VOTE},
        person=person,
    )


def actions(snapshot: api.Snapshot) -> tuple[Action, ...]:
    """The actions of a series, earliest day first."""
    found = [kept for item in snapshot.items if item.kind == ACTION and (kept := action(item))]
    return tuple(sorted(found, key=lambda entry: (entry.due or "9", entry.key)))


def changed(place: Place) -> datetime | None:
    """When something that a board agreed was last changed; its cards tell no time."""
    found = [item for item in api.latest(place.actions).items if item.kind == ACTION]
    return max(
        (item.modified for item in found if item.data.get("board") == place.name and item.modified), default=None
    )


def series(place: Place) -> tuple[Action, ...]:
    """All actions of the series that a board belongs to."""
    return actions(api.read(place.actions))


def kept_state(block: Retrospective, space: api.Writer) -> State:
    """The state in the people's space under its lock; with the first write the settings of now are kept."""
    kept = state_of(space)
    if kept is not None:
        return kept
    state = replace(new_state(block), nonce=secrets.token_hex(16))
    put_state(space, state)
    return state


def put_state(space: api.Writer, state: State) -> None:
    """Store a state."""
    space.put(STATE, BOARD, state.stored(), person=None)


def state_of(space: api.Writer) -> State | None:
    """The state in a space under its lock, None where there is none yet."""
    return _state(space.items(STATE))
