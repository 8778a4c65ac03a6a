"""Cards on the board, and a person's own, as the templates show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xblocks.core.text import beginning
from xblocks.kit import platform
from xblocks.kit.render import markdown
from xblocks.retrospective import cards
from xblocks.retrospective.context.opened import START, Room
from xblocks.retrospective.model import ADDING, Card, Phase, State, ranking


def add(room: Room, column: str = "") -> dict[str, Any]:
    """The form for a new card."""
    return {
        "adding": room.phase in ADDING[:2],
        "late": room.phase is Phase.CLUSTER,
        "columns": room.format.columns,
        "chosen": column,
        "lang": room.language,
        "anonymous": room.state.anonymous,
        "hidden": not room.state.open_cards,
    }


def mine(room: Room, stored: Iterable[Card], state: State, keys: str) -> dict[str, Any]:
    """One's own cards, which can be changed."""
    known = cards.ids(keys)
    own = [card for card in stored if cards.owned(state, card, room.people.person, known)]
    return {
        "cards": [_own(room, card) for card in sorted(own, key=lambda card: card.key)],
        "changeable": state.phase is not Phase.CLOSED,
        "anonymous": state.anonymous,
        "hidden": not state.open_cards,
        "lang": room.language,
        "writing": state.phase is Phase.GATHER,
    }


def _own(room: Room, card: Card) -> dict[str, Any]:
    return {
        "key": card.key,
        "text": card.text,
        "column": room.column(card.column),
        "start": beginning(card.text, START),
        "seen": card.revision,
    }


def board(room: Room) -> dict[str, Any]:
    """The shared board, the same for all who read one language in one role."""
    open_cards = room.state.open_cards
    names = platform.display_names({card.person for card in room.board.cards if card.person}) if open_cards else {}
    grouped = room.phase.place >= Phase.CLUSTER.place
    titles = {cluster.key: cluster for cluster in room.board.clusters}
    loose = [card for card in room.board.cards if not grouped or card.cluster not in titles]
    return {
        "started": room.board.state is not None and room.phase is not Phase.STAGE,
        "lang": room.language,
        "prompt": markdown(room.format.prompt),
        "open": open_cards,
        "grouped": grouped,
        "grouping": room.phase is Phase.CLUSTER,
        "late": room.phase is Phase.VOTE,
        "renaming": room.phase in (Phase.CLUSTER, Phase.VOTE),
        "facilitates": room.people.facilitates and room.phase is not Phase.CLOSED,
        "total": len(room.board.cards),
        "columns": _columns(room, loose, names),
        "loose": len(loose),
        "clusters": clusters(room, names),
        "choices": [{"key": cluster.key, "title": cluster.title} for cluster in room.board.clusters],
    }


def _columns(room: Room, loose: Iterable[Card], names: Mapping[str, str]) -> list[dict[str, Any]]:
    known = [(column.key, column.title, column.prompt) for column in room.format.columns]
    keys = {key for key, _title, _prompt in known}
    others = sorted({card.column for card in loose} - keys)
    return [
        {
            "key": key,
            "title": title,
            "prompt": prompt,
            "count": sum(card.column == key for card in loose),
            "cards": [_card(room, card, names) for card in loose if card.column == key]
            if room.state.open_cards
            else [],
        }
        for key, title, prompt in [*known, *((key, key, "") for key in others)]
    ]


def _card(room: Room, card: Card, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": card.key,
        "text": card.text,
        "start": beginning(card.text, START),
        "column": room.column(card.column),
        "author": names.get(card.person or "", ""),
        "cluster": card.cluster,
    }


def clusters(room: Room, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The groups of cards, once there are ranks in their order, before in one that says nothing."""
    tally = room.state.tally
    ranks = ranking(tally) if tally is not None else {}
    found = [
        {
            "key": cluster.key,
            "title": cluster.title,
            "seen": cluster.revision,
            "votes": None if tally is None else tally.get(cluster.key, 0),
            "rank": ranks.get(cluster.key),
            "cards": [_card(room, card, names) for card in room.board.cards if card.cluster == cluster.key],
        }
        for cluster in room.board.clusters
    ]
    return sorted(
        found, key=lambda cluster: (cluster["rank"] or len(found) + 1, -(cluster["votes"] or 0), cluster["key"])
    )
