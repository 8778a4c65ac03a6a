"""Who may do what, and when."""

import pytest
from django.db import OperationalError

from tests.desk import Desk, Site
from tests.retrospective.table import OLX, Guest, code_in, laid
from xblocks.retrospective import records
from xblocks.spaces import models

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
    anna.call("vote", {"cluster": cluster.key, "value": 1}, 409)
    lead.advance("decide")
    anna.add("start", "zu spät", 409)
    anna.call("rename_group", {"cluster": cluster.key, "title": "X", "seen": 0, "keep": "mine"}, 409)


def test_a_step_that_does_not_reach_the_board_was_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    table = laid()
    lead = table.lead
    lead.advance("gather")
    table.people[1].add("start", "Karte")
    with monkeypatch.context() as once:
        once.setattr(records, "put_state", lambda *_: (_ for _ in ()).throw(OperationalError("disk I/O error")))
        assert lead.move("gather", "cluster", 409).json["error"] == "storage"
    assert (table.board.state.phase, lead.phase()) == ("gather", "gather")
    lead.move("gather", "cluster")
    assert table.board.state.phase == "cluster" and table.board.state.revealed


def test_who_has_no_seat_can_only_come_or_read_the_empty_sheet() -> None:
    table = laid()
    lead, anna = table.lead, table.people[1]
    lead.advance("gather")
    card = anna.add("start", "Karte")
    lead.advance("decide")
    lead.action("Vermerk")
    (action,) = records.series(table.place)
    (cluster,) = table.board.clusters
    stranger = Guest(Desk(table.site, table.usage, 8))
    one = {"card": card, "keys": ""}
    for handler, data in {
        "poll": {"seen": "", "phase": "", "keys": ""},
        "add_card": {"column": "start", "text": "x", "secret": "c" * 32, "keys": ""},
        "edit_card": {**one, "text": "x", "seen": 0, "keep": "mine"},
        "delete_card": one,
        "remove_card": one,
        "group_card": {"card": card, "cluster": "new"},
        "rename_group": {"cluster": cluster.key, "title": "x", "seen": 0, "keep": "mine"},
        "vote": {"cluster": cluster.key, "value": 1},
        "choose": {"cluster": cluster.key, "chosen": True},
        "choose_instead": {},
        "count": {"people": 5, f"dots.{cluster.key}": 1},
        "move": {"phase": "decide", "to": "closed"},
        "timer": {"minutes": 1},
        "appoint": {},
        "resign": {},
        "save_action": {"action": "", "text": "x"},
        "delete_action": {"action": action.key},
    }.items():
        assert stranger.call(handler, data, 403).json["error"] == "no_seat", handler
    for handler in ("printable", "markdown", "csv"):
        assert stranger.call(handler, status=403).json["error"] == "no_seat"
    assert stranger.call("worksheet").status == 200
    assert len(table.board.cards) == 1 and records.series(table.place) == (action,)
    stranger.call("join", {})
    assert "Karte" in stranger.sees()


def test_a_seat_completes_the_block_and_nothing_that_follows_does() -> None:
    table = laid()
    table.lead.advance("gather")
    before = list(table.site.published)
    assert [(person, name) for person, _, name, _ in before if person == 1] == [(1, "completion")]
    anna = table.people[1]
    anna.add("no-such-column", "Karte", 400)
    anna.add("start", "Karte")
    assert table.site.published == before
