"""What comes back after what somebody did. Nothing is written here."""

from __future__ import annotations

from typing import Any

from xblocks.kit import access, passing, render
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import context, intentions, news, own, pages, records, takeaway
from xblocks.retrospective import payloads as sent
from xblocks.retrospective.context.opened import Open, glimpse, here
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import Board, Place
from xblocks.spaces import api


def entered(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """The whole page anew, after somebody came or changed her role."""
    return _whole(block, where, message)


def left(block: Retrospective, message: str) -> dict[str, Any]:
    """The page of somebody who gave the role back: without a group of her own she has no board any more."""
    return _whole(block, records.place(block, access.person(block)), message)


def _whole(block: Retrospective, where: Place | None, message: str) -> dict[str, Any]:
    shown = pages.page(block, block.readable_content(), where)
    return render.answer(block, message, focus="top", regions={"main": shown})


def added(block: Retrospective, where: Place, board: Board, new: sent.AddCard) -> dict[str, Any]:
    """Her own cards with the new one, and the form that she wrote it in, empty."""
    in_column = new.form == "column"
    now = glimpse(block, where, board, leads=not in_column)
    name = f"in-{new.column}" if in_column else new.form
    form = {**context.cards.writing(now, new.column), "form": new.form, "key": new.column}
    regions = {
        **own.regions(now, f"{new.keys} {new.secret}"),
        f"add-{name}": ("column_form.html" if in_column else "add_form.html", form),
    }
    return render.answer(block, gettext_for()("Card added"), focus=f"text-{name}", regions=regions)


def posted(block: Retrospective, where: Place, board: Board, new: sent.Post) -> dict[str, Any]:
    """Her intentions anew, and her own cards with the one that she posted."""
    now = glimpse(block, where, board, leads=_leads(block, where))
    found = intentions.of(block, access.person(block))
    regions = {
        "intentions": ("intentions.html", context.intentions.own(now, found, new.intention)),
        **own.regions(now, f"{new.keys} {new.secret}"),
    }
    return render.answer(block, gettext_for()("Posted as a card"), focus="intentions", regions=regions)


def mine(block: Retrospective, where: Place, message: str, keys: str) -> dict[str, Any]:
    """Her own cards anew."""
    now = glimpse(block, where, records.board(api.read(where.board)), leads=_leads(block, where))
    return render.answer(block, message, focus="mine", regions=own.regions(now, keys))


def _leads(block: Retrospective, where: Place) -> bool:
    return api.holds(where.people, (records.FACILITATOR,), access.person(block))


def shared(block: Retrospective, where: Place, message: str, focus: str = "") -> dict[str, Any]:
    """The shared board anew."""
    values = context.cards.board(here(block, where))
    return render.answer(block, message, focus=focus, regions={"board": ("cards.html", values)})


def voted(block: Retrospective, where: Place, board: Board, given: dict[str, int]) -> dict[str, Any]:
    """Her votes anew."""
    values = context.votes.votes(glimpse(block, where, board), given)
    message = gettext_for()("Votes left: %(left)s") % {"left": values["left"]}
    return render.answer(block, message, regions={"ballot": ("ballot.html", values)})


def led(block: Retrospective, where: Place, message: str, focus: str = "") -> dict[str, Any]:
    """Phase and timer anew."""
    now = here(block, where)
    regions = {
        "phase": ("phase.html", context.phases.phase(now)),
        "task": ("task.html", context.phases.task(now)),
        "lead": ("lead.html", context.phases.lead(now, news.agreed(now))),
    }
    return render.answer(block, message, focus=focus, regions=regions)


def earlier(block: Retrospective, found: Open, number: int) -> dict[str, Any]:
    """An earlier round in its place, without anything to press in it."""
    values = {**takeaway.shown(found, over=True), "number": number}
    return render.answer(block, "", focus=f"round-{number}", regions={f"round-{number}": ("round.html", values)})


def appointed(block: Retrospective, where: Place, code: str) -> dict[str, Any]:
    """The code to pass on."""
    values = {**context.phases.role(here(block, where)), **passing.shown(block, code)}
    return render.answer(block, gettext_for()("Code created"), focus="role", regions={"role": ("role.html", values)})


def chosen(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """What the group has settled on, for whoever leads."""
    regions = {"lead": ("lead.html", context.phases.lead(here(block, where)))}
    return render.answer(block, message, regions=regions)


def entry(block: Retrospective, found: dict[str, Any]) -> dict[str, Any]:
    """A calendar entry to keep, in the place of its button."""
    key = found["key"]
    regions = {f"day-{key}": ("day_file.html", found)}
    return render.answer(block, gettext_for()("Calendar entry saved"), focus=f"day-{key}", regions=regions)


def agreed(block: Retrospective, where: Place, message: str) -> dict[str, Any]:
    """The actions anew."""
    values = context.actions.actions(here(block, where), records.series(where), shown_always=True)
    return render.answer(block, message, focus="actions", regions={"actions": ("actions.html", values)})
