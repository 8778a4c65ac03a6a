"""One retrospective after the other at the same board. Each is a round: its cards stay where they are, to be read."""

from __future__ import annotations

import secrets
from dataclasses import replace

from xblocks.core.payload import Refusal
from xblocks.kit import access
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records, steps
from xblocks.retrospective.context.opened import Open, here, opened
from xblocks.retrospective.model import Phase
from xblocks.retrospective.payloads import Begin
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import CODE, PARTICIPANT, Place
from xblocks.spaces import api


def begin(block: Retrospective, place: Place, person: str, wish: Begin) -> None:
    """Begin the next round after a closed one, which is final from then on. The same wish twice is one.

    Who comes takes a seat anew: how many share a board decides on what may be told of it. Settings are those of now.
    """
    _ = gettext_for()
    if block.readable_content().format(wish.format) is None:
        raise Refusal(400, "unknown", _("There is no such format in this block."))
    with api.write(place.people) as space:
        steps.lead(space, person)
        before = records.kept_state(block, space)
        if before.round == wish.round + 1:
            return
        if before.round != wish.round or before.phase is not Phase.CLOSED:
            raise Refusal(409, "phase", _("The next round begins when this one is closed."))
        past = (*before.past, before.closed)
        fresh = replace(records.new_state(block), round=wish.round + 1, format=wish.format, past=past)
        records.put_state(space, replace(fresh, nonce=secrets.token_hex(16)))
        space.erase_marks(PARTICIPANT)
        for item in space.items(CODE):
            space.delete(CODE, item.key)


def at(block: Retrospective, place: Place, number: int) -> Open:
    """A round of the board in front of whoever asks. Refusal 409 where there is no such round."""
    if number == place.round:
        return here(block, place)
    where = replace(place, round=number)
    board = records.board(api.read(where.board)) if 0 < number < place.round else None
    if board is None or board.state is None:
        raise Refusal(409, "gone", gettext_for()("This round is gone. Cards are kept for two years."))
    people = records.People(0, 0, board.state, frozenset(), (), {}, access.person(block))
    return opened(block, where, board, people)
