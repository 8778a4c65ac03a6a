"""What a page gets when it asks for news, and what that costs."""

import re

import pytest

from tests.database import Queries
from tests.retrospective.table import Guest, Table, laid
from xblocks.spaces import shared

pytestmark = pytest.mark.django_db


def seen(guest: Guest) -> str:
    return re.search(r'name="seen" value="([0-9a-f]{64})"', guest.region("seen"))[1]


@pytest.fixture(params=["anonymous", "named"])
def table(request: pytest.FixtureRequest) -> Table:
    made = laid(anonymity=request.param, hidden_until_reveal="off")
    made.lead.advance("gather")
    return made


def test_nothing_new_costs_one_query_and_swaps_nothing(table: Table) -> None:
    anna = table.people[1]
    anna.add("start", "Karte")
    known = seen(anna)
    with Queries() as queries:
        answer = anna.poll(known, "gather")
    assert (len(queries), queries.ours) == (1, 1)
    assert (answer.json["regions"], answer.json["message"]) == ({}, "")


def test_a_new_card_reaches_the_others_and_costs_the_same_for_one_and_for_fifty(table: Table) -> None:
    anna, bo = table.people[1], table.people[2]
    costs = []
    for number in range(50):
        known = seen(bo)
        anna.add("start", f"Karte {number:02d}")
        if number in (0, 49):
            with Queries() as queries:
                answer = bo.poll(known, "gather")
            costs.append(queries.ours)
            assert f"Karte {number:02d}" in answer.json["regions"]["board"]
            assert "add" not in answer.json["regions"]
    assert costs[0] == costs[1] <= 7


def test_adding_a_card_costs_the_same_on_a_full_board(table: Table) -> None:
    anna, costs = table.people[1], []
    anna.poll()  # from then on this process knows who is at the table
    for number in range(40):
        with Queries() as queries:
            anna.add("start", f"Karte {number}")
        costs.append(len(queries))
    assert len(set(costs)) == 1 and costs[0] <= 12


def test_the_board_is_rendered_once_for_all_and_anew_when_it_changes(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xblocks.kit import render

    rendered = []
    html = render.html
    monkeypatch.setattr(render, "html", lambda block, name, values: rendered.append(name) or html(block, name, values))
    table.people[1].add("start", "Karte")
    for number in (1, 2, 3):
        assert "Karte" in table.people[number].region("board")
    assert rendered.count("cards.html") == 1
    table.people[1].add("start", "Zweite")
    assert "Zweite" in table.people[2].region("board")
    assert rendered.count("cards.html") == 2
    assert "remove_card" in table.lead.region("board") and "remove_card" not in table.people[1].region("board")
    assert table.people[2].desk.but(language="en").call("poll", {}).json["regions"]["board"].count("The board") == 1


def test_a_new_phase_is_said_once_and_brings_everything(table: Table) -> None:
    anna = table.people[1]
    known = seen(anna)
    anna.add("start", "Karte")
    table.lead.advance("cluster")
    answer = anna.poll(known, "gather").json
    assert answer["message"] and {"phase", "add", "mine", "board", "export"} <= answer["regions"].keys()
    assert anna.poll(seen(anna), "cluster").json["message"] == ""


def test_the_pace_is_quick_while_something_changes_and_slow_when_all_is_quiet(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:

    clock = [1000.0]
    monkeypatch.setattr(shared.time, "monotonic", lambda: clock[0])
    anna = table.people[1]
    known = seen(anna)
    assert anna.poll(known, "gather").json["pace"] == 2000
    clock[0] += 61
    assert anna.poll(known, "gather").json["pace"] == 10_000
    table.people[2].add("start", "Karte")
    assert anna.poll(known, "gather").json["pace"] == 2000


def test_the_timer_is_right_for_whoever_comes_late(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    from xblocks.retrospective import steps
    from xblocks.retrospective.context import phases

    clock = [1_800_000_000.0]
    for module in (phases, steps):
        monkeypatch.setattr(module.time, "time", lambda: clock[0])
    table.lead.call("timer", {"minutes": 5})
    assert 'data-remaining="300"' in table.people[1].region("phase")
    clock[0] += 100
    assert 'data-remaining="200"' in table.people[2].region("phase")
    clock[0] += 500
    assert 'data-remaining="0"' in table.people[3].region("phase")
    table.lead.call("timer", {"minutes": 0})
    assert "data-remaining" not in table.people[1].region("phase")


def test_a_board_begun_anew_is_not_taken_for_the_old_one(table: Table) -> None:
    from xblocks.spaces import api

    anna = table.people[1]
    anna.add("start", "Parkausweis")
    known = seen(anna)
    with api.write(table.place.board) as space:
        space.delete_space()
    assert "Parkausweis" not in anna.poll(known, "gather").json["regions"]["board"]
