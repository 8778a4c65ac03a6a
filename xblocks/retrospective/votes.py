"""Voting with dots."""

from __future__ import annotations

from xblocks.core.payload import Refusal
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records, steps
from xblocks.retrospective.model import Phase, votes_fit
from xblocks.retrospective.protocol import Retrospective
from xblocks.spaces import api


def give(
    block: Retrospective, place: records.Place, person: str, cluster: str, value: int
) -> tuple[records.Board, dict[str, int]]:
    """Give a group of cards so many dots. The board, and all dots this person has given."""
    _ = gettext_for()
    board = records.board(api.read(place.board))
    over = Refusal(409, "phase", _("At the moment there is no vote."))
    if board.state is None or board.state.phase is not Phase.VOTE:
        raise over
    if all(entry.key != cluster for entry in board.clusters):
        raise Refusal(409, "gone", _("This group is gone. Please look again."))
    with api.write(place.people) as space:
        state = steps.require_round(place, records.kept_state(block, space))
        if state.phase is not Phase.VOTE or state.choosing:
            raise over
        given = {mark.person: records.dots(mark) for mark in space.marks(records.VOTE)}.get(person, {})
        if not votes_fit(given, cluster, value, len(board.clusters)):
            message = _("You have no more votes. Take one back first; a group gets two from you at most.")
            raise Refusal(409, "no_votes", message)
        votes = {name: count for name, count in {**given, cluster: value}.items() if count}
        space.mark(records.VOTE, records.BOARD, person, sum(votes.values()), votes)
    return board, votes
