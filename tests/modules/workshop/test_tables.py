"""Tables of a sheet page by page: which rows are shown, what stands in their cells, what can be pressed."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import tried
from tests.modules.workshop.sheet import save, seat, seen, step, table, text
from xblocks.modules.networks import content as networks
from xblocks.modules.people_competences import content as competences
from xblocks.modules.process_design import content as process
from xblocks.modules.team_building import content as team
from xblocks.modules.workshop import tables
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.work import Stored, Work, work

COMPETENCES, NETWORK, PROCESS, TEAM = (module.default("en") for module in (competences, networks, process, team))
RECEIVE = {"name": "receive", "role": "front", "medium": "paper", "touch_min": 10, "wait_min": 960, "value": "N"}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Somebody who reads English."""
    with translation.override("en"):
        yield


def sheet(content: WorkshopContent, *rows: tuple[str, str, dict[str, Any]]) -> Work:
    """The sheet with these rows, in this order."""
    return work(content.SPEC, [Stored(name, key, rank, cells, 7) for rank, (name, key, cells) in enumerate(rows)])


def steps(count: int) -> Work:
    """So many steps of a process."""
    return sheet(PROCESS, *(("as_is", f"s{number}", {"name": f"step {number}"}) for number in range(1, count + 1)))


def shown(content: WorkshopContent, name: str, filled: Work, start: int = 0, **more: Any) -> dict[str, Any]:
    return tables.table(content, content.SPEC.table(name), filled, start, **more)


def texts(row: dict[str, Any]) -> list[str]:
    return [cell["text"] for cell in row["cells"]]


def test_a_row_has_its_name_and_a_cell_for_each_other_column() -> None:
    found = shown(PROCESS, "as_is", sheet(PROCESS, ("as_is", "s1", RECEIVE), ("as_is", "s2", {"role": "clerk"})))
    assert (found["title"], found["first"], found["row_word"], found["count"]) == (
        "Process as it is",
        "Step",
        "Step",
        2,
    )
    heads = ["Role", "Medium", "Work (min)", "Waiting (min)", "Value"]
    assert [head["title"] for head in found["heads"]] == heads
    assert [head["number"] for head in found["heads"]] == [False, False, True, True, False]
    one, two = found["rows"]
    assert (one["key"], one["edited"], one["name"], one["title"]) == ("s1", 7, "Step 1: receive", "receive")
    assert texts(one) == ["front", "paper", "10", "960", "N"] and texts(two) == ["clerk", "–", "–", "–", "–"]
    assert [cell["head"] for cell in one["cells"]] == heads
    assert (two["name"], two["title"]) == ("Step 2", "")
    assert (one["lacking"], two["lacking"]) == ("", "Step, Medium, Work (min), Waiting (min), Value")
    assert [(row["first"], row["last"]) for row in (one, two)] == [(True, False), (False, True)]


def test_yes_and_no_stand_together_in_one_column() -> None:
    filled = sheet(NETWORK, ("nodes", "n1", {"name": "Town", "own": True}), ("nodes", "n2", {"name": "County"}))
    found = shown(NETWORK, "nodes", filled)
    assert found["flags"] and [head["title"] for head in found["heads"]] == ["Type"]
    assert [row["flags"] for row in found["rows"]] == ["Our own", ""]
    assert not shown(PROCESS, "as_is", steps(1))["flags"]


def test_fixed_rows_are_called_by_their_names_and_all_their_columns_are_cells() -> None:
    found = shown(COMPETENCES, "competences", sheet(COMPETENCES, ("competences", "C2", {"target": 3})))
    assert (found["fixed"], found["first"], found["count"]) == (True, "Competence", 10)
    assert [head["title"] for head in found["heads"]] == ["Target", "Weight"]
    assert found["rows"][1]["title"] == "C2 Role model" and texts(found["rows"][1]) == ["3", "–"]
    assert {row["lacking"] for row in found["rows"]} == {""}, "nobody has begun them"


def test_on_paper_there_are_all_rows_and_columns_and_of_fixed_rows_those_with_something_in_them() -> None:
    found = shown(PROCESS, "as_is", steps(45), 40, paper=True)
    assert len(found["rows"]) == 45 and found["heads"][-1]["title"] == "FIM"
    required = sheet(COMPETENCES, ("competences", "C2", {"target": 3}))
    assert [row["key"] for row in shown(COMPETENCES, "competences", required, paper=True)["rows"]] == ["C2"]
    optional = shown(TEAM, "roles", sheet(TEAM, ("roles", "content", {"holder": "Ines"})), paper=True)
    assert len(optional["rows"]) == 4, "a role without anybody says something too"


