"""A whole retrospective, once anonymous, once named."""

import pytest

from tests.retrospective.table import laid
from xblocks.spaces import models

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_a_whole_retrospective(anonymity: str) -> None:
    table = laid(anonymity=anonymity, people=(1, 2, 3, 4, 5))
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
    own = next(card.cluster for card in table.board.cards if card.text == "Montagsrunde")
    first = next(cluster for cluster in table.board.clusters if cluster.key == own)
    bo.call("group_card", {"card": cards["Kaffee"], "cluster": first.key})
    data = {"cluster": first.key, "title": "Treffen", "seen": first.revision, "keep": ""}
    bo.call("rename_group", data)

    lead.move("cluster", "vote")
    for guest in (anna, bo, cem, table.people[4], table.people[5]):
        guest.call("vote", {"cluster": first.key, "value": 1})
    assert "Haben Punkte vergeben: 5." in lead.sees()
    assert "lotse-dots" not in lead.region("board")
    assert models.Mark.objects.filter(kind="retrospective.vote", value=1).count() == 5

    lead.move("vote", "decide")
    assert table.board.state.tally == {first.key: 5}
    assert lead.call("move", {"phase": "decide", "to": "closed"}, 409).json["error"] == "not_ready"
    lead.action("Montagsrunde streichen", owner="Anna")
    lead.move("decide", "closed")

    assert not models.Mark.objects.filter(kind="retrospective.vote").exists()
    assert "Treffen" in anna.sees()
    for name in ("printable", "markdown", "csv"):
        text = anna.call(name).response.body.decode()
        assert "Bewohnerparken online" in text and "5" in text
    anna.add("start", "zu spät", 409)
    anna.edit(parking, "zu spät", status=409)
    lead.move("closed", "vote", 409)
    lead.move("closed", "decide")
    lead.move("decide", "closed")
    assert (None in {card.person for card in table.board.cards}) == (anonymity == "anonymous")
