"""At which board somebody is, and at which she may be."""

from __future__ import annotations

from xblocks.core.codes import opened_by
from xblocks.core.payload import Refusal
from xblocks.kit import access
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records
from xblocks.retrospective.protocol import Retrospective


def first(block: Retrospective) -> records.Place:
    """The first round of her group, without asking which it is in. Refusal 409 where she has no group."""
    found = records.place(block, access.person(block))
    if found is None:
        raise Refusal(409, "no_group", no_group())
    return found


def place(block: Retrospective) -> records.Place:
    """The board of her group in the round of now. Refusal 409 where she has none."""
    return records.current(first(block))[0]


def seated(block: Retrospective) -> records.Place:
    """The same for whoever has a seat there. Refusal 403 for others: they can only come, or read the empty sheet."""
    found, people = records.current(first(block))
    seats = (records.PARTICIPANT, records.FACILITATOR)
    if not any(mark.kind in seats and mark.person == access.person(block) for mark in people.marks):
        raise no_seat()
    return found


def no_seat() -> Refusal:
    """For whoever wants to read or write without being at the table."""
    return Refusal(403, "no_seat", gettext_for()("Take part first: press “Take part” on the first page of the board."))


def no_group() -> str:
    """What to tell somebody who belongs to no group."""
    return gettext_for()("You do not belong to a group of this course yet. Please ask the course team.")


def to_lead(block: Retrospective, code: str) -> tuple[records.Place, str]:
    """The board a code opens, and the code. Staff, who belong to no group, name a board by its number alone."""
    opened, number = opened_by(code), code.strip()
    staff = access.viewer(block).staff
    if opened is None and number.isascii() and number.isdecimal() and len(number) < 16 and staff:
        return records.place_of_code(block, int(number)) or place(block), ""
    return (opened and records.place_of_code(block, opened[0])) or place(block), code


def require_shown(block: Retrospective, where: records.Place) -> None:
    """Refuse to lead a board that her page does not show: she belongs to another group, or leads another board."""
    own = records.place(block, access.person(block))
    if own is not None and own.group != where.group:
        message = gettext_for()(
            "This is the board of another group, but your page shows that of yours. Give the role back there first, or ask the course team."
        )
        raise Refusal(409, "other_group", message)
