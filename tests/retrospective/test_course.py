"""A whole retrospective, once anonymous, once named."""

import pytest

from tests.retrospective.table import laid
from xblocks.spaces import models

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_a_whole_retrospective(anonymity: str) -> None:
    table = laid(anonymity=anonymity)
    anna, bo, cem, lead = (table.people[number] for number in (1, 2, 3, 9))
    assert "Phase 1" in lead.sees()
    lead.advance("gather")

    parking = anna.add("start", "Parkausweise online")
    bo.add("stop", "Montagsrunde")
    bo.add("continue", "Kaffee")
    assert "Parkausweise online" in anna.sees()
    assert "Parkausweise online" not in bo.sees() + lead.sees()
    anna.edit(parking, "Bewohnerparken online")

    lead.move("gather", "cluster")
    assert all("Bewohnerparken online" in guest.sees() for guest in table.people.values())
    cards = {card.text: card.key for card in table.board.cards}
    cem.call("group_card", {"card": cards["Bewohnerparken online"], "cluster": "new"})
    cem.call("group_card", {"card": cards["Montagsrunde"], "cluster": "new"})
    first = next(cluster for cluster in table.board.clusters if cluster.title == "Montagsrunde")
    bo.call("group_card", {"card": cards["Kaffee"], "cluster": first.key})
    data = {"cluster": first.key, "title": "Treffen", "seen": first.revision, "keep": ""}
    bo.call("rename_group", data)

    lead.move("cluster", "vote")
    for guest in (anna, bo, cem):
        guest.call("vote", {"cluster": first.key, "value": 1})
    assert "Have voted: 3" in lead.sees() or "3" in lead.region("phase")
    assert "lotse-dots" not in lead.region("board")
    assert models.Mark.objects.filter(kind="retrospective.vote", value=1).count() == 3

    lead.move("vote", "decide")
    assert table.board.state.tally == {first.key: 3}
    assert lead.call("move", {"phase": "decide", "to": "closed"}, 409).json["error"] == "not_ready"
    lead.action("Montagsrunde streichen", owner="Anna")
    lead.move("decide", "closed")

    votes = models.Mark.objects.filter(kind="retrospective.vote")
    assert {(mark.value, mark.data, mark.deleted, mark.target) for mark in votes} == {(0, "", True, "board")}
    assert "Treffen" in anna.sees()
    for name in ("printable", "markdown", "csv"):
        text = anna.call(name).response.body.decode()
        assert "Bewohnerparken online" in text and "3" in text
    anna.add("start", "zu spät", 409)
    anna.edit(parking, "zu spät", status=409)
    lead.move("closed", "decide", 409)
    assert (None in {card.person for card in table.board.cards}) == (anonymity == "anonymous")
