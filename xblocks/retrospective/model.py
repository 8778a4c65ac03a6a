"""The rules of a retrospective: phases, dots, ranking, actions. Values and pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from xblocks.core.disclosure import number
from xblocks.core.stored import DayText, Moment, Number

MOST_VOTES = 5
MOST_PER_CLUSTER = 2
MOST_ACTIONS = 3
MOST_CHOSEN = 3
MANY_PEOPLE = 12
NEARLY = 4  # from so many dots on, one dot more or less is no difference
REOPEN_FOR = 600  # seconds after closing


class Phase(StrEnum):
    """The phases in their order."""

    STAGE = "stage"
    GATHER = "gather"
    CLUSTER = "cluster"
    VOTE = "vote"
    DECIDE = "decide"
    CLOSED = "closed"

    @property
    def place(self) -> int:
        """Its number in the order, from 0."""
        return PHASES.index(self)


PHASES = tuple(Phase)
#: Phases in which cards can be added: who was typing when the phase changed still hands her card in.
ADDING = (Phase.GATHER, Phase.CLUSTER, Phase.VOTE)


@dataclass(frozen=True)
class State:
    """How a board stands. `tally` (cluster → dots) is None as long as it is secret; with `choosing` there are no dots:
    the group talks, and `chosen` are the clusters it settles on; `paper` is how many people's dots whoever leads has
    counted on paper, 0 where they were given on devices. `ends` is the timer's end, `closed` when the board was
    first closed (Unix time, 0 for neither); `nonce` tells this board from one that had its place before. A group
    holds one `round` after the other: `format` is that of this one (empty: the block's), `past` when each earlier one
    was closed.
    """

    phase: Phase
    anonymous: bool
    hidden: bool
    revealed: bool = False
    tally: Mapping[str, int] | None = None
    choosing: bool = False
    chosen: tuple[str, ...] = ()
    paper: int = 0
    ends: Moment = 0
    closed: Moment = 0
    nonce: str = ""
    round: Number = 1
    format: str = ""
    past: tuple[Moment, ...] = ()

    @property
    def open_cards(self) -> bool:
        """Whether everybody sees all cards."""
        return self.revealed or not self.hidden

    def stored(self) -> dict[str, Any]:
        """As plain JSON."""
        return {**vars(self), "phase": self.phase.value, "chosen": list(self.chosen), "past": list(self.past)}


@dataclass(frozen=True)
class Card:
    """A contribution. `person` is None on an anonymous board; `cluster` is empty while the card is in no group. What
    was written on `paper` was entered by whoever leads.
    """

    key: str
    column: str
    text: str
    cluster: str
    person: str | None
    revision: int
    paper: bool = False


@dataclass(frozen=True)
class Cluster:
    """A group of cards."""

    key: str
    title: str
    revision: int


@dataclass(frozen=True)
class Action:
    """What the group has agreed. `board` is the retrospective it comes from, `settled` the one that ended it;
    `missed` are those at whose end it was overdue; `cluster` is the title of the group of cards it comes from.
    """

    key: str
    text: str
    owner: str = ""
    due: DayText = ""
    status: Literal["open", "done", "dropped"] = "open"
    cluster: str = ""
    board: str = ""
    settled: str = ""
    missed: tuple[str, ...] = ()
    revision: int = field(default=0, compare=False)

    def stored(self) -> dict[str, Any]:
        """As plain JSON, without key and revision."""
        kept = {name: value for name, value in vars(self).items() if name not in ("key", "revision")}
        return {**kept, "missed": list(self.missed)}

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which of text, owner and due it still needs."""
        return tuple(name for name in ("text", "owner", "due") if not getattr(self, name).strip())

    def overdue(self, today: date) -> bool:
        """Open after its day."""
        return self.status == "open" and bool(self.due) and self.due < today.isoformat()

    def escalates(self, board: str, today: date) -> bool:
        """Overdue for the second time, seen from a board: to be dropped or taken to somebody who can help."""
        return self.overdue(today) and any(place != board for place in self.missed)


@dataclass(frozen=True)
class Obstacle:
    """Why a board cannot be closed: `none`, `many`, or `lacking` with the action and what it lacks."""

    reason: str
    action: Action | None = None
    lacking: tuple[str, ...] = ()


def few(people: int) -> bool:
    """Whether so few share a board that each can be told by her style, or from a sum."""
    return number(people) is None


def many(people: int) -> bool:
    """Whether so many share a board that they would work better as two groups."""
    return people > MANY_PEOPLE


def may_move(state: State, to: Phase, now: float) -> bool:
    """One step forward or any number of steps back. A closed board is opened again for what was agreed, soon after."""
    if state.phase is Phase.CLOSED:
        return to is Phase.DECIDE and reopens(state, now)
    if state.closed:  # opened again: only what was agreed is put right
        return to is Phase.CLOSED
    return to is not state.phase and to.place <= state.phase.place + 1


def reopens(state: State, now: float) -> bool:
    """Whether a closed board can still be opened again at a moment (Unix time)."""
    return state.phase is Phase.CLOSED and now < state.closed + REOPEN_FOR


def moved(
    state: State, to: Phase, *, seated: int, tally: Mapping[str, int] | None, now: float, paper: int = 0
) -> State:
    """The board in its new phase.

    `tally`: what a vote that ends has come to, None where it may not be told; `paper`: on paper, by so many people. A vote that is begun begins from zero,
    with dots where enough people are `seated` that none can be told from the sum. Cards are open for good once `cluster`
    has been entered.
    """
    told = to in (Phase.DECIDE, Phase.CLOSED)
    ended = state.phase is Phase.VOTE and to is Phase.DECIDE and (paper > 0 or not state.choosing)
    return replace(
        state,
        phase=to,
        revealed=state.revealed or to.place >= Phase.CLUSTER.place,
        tally=(dict(tally or {}) if ended else state.tally) if told else None,
        choosing=few(seated) if to is Phase.VOTE else told and not paper and state.choosing,
        chosen=state.chosen if told and not paper else (),
        paper=(paper or state.paper) if told else 0,
        ends=0,
        closed=state.closed or (int(now) if to is Phase.CLOSED else 0),
    )


def votes_each(clusters: int) -> int:
    """Dots per person: a third of the clusters, rounded up, from 1 to 5; none without clusters."""
    return min(-(-clusters // 3), MOST_VOTES)


def votes_fit(votes: Mapping[str, int], cluster: str, value: int, clusters: int) -> bool:
    """Whether a person who has given `votes` may give `value` dots to a cluster."""
    others = sum(count for key, count in votes.items() if key != cluster)
    return 0 <= value <= MOST_PER_CLUSTER and others + value <= votes_each(clusters)


def counted_wrong(tally: Mapping[str, int], people: int) -> str:
    """Why so many people cannot have given these dots on paper, cluster by cluster: they are `few`, gave `none`, gave
    more than two each to `one` cluster, or too `many` in all. Empty where they can.
    """
    if few(people):
        return "few"
    if not any(tally.values()):
        return "none"
    if max(tally.values()) > MOST_PER_CLUSTER * people:
        return "one"
    return "many" if sum(tally.values()) > votes_each(len(tally)) * people else ""


def ranking(tally: Mapping[str, int]) -> dict[str, int]:
    """The rank of each cluster with dots: all within one dot of the highest share its rank where that has some, else
    those with as many; the next group starts with the highest that is left.
    """
    ranks: dict[str, int] = {}
    left = {key: count for key, count in tally.items() if count > 0}
    while left:
        top, rank = max(left.values()), len(ranks) + 1
        for key in [key for key, count in left.items() if count >= top - (top >= NEARLY)]:
            ranks[key] = rank
            del left[key]
    return ranks


def obstacles(new: Sequence[Action]) -> list[Obstacle]:
    """What stands in the way of closing, given the board's new actions."""
    if not new:
        return [Obstacle("none")]
    too_many = [Obstacle("many")] if len(new) > MOST_ACTIONS else []
    return too_many + [Obstacle("lacking", action, action.lacking) for action in new if action.lacking]


def closing(action: Action, board: str, today: date) -> Action:
    """An action as a board leaves it when it closes: one that is overdue is marked so, once per board."""
    if action.board == board or board in action.missed or not action.overdue(today):
        return action
    return replace(action, missed=(*action.missed, board))


def shown(action: Action, board: str) -> bool:
    """Whether a board shows an earlier action: while it is open, and where it has been ended."""
    return action.board != board and (action.status == "open" or action.settled == board)
