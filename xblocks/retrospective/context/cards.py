"""Cards on the board, and a person's own, as the templates show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xblocks.core.text import beginning
from xblocks.kit import platform
from xblocks.kit.render import markdown
from xblocks.retrospective import cards
from xblocks.retrospective.context import clusters
from xblocks.retrospective.context.opened import START, Open
from xblocks.retrospective.model import ADDING, Card, Phase


def add(here: Open, column: str = "") -> dict[str, Any]:
    """The form for a new card."""
    return {
        "adding": here.phase in ADDING[:2],
        "late": here.phase is Phase.CLUSTER,
        "columns": here.format.columns,
        "chosen": column,
        "lang": here.language,
        "anonymous": here.state.anonymous,
        "hidden": not here.state.open_cards,
    }


def mine(here: Open, keys: str) -> dict[str, Any]:
    """One's own cards, which can be changed; `keys` are the secrets that her browser keeps of them."""
    known, state = cards.ids(keys), here.state
    own = [card for card in here.board.cards if cards.owned(state, card, here.people.person, known)]
    return {
        "cards": [_own(here, card) for card in own],
        "changeable": state.phase is not Phase.CLOSED,
        "anonymous": state.anonymous,
        "hidden": not state.open_cards,
        "lang": here.language,
        "writing": state.phase is Phase.GATHER,
    }


def _own(here: Open, card: Card) -> dict[str, Any]:
    return {
        "key": card.key,
        "text": card.text,
        "column": here.column(card.column),
        "start": beginning(card.text, START),
        "seen": card.revision,
    }


def board(here: Open) -> dict[str, Any]:
    """The shared board, the same for all who read one language in one role."""
    open_cards = here.state.open_cards
    names = platform.display_names({card.person for card in here.board.cards if card.person}) if open_cards else {}
    grouped = here.phase.place >= Phase.CLUSTER.place
    known = {cluster.key for cluster in here.board.clusters}
    loose = [card for card in here.board.cards if not grouped or card.cluster not in known]
    return {
        "started": here.board.state is not None and here.phase is not Phase.STAGE,
        "lang": here.language,
        "prompt": markdown(here.format.prompt),
        "open": open_cards,
        "grouped": grouped,
        "grouping": here.phase is Phase.CLUSTER,
        "late": here.phase is Phase.VOTE,
        "renaming": here.phase in (Phase.CLUSTER, Phase.VOTE),
        "facilitates": here.people.facilitates and here.phase is not Phase.CLOSED,
        "total": len(here.board.cards),
        "columns": _columns(here, loose, names),
        "loose": len(loose),
        "clusters": _clusters(here, names),
        "choices": clusters.choices(here),
    }


def _columns(here: Open, loose: Iterable[Card], names: Mapping[str, str]) -> list[dict[str, Any]]:
    known = [(column.key, column.title, column.prompt) for column in here.format.columns]
    keys = {key for key, _title, _prompt in known}
    others = sorted({card.column for card in loose} - keys)
    return [
        {
            "key": key,
            "title": title,
            "prompt": prompt,
            "count": sum(card.column == key for card in loose) if here.state.open_cards else None,
            "cards": [_card(here, card, names) for card in loose if card.column == key]
            if here.state.open_cards
            else [],
        }
        for key, title, prompt in [*known, *((key, key, "") for key in others)]
    ]


def _card(here: Open, card: Card, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": card.key,
        "text": card.text,
        "start": beginning(card.text, START),
        "column": here.column(card.column),
        "author": names.get(card.person or "", ""),
        "cluster": card.cluster,
    }


def _clusters(here: Open, names: Mapping[str, str]) -> list[dict[str, Any]]:
    by_key, results = {cluster.key: cluster for cluster in here.board.clusters}, clusters.results(here)
    return [
        {
            "key": key,
            "title": clusters.title(here, by_key[key]),
            "named": by_key[key].title,
            "seen": by_key[key].revision,
            **results[key],
            "result": clusters.heading(results[key]),
            "cards": [_card(here, card, names) for card in here.board.cards if card.cluster == key],
        }
        for key in clusters.in_order(here)
    ]
