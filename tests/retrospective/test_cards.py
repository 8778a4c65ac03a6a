"""Whose a card is, and what she may do with it."""

from typing import Any

import pytest

from tests.retrospective.table import Table, laid

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_nobody_changes_or_deletes_the_card_of_somebody_else(anonymity: str) -> None:
    table = laid(anonymity=anonymity)
    anna, bo = table.people[1], table.people[2]
    table.lead.advance("gather")
    card = anna.add("start", "Annas Karte")
    for guest in (bo, table.lead):
        assert guest.edit(card, "fremd", status=403).json["error"] == "not_yours"
        guest.call("delete_card", {"card": card, "keys": guest.keys}, 403)
    assert [stored.text for stored in table.board.cards] == ["Annas Karte"]
    anna.call("delete_card", {"card": card, "keys": anna.keys})
    assert table.board.cards == ()
    assert anna.edit(card, "weg", status=409).json["error"] == "gone"


def test_on_an_anonymous_board_the_right_to_a_card_is_the_browsers() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    card = anna.add("start", "Ohne Schlüssel")
    anna.secrets.clear()
    assert "Ohne Schlüssel" not in anna.region("mine")
    anna.edit(card, "neu", status=403)


def test_the_same_card_sent_twice_is_there_once() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    data = {"column": "start", "text": "Karte", "secret": "a" * 32, "keys": ""}
    anna.call("add_card", data)
    anna.call("add_card", data)
    assert len(table.board.cards) == 1


def test_a_stale_edit_shows_both_versions_and_loses_none() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    card = anna.add("start", "eins")
    seen = table.board.cards[0].revision
    anna.edit(card, "zwei", seen, keep="")
    answer = anna.edit(card, "drei", seen, keep="", status=409)
    assert answer.json["versions"] == {"mine": "drei", "theirs": "zwei"}
    assert f"state-{card}" in answer.json["regions"]
    anna.edit(card, "drei", seen, keep="theirs")
    assert table.board.cards[0].text == "zwei"
    anna.edit(card, "drei", seen, keep="mine")
    assert table.board.cards[0].text == "drei"


def test_a_facilitator_removes_an_offensive_card_without_learning_whose_it_is() -> None:
    table = laid()
    lead = table.lead
    lead.advance("gather")
    card = table.people[1].add("start", "verletzend")
    assert lead.call("remove_card", {"card": card}, 409).json["error"] == "hidden"
    lead.advance("cluster")
    assert "Anna" not in lead.call("remove_card", {"card": card}).html
    assert table.board.cards == ()


def test_a_card_completes_the_block_and_one_that_is_refused_does_nothing() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    anna.add("no-such-column", "Karte", 400)
    assert (table.board.cards, hers(table)) == ((), [])
    anna.add("start", "Karte")
    assert hers(table) == [("completion", {"completion": 1.0})]


def hers(table: Table) -> list[tuple[str, dict[str, Any]]]:
    """What was published about Anna."""
    return [(name, data) for person, _block, name, data in table.site.published if person == 1]
