"""A board as one person sees it: from the stored values to what the templates show."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date

from xblocks.core.privacy import RECORDS
from xblocks.kit import platform
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.kit.render import markdown
from xblocks.retrospective import intentions, records
from xblocks.retrospective.content import PHASE_NAMES, Content, Format, Group
from xblocks.retrospective.model import (
    ADDING,
    FEW_PEOPLE,
    MANY_PEOPLE,
    MOST_PER_CLUSTER,
    PHASES,
    Card,
    Phase,
    State,
    votes_each,
)

KINDS = tuple(kind for kind in RECORDS if kind.startswith("retrospective."))
START = 40  # so many letters of a card are said where it has to be named


@dataclass(frozen=True)
class Room:
    """Everything about one board, seen by one person."""

    block: Any
    content: Content
    format: Format
    place: records.Place
    board: records.Board
    people: records.People

    @property
    def state(self) -> State:
        """How the board stands."""
        return self.people.state

    @property
    def phase(self) -> Phase:
        """Its phase."""
        return self.people.state.phase

    @property
    def language(self) -> str:
        """The language of the author's texts."""
        return self.content.language or reader_language()

    def column(self, key: str) -> str:
        """The name of a column; a card outlives the column it was written for."""
        return next((column.title for column in self.format.columns if column.key == key), key)


def intro(content: Content, format_: Format | None, people: records.People | None, **more: Any) -> dict[str, Any]:
    """The first page: what this is, what is stored, who sees what."""
    state = people.state if people else None
    return {
        "content": content,
        "lang": content.language or reader_language(),
        "format": format_,
        "introduction": markdown(content.introduction),
        "prompt": markdown(format_.prompt) if format_ else "",
        "state": state,
        "phase_name": gettext_for()(PHASE_NAMES[state.phase]) if state else "",
        "privacy": privacy(),
        **more,
    }


def privacy() -> list[dict[str, Any]]:
    """What is stored, for the page that says so before the first card."""
    _ = gettext_for()
    return [
        {"what": _(RECORDS[kind].what), "who": _(RECORDS[kind].who), "days": RECORDS[kind].days}
        | {"years": RECORDS[kind].days // 365 if RECORDS[kind].days % 365 == 0 else 0}
        for kind in KINDS
    ]


def phase(room: Room) -> dict[str, Any]:
    """Where the group stands and what everybody does now."""
    _ = gettext_for()
    guide = room.content.guide(room.phase)
    count = len(room.people.participants)
    names = platform.display_names(room.people.facilitators)
    left = room.board.state.ends - time.time() if room.board.state and room.board.state.ends else None
    return {
        "steps": [
            {"name": _(PHASE_NAMES[entry]), "current": entry is room.phase, "past": entry.place < room.phase.place}
            for entry in PHASES
        ],
        "number": room.phase.place + 1,
        "count": len(PHASES),
        "name": _(PHASE_NAMES[room.phase]),
        "lang": room.language,
        "task": markdown(guide.task) if guide else "",
        "facilitators": ", ".join(sorted(names.values())),
        "participants": count,
        "number_of_board": room.people.space_id if room.people.joined and room.block.group != Group.COURSE else 0,
        "voters": room.people.voters if room.phase is Phase.VOTE else None,
        "few": room.state.anonymous and count < FEW_PEOPLE and room.phase is not Phase.CLOSED,
        "many": count > MANY_PEOPLE and room.phase is Phase.STAGE,
        "remaining": None if left is None else max(0, round(left)),
        "ends": None if left is None else timezone.localtime(datetime.fromtimestamp(time.time() + left, UTC)),
    }


def lead(room: Room) -> dict[str, Any]:
    """What only facilitators see: how to lead this phase, and the way to the next."""
    _ = gettext_for()
    if not room.people.facilitates:
        return {"facilitates": False}
    guide = room.content.guide(room.phase)
    place = room.phase.place
    final = room.phase is Phase.CLOSED
    loose = sum(not card.cluster for card in room.board.cards)
    return {
        "facilitates": True,
        "phase": room.phase.value,
        "final": final,
        "lang": room.language,
        "guide": markdown(guide.guide) if guide else "",
        "minutes": guide.minutes if guide else 0,
        "next": None if final else {"key": PHASES[place + 1].value, "name": _(PHASE_NAMES[PHASES[place + 1]])},
        "last": room.phase is Phase.DECIDE,
        "back": [{"key": entry.value, "name": _(PHASE_NAMES[entry])} for entry in reversed(PHASES[:place])],
        "deletes_votes": room.phase.place >= Phase.VOTE.place,
        "loose": loose if room.phase is Phase.CLUSTER else 0,
        "unfinished": room.board.state is not None and room.board.state.phase is not room.phase,
        "running": room.board.state is not None and room.board.state.ends > 0,
    }


def role(room: Room, *, code: str = "") -> dict[str, Any]:
    """Taking, passing on and giving back the role of facilitator."""
    return {
        "facilitates": room.people.facilitates,
        "code": code,
        "first": room.block.first_facilitates == "on" and not room.people.facilitators,
        "open": room.phase is not Phase.CLOSED,
    }


def votes(room: Room, own: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The groups of cards to vote for, in an order that says nothing, with one's own dots."""
    given = room.people.own_votes if own is None else own
    each = votes_each(len(room.board.clusters))
    left = each - sum(given.get(cluster.key, 0) for cluster in room.board.clusters)
    counts = _counts(room.board.cards)
    return {
        "voting": room.phase is Phase.VOTE,
        "each": each,
        "left": left,
        "clusters": [
            {
                "key": cluster.key,
                "title": cluster.title,
                "cards": counts.get(cluster.key, 0),
                "own": given.get(cluster.key, 0),
                "more": given.get(cluster.key, 0) + 1
                if given.get(cluster.key, 0) < MOST_PER_CLUSTER and left > 0
                else None,
                "less": given.get(cluster.key, 0) - 1 if given.get(cluster.key, 0) > 0 else None,
            }
            for cluster in room.board.clusters
        ],
    }


def _counts(stored: Iterable[Card]) -> dict[str, int]:
    found: dict[str, int] = {}
    for card in stored:
        found[card.cluster] = found.get(card.cluster, 0) + 1
    return found


def parsed(day: str) -> date | None:
    """A stored day, None where there is none."""
    try:
        return parse_date(day) if day else None
    except ValueError:
        return None


def own_intentions(room: Room, found: Iterable[intentions.Intention]) -> dict[str, Any]:
    """What she meant to do, for her alone."""
    return {
        "intentions": [
            {"key": entry.key, "text": entry.text, "day": parsed(entry.due), "posted": entry.posted, "number": number}
            for number, entry in enumerate(found, start=1)
        ],
        "adding": room.phase in ADDING[:2],
        "columns": room.format.columns,
        "anonymous": room.state.anonymous,
        "lang": room.language,
    }
