"""W2: the domain's two examples, every rule at its limits, and what is refused."""

import copy
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.modules.digital_strategy.model import figures, findings


def goal(key, **more):
    return {"id": key, "indicator": "calls", "baseline": 400, "target": "half of them", "due": "2027-12-31", **more}


def measure(key, effort=1, impact=4, start="2027-Q1", end="2027-Q2", **more):
    """A quick win of X for G1, unless told otherwise."""
    own = {"id": key, "goal_ids": ["G1"], "owner": "X", "depends_on": []}
    return {**own, "effort": effort, "impact": impact, "start": start, "end": end, **more}


A = {
    "goals": [goal("G1"), goal("G2", target=None)],
    "measures": [
        measure("a", 2, 5, "2027-Q1", "2027-Q2"),
        measure("b", 5, 4, "2027-Q2", "2027-Q4", owner=None, depends_on=["a"]),
        measure("c", 4, 2, "2027-Q1", "2027-Q1", goal_ids=[], owner="Y"),
    ],
}
B = {
    "goals": [goal("G1")],
    "measures": [measure("a", 2, 4, depends_on=["b"]), measure("b", 3, 5, depends_on=["a"])],
}


def found(sheet, settings=None):
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def of(*measures, settings=None):
    """What is found in a sheet of one complete goal G1 and these measures."""
    return found({"goals": [goal("G1")], "measures": list(measures)}, settings)


def test_example_a():
    assert found(A) == [
        ("W2-1", "warning", ["G2"], {}),
        ("W2-2", "warning", ["c"], {}),
        ("W2-3", "warning", ["b"], {}),
        ("W2-4", "warning", ["G2"], {"missing": ["target"]}),
        ("W2-6", "warning", ["b", "a"], {}),
        ("W2-8", "hint", ["c"], {"reconsider_pct": 33.3, "quick_wins": 1}),
    ]


def test_example_b():
    assert found(B) == [("W2-5", "error", ["a", "b"], {})]


def test_the_figures_of_the_examples():
    assert figures(A) == {
        "goals": 2,
        "measured": 1,
        "measures": 3,
        "classes": {"quick_win": 1, "major": 1, "fill_in": 0, "reconsider": 1},
        "classes_pct": {"quick_win": 33.3, "major": 33.3, "fill_in": 0.0, "reconsider": 33.3},
        "first": "2027-Q1",
        "last": "2027-Q4",
        "rows": [
            {"id": "a", "class": "quick_win"},
            {"id": "b", "class": "major"},
            {"id": "c", "class": "reconsider"},
        ],
    }
    assert [row["class"] for row in figures(B)["rows"]] == ["quick_win", "quick_win"]


@pytest.mark.parametrize("sheet", [{}, {"goals": []}, {"goals": None, "measures": {}}])
def test_neither_goal_nor_measure_is_incomplete(sheet):
    assert findings(sheet) == []
    assert figures(sheet) == {
        "goals": 0,
        "measured": 0,
        "measures": 0,
        "classes": {"quick_win": 0, "major": 0, "fill_in": 0, "reconsider": 0},
        "classes_pct": {"quick_win": None, "major": None, "fill_in": None, "reconsider": None},
        "first": None,
        "last": None,
        "rows": [],
    }


@pytest.mark.parametrize(
    ("effort", "impact", "expected"),
    [
        (1, 5, "quick_win"),
        (3, 4, "quick_win"),
        (4, 4, "major"),
        (5, 5, "major"),
        (3, 3, "fill_in"),
        (1, 1, "fill_in"),
        (4, 3, "reconsider"),
        (5, 1, "reconsider"),
    ],
)
def test_high_begins_at_four(effort, impact, expected):
    assert figures({"measures": [measure("m", effort, impact, goal_ids=[])]})["rows"] == [
        {"id": "m", "class": expected}
    ]


def test_a_goal_is_named_by_a_measure():
    assert found({"goals": [goal("G1")]}) == [("W2-1", "warning", ["G1"], {})]
    assert of(measure("m")) == []
    assert of(measure("m", goal_ids=["G1", "G1"])) == []


def test_a_measure_alone_serves_no_goal():
    assert found({"measures": [measure("m", goal_ids=None)]}) == [("W2-2", "warning", ["m"], {})]


