"""W4: the domain's two examples, every rule at its limits, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.modules.design_spaces.model import FACTORS, figures, findings, months_later


def rights(*levels):
    return [{"topic": f"topic {place}", "level": level} for place, level in enumerate(levels)]


def factors(*names):
    return dict.fromkeys(names, True)


def signed(**versions):
    return [{"side": side, "version": version} for side, version in versions.items()]


A = {
    "scope_in": ["Permits for scaffolding"],
    "scope_out": ["Staffing"],
    "decision_rights": rights(3, 2, 4),
    "members": 6,
    "time_percent": 10,
    "sponsor": {"role": "Head of department"},
    "factors": factors(*FACTORS[:-1]),
    "term_start": "2027-03-01",
    "review_date": "2027-08-01",
    "personalrat_informed": True,
    "signatures": signed(leadership=2, team=1),
}
B = {
    "scope_in": ["Website"],
    "scope_out": [" website"],
    "decision_rights": rights(1, 1, 2),
    "time_percent": 3,
    "factors": factors("autonomy", "participant_attitude", "space"),
    "term_start": "2027-03-01",
    "review_date": "2027-07-01",
    "personalrat_informed": True,
    "signatures": signed(leadership=1, team=1),
}
#: Nothing stands out.
GOOD = {**A, "factors": factors(*FACTORS), "signatures": signed(leadership=1, team=1)}


def found(sheet, settings=None):
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def test_example_a():
    assert found(A) == [
        ("W4-3", "error", [], {"leadership": 2, "team": 1}),
        ("W4-6", "hint", ["space"], {"factors_pct": 85.7}),
    ]
    assert figures(A) == {
        "hours": 23.4,
        "mean_level": 3,
        "factors": 6,
        "factors_pct": 85.7,
        "status": "open",
        "leadership": 2,
        "team": 1,
    }


def test_example_b():
    *others, mean, time, lacking = found(B)
    assert others == [("W4-1", "error", [], {}), ("W4-2", "error", ["Website"], {})]
    assert (mean[:3], mean[3]["mean"]) == (("W4-4", "warning", []), pytest.approx(4 / 3))
    assert time == ("W4-5", "warning", [], {"time_percent": 3})
    missing = ["supervisor_support", "organisational_structure", "resources", "leader_behaviour"]
    assert lacking == ("W4-6", "warning", missing, {"factors_pct": 42.9})
    assert figures(B)["status"] == "signed"


def test_nothing_stands_out_where_nothing_does():
    assert found(GOOD) == []
    assert (figures(GOOD)["status"], figures(GOOD)["factors_pct"]) == ("signed", 100.0)


def test_without_a_decision_right_nothing_is_judged():
    assert found({**B, "decision_rights": []}) == []
    assert figures({})["mean_level"] is None


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"sponsor": None}, "W4-1"),
        ({"sponsor": {"role": " ", "tasks": ["reports"]}}, "W4-1"),
        ({"scope_out": ["PERMITS for scaffolding "]}, "W4-2"),
        ({"signatures": signed(leadership=1)}, "W4-3"),
        ({"signatures": signed(team=1)}, "W4-3"),
        ({"signatures": []}, "W4-3"),
        ({"decision_rights": rights(1, 2)}, "W4-4"),
        ({"time_percent": 4.99}, "W4-5"),
        ({"review_date": "2027-09-02"}, "W4-7"),
        ({"personalrat_informed": False}, "W4-8"),
    ],
)
def test_each_rule_just_beyond_its_limit(change, rule):
    assert [entry[0] for entry in found({**GOOD, **change})] == [rule]


@pytest.mark.parametrize(
    "change",
    [
        {"decision_rights": rights(2, 2)},
        {"time_percent": 5},
        {"review_date": "2027-09-01"},
        {"review_date": None},
        {"term_start": None},
        {"scope_in": ["Straße"], "scope_out": ["Strasen"]},
        {"signatures": [*signed(leadership=1), *signed(leadership=3), *signed(team=3)]},
    ],
)
def test_each_rule_just_at_its_limit(change):
    assert found({**GOOD, **change}) == []


def test_a_text_that_is_inside_twice_is_named_once_as_it_stands_first():
    sheet = {**GOOD, "scope_in": ["Forms", "forms ", "Fees"], "scope_out": ["FORMS", "fees"]}
    assert [entry[2] for entry in found(sheet)] == [["Forms"], ["Fees"]]


@pytest.mark.parametrize(("there", "severity"), [(4, "warning"), (5, "hint"), (6, "hint")])
def test_conditions_that_are_lacking(there, severity):
    entries = found({**GOOD, "factors": factors(*FACTORS[:there])})
    assert {entry[1] for entry in entries} == {severity}
    assert [item for entry in entries for item in entry[2]] == list(FACTORS[there:])
    assert len(entries) == (1 if severity == "warning" else 7 - there)


@pytest.mark.parametrize(
    ("start", "six_later"),
    [("2027-08-31", "2028-02-29"), ("2026-08-31", "2027-02-28"), ("2027-12-15", "2028-06-15")],
)
def test_six_months_end_on_the_last_day_of_a_shorter_month(start, six_later):
    assert months_later(date.fromisoformat(start), 6).isoformat() == six_later


def test_the_authors_limits_take_the_place_of_ours():
    assert found(GOOD, {"mean_level": 3.5})[0][0] == "W4-4"
    assert found({**GOOD, "time_percent": 1}, {"time_percent": 1}) == []
    assert found({**GOOD, "factors": factors(*FACTORS[:3])}, {"factors": 3})[0][1] == "hint"
    assert found({**GOOD, "review_date": "2027-03-31"}, {"review_months": 0})[0][0] == "W4-7"


def test_hours_are_worked_out_exactly():
    assert figures({"members": 3, "time_percent": 0.1, "weekly_hours": 37})["hours"] == 0.111
    assert figures({"members": 7, "time_percent": 100})["hours"] == 273


@given(st.permutations(range(3)), st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter(order, signatures):
    shuffled = {**B, "decision_rights": [B["decision_rights"][place] for place in order]}
    shuffled["signatures"] = [signed(leadership=1, team=1)[place % 2] for place in signatures]
    assert sorted(map(str, found(shuffled))) == sorted(map(str, found(B)))


@given(st.sampled_from(FACTORS), st.sets(st.sampled_from(FACTORS)))
def test_another_condition_met_never_adds_one_that_is_lacking(more, there):
    def lacking(names):
        return {item for entry in found({**GOOD, "factors": factors(*names)}) for item in entry[2]}

    assert lacking({*there, more}) == lacking(there) - {more}


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision_rights": rights(0)},
        {"decision_rights": rights(5)},
        {"decision_rights": [{"level": 2}]},
        {"members": -1},
        {"members": 2.5},
        {"time_percent": 100.5},
        {"weekly_hours": float("nan")},
        {"factors": {"space": "yes"}},
        {"signatures": [{"side": "council", "version": 1}]},
        {"signatures": [{"side": "team", "version": 0}]},
        {"term_start": "2027-02-30"},
    ],
)
def test_a_sheet_that_is_none_is_refused(wrong):
    for rule in (findings, figures):
        with pytest.raises(ValueError):
            rule({**GOOD, **wrong})
