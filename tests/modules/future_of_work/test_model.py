"""W3: the domain's two examples, every rule at its limits, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.modules.future_of_work.model import figures, findings


def question(key, impact=5, uncertainty=5, **more):
    return {"id": key, "impact": impact, "uncertainty": uncertainty, **more}


def measure(key, *fit):
    return {"id": key, "fit": list(fit)}


A = {
    "uncertainties": [
        question("U1", 5, 4, driver_group="technology"),
        question("U2", 4, 4, driver_group="law"),
        question("U3", 5, 2, driver_group="people"),
    ],
    "axes": ["U1", "U3"],
    "measures": [measure("m1", 2, 1, 1, 1), measure("m2", 2, 2, -1, 1), measure("m3", 0, -1, -2, 0)],
}
B = {
    "uncertainties": [question("U1", 4, 3, driver_group="technology"), question("U2", 3, 3, driver_group="people")],
    "axes": ["U1", "U2"],
    "measures": [measure("m1", 1, 0, 0, -1), measure("m2", 2, -2, 0, 0)],
}
AXES = {"uncertainties": [question("U1"), question("U2")], "axes": ["U1", "U2"]}


def found(sheet, settings=None):
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def test_example_a():
    assert found(A) == [("W3-1", "warning", ["U3"], {"score": 10}), ("W3-3", "hint", ["U3"], {})]
    assert figures(A) == {
        "uncertainties": [{"id": "U1", "score": 20}, {"id": "U2", "score": 16}, {"id": "U3", "score": 10}],
        "suggested": ["U1", "U2"],
        "measures": [
            {"id": "m1", "class": "robust", "mean": 1.25, "regret": 1},
            {"id": "m2", "class": "bet", "mean": 1, "regret": 2},
            {"id": "m3", "class": "weak", "mean": -0.75, "regret": 3},
        ],
        "classes": {"robust": 1, "neutral": 0, "bet": 1, "weak": 1},
    }


def test_example_b():
    assert found(B) == [
        ("W3-1", "warning", ["U2"], {"score": 9}),
        *(("W3-4", "warning", [number], {}) for number in ("2", "3", "4")),
    ]
    assert [(row["mean"], row["class"]) for row in figures(B)["measures"]] == [(0, "weak"), (0, "weak")]


@pytest.mark.parametrize("sheet", [{}, {"uncertainties": []}, {"uncertainties": None, "measures": {}, "axes": ""}])
def test_neither_question_nor_measure_is_incomplete(sheet):
    assert findings(sheet) == []
    assert figures(sheet) == {
        "uncertainties": [],
        "suggested": [],
        "measures": [],
        "classes": {"robust": 0, "neutral": 0, "bet": 0, "weak": 0},
    }


@pytest.mark.parametrize(
    ("impact", "uncertainty", "little"), [(4, 3, False), (3, 4, False), (5, 2, True), (3, 3, True)]
)
def test_an_axis_opens_little_below_twelve(impact, uncertainty, little):
    sheet = {**AXES, "uncertainties": [question("U1"), question("U2", impact, uncertainty)]}
    expected = [("W3-1", "warning", ["U2"], {"score": impact * uncertainty})] if little else []
    assert [entry for entry in found(sheet) if entry[0] == "W3-1"] == expected


def test_a_question_that_is_no_axis_may_open_little():
    assert found({"uncertainties": [question("U1", 1, 3), question("U2")]}) == []


def test_axes_stand_in_the_order_of_the_sheet():
    sheet = {"uncertainties": [question("U1", 1, 3), question("U2", 1, 4)], "axes": ["U2", "U1"]}
    assert [(entry[0], entry[2]) for entry in found(sheet)] == [("W3-1", ["U1"]), ("W3-1", ["U2"])]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("law", "law", True), ("law", "Law", False), (None, None, False), ("law", None, False), (None, "law", False)],
)
def test_both_axes_may_not_hang_on_one_cause(first, second, same):
    sheet = {
        "uncertainties": [question("U1", driver_group=first), question("U2", driver_group=second)],
        "axes": ["U2", "U1"],
    }
    assert found(sheet) == ([("W3-2", "warning", ["U1", "U2"], {})] if same else [])


def test_what_is_no_axis_may_share_its_cause():
    assert found({"uncertainties": [question("U1", driver_group="law"), question("U2", driver_group="law")]}) == []


@pytest.mark.parametrize(("uncertainty", "trend"), [(1, True), (2, True), (3, False)])
def test_a_trend_is_told_whether_it_is_an_axis_or_not(uncertainty, trend):
    expected = [("W3-3", "hint", ["U"], {})] if trend else []
    assert found({"uncertainties": [question("U", 5, uncertainty)]}) == expected


@pytest.mark.parametrize(("fits", "numbers"), [((1, 1, 1, 1), ""), ((0, 1, 2, 0), "14"), ((-2, 0, 0, -1), "1234")])
def test_in_every_scenario_some_measure_does_well(fits, numbers):
    expected = [("W3-4", "warning", [number], {}) for number in numbers]
    assert found({"measures": [measure("m", *fits)]}) == expected
    helped = [measure("m", *fits), measure("n", 1, 1, 1, 1)]
    assert found({"measures": helped}) == []


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        ((1, 1, 1, 1), "robust"),
        ((2, 2, 0, 0), "robust"),
        ((2, 1, 0, 0), "neutral"),
        ((0, 0, 0, 0), "neutral"),
        ((2, 2, 2, -1), "bet"),
        ((1, 1, 0, -1), "bet"),
        ((1, 0, 0, -1), "weak"),
        ((-2, -2, -2, -2), "weak"),
    ],
)
def test_classes_at_their_limits(fit, expected):
    (row,) = figures({"measures": [measure("m", *fit)]})["measures"]
    assert row["class"] == expected and row["mean"] == sum(fit) / 4 and row["regret"] == 0


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ([("a", 4, 4), ("b", 5, 4), ("c", 5, 5)], ["c", "b"]),
        ([("a", 4, 3), ("b", 3, 4), ("c", 2, 2)], ["b", "a"]),
        ([("b", 3, 4), ("a", 3, 4), ("A", 3, 4)], ["A", "a"]),
        ([("a", 1, 1)], ["a"]),
    ],
)
def test_suggested_are_the_highest_scores_then_the_more_uncertain_then_the_lower_id(questions, expected):
    assert figures({"uncertainties": [question(*each) for each in questions]})["suggested"] == expected


def test_limits_are_the_authors():
    assert found(A, {"axis_score": 10, "trend": 1}) == []
    assert found(B, {"well": 0, "axis_score": 9}) == []
    assert figures(A, {"robust_mean": 1.5})["measures"][0]["class"] == "neutral"
    with pytest.raises(ValueError):
        findings(A, {"trend": "two"})


@pytest.mark.parametrize(
    "sheet",
    [
        {"uncertainties": [question("U", 0)]},
        {"uncertainties": [question("U", 5, 6)]},
        {"uncertainties": [question("U", 5, 2.0)]},
        {"uncertainties": [question("U", True)]},
        {"uncertainties": [question(" ")]},
        {"uncertainties": [question("U"), question("U")]},
        {"uncertainties": [{"id": "U", "impact": 3}]},
        {**AXES, "axes": ["U1"]},
        {**AXES, "axes": ["U1", "U1"]},
        {**AXES, "axes": ["U1", "U3"]},
        {**AXES, "axes": ["U1", "U2", "U2"]},
        {"scenarios": [{}, {}, {}]},
        {"scenarios": [{"name": 3}, {}, {}, {}]},
        {"measures": [measure("m", 1, 1, 1)]},
        {"measures": [measure("m", 1, 1, 1, 1, 1)]},
        {"measures": [measure("m", 1, 1, 1, 3)]},
        {"measures": [measure("m", 1, 1, 1, -3)]},
        {"measures": [measure("m", 1, 1, 1, 1.0)]},
        {"measures": [measure("m", 1, 1, 1, 1), measure("m", 1, 1, 1, 1)]},
        {"measures": [{"id": "m"}]},
    ],
)
def test_what_is_no_sheet_is_refused(sheet):
    for judge in (findings, figures):
        with pytest.raises(ValueError):
            judge(sheet)


def test_scenarios_are_none_or_four_and_may_be_empty():
    assert findings({**AXES, "scenarios": [{"name": "Calm", "signals": ["applications"]}, {}, {}, {}]}) == []


QUESTIONS = st.lists(
    st.builds(
        question,
        st.sampled_from("abcdefgh"),
        st.integers(1, 5),
        st.integers(1, 5),
        driver_group=st.sampled_from([None, "x", "y"]),
    ),
    max_size=6,
    unique_by=lambda row: row["id"],
)
MEASURES = st.lists(
    st.builds(measure, st.sampled_from("mnopqrst"), *[st.integers(-2, 2)] * 4),
    max_size=6,
    unique_by=lambda row: row["id"],
)


@given(QUESTIONS, MEASURES, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(questions, measures, chance):
    axes = [row["id"] for row in questions[:2]] if len(questions) > 1 else []
    sheet = {"uncertainties": questions, "measures": measures, "axes": axes}
    mixed = {
        "uncertainties": chance.sample(questions, len(questions)),
        "measures": chance.sample(measures, len(measures)),
        "axes": chance.sample(axes, len(axes)),
    }

    def alike(given_sheet):
        return sorted((rule, sorted(items), values) for rule, _severity, items, values in found(given_sheet))

    assert alike(sheet) == alike(mixed)
    one, two = figures(sheet), figures(mixed)
    assert one["suggested"] == two["suggested"] and one["classes"] == two["classes"]
    assert {row["id"]: row for row in one["measures"]} == {row["id"]: row for row in two["measures"]}


@given(MEASURES, st.builds(measure, st.just("new"), *[st.integers(-2, 2)] * 4))
def test_a_further_measure_takes_no_idea_from_a_scenario_and_no_regret_from_another_measure(measures, new):
    before, after = {"measures": measures}, {"measures": [*measures, new]}
    assert {entry["items"][0] for entry in findings(after)} <= (
        {*"1234"} if not measures else {entry["items"][0] for entry in findings(before)}
    )
    regrets = {row["id"]: row["regret"] for row in figures(after)["measures"]}
    assert all(row["regret"] <= regrets[row["id"]] for row in figures(before)["measures"])
