"""W9: the domain's two examples, every rule at its limits, what is refused, and what of a pulse is said."""

import copy
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xblocks.modules.team_building.model import (
    ITEMS,
    PHASE_ITEMS,
    PHASES,
    PULSE,
    ROLES,
    TOPICS,
    figures,
    findings,
    said,
)

ALL_ROLES = [{"role": role, "holder": holder} for role, holder in zip(ROLES, "abcd", strict=True)]
A = {
    "canvas": {
        "roles": ALL_ROLES,
        "agreements": [
            {"topic": "decision", "text": "by consent"},
            {"topic": "conflict", "text": "within two days"},
        ],
    },
    "pulse": {
        "P1": [4, 4, 5, 3, 4, 4],
        "P2": [2, 3, 2, 3, 2, 3],
        "P3": [4, 4, 4, 4, 4, 4],
        "P4": [4, 4, 4, 4, 4, 4],
        "P5": [1, 5, 1, 5, 1, 5],
        "P6": [4, 4, 4, 4, 4, 4],
        "P7": [4, 5, 4, 4, 5, 4],
    },
    "phase": {
        "forming_1": [2, 2, 2, 2, 2, 2],
        "forming_2": [2, 2, 2, 2, 2, 2],
        "storming_1": [3, 4, 3, 4, 3, 4],
        "storming_2": [4, 3, 4, 3, 4, 3],
        "norming_1": [3, 3, 3, 4, 4, 4],
        "norming_2": [4, 4, 4, 3, 3, 3],
        "performing_1": [2, 2, 2, 2, 2, 2],
        "performing_2": [2, 2, 2, 2, 2, 2],
    },
}
B = {
    "canvas": {"roles": ALL_ROLES, "agreements": [{"topic": "decision", "text": "by consent"}]},
    "pulse": {
        "P1": [4, 4, 5, 3],
        "P2": [2, 3, 2, 3],
        "P3": [4, 4, 4, 4],
        "P4": [4, 4, 4, 4],
        "P5": [1, 5, 1, 5],
        "P6": [4, 4, 4, 4],
        "P7": [4, 5, 4, 4],
    },
}


def found(sheet, settings=None):
    return [
        (
            entry["rule"],
            entry["severity"],
            entry["items"],
            {name: round(value, 4) for name, value in entry["values"].items()},
        )
        for entry in findings(sheet, settings)
    ]


def of(rule, sheet, settings=None):
    """What one rule says."""
    return [entry[2:] for entry in found(sheet, settings) if entry[0] == rule]


def test_example_a():
    assert found(A) == [
        ("W9-4", "hint", ["P2"], {"mean": 2.5}),
        ("W9-4", "hint", ["P7"], {"mean": 1.6667}),
        ("W9-5", "hint", ["P5"], {"sd": 2.1909}),
    ]
    assert figures(A) == {"phase": "storming", "goals": 0, "held": 4, "agreements": 2}


def test_example_b():
    assert found(B) == [
        ("W9-2", "warning", ["conflict"], {}),
        ("W9-3", "hint", ["P1", "P2", "P3", "P4", "P5", "P6", "P7"], {}),
    ]
    assert figures(B)["phase"] is None


@pytest.mark.parametrize(
    "sheet",
    [{}, {"canvas": {"purpose": "x", "goals": ["y"], "needs": ["z"]}}, {"pulse": {"P1": []}, "phase": None}],
)
def test_without_role_agreement_and_answer_there_is_nothing_to_judge(sheet):
    assert findings(sheet) == []


def test_each_role_that_nobody_holds():
    sheet = {"canvas": {"roles": [{"role": "content", "holder": "a"}, {"role": "moderation"}]}}
    assert of("W9-1", sheet) == [([role], {}) for role in ("moderation", "contact_leadership", "documentation")]
    twice = {"canvas": {"roles": [{"role": "content"}, {"role": "content", "holder": "a"}]}}
    assert ["content"] not in [items for items, _ in of("W9-1", twice)]


