"""The board on the wall: a page of its own without controls, which follows the board by asking for news.

It shows what everybody at the board sees, whoever opened it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from webob import Response

from xblocks.kit import downloads, render
from xblocks.retrospective import address, context, news, places, records
from xblocks.retrospective.context.opened import Open, opened
from xblocks.retrospective.model import Phase
from xblocks.retrospective.payloads import Projected
from xblocks.retrospective.protocol import Retrospective
from xblocks.spaces import api


def page(block: Retrospective, here: Open) -> Response:
    """The whole page, with its style and script inside; its policy lets these run and nothing else."""
    html, policy = render.live_page(block, "projector.html", _values(seen_by_all(here)), "projector")
    answer = downloads.page(html)
    answer.headers["Content-Security-Policy"] = policy
    return answer


def news_of(block: Retrospective, place: records.Place, person: str, sent: Projected) -> dict[str, Any]:
    """The answer when the page asks: all of it anew where anything is new. One query where nothing is."""
    place = replace(place, round=sent.round)
    versions = api.versions([place.board, place.people])
    if sent.seen == news.token_of(*versions):
        return {"message": "", "regions": {}, "pace": api.pace(versions)}
    people = records.people(block, api.at(place.people, versions[1]), person)
    place = replace(place, round=people.state.round)
    board = records.board(api.latest(place.board))
    if not people.joined:
        raise places.no_seat()
    values = _values(seen_by_all(opened(block, place, board, people)))
    answer = render.answer(block, regions={"main": ("projector.html", values)})
    return {**answer, "pace": api.LIVELY}


def seen_by_all(here: Open) -> Open:
    """The board as somebody sees it who only takes part."""
    return replace(here, people=replace(here.people, person=""))


def _values(here: Open) -> dict[str, Any]:
    board = context.cards.board(here)
    stored = news.agreed(here)
    return {
        **context.phases.phase(here),
        **context.phases.task(here),
        **address.link(here.block),
        "title": here.content.title,
        "format": here.format.title,
        "board": {**board, "grouping": False, "late": False, "renaming": False, "asked": False, "elsewhere": False},
        "introduction": render.markdown(here.content.introduction) if here.phase is Phase.STAGE else "",
        "agreed": context.actions.actions(here, stored),
        "seen": news.token(here.board, here.people),
        "round": here.place.round,
        "pace": api.LIVELY,
    }
