"""What a page gets when it asks for news: cheap where there is none, and what many are shown rendered once for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

from xblocks.kit import platform, render
from xblocks.kit.i18n import gettext_for
from xblocks.kit.kept import kept
from xblocks.retrospective import context, intentions, mandate, own, pages, places, records
from xblocks.retrospective.content import phase_name
from xblocks.retrospective.context.opened import Open, opened
from xblocks.retrospective.model import Action, Phase, reopens
from xblocks.retrospective.payloads import Poll
from xblocks.retrospective.protocol import Retrospective
from xblocks.spaces import api

WITH_ACTIONS = (Phase.STAGE, Phase.DECIDE, Phase.CLOSED)
_GROUPED = (Phase.CLUSTER, Phase.VOTE)


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
    full = not sent.phase
    meant = [intentions.space(block, person)] if full and block.intentions else []
    versions = api.versions([place.board, place.people, *meant])
    new = [now != then for now, then in zip(versions, (tuple(numbers[:2]), tuple(numbers[2:])), strict=False)]
    if not (full or any(new)):
        return {"message": "", "regions": {}, "pace": api.pace(versions)}
    people = records.people(block, api.at(place.people, versions[1]), person)
    if people.state.round != place.round:
        shown = pages.page(block, block.readable_content(), place, api.latest)
        return render.answer(block, gettext_for()("The next round has begun"), regions={"main": shown})
    if not people.joined:
        raise places.no_seat()
    board = records.board(api.at(place.board, versions[0]))
    here = opened(block, place, board, people)
    moved = here.phase.value != sent.phase
    which = {"board": new[0] or moved, "people": new[1] or moved, "phase": moved}
    regions = changed(here, sent.keys, **which)
    if moved:
        found = intentions.of(block, person, lambda key: api.at(key, versions[2]) if meant else api.latest(key))
        regions["intentions"] = ("intentions.html", context.intentions.own(here, found))
        regions["mandate"] = ("mandate.html", mandate.of(here))
    name = gettext_for()(phase_name(here.phase, choosing=here.state.choosing))
    message = gettext_for()("New phase: %(name)s") % {"name": name}
    answer = render.answer(block, message if moved and not full else "", regions=regions)
    answer["regions"] |= shared(here, sent.keys, **which)
    return {**answer, "pace": api.LIVELY}


def changed(here: Open, keys: str, *, board: bool, people: bool, phase: bool) -> dict[str, Any]:
    """The regions to swap in that are hers or cost little, where board, people or phase are new."""
    regions: dict[str, Any] = {"phase": ("phase.html", context.phases.phase(here)), "seen": ("seen.html", seen(here))}
    stored = agreed(here) if people else ()
    if people and here.phase not in _GROUPED:
        regions["lead"] = ("lead.html", context.phases.lead(here, stored))
    if people and (phase or here.phase in WITH_ACTIONS):
        regions["actions"] = ("actions.html", context.actions.actions(here, stored))
    if board:
        regions |= own.regions(here, keys)
    if phase:
        regions["role"] = ("role.html", context.phases.role(here))
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


def shared(here: Open, keys: str, *, board: bool, people: bool, phase: bool) -> dict[str, str]:
    """The regions to swap in that many people see alike, as HTML; of new cards' forms only where she has no card."""
    found, table = {}, (here.people.space_id, here.people.revision)
    if people:
        found["task"] = _html(here, "task.html", context.phases.task, since=table)
    if here.phase in _GROUPED:
        found["lead"] = _html(here, "lead.html", context.phases.lead, since=table)
    if people or here.phase in _GROUPED:
        own = tuple(sorted(here.people.own_votes.items()))
        found["votes"] = _html(here, "votes.html", context.votes.votes, of=(here.state.choosing, own))
    if phase:
        values = context.cards.add(here, keys)
        if values["cards"]:
            found["add"] = _rendered(here, "add.html", values)
        else:
            found["add"] = _html(here, "add.html", lambda _here: values, of=(here.state.open_cards,))
    if board:
        found["board"] = _html(here, "cards.html", context.cards.board)
    return found


def _html(
    here: Open,
    template: str,
    values: Callable[[Open], dict[str, Any]],
    *,
    of: Hashable = None,
    since: Hashable = None,
) -> str:
    """A region that depends on the board, the role, and what else it is made `of`; made anew `since` something changed."""
    name = (template, here.place, here.phase, here.people.facilitates, here.block.board_format, of)
    version = (here.board.space_id, here.board.revision, here.state.nonce, since)
    return kept(here.block, name, version, lambda: _rendered(here, template, values(here)))


def _rendered(here: Open, template: str, values: dict[str, Any]) -> str:
    return platform.replace_urls(here.block, render.html(here.block, template, values))