@pytest.mark.parametrize("nobody", [None, "", " \n"])
def test_a_measure_needs_an_owner(nobody):
    assert of(measure("m", owner=nobody)) == [("W2-3", "warning", ["m"], {})]


def test_a_goal_lists_what_it_lacks_in_the_order_of_its_fields():
    def lacking(**more):
        rows = [goal("G1", **more)]
        return [values["missing"] for rule, _, _, values in found({"goals": rows, "measures": [measure("m")]})]

    assert lacking(baseline=0, target=0.5) == []
    assert lacking(due=None) == [["due"]]
    assert lacking(target=" ", indicator="") == [["indicator", "target"]]
    assert lacking(due=None, target=None, baseline=None, indicator=None) == [["indicator", "baseline", "target", "due"]]
    assert figures({"goals": [goal("G1"), goal("G2"), goal("G3", due=None)]})["measured"] == 2


def test_one_that_waits_for_itself_is_a_circle():
    assert of(measure("m", depends_on=["m", "m"])) == [("W2-5", "error", ["m"], {})]


def test_each_circle_stands_once_with_its_measures_in_the_order_of_the_sheet():
    assert of(
        measure("outside", depends_on=["x"]),
        measure("y", depends_on=["z"]),
        measure("x", owner="Y", depends_on=["y"]),
        measure("p", owner="Y", depends_on=["q"]),
        measure("z", owner="Z", depends_on=["x"]),
        measure("q", owner="Z", depends_on=["p", "x"]),
    ) == [("W2-5", "error", ["y", "x", "z"], {}), ("W2-5", "error", ["p", "q"], {})]
    around = [measure("a", depends_on=["b"]), measure("m", owner="Y", depends_on=["m"]), measure("b", depends_on=["a"])]
    assert [items for _, _, items, _ in of(*around)] == [["a", "b"], ["m"]]


def test_a_chain_is_no_circle():
    late = {"start": "2028-Q1", "end": "2028-Q1"}
    assert of(measure("a"), measure("b", **late, depends_on=["a"]), measure("c", **late, owner="Y")) == []


@pytest.mark.parametrize(("start", "early"), [("2026-Q4", True), ("2027-Q2", True), ("2027-Q3", False)])
def test_what_depends_starts_after_the_quarter_in_which_the_other_ends(start, early):
    rows = [measure("second", start=start, end="2028-Q1", depends_on=["first", "first"]), measure("first", owner="Y")]
    assert of(*rows) == [("W2-6", "warning", ["second", "first"], {})] * early


def test_every_pair_that_collides_is_named_in_the_order_of_the_sheet():
    rows = [measure("a"), measure("b", owner="Y"), measure("c", owner="Z", depends_on=["b", "a"])]
    assert [items for _, _, items, _ in of(*rows)] == [["c", "a"], ["c", "b"]]


def test_a_circle_silences_all_collisions():
    rows = [measure("a"), measure("b", depends_on=["a"]), measure("c", depends_on=["c"])]
    assert of(*rows) == [("W2-5", "error", ["c"], {})]


def test_three_at_once_are_fine_and_four_are_too_many():
    rows = [measure(name, end="2027-Q4") for name in "abc"]
    assert of(*rows) == []
    fourth = measure("d", start="2026-Q4", end="2027-Q1")
    assert of(*rows, fourth) == [
        ("W2-7", "warning", ["a", "b", "c", "d"], {"owner": "X", "quarter": "2027-Q1", "count": 4})
    ]
    assert of(*rows, {**fourth, "owner": "X "}) == []
    assert of(*rows, {**fourth, "owner": None}) == [("W2-3", "warning", ["d"], {})]


def test_overload_is_told_per_owner_and_quarter():
    def four(owner):
        first = [measure(f"{owner}{n}", start="2027-Q4", end="2028-Q1", owner=owner) for n in range(3)]
        return [*first, measure(f"{owner}3", start="2027-Q1", end="2028-Q3", owner=owner)]

    assert [(items, *values.values()) for _, _, items, values in of(*four("Y"), *four("X"))] == [
        (["Y0", "Y1", "Y2", "Y3"], "Y", "2027-Q4", 4),
        (["Y0", "Y1", "Y2", "Y3"], "Y", "2028-Q1", 4),
        (["X0", "X1", "X2", "X3"], "X", "2027-Q4", 4),
        (["X0", "X1", "X2", "X3"], "X", "2028-Q1", 4),
    ]


