"""What a page gets when it asks for news: cheap where there is none, the shared board rendered once for all."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from xblocks.core.recent import Recent
from xblocks.kit import platform, render
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.retrospective import context, intentions, own, pages, places, records
from xblocks.retrospective.content import phase_name
from xblocks.retrospective.context.opened import Open, opened
from xblocks.retrospective.model import Action, Phase, reopens
from xblocks.retrospective.payloads import Poll
from xblocks.retrospective.protocol import Retrospective
from xblocks.spaces import api

WITH_ACTIONS = (Phase.STAGE, Phase.DECIDE, Phase.CLOSED)


_boards = Recent(64)


def token(board: records.Board, people: records.People) -> str:
    """What a page has seen: ids and revisions of both spaces."""
    return token_of((board.space_id, board.revision), (people.space_id, people.revision))


def token_of(board: tuple[int, int], people: tuple[int, int]) -> str:
    """The same from the versions of both spaces."""
    return "".join(f"{number:016x}" for number in (*board, *people))


def news(block: Retrospective, place: records.Place, person: str, sent: Poll) -> dict[str, Any]:
    """The answer to a poll of a page that shows a round of this place."""
    place = replace(place, round=sent.round)
    numbers = [int(sent.seen[start : start + 16] or "0", 16) for start in (0, 16, 32, 48)]
    versions = api.versions([place.board, place.people])
    new = [now != then for now, then in zip(versions, (tuple(numbers[:2]), tuple(numbers[2:])), strict=True)]
    full = not sent.phase
    if not (full or any(new)):
        return {"message": "", "regions": {}, "pace": api.pace(versions)}
    people = records.people(block, api.at(place.people, versions[1]), person)
    if people.state.round != place.round:
        shown = pages.page(block, block.readable_content(), place, kept)
        return render.answer(block, gettext_for()("The next round has begun"), regions={"main": shown})
    if not people.joined:
        raise places.no_seat()
    board = records.board(api.at(place.board, versions[0]))
    here = opened(block, place, board, people)
    moved = here.phase.value != sent.phase
    regions = changed(here, sent.keys, board=new[0] or moved, people=new[1] or moved, phase=moved)
    name = gettext_for()(phase_name(here.phase, choosing=here.state.choosing))
    message = gettext_for()("New phase: %(name)s") % {"name": name}
    answer = render.answer(block, message if moved and not full else "", regions=regions)
    if new[0] or moved:
        answer["regions"]["board"] = board_html(here)
    return {**answer, "pace": api.LIVELY}


def kept(key: api.SpaceKey) -> api.Snapshot:
    """A space as it is now, for requests that only read: what somebody has just written may yet be undone."""
    return api.at(key, api.versions([key])[0])


def changed(here: Open, keys: str, *, board: bool, people: bool, phase: bool) -> dict[str, Any]:
    """The regions to swap in, without the shared board, where board, people or phase are new."""
    regions: dict[str, Any] = {"phase": ("phase.html", context.phases.phase(here)), "seen": ("seen.html", seen(here))}
    stored = agreed(here) if people else ()
    if people:
        regions["task"] = ("task.html", context.phases.task(here))
    if people or here.phase is Phase.VOTE or here.phase is Phase.CLUSTER:
        regions["lead"] = ("lead.html", context.phases.lead(here, stored))
        regions["votes"] = ("votes.html", context.votes.votes(here))
    if people and (phase or here.phase in WITH_ACTIONS):
        regions["actions"] = ("actions.html", context.actions.actions(here, stored))
    if board:
        regions |= own.regions(here, keys)
    if phase:
        regions["role"] = ("role.html", context.phases.role(here))
        regions["add"] = ("add.html", context.cards.add(here, keys))
        found = intentions.of(here.block, here.people.person)
        regions["intentions"] = ("intentions.html", context.intentions.own(here, found))
        regions["earlier"] = ("rounds.html", context.rounds.earlier(here))
        regions["export"] = ("export.html", {"open": here.state.open_cards and here.phase is not Phase.STAGE})
    return regions


def agreed(here: Open) -> tuple[Action, ...]:
    """The actions of the series, in phases that show them."""
    return records.series(here.place) if here.phase in WITH_ACTIONS else ()


def seen(here: Open) -> dict[str, Any]:
    """What the page sends when it asks for news."""
    return {
        "seen": token(here.board, here.people),
        "phase": here.phase.value,
        "round": here.place.round,
        "pace": api.LIVELY,
        "drawer": pages.drawer(here.place, here.people.person),
        "final": here.phase is Phase.CLOSED and not reopens(here.state, time.time()),
    }


def board_html(here: Open) -> str:
    """The shared board. Only pages that ask for news fill the store: what somebody has just written may yet be undone."""
    key = (
        here.place,
        here.board.space_id,
        here.board.revision,
        here.state.nonce,
        here.phase,
        here.people.facilitates,
        reader_language(),
        here.block.definition,
        here.block.board_format,
    )
    html: str | None = _boards.get(key)
    if html is None:
        html = platform.replace_urls(here.block, render.html(here.block, "cards.html", context.cards.board(here)))
        _boards.put(key, html)
    return html
