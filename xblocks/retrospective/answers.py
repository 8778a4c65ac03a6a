"""What handlers have in common: where somebody is, and what comes back after what she did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xblocks.core.codes import opened_by
from xblocks.core.payload import Refusal
from xblocks.kit import access, render
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import cards, context, intentions, news, records
from xblocks.retrospective import payloads as sent
from xblocks.retrospective.content import Content, Format
from xblocks.retrospective.context.opened import Room
from xblocks.retrospective.model import Action, State
from xblocks.spaces import api


def content(block: Any) -> tuple[Content, Format]:
    """The content and the format that is set. Refusal 409 where it cannot be read."""
    found = block.readable_content()
    return found, found.format(block.board_format)


def person(block: Any) -> str:
    """Who asks."""
    return str(block.scope_ids.user_id)


def place(block: Any) -> records.Place:
    """The board of her group. Refusal 409 where she has none."""
    found = records.place(block, person(block))
    if found is None:
        raise Refusal(409, "no_group", no_group())
    return found


def place_to_lead(block: Any, code: str) -> tuple[records.Place, str]:
    """The board a code opens, and the code. Staff, who belong to no group, name a board by its number alone."""
    opened, number = opened_by(code), code.strip()
    if opened is None and number.isascii() and number.isdecimal() and len(number) < 16 and staff(block):
        return records.place_of_code(block, int(number)) or place(block), ""
    return (opened and records.place_of_code(block, opened[0])) or place(block), code


def no_group() -> str:
    """What to tell somebody who belongs to no group."""
    return gettext_for()("You do not belong to a group of this course yet. Please ask the course team.")


def opened(block: Any, where: records.Place, board: records.Board, people: records.People) -> Room:
    """A room from what was read."""
    return Room(block, *content(block), where, board, people)


def here(block: Any) -> Room:
    """The room as it stands now."""
    where = place(block)
    board = records.board(api.read(where.board))
    return opened(block, where, board, records.people(block, api.read(where.people), person(block)))


def glimpse(block: Any, where: records.Place, state: State, board: records.Board | None = None) -> Room:
    """As much of the room as a card or a vote needs, without reading anything."""
    people = records.People(0, 0, state, frozenset(), (), {}, person(block))
    return opened(block, where, board or records.Board(0, 0, state, (), ()), people)


def page(
    block: Any,
    found: Content,
    format_: Format | None,
    where: records.Place | None,
    read: Callable[[api.SpaceKey], api.Snapshot] = api.read,
) -> tuple[str, dict[str, Any]]:
    """The first page, or the board for whoever is at the table."""
    if where is None:
        values = context.opened.intro(found, format_, None, notice=no_group(), code_only=True)
        return "intro.html", values
    people = records.people(block, read(where.people), person(block))
    values = context.opened.intro(
        found, format_, people, first=not people.facilitators and block.first_facilitates == "on"
    )
    if not people.joined:
        return "intro.html", values
    return "room.html", {**values, "seen": "", "phase": "", "pace": 0, "drawer": news.drawer(where, people.person)}


def require_shown(block: Any, where: records.Place) -> None:
    """Refuse to lead a board that her page does not show: she belongs to another group, or leads another board."""
    own = records.place(block, person(block))
    if own is not None and own.group != where.group:
        message = gettext_for()(
            "This is the board of another group, but your page shows that of yours. Give the role back there first, or ask the course team."
        )
        raise Refusal(409, "other_group", message)


def entered(block: Any, message: str, where: records.Place | None = None) -> dict[str, Any]:
    """The whole page anew, after somebody came or changed her role."""
    return _whole(block, message, where or place(block))


def left(block: Any, message: str) -> dict[str, Any]:
    """The page of somebody who gave the role back: without a group of her own she has no board any more."""
    return _whole(block, message, records.place(block, person(block)))


def _whole(block: Any, message: str, where: records.Place | None) -> dict[str, Any]:
    shown = page(block, *content(block), where)
    return render.answer(block, message, focus="top", regions={"main": shown})


def column(block: Any, key: str) -> None:
    """Refuse a column that the board does not have."""
    if all(entry.key != key for entry in content(block)[1].columns):
        raise Refusal(400, "unknown", gettext_for()("There is no such column on this board."))


def took_part(block: Any) -> None:
    """A card or a vote completes the block. Nothing else is told: neither which nor how many."""
    block.runtime.publish(block, "completion", {"completion": 1.0})


def added(block: Any, new: sent.AddCard) -> dict[str, Any]:
    """Add a card."""
    where, who = place(block), person(block)
    column(block, new.column)
    state, stored = cards.add(where, who, new.column, new.text, new.secret)
    took_part(block)
    now = glimpse(block, where, state)
    regions = {
        "add": ("add.html", context.cards.add(now, new.column)),
        "mine": ("mine.html", context.cards.mine(now, stored, state, f"{new.keys} {new.secret}")),
    }
    return render.answer(block, gettext_for()("Card added"), focus="text", regions=regions)


def posted(block: Any, new: sent.Post) -> dict[str, Any]:
    """Post an intention as a card."""
    where, who = place(block), person(block)
    column(block, new.column)
    intentions.require(block, who, new.intention)
    state, stored = cards.add(where, who, new.column, new.text, new.secret)
    intentions.posted(block, who, new.intention)
    took_part(block)
    now = glimpse(block, where, state)
    regions = {
        "intentions": ("intentions.html", context.opened.own_intentions(now, intentions.of(block, who))),
        "mine": ("mine.html", context.cards.mine(now, stored, state, f"{new.keys} {new.secret}")),
    }
    return render.answer(block, gettext_for()("Posted as a card"), focus="intentions", regions=regions)


def mine(block: Any, message: str, keys: str) -> dict[str, Any]:
    """Her own cards anew."""
    where = place(block)
    board = records.board(api.read(where.board))
    state = board.state or records.new_state(block)
    values = context.cards.mine(glimpse(block, where, state), board.cards, state, keys)
    return render.answer(block, message, focus="mine", regions={"mine": ("mine.html", values)})


def shared(block: Any, message: str) -> dict[str, Any]:
    """The shared board anew."""
    return render.answer(block, message, regions={"board": ("cards.html", context.cards.board(here(block)))})


def voted(block: Any, where: records.Place, board: records.Board, own: dict[str, int]) -> dict[str, Any]:
    """Her votes anew."""
    took_part(block)
    values = context.opened.votes(glimpse(block, where, board.state or records.new_state(block), board), own)
    message = gettext_for()("Votes left: %(left)s") % {"left": values["left"]}
    return render.answer(block, message, regions={"votes": ("votes.html", values)})


def led(block: Any, message: str, focus: str = "") -> dict[str, Any]:
    """Phase and timer anew."""
    now = here(block)
    regions = {"phase": ("phase.html", context.opened.phase(now)), "lead": ("lead.html", context.opened.lead(now))}
    return render.answer(block, message, focus=focus, regions=regions)


def stored_actions(where: records.Place) -> tuple[Action, ...]:
    """All actions of the series."""
    return records.actions(api.read(where.actions))


def agreed(block: Any, message: str) -> dict[str, Any]:
    """The actions anew."""
    now = here(block)
    values = context.actions.actions(now, stored_actions(now.place), shown_always=True)
    return render.answer(block, message, focus="actions", regions={"actions": ("actions.html", values)})


def staff(block: Any) -> bool:
    """Whether she belongs to the staff of the course."""
    return access.viewer(block).staff
