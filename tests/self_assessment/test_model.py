"""What a record of ratings says (docs/domain/competences.md)."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.self_assessment.framework import framework, record
from xblocks.self_assessment.content import Occasion
from xblocks.self_assessment.model import Rating, done, fits, profile

THREE = framework({"key": "a"}, {"key": "b"}, {"key": "c"})
PRE, POST, THEN = [1, 2, 2, 1, 3], [2, 3, 3, 3, 3], [1, 1, 2, 1, 2]


def test_the_worked_example_of_the_domain() -> None:
    keys = "abcde"
    content = framework(*({"key": key} for key in keys))
    found = profile(
        content,
        record(
            T0=dict(zip(keys, PRE, strict=True)),
            T2=dict(zip(keys, POST, strict=True)),
            then=dict(zip(keys, THEN, strict=True)),
        ),
    )
    assert [row.gain for row in found.rows] == [1, 1, 1, 2, 0]
    assert [row.retrospective_gain for row in found.rows] == [1, 2, 1, 2, 1]
    assert found.mean_gain == pytest.approx(1.0)
    assert found.mean_retrospective_gain == pytest.approx(1.4)
    assert fmean(row.now for row in found.rows) == pytest.approx(2.8)


def test_an_empty_record_says_nothing() -> None:
    found = profile(THREE, {})
    assert (found.first, found.latest, found.strongest, found.largest_gap, found.recommended) == (
        None,
        None,
        None,
        None,
        (),
    )
    assert (found.mean_gain, found.mean_retrospective_gain) == (None, None)
    assert all((row.before, row.then, row.now, row.gap) == (None, None, None, None) for row in found.rows)


@pytest.mark.parametrize(
    ("rated", "first", "latest"),
    [
        (["T0"], None, "T0"),
        (["T2"], None, "T2"),
        (["T0", "T2"], "T0", "T2"),
        (["T3", "T0", "T1", "T2"], "T0", "T3"),
        (["T1", "T3"], "T1", "T3"),
        (["then"], None, None),
        (["then", "T2"], None, "T2"),
        (["then", "T0", "T2"], "T0", "T2"),
    ],
)
def test_the_first_and_the_latest_rating_are_compared_and_looking_back_is_no_time(
    rated: list[str], first: str | None, latest: str | None
) -> None:
    found = profile(THREE, record(**{occasion: {"a": number % 5} for number, occasion in enumerate(rated)}))
    assert (found.first, found.latest) == (first, latest)
    row = found.rows[0]
    assert row.then == (rated.index("then") if "then" in rated else None)
    assert row.now == (rated.index(latest) if latest else None)
    assert row.before == (rated.index(first) if first else None)


def test_strongest_is_the_highest_level_now_and_the_earlier_of_equals() -> None:
    assert profile(THREE, record(T0={"a": 1, "b": 3, "c": 3})).strongest.competence.key == "b"
    assert profile(THREE, record(T0={"a": 4}, T2={"a": 1, "b": 1, "c": 0})).strongest.competence.key == "a"
    assert profile(THREE, record(T0={"a": 0, "b": 1, "c": 0})).strongest.competence.key == "b"


@pytest.mark.parametrize(
    "rated",
    [
        {"a": 3},
        {"a": 3, "b": "not_applicable", "c": "no_answer"},
        {"a": 0, "b": 4},
        {"a": 2, "b": 2, "c": 2},
        {"a": (2, 2), "b": (2, 4), "c": (2, 3)},
    ],
)
def test_nothing_stands_out_below_three_known_levels_or_where_all_are_equal(rated: dict[str, object]) -> None:
    found = profile(THREE, record(T0=rated))
    assert (found.strongest, found.largest_gap) == (None, None)


def test_strongest_and_largest_gap_are_never_the_same() -> None:
    found = profile(THREE, record(T0={"a": (3, 4), "b": (2, 2), "c": (1, 1)}))
    assert (found.strongest.competence.key, found.largest_gap) == ("a", None)
    found = profile(THREE, record(T0={"a": (2, 4), "b": (1, 2), "c": (1, 2)}))
    assert (found.strongest.competence.key, found.largest_gap.competence.key) == ("a", "b")


def test_the_gap_is_to_the_target_or_else_to_the_highest_level() -> None:
    rows = profile(THREE, record(T0={"a": 1, "b": (1, 2), "c": (3, 1)})).rows
    assert [row.gap for row in rows] == [3, 1, -2]
    short = framework({"key": "a", "levels": ["no", "yes"]})
    assert profile(short, record(T0={"a": 0})).rows[0].gap == 1


def test_the_largest_gap_is_the_earlier_of_equals_and_none_where_nothing_is_missing() -> None:
    assert profile(THREE, record(T0={"a": 3, "b": 1, "c": 1})).largest_gap.competence.key == "b"
    assert profile(THREE, record(T0={"a": 1, "b": (0, 2), "c": (0, 4)})).largest_gap.competence.key == "c"
    assert profile(THREE, record(T0={"a": 4, "b": (2, 2), "c": (3, 1)})).largest_gap is None


def test_the_next_step_is_the_level_above_as_long_as_something_is_missing() -> None:
    rows = profile(THREE, record(T0={"a": 1, "b": (2, 2), "c": 4})).rows
    assert [row.following for row in rows] == [2, None, None]
    rows = profile(THREE, record(T0={"a": (0, 4), "b": "no_answer", "c": (3, 1)})).rows
    assert [row.following for row in rows] == [1, None, None]


def test_a_row_says_why_it_has_no_level_now() -> None:
    found = profile(THREE, record(T0={"a": "no_answer", "b": 1}, T2={"a": 2, "b": "not_applicable"}))
    assert [row.skip for row in found.rows] == [None, "not_applicable", None]
    assert found.answered == 2


def test_modules_are_recommended_by_falling_gap_then_by_number_each_once() -> None:
    content = framework(
        {"key": "a", "modules": ["m1", "m2"]},
        {"key": "b", "modules": ["m3", "m1"]},
        {"key": "c", "modules": ["m4"]},
        {"key": "d", "modules": ["m5"]},
        {"key": "e", "modules": ["m6", "m3"]},
        modules=("m1", "m2", "m3", "m4", "m5", "m6"),
    )
    rated = record(T0={"a": 3, "b": 1, "c": 4, "d": "not_applicable", "e": (1, 4)})
    found = profile(content, rated).recommended
    assert [(one.module, one.reason.competence.key) for one in found] == [
        ("m3", "b"),
        ("m1", "b"),
        ("m6", "e"),
        ("m2", "a"),
    ]


def test_the_target_named_last_counts_also_if_it_was_named_earlier() -> None:
    assert profile(THREE, record(T0={"a": (1, 4)}, T2={"a": 2})).rows[0].target == 4
    assert profile(THREE, record(T0={"a": (1, 4)}, T2={"a": (2, 3)})).rows[0].target == 3
    assert profile(THREE, record(T0={"a": 1}, then={"a": (1, 3)})).rows[0].target is None


def test_every_figure_uses_only_competences_that_have_all_it_needs() -> None:
    found = profile(
        THREE,
        record(
            T0={"a": 1, "b": "not_applicable", "c": 0},
            T2={"a": 3, "b": 4, "c": "no_answer"},
            then={"b": 1, "c": 2},
        ),
    )
    assert [(row.before, row.then, row.now) for row in found.rows] == [(1, None, 3), (None, 1, 4), (0, 2, None)]
    assert [row.gain for row in found.rows] == [2, None, None]
    assert [row.retrospective_gain for row in found.rows] == [None, 3, None]
    assert (found.mean_gain, found.mean_retrospective_gain) == (2, 3)


def test_what_no_longer_exists_in_the_framework_does_not_count() -> None:
    short = framework({"key": "a", "levels": ["no", "yes"]})
    found = profile(short, record(T0={"a": (4, 3), "gone": 2}, T2={"a": 1}))
    assert (found.rows[0].before, found.rows[0].now, found.rows[0].target) == (None, 1, None)
    assert found.mean_gain is None


def test_a_purposeful_non_answer_is_done_but_a_target_alone_is_not() -> None:
    rated = record(T0={"a": "no_answer", "b": "not_applicable", "c": (None, 3), "gone": 1})
    assert done(THREE, rated, Occasion.T0) == 2
    assert done(THREE, rated, Occasion.T1) == 0


@pytest.mark.parametrize(
    ("rating", "allowed"),
    [
        (Rating(), True),
        (Rating(level=0), True),
        (Rating(level=4, target=0), True),
        (Rating(level=5), False),
        (Rating(level=-1), False),
        (Rating(target=5), False),
        (Rating(skip="no_answer", target=2), True),
        (Rating(skip="no_answer", level=2), False),
        (Rating(skip="later"), False),
    ],
)
def test_which_answers_fit_the_framework(rating: Rating, allowed: bool) -> None:
    assert fits(THREE.competences[0], rating) is allowed


def test_of_a_rating_only_what_was_said_is_stored() -> None:
    assert (Rating(level=0).stored(), Rating(skip="no_answer", target=3).stored(), Rating().stored()) == (
        {"level": 0},
        {"skip": "no_answer", "target": 3},
        {},
    )


LEVELS = st.one_of(st.none(), st.integers(0, 4), st.just("no_answer"), st.tuples(st.integers(0, 4), st.integers(0, 4)))
RECORDS = st.fixed_dictionaries(
    {name: st.dictionaries(st.sampled_from("abc"), LEVELS) for name in ("T0", "T1", "T2", "then")}
)


@given(RECORDS)
def test_whatever_was_rated_the_profile_holds_together(occasions: dict[str, dict[str, object]]) -> None:
    found = profile(THREE, record(**occasions))
    levels = [row.now for row in found.rows if row.now is not None]
    assert (found.strongest is None) == (len(levels) < 3 or len(set(levels)) == 1)
    if found.strongest:
        assert found.strongest.now == max(levels)
    others = [row.gap for row in found.rows if row.gap is not None and row.gap > 0 and row is not found.strongest]
    assert (found.largest_gap is None) == (not others or not found.strongest)
    if found.largest_gap:
        assert found.largest_gap.gap == max(others)
    for row in found.rows:
        assert (row.gain is None) == (row.now is None or row.before is None)
        assert (row.retrospective_gain is None) == (row.now is None or row.then is None)
    assert found.first is None or found.first < found.latest
