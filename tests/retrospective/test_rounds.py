"""One retrospective after the other at the same board."""

import re
from typing import Any

import pytest
from webob import Request

from tests.retrospective.table import Guest, Table, laid
from xblocks.retrospective import records
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db


def begin(guest: Guest, round_: int = 1, format_: str = "4l", status: int = 200) -> dict[str, Any]:
    return guest.call("begin", {"round": round_, "format": format_}, status).json


def printed(guest: Guest, suffix: str) -> str:
    return guest.desk.send("printable", Request.blank("/"), suffix).response.text


def closed(**settings: str) -> Table:
    """A board after its first round, with two cards and an action."""
    table = laid(**settings)
    lead = table.lead
    lead.advance("gather")
    table.people[1].add("start", "Parkausweis")
    table.people[2].add("stop", "Montagsrunde")
    lead.advance("decide")
    lead.action("Vermerk schreiben")
    lead.advance("closed")
    return table


def test_only_whoever_leads_a_closed_board_begins_the_next_round_once() -> None:
    table = laid()
    assert begin(table.lead, status=409)["error"] == "phase"
    table = closed()
    assert begin(table.people[1], status=403)["error"] == "not_facilitator"
    assert begin(table.lead, format_="no-such", status=400)["error"] == "unknown"
    assert begin(table.lead, round_=2, status=409)["error"] == "phase"
    begin(table.lead)
    begin(table.lead)  # the same once more
    assert table.place.round == 2 and table.lead.phase() == "stage"
    assert table.lead.call("move", {"phase": "closed", "to": "decide"}, 409).json["error"] == "moved"


def test_the_new_board_is_empty_in_its_own_format_with_seats_to_take_and_open_actions_first() -> None:
    table = closed()
    before = models.Space.objects.get(group="all", record__startswith="retrospective:")
    stored = models.Item.objects.get(space=before).data
    begin(table.lead)
    assert (
        table.people[1].call("poll", {"seen": "", "phase": "", "keys": "", "round": 2}, 403).json["error"] == "no_seat"
    )
    table.people[1].call("join", {})
    page = table.people[1].sees()
    assert "Gefallen" in page and "Parkausweis" not in page and "Vermerk schreiben" in page
    assert "Personen an der Pinnwand: 2." in page
    table.lead.advance("gather")
    table.people[1].add("start", "Alte Spalte", 400)
    table.people[1].add("liked", "Neue Karte")
    assert models.Item.objects.get(space=before).data == stored, "the first round stays where it was, to the letter"
    assert {card.text for card in table.board.cards} == {"Neue Karte"}


def test_a_page_that_shows_the_round_before_goes_on_to_the_new_one() -> None:
    table = closed()
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', table.people[1].region("seen"))[1]
    wall = re.search(r'name="seen" value="([0-9a-f]{64})"', table.lead.call("projector").response.text)[1]
    begin(table.lead)
    answer = table.people[1].call("poll", {"seen": seen, "phase": "closed", "keys": "", "round": 1}).json
    assert answer["message"] == "Die nächste Runde hat begonnen" and 'data-handler="join"' in answer["regions"]["main"]
    assert "Gefallen" in table.lead.call("projected", {"seen": wall, "round": 1}).json["regions"]["main"]
    assert table.people[1].add("start", "zu spät", 403)


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_earlier_rounds_stay_readable_and_nothing_in_them_can_be_changed(anonymity: str) -> None:
    table = closed(anonymity=anonymity)
    begin(table.lead)
    anna = table.people[1]
    anna.call("join", {})
    assert "Frühere Runden (1)" in anna.region("earlier")
    shown = anna.call("earlier", {"round": 1}).json["regions"]["round-1"]
    assert "Parkausweis" in shown and "Vermerk schreiben" in shown and "Ausgewählt" in shown
    assert "<form" not in shown
    assert "printable/1" in shown
    page = printed(anna, "1")
    assert "Parkausweis" in page and "Vermerk schreiben" in page
    assert "Parkausweis" not in printed(anna, "") + printed(anna, "2")
    for number in (0, 3):
        anna.call("earlier", {"round": number}, 400 if number == 0 else 409)
    stranger = Guest(anna.desk.but(person=8))
    assert stranger.call("earlier", {"round": 1}, 403).json["error"] == "no_seat"
    card = records.board(api.read(records.place(anna.desk.block(), "1").board)).cards[0]
    anna.edit(card.key, "umgeschrieben", status=409)


def test_a_second_round_that_is_anonymous_names_nobody_either() -> None:
    table = closed()
    begin(table.lead)
    table.people[1].call("join", {})
    table.lead.advance("gather")
    table.people[1].add("liked", "Neue Karte")
    spaces = models.Space.objects.filter(record__startswith="retrospective:")
    assert spaces.count() == 2 and all(space.anonymous for space in spaces)
    assert not models.Item.objects.filter(space__in=spaces).exclude(person=None).exists()


def test_a_reset_takes_her_named_cards_of_every_round() -> None:
    table = closed(anonymity="named")
    begin(table.lead)
    table.people[1].call("join", {})
    table.lead.advance("gather")
    table.people[1].add("liked", "Neue Karte")
    table.people[1].desk.block().clear_work("1")
    assert table.board.cards == ()
    assert [card.text for card in records.board(api.read(records.place(table.lead.desk.block(), "9").board)).cards] == [
        "Montagsrunde"
    ]


def test_what_was_promised_of_the_new_board_is_what_the_settings_say_now() -> None:
    table = closed(anonymity="named")
    table.site.place('<lotse_retrospective url_name="retro" board_format="ssc" anonymity="anonymous"/>')
    begin(table.lead)
    table.people[1].call("join", {})
    table.lead.advance("gather")
    table.people[1].add("liked", "Ohne Namen")
    assert [card.person for card in table.board.cards] == [None]


def test_codes_of_the_round_before_open_nothing() -> None:
    table = closed()
    code = re.search(r"\d+(-[0-9A-Z]{4}){3}", table.lead.call("appoint", {}).html)[0]
    begin(table.lead)
    assert table.people[1].call("facilitate", {"code": code}, 400).json["error"] == "no_such_code"