def test_an_agreement_alone_asks_for_roles_and_a_role_for_agreements():
    one = {"canvas": {"agreements": [{"topic": "other", "text": "x"}]}}
    assert len(of("W9-1", one)) == 4
    assert (
        of("W9-2", one)
        == of("W9-2", {"canvas": {"roles": [{"role": "content"}]}})
        == [
            (["decision"], {}),
            (["conflict"], {}),
        ]
    )


@pytest.mark.parametrize(("count", "few"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_answers_are_too_few(count, few):
    sheet = {"phase": {"norming_2": [3] * count}, "pulse": {"P4": [3] * count}}
    assert of("W9-3", sheet) == [(["P4", "norming_2"], {})] * few


@pytest.mark.parametrize(
    ("answers", "mean"),
    [([3, 3, 3, 3, 3], None), ([3, 3, 3, 3, 2], 2.8), ([2, 2, 2, 2], None), ([1] * 5, 1)],
)
def test_a_mean_below_three_is_a_focus(answers, mean):
    expected = [] if mean is None else [(["P1"], {"mean": mean})]
    assert of("W9-4", {"pulse": {"P1": answers}}) == expected


def test_p7_is_the_other_way_round():
    assert of("W9-4", {"pulse": {"P7": [2, 2, 2, 2, 2]}}) == []
    assert of("W9-4", {"pulse": {"P7": [4, 4, 4, 4, 4]}}) == [(["P7"], {"mean": 2})]


@pytest.mark.parametrize(
    ("answers", "sd"),
    [([2, 2, 4, 4, 3], None), ([2, 2, 4, 4, 4], 1.0954), ([3, 5, 3, 5, 4, 4, 4], None), ([1, 5, 1, 5], None)],
)
def test_a_deviation_above_one_is_divergent(answers, sd):
    expected = [] if sd is None else [(["P3"], {"sd": sd})]
    assert of("W9-5", {"pulse": {"P3": answers}}) == expected


def test_a_phase_is_no_focus_and_does_not_diverge():
    sheet = {"phase": {item: [1, 1, 1, 5, 1] for item in PHASE_ITEMS}}
    assert findings(sheet) == []


@pytest.mark.parametrize("phase", PHASES)
def test_the_phase_with_the_highest_mean(phase):
    answers = {**dict.fromkeys(PHASE_ITEMS, [3] * 5), f"{phase}_2": [3, 3, 3, 3, 4]}
    assert figures({"phase": answers})["phase"] == phase


def test_of_equal_phases_the_earlier_and_none_for_too_few_answers():
    even = dict.fromkeys(PHASE_ITEMS, [3] * 5)
    assert figures({"phase": even})["phase"] == "forming"
    assert figures({"phase": {**even, "forming_1": [2] * 5}})["phase"] == "storming"
    for item in PHASE_ITEMS:
        assert figures({"phase": {**even, item: [5] * 4}})["phase"] is None


def test_lists_of_one_phase_may_differ_in_length():
    even = dict.fromkeys(PHASE_ITEMS, [3] * 5)
    longer = {**even, "norming_1": [3] * 5, "norming_2": [3] * 5 + [4] * 7}
    assert figures({"phase": longer})["phase"] == "norming"


def test_an_author_may_move_the_limits():
    assert of("W9-4", A, {"focus": 2.5}) == [(["P7"], {"mean": 1.6667})]
    assert of("W9-5", A, {"divergent": 2.2}) == []
    assert found(A, {"focus": None, "other": "x"}) == found(A)
    with pytest.raises(ValueError, match="focus"):
        findings(A, {"focus": "3"})


WRONG = [
    *({"pulse": {"P1": [answer]}} for answer in (0, 6, -1, 2.0, "3", True, None)),
    {"pulse": {"P1": 3}},
    {"phase": {"storming_2": [9]}},
    {"canvas": {"roles": [{"holder": "a"}]}},
    {"canvas": {"roles": [{"role": "chair", "holder": "a"}]}},
    {"canvas": {"roles": [{"role": "content", "holder": 7}]}},
    {"canvas": {"agreements": [{"topic": "decision"}]}},
    {"canvas": {"agreements": [{"topic": "lunch", "text": "x"}]}},
    {"canvas": {"agreements": [{"topic": "decision", "text": " "}]}},
    {"canvas": {"goals": [3]}},
    {"canvas": {"purpose": 3}},
    {"canvas": ["x"]},
    "x",
    [],
    None,
]


@pytest.mark.parametrize("sheet", WRONG)
def test_what_is_no_sheet_is_refused(sheet):
    for function in (findings, figures):
        with pytest.raises(ValueError):
            function(sheet)


def test_further_keys_are_ignored():
    more = {**A, "title": 3, "pulse": {**A["pulse"], "P8": "x"}, "canvas": {**A["canvas"], "colour": 1}}
    assert findings(more) == findings(A)


ANSWERS = st.dictionaries(st.sampled_from(ITEMS), st.lists(st.integers(1, 5), max_size=8))
CANVASES = st.fixed_dictionaries(
    {
        "roles": st.lists(
            st.fixed_dictionaries({"role": st.sampled_from(ROLES)}, optional={"holder": st.just("a")}), max_size=5
        ),
        "agreements": st.lists(
            st.fixed_dictionaries({"topic": st.sampled_from(TOPICS), "text": st.just("x")}), max_size=4
        ),
    }
)


def sheet_of(canvas, answers):
    return {"canvas": canvas, "pulse": answers, "phase": answers}


@given(CANVASES, ANSWERS, st.randoms())
def test_it_is_pure_sorted_and_no_order_matters(canvas, answers, random):
    sheet = sheet_of(canvas, answers)
    before = copy.deepcopy(sheet)
    result = findings(sheet)
    assert sheet == before and findings(sheet) == result
    assert [entry["rule"] for entry in result] == sorted(entry["rule"] for entry in result)
    mixed = {item: random.sample(given, len(given)) for item, given in answers.items()}
    rows = {name: random.sample(found, len(found)) for name, found in canvas.items()}
    assert findings(sheet_of(rows, mixed)) == result and figures(sheet_of(rows, mixed)) == figures(sheet)


@given(CANVASES, st.sampled_from(ROLES))
def test_a_holder_more_adds_no_finding(canvas, role):
    assume(canvas["roles"] or canvas["agreements"])  # with the first of them there is something to judge
    more = {**canvas, "roles": [*canvas["roles"], {"role": role, "holder": "b"}]}
    before = findings({"canvas": canvas})
    assert all(entry in before for entry in findings({"canvas": more}))


def test_what_is_said_of_the_example():
    assert said({**A["pulse"], **A["phase"]}) == {
        "focus": ["P2", "P7"],
        "divergent": ["P5"],
        "withheld": [],
        "phase": "storming",
    }
    assert said(B["pulse"]) == {"focus": [], "divergent": [], "withheld": list(PULSE), "phase": None}


@given(ANSWERS)
def test_what_is_said_is_names_of_statements_and_of_a_phase(answers):
    told = said(answers)
    assert told.keys() == {"focus", "divergent", "withheld", "phase"}
    assert told["phase"] in (None, *PHASES)
    assert {item for name in ("focus", "divergent", "withheld") for item in told[name]} <= set(ITEMS)


@given(st.data())
def test_who_answered_what_makes_no_difference(data):
    """Two teams whose members have given one another's sheets look the same."""
    people = data.draw(
        st.lists(st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 5), min_size=1), min_size=5, max_size=8)
    )
    other = data.draw(st.permutations(people))

    def lists(sheets):
        return {item: [sheet[item] for sheet in sheets if item in sheet] for item in ITEMS}

    assert said(lists(people)) == said(lists(other))


def test_names_are_those_of_the_domain():
    assert tuple(f"P{place}" for place in range(1, 8)) == PULSE
    assert tuple(f"{phase}_{place}" for phase, place in product(PHASES, (1, 2))) == PHASE_ITEMS
