"""Who may do what, and when."""

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
