"""W6: the domain's two examples, every rule at its limits, and what is refused."""

import copy
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.participation.plans import COUNCIL, DISABLED, METHODS, PERSON, A, person
from xblocks.modules.participation.model import figures, findings

GROUP = person("council group", 5, 4, -2, 4, "working_group", feedback_date="2027-05-01")
B = {"touches_staff": False, "stakeholders": [GROUP]}


def found(sheet, settings=None):
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def alone(**more):
    """The rules that one person sets off who else sets off none."""
    row = person("x", 1, 1, 0, 1, "website") | more
    return [entry["rule"] for entry in findings({"stakeholders": [row]})]


def test_example_a():
    assert found(A) == [
        ("W6-1", "warning", ["staff council"], {"level": 2, "minimum": 3}),
        ("W6-1", "warning", ["press"], {"level": 1, "minimum": 2}),
        ("W6-3", "warning", ["disability council"], {}),
        ("W6-4", "warning", ["disability council"], {}),
    ]


def test_example_b():
    assert found(B) == [("W6-5", "hint", ["council group"], {})]


def test_the_figures_of_example_a():
    assert figures(A) == {
        "stakeholders": 3,
        "quadrants": {"both": 1, "power": 1, "interest": 1, "neither": 0},
        "levels": {"1": 1, "2": 2, "3": 0, "4": 0, "5": 0},
        "rows": [
            {"id": "staff council", "quadrant": "both", "minimum": 3, "reach": 2},
            {"id": "disability council", "quadrant": "interest", "minimum": 2, "reach": 2},
            {"id": "press", "quadrant": "power", "minimum": 2, "reach": 1},
        ],
    }


def test_nobody_named_is_incomplete():
    for sheet in ({}, {"touches_staff": True}, {"touches_staff": True, "stakeholders": []}, {"stakeholders": None}):
        assert findings(sheet) == []
        assert figures(sheet)["stakeholders"] == 0


@pytest.mark.parametrize(
    ("power", "interest", "minimum"), [(3, 3, 1), (4, 3, 2), (3, 4, 2), (4, 4, 3), (5, 5, 3), (1, 5, 2), (5, 1, 2)]
)
def test_the_lowest_level_that_fits(power, interest, minimum):
    rules = {level: alone(power=power, interest=interest, level=level, methods=["ballot"]) for level in range(1, 6)}
    assert [level for level, set_off in rules.items() if "W6-1" not in set_off] == list(range(minimum, 6))
    assert figures({"stakeholders": [person("x", power, interest, 0, 1)]})["rows"][0]["minimum"] == minimum


@pytest.mark.parametrize(("method", "reach"), METHODS.items())
def test_a_method_carries_up_to_its_level(method, reach):
    rules = {level: alone(level=level, methods=[method]) for level in range(1, 6)}
    assert [level for level, set_off in rules.items() if "W6-2" not in set_off] == list(range(1, reach + 1))
    assert figures({"stakeholders": [person("x", 1, 1, 0, 1, method)]})["rows"][0]["reach"] == reach


def test_the_farthest_method_counts_and_none_is_zero():
    assert alone(level=3, methods=["website", "focus_group", "survey"], feedback_date="2027-01-01") == []
    assert found({"stakeholders": [person("x", 1, 1, 0, 1)]}) == [("W6-2", "warning", ["x"], {"level": 1, "reach": 0})]


def test_feedback_is_owed_from_level_two():
    assert alone(level=1) == []
    assert alone(level=2, methods=["survey"]) == ["W6-3"]
    assert alone(level=2, methods=["survey"], feedback_date="  ") == ["W6-3"]
    assert alone(level=2, methods=["survey"], feedback_date="2027-01-01") == []


def test_only_digital_is_a_fault_for_the_hard_to_reach_alone():
    assert alone(digital_only=True) == alone(hard_to_reach=True) == []
    assert alone(digital_only=True, hard_to_reach=True) == ["W6-4"]


def test_critical_is_who_has_power_and_is_against():
    reaching = {"level": 2, "methods": ["survey"], "feedback_date": "2027-01-01"}
    assert alone(power=4, attitude=-1, **reaching) == ["W6-5"]
    assert alone(power=4, attitude=0, **reaching) == []
    assert alone(power=3, attitude=-2, **reaching) == []
    assert alone(power=4, attitude=2, **reaching) == []


def test_staff_is_touched_but_no_body_of_theirs_is_named():
    sheet = {"touches_staff": True, "stakeholders": [person("x", 1, 1, 0, 1, "website")]}
    assert found(sheet) == [("W6-6", "error", [], {})]
    assert found({**sheet, "touches_staff": False}) == []


def test_an_author_may_move_the_limits():
    assert found(B, {"critical_attitude": -3}) == []
    assert found(B, {"high": 6, "critical_power": None}) == found(B)
    with pytest.raises(ValueError):
        findings(B, {"high": "4"})


WRONG = {
    "power": [None, 0, 6, "3", 3.0, True],
    "attitude": [None, -3, 3, False, "0"],
    "level": [None, 0, 6],
    "id": [None, "", " ", 7],
    "methods": ["survey", ["carrier pigeon"], [None], {"survey": 1}],
    "digital_only": ["yes", 1],
    "feedback_date": ["01.05.2027", "2027-02-30", "20270501", 20270501],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in WRONG.items() for value in values])
def test_what_is_no_sheet_is_refused_whatever_else_it_holds(field, value):
    sheet = {"stakeholders": [COUNCIL, {**DISABLED, field: value}]}
    for function in (findings, figures):
        with pytest.raises(ValueError):
            function(sheet)


def test_two_rows_of_one_id_are_refused():
    with pytest.raises(ValueError, match="press"):
        findings({"stakeholders": [person("press", 1, 1, 0, 1, "website")] * 2})


SHEETS = st.fixed_dictionaries(
    {"stakeholders": st.lists(PERSON, max_size=8, unique_by=lambda row: row["id"])},
    optional={"touches_staff": st.booleans()},
)


@given(SHEETS)
def test_it_is_pure_and_each_row_is_judged_on_its_own(sheet):
    before = copy.deepcopy(sheet)
    result = findings(sheet)
    assert sheet == before and findings(sheet) == result
    assert [entry["rule"] for entry in result] == sorted(entry["rule"] for entry in result)
    separate = [entry for row in sheet["stakeholders"] for entry in findings({"stakeholders": [row]})]
    assert sorted(separate, key=lambda entry: entry["rule"]) == [entry for entry in result if entry["rule"] != "W6-6"]
    assert sum(figures(sheet)["quadrants"].values()) == len(sheet["stakeholders"])


@given(PERSON, st.integers(1, 5))
def test_raising_the_level_with_a_ballot_never_adds_more_than_the_missing_feedback(row, level):
    raised = {**row, "level": max(row["level"], level), "methods": ["ballot"]}
    rules = {entry["rule"] for entry in findings({"stakeholders": [row]})}
    assert {entry["rule"] for entry in findings({"stakeholders": [raised]})} <= rules | {"W6-3"}


def test_twice_as_many_rows_take_twice_the_steps():
    def calls(count):
        rows = [{**row, "id": f"{row['id']} {n}"} for n in range(count) for row in A["stakeholders"]]
        made = []
        sys.setprofile(lambda frame, event, what: made.append(event))
        try:
            findings({"stakeholders": rows})
        finally:
            sys.setprofile(None)
        return len(made)

    assert calls(60) < 2.2 * calls(30)