def test_more_than_thirty_percent_to_reconsider_are_too_many():
    def shares(doubtful, wins):
        rows = [measure(f"r{n}", 4, 1, owner=f"R{n}") for n in range(doubtful)]
        return of(*rows, *(measure(f"w{n}", owner=f"W{n}") for n in range(wins)))

    assert shares(3, 7) == []
    assert [rule for rule, *_ in shares(31, 72)] == ["W2-8"]  # 30.1 %
    assert shares(4, 9) == [("W2-8", "hint", ["r0", "r1", "r2", "r3"], {"reconsider_pct": 30.8, "quick_wins": 9})]


def test_one_quick_win_is_enough_and_none_is_not():
    assert of(measure("m", 4, 4)) == [("W2-8", "hint", [], {"reconsider_pct": 0.0, "quick_wins": 0})]
    assert of(measure("m", 4, 4), measure("w")) == []


def test_an_author_may_move_the_limits():
    three = [measure(name) for name in "abc"]
    assert [rule for rule, *_ in of(*three, settings={"running": 2})] == ["W2-7", "W2-7"]
    assert of(measure("m", 3, 4), settings={"high": 3})[0][3] == {"reconsider_pct": 0.0, "quick_wins": 0}
    assert [rule for rule, *_ in found(A, {"reconsider_pct": 34})] == ["W2-1", "W2-2", "W2-3", "W2-4", "W2-6"]
    assert found(A, {"high": None, "other": "x"}) == found(A)
    assert figures(A, {"high": 6})["classes"] == {"quick_win": 0, "major": 0, "fill_in": 3, "reconsider": 0}
    for function in (findings, figures):
        with pytest.raises(ValueError, match="running"):
            function(A, {"running": "4"})


WRONG_GOAL = {
    "id": [None, "", " ", 7],
    "indicator": [3, ["calls"]],
    "baseline": [True, ["400"], float("nan"), float("inf")],
    "target": [False, {"calls": 1}],
    "due": ["31.12.2027", "2027-02-30", "20271231", 20271231],
}
WRONG_MEASURE = {
    "id": [None, " ", 7],
    "goal_ids": ["G1", [None], [" "], [1], ["G3"], ["a"]],
    "owner": [7, ["X"]],
    "effort": [None, 0, 6, "3", 3.0, True],
    "impact": [None, 0, 6, "3", 3.0, False],
    "start": [None, "2027-Q0", "2027-Q5", "2027", "27-Q1", "2027-Q1 ", "2027-Q1\n", 2027, "2027-Q3"],
    "end": [None, "2027-q1", "2026-Q4", "x2027-Q1"],
    "depends_on": ["a", [None], ["d"], ["G1"]],
}


def refused(sheet, match=None):
    for function in (findings, figures):
        with pytest.raises(ValueError, match=match):
            function(sheet)


@pytest.mark.parametrize(("field", "value"), [(key, value) for key, values in WRONG_GOAL.items() for value in values])
def test_what_is_no_goal_is_refused(field, value):
    refused({**A, "goals": [goal("G1"), goal("G2", **{field: value})]})


@pytest.mark.parametrize(
    ("field", "value"), [(key, value) for key, values in WRONG_MEASURE.items() for value in values]
)
def test_what_is_no_measure_is_refused(field, value):
    refused({**A, "measures": [*A["measures"][1:], {**A["measures"][0], field: value}]})


@pytest.mark.parametrize("field", ["id", "effort", "impact", "start", "end"])
def test_a_measure_without_a_field_is_refused(field):
    refused({"measures": [{key: value for key, value in measure("a", goal_ids=[]).items() if key != field}]}, field)


def test_two_rows_of_one_id_are_refused_but_a_goal_and_a_measure_may_share_one():
    refused({"goals": [goal("G1"), goal("G1")]}, "goals: 'G1'")
    refused({"goals": [goal("G1")], "measures": [measure("a"), measure("a")]}, "measures: 'a'")
    assert of(measure("G1")) == []


