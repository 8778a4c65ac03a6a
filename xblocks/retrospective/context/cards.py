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


def add(here: Open, keys: str) -> dict[str, Any]:
    """Forms for new cards, which no poll brings anew, above the board: by columns; for whoever leads, and for what comes
    late, one for all. While cards are hidden, one's own stand under the forms.
    """
    leads = here.people.facilitates
    return {
        "facilitates": leads and here.phase in ADDING,
        "late": here.phase is Phase.CLUSTER and not leads,
        "gathering": _gathering(here),
        "prompt": markdown(here.format.prompt) if _gathering(here) else "",
        **mine(here, keys),
    }


def writing(here: Open, column: str = "") -> dict[str, Any]:
    """A form for a new card, and what its writer should know; `column` is chosen in it."""
    return {
        "columns": here.format.columns,
        "chosen": column,
        "lang": here.language,
        "anonymous": here.state.anonymous,
        "hidden": not here.state.open_cards,
    }


def mine(here: Open, keys: str) -> dict[str, Any]:
    """One's own cards, which can be changed; `keys` are the secrets that her browser keeps of them. While all cards are
    hidden she sees them in their columns.
    """
    known, state = cards.ids(keys), here.state
    own = [card for card in here.board.cards if cards.owned(state, card, here.people.person, known)]
    shown = [_own(here, card) for card in own]
    return {
        "cards": shown,
        "changeable": state.phase is not Phase.CLOSED,
        "in_columns": _gathering(here) and not state.open_cards,
        "places": [{**place, "own": [card for card in shown if card["in"] == place["key"]]} for place in _places(here)],
        **writing(here),
    }


def _gathering(here: Open) -> bool:
    """Whether she writes by columns, above the board: what each asks stands there."""
    return here.phase is Phase.GATHER and not here.people.facilitates


def _own(here: Open, card: Card) -> dict[str, Any]:
    return {
        "key": card.key,
        "text": card.text,
        "in": card.column,
        "column": here.column(card.column),
        "hue": here.hue(card.column),
        "start": beginning(card.text, START),
        "seen": card.revision,
        "paper": card.paper,
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
        "asked": _gathering(here),
        "elsewhere": _gathering(here) and not open_cards,
        "shared_ranks": any(entry["level"] for entry in clusters.results(here).values()),
        "paper_votes": here.state.paper,
        "renaming": here.phase in (Phase.CLUSTER, Phase.VOTE),
        "facilitates": here.people.facilitates and here.phase is not Phase.CLOSED,
        "total": len(here.board.cards),
        "columns": _columns(here, loose, names),
        "loose": len(loose),
        "clusters": _clusters(here, names),
        "choices": clusters.choices(here),
    }


def _places(here: Open) -> list[dict[str, Any]]:
    return [
        {"key": column.key, "title": column.title, "prompt": column.prompt, "hue": here.hue(column.key)}
        for column in here.format.columns
    ]


def _columns(here: Open, loose: Iterable[Card], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each column with its cards; a card outlives the column that it was written for."""
    known = _places(here)
    others = sorted({card.column for card in loose} - {place["key"] for place in known})
    open_cards = here.state.open_cards
    return [
        {
            **place,
            "count": sum(card.column == place["key"] for card in loose) if open_cards else None,
            "cards": [_card(here, card, names) for card in loose if card.column == place["key"]] if open_cards else [],
        }
        for place in [*known, *({"key": key, "title": key, "prompt": "", "hue": here.hue(key)} for key in others)]
    ]


def _card(here: Open, card: Card, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": card.key,
        "text": card.text,
        "start": beginning(card.text, START),
        "column": here.column(card.column),
        "hue": here.hue(card.column),
        "paper": card.paper,
        "author": "" if card.paper else names.get(card.person or "", ""),
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