@pytest.mark.parametrize(
    ("start", "rows", "said", "before", "after"),
    [(0, 20, (1, 20), None, 20), (20, 20, (21, 40), 0, 40), (40, 5, (41, 45), 20, None)],
)
def test_a_page_says_where_it_is_and_what_is_before_and_behind_it(
    start: int, rows: int, said: tuple[int, int], before: int | None, after: int | None
) -> None:
    found = shown(PROCESS, "as_is", steps(45), start)
    assert (len(found["rows"]), found["before"], found["next"]) == (rows, before, after)
    assert (found["from"], found["to"]) == said
    assert shown(PROCESS, "as_is", steps(40), 20)["next"] is None
    assert [row["last"] for row in found["rows"]].count(True) == (after is None)


@tried(0.5)
@given(st.integers(0, 65), st.integers(0, 200), st.integers(0, 70))
def test_any_start_is_that_of_a_page_with_rows_and_a_row_is_on_its_page(count: int, asked: int, number: int) -> None:
    filled = steps(count)
    start = tables.start_for(filled, "as_is", {"as_is": asked})
    assert start % 20 == 0 and (start < count or start == 0)
    assert start <= asked < start + 20 or asked >= count
    found = tables.start_for(filled, "as_is", {"as_is": asked}, f"s{number}")
    if 1 <= number <= count:
        assert found < number <= found + 20
    else:
        assert found == start, "of a row that is gone the page that was shown"


def test_without_a_page_the_first_one_is_shown() -> None:
    assert tables.start_for(steps(45), "as_is", {}) == 0


def test_a_table_can_begin_with_a_copy_as_long_as_it_is_empty_and_the_other_is_not() -> None:
    assert shown(PROCESS, "to_be", steps(1))["copy"] == "Process as it is"
    assert shown(PROCESS, "as_is", steps(1))["copy"] == shown(PROCESS, "to_be", steps(0))["copy"] == ""
    both = sheet(PROCESS, ("as_is", "s1", RECEIVE), ("to_be", "t1", RECEIVE))
    assert shown(PROCESS, "to_be", both)["copy"] == ""


def test_what_she_rated_of_herself_is_offered_once_and_on_her_own_sheet_alone() -> None:
    empty, begun = sheet(COMPETENCES), sheet(COMPETENCES, ("profiles", "own_profile", {"name": "I"}))
    assert shown(COMPETENCES, "profiles", empty, alone=True)["own"]
    assert not shown(COMPETENCES, "profiles", empty)["own"]
    assert not shown(COMPETENCES, "profiles", begun, alone=True)["own"]
    assert not shown(COMPETENCES, "measures", empty, alone=True)["own"]


def test_rows_carry_the_marks_of_the_rules_that_say_something_of_them() -> None:
    marks = {("as_is", "s2"): Counter({(1, "W8-1"): 2}), ("to_be", "s1"): Counter({(2, "W8-2"): 1})}
    found = shown(PROCESS, "as_is", steps(2), marks=marks)
    assert [row["marks"] is not None for row in found["rows"]] == [False, True]


def test_of_a_long_table_one_page_is_shown_and_the_row_somebody_saved(db: None) -> None:
    me = seat()
    for number in range(45):
        save(me, f"s{number}", (f"step {number}", "clerk", "digital", "1", "1", "N"))
    assert len(table(me.page())) == 20
    assert "Rows 1 to 20 of 45" in text(me.page())
    answer = step(me, "page:as_is:40")
    assert "Rows 41 to 45 of 45" in text(answer.json["regions"]["table-as_is"])
    answer = save(me, "s30", ("changed", "clerk", "digital", "1", "1", "N"), seen=seen(me, "s30"), at="as_is=0 to_be=0")
    assert "Rows 21 to 40 of 45" in text(answer.json["regions"]["table-as_is"])
    assert "changed" in answer.json["regions"]["picture-as_is"]
    assert answer.json["focus"].endswith("as_is-edit-s30")
    answer = step(me, "edit:as_is:s44", at="as_is=0")
    assert "Rows 41 to 45 of 45" in text(answer.json["regions"]["table-as_is"])
    assert step(me, "page:as_is:9999").status == 200
