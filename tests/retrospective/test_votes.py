"""Voting with dots."""

import pytest

from tests.retrospective.table import laid

pytestmark = pytest.mark.django_db


def test_votes_are_limited_secret_and_deleted_when_the_board_goes_back() -> None:
    table = laid()
    anna, bo, lead = table.people[1], table.people[2], table.lead
    lead.advance("gather")
    cards = [anna.add("start", f"Karte {number}") for number in range(7)]
    lead.advance("cluster")
    for card in cards:
        anna.call("group_card", {"card": card, "cluster": "new"})
    lead.advance("vote")
    first, second, *_rest = [cluster.key for cluster in table.board.clusters]
    anna.call("vote", {"cluster": first, "value": 3}, 400)
    anna.call("vote", {"cluster": first, "value": 2})
    assert anna.call("vote", {"cluster": second, "value": 2}, 409).json["error"] == "no_votes"
    anna.call("vote", {"cluster": second, "value": 1})
    assert ">●●<" in anna.region("votes") and "●" not in bo.region("votes") + lead.region("votes")
    lead.advance("decide")
    assert table.board.state.tally == {first: 2, second: 1}
    lead.move("decide", "vote")
    assert table.board.state.tally is None and ">●●<" in anna.region("votes")
    lead.move("vote", "cluster")
    lead.move("cluster", "vote")
    assert "●" not in anna.region("votes")
