"""Who may do what, and when."""

import re

import pytest

from tests.desk import Desk, Site
from tests.retrospective.table import OLX, Guest, code_in, laid
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db


def test_only_facilitators_move_the_board_and_use_the_timer() -> None:
    table = laid()
    anna = table.people[1]
    for handler, data in (
        ("move", {"phase": "stage", "to": "gather"}),
        ("timer", {"minutes": 5}),
        ("appoint", {}),
        ("remove_card", {"card": "0" * 64}),
        ("facilitate", {"code": ""}),
    ):
        assert anna.call(handler, data, 403).json["error"] == "not_facilitator", handler
    assert table.lead.phase() == "stage"


def test_a_facilitator_appoints_somebody_with_a_code_that_works_once() -> None:
    table = laid()
    anna, bo = table.people[1], table.people[2]
    code = code_in(table.lead.call("appoint", {}).html)
    assert code not in str(list(models.Item.objects.values()))
    anna.call("facilitate", {"code": code.lower()})
    anna.call("facilitate", {"code": code})
    assert bo.call("facilitate", {"code": code}, 400).json["error"] == "no_such_code"
    anna.move("stage", "gather")
    table.lead.call("resign", {})
    assert table.lead.call("move", {"phase": "gather", "to": "cluster"}, 403)
    anna.move("gather", "cluster")


@pytest.mark.parametrize(("setting", "status"), [("on", 200), ("off", 403)])
def test_the_first_who_wants_to_leads_where_the_author_allows_it(setting: str, status: int) -> None:
    site = Site()
    usage = site.place(OLX.format(name="retro", settings=f'first_facilitates="{setting}"'))
    anna, bo = Guest(Desk(site, usage, 1)), Guest(Desk(site, usage, 2))
    anna.call("facilitate", {"code": ""}, status)
    if status == 200:
        bo.call("facilitate", {"code": ""}, 403)


def test_phases_go_one_step_forward_or_back_and_a_second_click_does_no_harm() -> None:
    table = laid()
    lead = table.lead
    assert lead.move("stage", "cluster", 409).json["error"] == "phase"
    lead.move("stage", "gather")
    lead.move("stage", "gather")
    assert lead.phase() == "gather"
    lead.move("stage", "cluster", 409)
    lead.move("gather", "cluster")
    assert lead.move("cluster", "vote", 409).json["error"] == "no_cluster"
    lead.move("cluster", "stage")
    assert lead.phase() == "stage"


def test_what_belongs_to_another_phase_is_refused() -> None:
    table = laid()
    anna, lead = table.people[1], table.lead
    anna.add("start", "zu früh", 409)
    lead.advance("gather")
    card = anna.add("start", "Karte")
    anna.call("group_card", {"card": card, "cluster": "new"}, 409)
    lead.advance("cluster")
    anna.call("group_card", {"card": card, "cluster": "new"})
    (cluster,) = table.board.clusters
    anna.call("vote", {"cluster": cluster.key, "value": 1}, 409)
    lead.advance("vote")
    late = anna.add("stop", "spät, aber noch")
    anna.call("group_card", {"card": late, "cluster": "new"}, 409)
    anna.call("group_card", {"card": card, "cluster": ""}, 409)
    anna.call("group_card", {"card": late, "cluster": cluster.key})
    lead.advance("decide")
    anna.add("start", "zu spät", 409)
    anna.call("rename_group", {"cluster": cluster.key, "title": "X", "seen": 0, "keep": "mine"}, 409)


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


def test_a_board_keeps_what_people_were_told_though_the_author_changes_the_setting() -> None:
    table = laid(anonymity="anonymous")
    table.site.place(OLX.format(name="retro", settings='anonymity="named" hidden_until_reveal="off"'))
    table.lead.advance("gather")
    table.people[1].add("start", "Parkausweis")
    assert [card.person for card in table.board.cards] == [None]
    assert "Parkausweis" not in table.people[2].sees()


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


def test_a_step_that_did_not_reach_the_board_can_be_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    table = laid()
    lead = table.lead
    lead.advance("gather")
    table.people[1].add("start", "Karte")
    put_state = __import__("xblocks.retrospective.records", fromlist=["x"]).put_state
    calls = []

    def fail_second(space, state):
        calls.append(state)
        if len(calls) == 2:
            raise api.Unavailable("crash")
        put_state(space, state)

    monkeypatch.setattr("xblocks.retrospective.records.put_state", fail_second)
    lead.move("gather", "cluster", 409)
    monkeypatch.undo()
    assert (table.board.state.phase, lead.phase()) == ("gather", "cluster")
    assert 'data-handler="move"' in lead.region("lead")
    lead.move("cluster", "cluster")
    assert table.board.state.phase == "cluster" and table.board.state.revealed


def test_groups_of_cohorts_have_boards_of_their_own_and_staff_come_by_number() -> None:
    site = Site()
    usage = site.place(OLX.format(name="retro", settings='group="cohort" hidden_until_reveal="off"'))
    anna, bo, cem = (Guest(Desk(site, usage, number)) for number in (1, 2, 3))
    staff, nobody = Guest(Desk(site, usage, 9, staff=True)), Guest(Desk(site, usage, 77))
    for guest in (anna, bo, cem):
        guest.call("join", {})
    board = re.search(r"Nummer der Pinnwand: (\d+)", anna.sees())[1]
    for guest in (bo, nobody):
        guest.call("facilitate", {"code": board}, 400 if guest is bo else 409)
    staff.call("facilitate", {"code": board})
    staff.move("stage", "gather")
    anna.add("start", "Parkausweis")
    assert "Parkausweis" in cem.sees() and "Parkausweis" in staff.sees()
    assert "Parkausweis" not in bo.sees()
    assert nobody.call("join", {}, 409).json["error"] == "no_group"

    other = re.search(r"Nummer der Pinnwand: (\d+)", bo.sees())[1]
    assert staff.call("facilitate", {"code": other}, 409).json["error"] == "other_group"  # her page shows the first one
    left = staff.call("resign", {}).html
    assert 'data-handler="facilitate"' in left and "data-poll" not in left
    staff.call("facilitate", {"code": other})
    assert "Phase 1" in staff.sees()


def test_a_reset_takes_named_cards_votes_and_roles() -> None:
    table = laid(anonymity="named")
    table.lead.advance("gather")
    table.people[1].add("start", "Annas")
    table.people[2].add("start", "Bos")
    block = table.people[1].desk.block()
    block.clear_student_state(user_id="1", course_id=None, item_id=None, requesting_user_id=None)
    assert [card.text for card in table.board.cards] == ["Bos"]
    assert "join" in table.people[1].desk.page()
