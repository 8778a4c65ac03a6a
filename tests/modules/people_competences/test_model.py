"""W5: the domain's two examples, every rule at its limits, and what is refused."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.people_competences.plans import A, B, measure, measures, plan, plans
from xblocks.modules.people_competences.model import COMPETENCES, FORMATS, figures, findings


def found(sheet: dict[str, Any], settings: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def of_rule(sheet: dict[str, Any], rule: str, settings: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    return [entry for entry in found(sheet, settings) if entry[0] == rule]


def test_example_a():
    assert found(A) == [
        ("W5-1", "warning", ["R3", "C2"], {"gap": 2}),
        ("W5-2", "warning", ["C1"], {"at_target": 1}),
        ("W5-2", "warning", ["C2"], {"at_target": 1}),
    ]
    derived = figures(A)
    assert derived["fulfilment_pct"] == 62.5
    assert [(cell["profile"], cell["competence"], cell["gap"]) for cell in derived["cells"]] == [
        ("R1", "C1", 2),
        ("R1", "C2", 0),
        ("R2", "C1", 0),
        ("R2", "C2", 1),
        ("R3", "C1", 1),
        ("R3", "C2", 2),
    ]
    assert {name: derived[name] for name in ("rated", "large", "open", "single", "nowhere", "measures", "dated")} == {
        "rated": 6,
        "large": 2,
        "open": 1,
        "single": 2,
        "nowhere": 0,
        "measures": 1,
        "dated": 1,
    }
    assert derived["competences"] == [{"id": key, "rated": 3, "at_target": 1} for key in ("C1", "C2")]


def test_example_b():
    assert found(B) == [("W5-3", "hint", ["R1", "C1"], {})]
    assert figures(B)["fulfilment_pct"] == 100


@pytest.mark.parametrize(
    "sheet",
    [
        {},
        {"profiles": None, "competences": [], "actual": "", "measures": {}},
        {**A, "actual": {}},
        {**A, "actual": {"R1": {}, "R2": None}},
        {**A, "actual": {}, "measures": [measure("m", "C1", ["R1"])]},
    ],
)
def test_without_a_rated_cell_a_sheet_is_incomplete(sheet):
    assert findings(sheet) == []
    derived = figures(sheet)
    assert derived["fulfilment_pct"] is None
    assert derived["rated"] == derived["single"] == derived["nowhere"] == 0 and derived["cells"] == []


@pytest.mark.parametrize(("actual", "gap"), [(0, 4), (1, 3), (2, 2), (3, 1), (4, 0)])
def test_a_gap_of_two_or_more_needs_a_measure(actual, gap):
    sheet = plan({"C1": 4}, {"R1": {"C1": actual}})
    assert of_rule(sheet, "W5-1") == ([("W5-1", "warning", ["R1", "C1"], {"gap": gap})] if gap >= 2 else [])


@pytest.mark.parametrize(
    ("competence", "profiles", "joined"),
    [
        ("C1", ["R1"], True),
        ("C1", ["R2", "R1", "R1"], True),
        ("C2", ["R1"], False),
        ("C1", ["R2"], False),
        ("C1", [], False),
    ],
)
def test_a_measure_joins_its_competence_with_its_profiles(competence, profiles, joined):
    sheet = plan({"C1": 3, "C2": 0}, {"R1": {"C1": 0}, "R2": {"C1": 3}})
    sheet["measures"] = [measure("m", competence, profiles, due="2027-09-30")]
    assert of_rule(sheet, "W5-1") == ([] if joined else [("W5-1", "warning", ["R1", "C1"], {"gap": 3})])
    assert figures(sheet)["open"] == (0 if joined else 1) and figures(sheet)["large"] == 1


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], []),
        ([1], [("error", 0)]),
        ([2], [("warning", 1)]),
        ([4], [("warning", 1)]),
        ([2, 1], [("warning", 1)]),
        ([2, 2], []),
        ([0, 1, 1], [("error", 0)]),
        ([3, 2, 4], []),
    ],
)
def test_knowledge_hangs_on_one_profile_or_is_nowhere(levels, expected):
    sheet = plan({"C1": 2, "C2": 2}, {"R0": {"C2": 2}, "R9": {"C2": 2}})
    sheet["profiles"] += [{"id": f"R{number}"} for number in range(1, len(levels) + 1)]
    sheet["actual"] |= {f"R{number}": {"C1": level} for number, level in enumerate(levels, 1)}
    assert of_rule(sheet, "W5-2") == [("W5-2", severity, ["C1"], {"at_target": count}) for severity, count in expected]


def test_a_target_of_nothing_is_reached_by_whoever_is_rated():
    sheet = plan({"C1": 0}, {"R1": {"C1": 0}, "R2": {"C1": 0}})
    assert found(sheet) == []
    assert figures(sheet)["fulfilment_pct"] is None


@pytest.mark.parametrize(("actual", "mentor"), [(0, False), (2, False), (3, True), (4, True)])
def test_whoever_is_above_target_could_teach(actual, mentor):
    expected = [("W5-3", "hint", ["R1", "C1"], {})] if mentor else []
    assert of_rule(plan({"C1": 2}, {"R1": {"C1": actual}}), "W5-3") == expected


@pytest.mark.parametrize("due", [None, "", " "])
def test_a_measure_has_a_day(due):
    sheet = {**A, "measures": [measure("m", "C1", ["R1"], due=due), measure("n", "C2", ["R3"], due="2027-01-31")]}
    assert of_rule(sheet, "W5-4") == [("W5-4", "warning", ["m"], {})]
    assert figures(sheet)["dated"] == 1


def test_findings_stand_in_the_order_of_the_sheet():
    sheet = plan({"C10": 4, "C2": 1}, {"R2": {"C2": 2, "C10": 0}, "R1": {"C2": 4, "C10": 1}})
    assert [(rule, items) for rule, _severity, items, _values in found(sheet)] == [
        ("W5-1", ["R2", "C10"]),
        ("W5-1", ["R1", "C10"]),
        ("W5-2", ["C10"]),
        ("W5-3", ["R2", "C2"]),
        ("W5-3", ["R1", "C2"]),
    ]


def test_weights_change_the_fulfilment_and_no_finding():
    even = {**A, "competences": [{"id": "C1", "target": 3}, {"id": "C2", "target": 2, "weight": None}]}
    assert figures(even)["fulfilment_pct"] == 60
    assert found(even) == found(A)


def test_the_limit_is_the_authors():
    assert of_rule(A, "W5-1", {"gap": 3}) == []
    assert [entry[2] for entry in of_rule(A, "W5-1", {"gap": 1})] == [["R2", "C2"], ["R3", "C1"], ["R3", "C2"]]
    assert figures(A, {"gap": 1})["large"] == 4
    assert found(A, {"gap": None, "elsewhere": 7}) == found(A)
    for judge in (findings, figures):
        with pytest.raises(ValueError):
            judge(A, {"gap": "2"})


WRONG = [
    {"profiles": [{"id": " "}]},
    {"profiles": [{"id": 7}]},
    {"profiles": [*A["profiles"], {"id": "R1"}]},
    {"competences": [*A["competences"], {"id": "C1", "target": 1}]},
    *({"competences": [{"id": key, "target": 1}, *A["competences"]]} for key in ("C0", "C11", "c3", "", None, 3)),
    *(
        {"competences": [{**A["competences"][0], "target": n}, A["competences"][1]]}
        for n in (None, -1, 5, 2.0, "2", True)
    ),
    *({"competences": [{**A["competences"][0], "weight": n}, A["competences"][1]]} for n in (0, 4, 1.5, "1", False)),
    *({"actual": {"R1": {"C1": n}}} for n in (-1, 5, 2.0, "2", True)),
    {"actual": {"R4": {"C1": 1}}},
    {"actual": {"R1": {"C3": 1}}},
    {"actual": {"R1": {"C11": 1}}},
    {"actual": {"R1": 3}},
    {"measures": [measure("m", "C1", ["R1"]), measure("m", "C2", ["R1"])]},
    {"measures": [measure("m", "C3", ["R1"])]},
    {"measures": [measure("m", "C1", ["R4"])]},
    {"measures": [measure("m", "C1", "R1")]},
    {"measures": [measure("m", "C1", ["R1"], "seminar")]},
    {"measures": [{"id": "m", "profiles": ["R1"], "format": "peer"}]},
    {"measures": [{"id": "m", "competence": "C1"}]},
    *({"measures": [measure("m", "C1", ["R1"], hours=n)]} for n in (-1, "2", True, float("nan"), float("inf"))),
    *({"measures": [measure("m", "C1", ["R1"], due=day)]} for day in ("2027-02-30", "30.09.2027", 2027)),
]


@pytest.mark.parametrize("part", WRONG)
def test_what_is_no_sheet_is_refused_whatever_else_it_holds(part):
    for judge in (findings, figures):
        with pytest.raises(ValueError):
            judge({**A, **part})


def test_hours_may_be_whole_or_not_and_none_at_all():
    hours = [measure(f"m{n}", "C1", ["R1"], form, hours=n) for n, form in zip((0, 2, 1.5, None), FORMATS, strict=True)]
    assert figures({**A, "measures": hours})["measures"] == 4


@given(plans())
def test_it_is_pure_and_sorted_by_rule(sheet):
    before = copy.deepcopy(sheet)
    result = found(sheet)
    assert sheet == before and found(sheet) == result
    assert [entry[0] for entry in result] == sorted(entry[0] for entry in result)


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(sheet, chance):
    mixed = {name: chance.sample(sheet[name], len(sheet[name])) for name in ("profiles", "competences", "measures")} | {
        "actual": dict(chance.sample([*sheet["actual"].items()], len(sheet["actual"])))
    }
    assert sorted(map(str, found(sheet))) == sorted(map(str, found(mixed)))
    (one, two) = (
        {name: sorted(map(str, value)) if isinstance(value, list) else value for name, value in figures(each).items()}
        for each in (sheet, mixed)
    )
    assert one == two


@given(plans(rated=True), st.data())
def test_a_dated_measure_never_adds_a_finding(sheet, data):
    profiles, ids = ([row["id"] for row in sheet[name]] for name in ("profiles", "competences"))
    new = {**data.draw(measures(profiles, ids)), "id": "new", "due": "2027-09-30"}
    after = found({**sheet, "measures": [*sheet["measures"], new]})
    assert [entry for entry in after if entry not in found(sheet)] == []


@given(plans(rated=True), st.data())
def test_a_measure_without_a_day_adds_only_that(sheet, data):
    profiles, ids = ([row["id"] for row in sheet[name]] for name in ("profiles", "competences"))
    new = {**data.draw(measures(profiles, ids)), "id": "new", "due": None}
    after = found({**sheet, "measures": [*sheet["measures"], new]})
    assert [entry for entry in after if entry not in found(sheet)] == [("W5-4", "warning", ["new"], {})]


@given(plans(rated=True))
def test_figures_count_what_the_findings_name(sheet):
    derived, said = figures(sheet), findings(sheet)
    two = [entry["severity"] for entry in said if entry["rule"] == "W5-2"]
    assert (two.count("warning"), two.count("error")) == (derived["single"], derived["nowhere"])
    assert derived["open"] == sum(entry["rule"] == "W5-1" for entry in said) <= derived["large"]
    assert derived["rated"] == len(derived["cells"]) == sum(row["rated"] for row in derived["competences"])
    if derived["fulfilment_pct"] is not None:
        assert 0 <= derived["fulfilment_pct"] <= 100
        assert (derived["fulfilment_pct"] == 100) == (not any(cell["gap"] for cell in derived["cells"]))


@given(plans(rated=True), st.integers(-100, 100).filter(lambda n: not 0 <= n <= 4))
def test_levels_outside_their_range_are_refused(sheet, level):
    competence = {**sheet["competences"][0], "target": level}
    profile = sheet["profiles"][0]["id"]
    for wrong in (
        {"competences": [competence, *sheet["competences"][1:]]},
        {"actual": {**sheet["actual"], profile: {sheet["competences"][0]["id"]: level}}},
    ):
        for judge in (findings, figures):
            with pytest.raises(ValueError):
                judge({**sheet, **wrong})


def test_there_are_ten_competences():
    assert tuple(f"C{number}" for number in range(1, 11)) == COMPETENCES
