"""The first page, or the board for whoever is at the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from xblocks.kit import access, keyed
from xblocks.retrospective import address, context, places, records
from xblocks.retrospective.content import Content
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import Place
from xblocks.spaces import api


def page(
    block: Retrospective,
    content: Content,
    where: Place | None,
    read: Callable[[api.SpaceKey], api.Snapshot] = api.read,
) -> tuple[str, dict[str, Any]]:
    """Its template and what that shows, in the round of now."""
    format_ = block.readable_format()
    if where is None:
        return "intro.html", context.intro.page(block, content, format_, None, notice=places.no_group(), code_only=True)
    people = records.people(block, read(where.people), access.person(block))
    first = not people.facilitators and block.first_facilitates == "on"
    values = context.intro.page(block, content, content.format(people.state.format) or format_, people, first=first)
    if not people.joined:
        return "intro.html", values
    own = drawer(replace(where, round=people.state.round), people.person)
    empty = {"seen": "", "phase": "", "pace": 0, "round": people.state.round, "drawer": own}
    return "room.html", {**values, **empty, **address.link(block), "facilitates": people.facilitates}


def drawer(place: Place, person: str) -> str:
    """The name under which a browser keeps the secrets of a person's cards at a board; nobody else finds it there."""
    return keyed.name("drawer", place.context, place.usage, place.board.group, person)
