"""W8: the domain's two examples, every rule at its limits, and what is refused."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.process_design.processes import AS_IS, PROCESSES, step
from xblocks.modules.process_design.model import figures, findings

A = {"as_is": AS_IS}
TO_BE = [
    step(1, "receive", "system", "digital", 0, 0, "V"),
    step(2, "check", "clerk", "digital", 15, 480, "V"),
    step(3, "send", "clerk", "digital", 2, 0, "V"),
]
B = {"as_is": AS_IS, "to_be": TO_BE, "cases_per_year": 1200, "hourly_rate_eur": 50}

FOUND_IN_A = [
    ("W8-1", "warning", ["as_is:1", "as_is:2"], {}),
    ("W8-1", "warning", ["as_is:3", "as_is:4"], {}),
    ("W8-2", "warning", ["as_is"], {"pce_pct": 0.8}),
    ("W8-4", "hint", ["as_is"], {"handovers": 3}),
    ("W8-5", "hint", ["as_is:2"], {}),
]


def found(sheet, settings=None):
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def steps(*minutes, value="V", **more):
    """Steps of one person in one medium, from pairs of touch and wait."""
    return [step(n, f"s{n}", "clerk", "digital", *pair, value, **more) for n, pair in enumerate(minutes, 1)]


QUIET = steps((10, 45), (10, 45))  # 18.2 % of the lead time are of value, and nobody waits longer than the other


def of(rows, settings=None):
    return found({"as_is": rows}, settings)


def test_example_a():
    assert found(A) == FOUND_IN_A


def test_example_b():
    assert found(B) == [
        *FOUND_IN_A[:3],
        ("W8-2", "warning", ["to_be"], {"pce_pct": 3.4}),
        ("W8-3", "warning", ["to_be:2"], {"wait_pct": 100.0}),
        *FOUND_IN_A[3:],
    ]


FIGURES_OF_A = {
    "steps": 5,
    "touch_min": 60,
    "wait_min": 3840,
    "lead_min": 3900,
    "flow_pct": 1.5,
    "pce_pct": 0.8,
    "media_breaks": 2,
    "handovers": 3,
}
NOTHING_TO_COMPARE = {"lead_change_pct": None, "saved_min_per_case": None, "saved_hours": None, "saved_eur": None}


def test_the_figures_of_example_a():
    assert figures(A) == {"as_is": FIGURES_OF_A, "to_be": None, **NOTHING_TO_COMPARE}


def test_the_figures_of_example_b():
    assert figures(B) == {
        "as_is": FIGURES_OF_A,
        "to_be": {
            "steps": 3,
            "touch_min": 17,
            "wait_min": 480,
            "lead_min": 497,
            "flow_pct": 3.4,
            "pce_pct": 3.4,
            "media_breaks": 0,
            "handovers": 1,
        },
        "lead_change_pct": -87.3,
        "saved_min_per_case": 43,
        "saved_hours": 860,
        "saved_eur": 43000,
    }


@pytest.mark.parametrize("sheet", [{}, {"as_is": [], "to_be": None}, {"cases_per_year": 3}])
def test_no_step_is_incomplete(sheet):
    assert findings(sheet) == []
    assert figures(sheet) == {"as_is": None, "to_be": None, **NOTHING_TO_COMPARE}


def test_a_quiet_process():
    assert of(QUIET) == []


@pytest.mark.parametrize("name", ["as_is", "to_be"])
def test_a_media_break_stands_between_neighbours(name):
    rows = steps(*[(10, 45)] * 4)
    rows[0]["medium"], rows[3]["medium"] = "phone", "paper"
    assert found({name: rows}) == [
        ("W8-1", "warning", [f"{name}:1", f"{name}:2"], {}),
        ("W8-1", "warning", [f"{name}:3", f"{name}:4"], {}),
    ]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ([(0, 50), (0, 50)], [("W8-2", "warning", ["as_is"], {"pce_pct": 0.0})]),
        ([(5, 32), (0, 32), (0, 32)], [("W8-2", "warning", ["as_is"], {"pce_pct": 5.0})]),  # 4.95 %
        ([(5, 35), (0, 30), (0, 30)], []),  # 5 %
        ([(2499, 2501), (0, 2500), (0, 2500)], []),  # 24.99 %
        ([(25, 25), (0, 25), (0, 25)], [("W8-2", "hint", ["as_is"], {"pce_pct": 25.0})]),
        ([(10, 0)], [("W8-2", "hint", ["as_is"], {"pce_pct": 100.0})]),
        ([(0, 0)], []),
    ],
)
def test_the_share_of_the_lead_time_that_is_of_value(minutes, expected):
    assert of(steps(*minutes)) == expected


@pytest.mark.parametrize("value", ["N", "W"])
def test_work_that_is_necessary_or_waste_is_not_of_value(value):
    rows = [*steps((90, 0), value=value), {**steps((10, 0))[0], "order": 2}]
    assert figures({"as_is": rows})["as_is"]["pce_pct"] == 10.0
    assert figures({"as_is": rows})["as_is"]["flow_pct"] == 100.0


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        ((50, 50), []),
        ((49, 51), [("W8-3", "warning", ["as_is:2"], {"wait_pct": 51.0})]),
        ((10001, 9999), [("W8-3", "warning", ["as_is:1"], {"wait_pct": 50.0})]),  # 50.005 %
        ((1, 0), [("W8-3", "warning", ["as_is:1"], {"wait_pct": 100.0})]),
    ],
)
def test_a_step_in_which_most_of_the_waiting_lies(waits, expected):
    rows = steps(*[(sum(waits) // 9 + 1, wait) for wait in waits])
    assert [entry for entry in of(rows) if entry[0] != "W8-2"] == expected


@pytest.mark.parametrize(("roles", "handovers"), [("aaaa", 0), ("aba", 2), ("abab", 3), ("abcda", 4)])
def test_three_handovers_are_many(roles, handovers):
    rows = [{**row, "role": role} for row, role in zip(steps(*[(10, 45)] * len(roles)), roles, strict=True)]
    assert of(rows) == [("W8-4", "hint", ["as_is"], {"handovers": handovers})] * (handovers > 2)
    assert figures({"as_is": rows})["as_is"]["handovers"] == handovers


def test_each_step_of_waste_is_asked_about():
    rows = [*QUIET, *({**row, "order": row["order"] + 4} for row in steps((1, 20), (1, 20), value="W"))]
    assert of(rows) == [("W8-5", "hint", ["as_is:5"], {}), ("W8-5", "hint", ["as_is:6"], {})]


@pytest.mark.parametrize(
    ("touch", "wait", "lead_change", "touch_change"),
    [(10, 46, 2, 0), (11, 44, 0, 2), (11, 40, -8, 2), (9, 47, 2, -2), (11, 46, 4, 2)],
)
def test_a_process_that_is_to_take_longer_is_an_error(touch, wait, lead_change, touch_change):
    assert found({"as_is": QUIET, "to_be": steps((touch, wait), (touch, wait))}) == [
        ("W8-6", "error", ["to_be"], {"lead_change_min": lead_change, "touch_change_min": touch_change})
    ]


@pytest.mark.parametrize(("touch", "wait"), [(10, 45), (10, 44), (9, 46), (9, 44)])
def test_a_process_that_takes_no_longer_is_none(touch, wait):
    assert found({"as_is": QUIET, "to_be": steps((touch, wait), (touch, wait))}) == []


def test_one_list_alone_takes_no_longer_than_the_other():
    assert found({"as_is": [], "to_be": QUIET}) == []
    assert found({"as_is": QUIET, "to_be": []}) == []
    for sheet in ({"as_is": [], "to_be": QUIET}, {"as_is": QUIET, "to_be": []}):
        assert {name: figures(sheet)[name] for name in NOTHING_TO_COMPARE} == NOTHING_TO_COMPARE


def test_a_list_without_steps_is_no_finding_whatever_the_limits():
    assert of(QUIET, {"handovers": 0}) == [("W8-4", "hint", ["as_is"], {"handovers": 0})]


def test_steps_run_by_order_whatever_their_place():
    gaps = [{**row, "order": order} for row, order in zip(AS_IS, (1, 2, 3, 5, 80), strict=True)]
    mixed = [gaps[place] for place in (4, 0, 2, 3, 1)]
    assert [items for _, _, items, _ in of(mixed)[:2]] == [["as_is:1", "as_is:2"], ["as_is:3", "as_is:5"]]
    assert of(mixed) == of(gaps)
    assert figures({"as_is": mixed})["as_is"] == FIGURES_OF_A


def test_both_lists_may_count_alike_but_one_may_not_count_twice():
    assert found({"as_is": QUIET, "to_be": QUIET}) == []
    for name in ("as_is", "to_be"):
        with pytest.raises(ValueError, match=f"{name}: 2"):
            findings({"as_is": QUIET, name: [*QUIET, {**QUIET[1], "name": "again"}]})


def test_what_is_saved_needs_the_numbers_it_is_made_of():
    def saved(as_is=QUIET, to_be=TO_BE[2:], **numbers):
        result = figures({"as_is": as_is, "to_be": to_be, **numbers})
        return result["saved_min_per_case"], result["saved_hours"], result["saved_eur"]

    assert saved() == (18, None, None)
    assert saved(cases_per_year=10) == (18, 3, None)
    assert saved(hourly_rate_eur=50) == (18, None, None)
    assert saved(cases_per_year=5, hourly_rate_eur=50.5) == (18, 1.5, 75.75)
    assert saved(cases_per_year=0, hourly_rate_eur=0) == (18, 0, 0)
    assert saved(as_is=TO_BE[2:], to_be=QUIET, cases_per_year=10, hourly_rate_eur=10) == (-18, -3, -30)
    assert saved(to_be=None, cases_per_year=10, hourly_rate_eur=10) == (None, None, None)


def test_the_change_of_the_lead_time_needs_one():
    assert figures({"as_is": steps((0, 0)), "to_be": QUIET})["lead_change_pct"] is None
    assert figures({"as_is": QUIET, "to_be": steps((0, 0))})["lead_change_pct"] == -100.0
    assert figures({"as_is": steps((1, 0)), "to_be": QUIET})["lead_change_pct"] == 10900.0
    assert figures({"as_is": steps((0, 0))})["as_is"] == {
        "steps": 1,
        "touch_min": 0,
        "wait_min": 0,
        "lead_min": 0,
        "flow_pct": None,
        "pce_pct": None,
        "media_breaks": 0,
        "handovers": 0,
    }


def test_an_author_may_move_the_limits():
    assert [rule for rule, *_ in found(A, {"pce_low_pct": 0.5, "handovers": 4, "wait_share_pct": 37})] == [
        *("W8-1", "W8-1", "W8-3", "W8-5")
    ]
    assert of(QUIET, {"pce_high_pct": 18}) == [("W8-2", "hint", ["as_is"], {"pce_pct": 18.2})]
    assert found(A, {"handovers": None, "other": "x"}) == FOUND_IN_A
    with pytest.raises(ValueError, match="handovers"):
        findings(A, {"handovers": True})


WRONG_STEP = {
    "order": [None, 0, -1, True, "1", 1.0],
    "name": [None, " ", 7],
    "role": [None, "", ["clerk"]],
    "medium": [None, "fax", 1],
    "touch_min": [None, -1, 1.0, "5", False],
    "wait_min": [None, -1, 0.5, "5", True],
    "value": [None, "v", "X"],
    "rag": [7, ["check"]],
}
WRONG_SHEET = {
    "as_is": [{"order": 1}, "steps", [None], [QUIET]],
    "cases_per_year": [-1, 1.5, "3", True],
    "hourly_rate_eur": [-0.5, float("nan"), float("inf"), "50", True],
}


@pytest.mark.parametrize(
    "sheet",
    [
        *({"to_be": [QUIET[0], {**QUIET[1], key: value}]} for key, values in WRONG_STEP.items() for value in values),
        *({"to_be": QUIET, key: value} for key, values in WRONG_SHEET.items() for value in values),
    ],
    ids=str,
)
def test_what_is_no_sheet_is_refused_whatever_else_it_holds(sheet):
    for function in (findings, figures):
        with pytest.raises(ValueError):
            function({"as_is": AS_IS, **sheet})


@pytest.mark.parametrize("field", ["order", "name", "role", "medium", "touch_min", "wait_min", "value"])
def test_a_step_without_a_field_is_refused(field):
    with pytest.raises(ValueError, match=field):
        findings({"as_is": [{key: value for key, value in QUIET[0].items() if key != field}]})


def test_what_may_be_left_out():
    blank = {**QUIET[0], "rag": " ", "note": 3}
    assert found({"as_is": [blank, QUIET[1]], "cases_per_year": None, "hourly_rate_eur": "", "more": []}) == []


@given(PROCESSES, PROCESSES, st.randoms())
def test_it_is_pure_and_each_list_is_judged_on_its_own_in_any_order(as_is, to_be, random):
    sheet = {"as_is": as_is, "to_be": to_be}
    before = copy.deepcopy(sheet)
    result = findings(sheet)
    assert sheet == before and findings(sheet) == result
    assert [entry["rule"] for entry in result] == sorted(entry["rule"] for entry in result)
    assert findings({name: random.sample(rows, len(rows)) for name, rows in sheet.items()}) == result
    separate = findings({"as_is": as_is}) + findings({"to_be": to_be})
    assert sorted(separate, key=lambda entry: entry["rule"]) == [entry for entry in result if entry["rule"] != "W8-6"]


@given(PROCESSES)
def test_a_process_that_stays_as_it_is_saves_nothing_and_takes_no_longer(rows):
    sheet = {"as_is": rows, "to_be": rows, "cases_per_year": 7, "hourly_rate_eur": 9}
    assert "W8-6" not in [entry["rule"] for entry in findings(sheet)]
    result = figures(sheet)
    assert result["as_is"] == result["to_be"]
    assert (result["saved_min_per_case"], result["saved_hours"], result["saved_eur"]) == (0, 0, 0)
    assert result["lead_change_pct"] in (0, None)