def test_references_lead_somewhere_and_time_runs_forward():
    refused({"goals": [goal("G1")], "measures": [measure("a", goal_ids=["G1", "G9"])]}, "goal_ids: 'G9'")
    refused({"goals": [goal("G1")], "measures": [measure("a", depends_on=["G1"])]}, "depends_on: 'G1'")
    refused({"goals": [goal("G1")], "measures": [measure("a", start="2028-Q1", end="2027-Q4")]}, "'a' ends before")
    assert of(measure("a", start="2027-Q4", end="2027-Q4")) == []


def test_further_keys_are_ignored():
    assert of(measure("m", name="Cut the forms", note=7)) == []
    assert found({"goals": [goal("G1", name=7)], "measures": [measure("m")], "vision": []}) == []


QUARTERS = [f"{year}-Q{quarter}" for year in (2026, 2027, 2028) for quarter in (1, 2, 3, 4)]
GOAL = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(),
        "indicator": st.text(),
        "baseline": st.one_of(st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
        "target": st.one_of(st.none(), st.text(), st.integers()),
        "due": st.dates().map(str),
    },
)


@st.composite
def sheets(draw):
    """Any valid sheet."""
    goals = [{**row, "id": f"G{n}"} for n, row in enumerate(draw(st.lists(GOAL, max_size=4)))]
    ids = [f"m{n}" for n in range(draw(st.integers(0, 7)))]
    measures = []
    for key in ids:
        start, end = sorted(draw(st.tuples(st.sampled_from(QUARTERS), st.sampled_from(QUARTERS))))
        measures.append(
            {
                "id": key,
                "goal_ids": draw(st.lists(st.sampled_from([row["id"] for row in goals]), max_size=3)) if goals else [],
                "owner": draw(st.sampled_from([None, "X", "Y"])),
                "effort": draw(st.integers(1, 5)),
                "impact": draw(st.integers(1, 5)),
                "start": start,
                "end": end,
                "depends_on": draw(st.lists(st.sampled_from(ids), max_size=2)),
            }
        )
    return {"goals": goals, "measures": measures}


def unordered(result):
    """Findings as a set; pairs (W2-6) keep the order of their two items."""
    return {
        (entry["rule"], *(entry["items"] if entry["rule"] == "W2-6" else sorted(entry["items"])), str(entry["values"]))
        for entry in result
    }


@given(sheets(), st.randoms())
def test_it_is_pure_sorted_and_the_order_of_rows_does_not_matter(sheet, random):
    before = copy.deepcopy(sheet)
    result = findings(sheet)
    assert sheet == before and findings(sheet) == result
    assert [entry["rule"] for entry in result] == sorted(entry["rule"] for entry in result)
    mixed = {name: random.sample(rows, len(rows)) for name, rows in sheet.items()}
    assert unordered(findings(mixed)) == unordered(result)
    assert len(unordered(result)) == len(result)
    assert sum(figures(sheet)["classes"].values()) == len(sheet["measures"])


@given(sheets(), st.integers(0, 6))
def test_naming_an_owner_adds_nothing_but_overload(sheet, place):
    if place < len(sheet["measures"]) and sheet["measures"][place]["owner"] is None:
        rows = [{**row, "owner": row["owner"] or "X"} if n == place else row for n, row in enumerate(sheet["measures"])]
        more = unordered(findings({**sheet, "measures": rows})) - unordered(findings(sheet))
        assert {rule for rule, *_ in more} <= {"W2-7"}


@given(sheets())
def test_dropping_all_dependencies_ends_circles_and_collisions(sheet):
    free = {**sheet, "measures": [{**row, "depends_on": []} for row in sheet["measures"]]}
    kept = {entry for entry in unordered(findings(sheet)) if entry[0] not in ("W2-5", "W2-6")}
    assert unordered(findings(free)) == kept


def test_loading_the_rules_loads_no_library_of_graphs():
    code = (
        "import sys; from xblocks.modules.digital_strategy.model import findings;"
        "findings({'goals': [{'id': 'G1'}]}); sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
