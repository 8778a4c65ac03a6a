"""What comes back after what somebody did. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xblocks.kit import access, render
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import context, intentions, news, places, records
from xblocks.retrospective import payloads as sent
from xblocks.retrospective.content import Content, Format
from xblocks.retrospective.context.opened import glimpse, here
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import Board, Place
from xblocks.spaces import api


def page(
    block: Retrospective,
    content: Content,
    format_: Format,
    where: Place | None,
    read: Callable[[api.SpaceKey], api.Snapshot] = api.read,
) -> tuple[str, dict[str, Any]]:
    """The first page, or the board for whoever is at the table."""
    if where is None:
        return "intro.html", context.intro.page(content, format_, None, notice=places.no_group(), code_only=True)
    people = records.people(block, read(where.people), access.person(block))
    first = not people.facilitators and block.first_facilitates == "on"
    values = context.intro.page(content, format_, people, first=first)
    if not people.joined:
        return "intro.html", values
    return "room.html", {**values, "seen": "", "phase": "", "pace": 0, "drawer": news.drawer(where, people.person)}


def entered(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """The whole page anew, after somebody came or changed her role."""
    return _whole(block, where, message)


def left(block: Retrospective, message: str) -> dict[str, Any]:
    """The page of somebody who gave the role back: without a group of her own she has no board any more."""
    return _whole(block, records.place(block, access.person(block)), message)


def _whole(block: Retrospective, where: Place | None, message: str) -> dict[str, Any]:
    shown = page(block, block.readable_content(), block.readable_format(), where)
    return render.answer(block, message, focus="top", regions={"main": shown})


def added(block: Retrospective, where: Place, board: Board, new: sent.AddCard) -> dict[str, Any]:
    """The empty form, and her own cards with the new one."""
    now = glimpse(block, where, board)
    regions = {
        "add": ("add.html", context.cards.add(now, new.column)),
        "mine": ("mine.html", context.cards.mine(now, f"{new.keys} {new.secret}")),
    }
    return render.answer(block, gettext_for()("Card added"), focus="text", regions=regions)


def posted(block: Retrospective, where: Place, board: Board, new: sent.Post) -> dict[str, Any]:
    """Her intentions anew, and her own cards with the one that she posted."""
    now = glimpse(block, where, board)
    own = intentions.of(block, access.person(block))
    regions = {
        "intentions": ("intentions.html", context.intentions.own(now, own, new.intention)),
        "mine": ("mine.html", context.cards.mine(now, f"{new.keys} {new.secret}")),
    }
    return render.answer(block, gettext_for()("Posted as a card"), focus="intentions", regions=regions)


def mine(block: Retrospective, where: Place, message: str, keys: str) -> dict[str, Any]:
    """Her own cards anew."""
    now = glimpse(block, where, records.board(api.read(where.board)))
    return render.answer(block, message, focus="mine", regions={"mine": ("mine.html", context.cards.mine(now, keys))})


def shared(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """The shared board anew."""
    values = context.cards.board(here(block, where))
    return render.answer(block, message, regions={"board": ("cards.html", values)})


def voted(block: Retrospective, where: Place, board: Board, own: dict[str, int]) -> dict[str, Any]:
    """Her votes anew."""
    values = context.votes.votes(glimpse(block, where, board), own)
    message = gettext_for()("Votes left: %(left)s") % {"left": values["left"]}
    return render.answer(block, message, regions={"votes": ("votes.html", values)})


def led(block: Retrospective, where: Place, message: str, focus: str = "") -> dict[str, Any]:
    """Phase and timer anew."""
    now = here(block, where)
    regions = {"phase": ("phase.html", context.phases.phase(now)), "lead": ("lead.html", context.phases.lead(now))}
    return render.answer(block, message, focus=focus, regions=regions)


def appointed(block: Retrospective, where: Place, code: str) -> dict[str, Any]:
    """The code to pass on."""
    values = context.phases.role(here(block, where), code=code)
    return render.answer(block, gettext_for()("Code created"), focus="role", regions={"role": ("role.html", values)})


def chosen(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """What the group has settled on, for whoever leads."""
    regions = {"lead": ("lead.html", context.phases.lead(here(block, where)))}
    return render.answer(block, message, regions=regions)


def agreed(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """The actions anew."""
    values = context.actions.actions(here(block, where), records.series(where), shown_always=True)
    return render.answer(block, message, focus="actions", regions={"actions": ("actions.html", values)})
