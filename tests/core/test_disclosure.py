from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.core.disclosure import Table, band, deviation, half_points, isolates, may_renew, mean, number, sums, table

counts = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("numbers", "shown", "total"),
    [
        ((5, 2), (None, None), 7),
        ((6, 5, 2), (6, None, None), 13),
        ((5, 2, 8), (None, None, 8), 15),
        ((8, 3, 3), (8, None, None), 14),
        ((5, 5, 2), (5, None, None), 12),
        ((3,), (None,), None),
        ((1,), (None,), None),
        ((4,), (None,), None),
        ((0,), (0,), 0),
        ((0, 0), (0, 0), 0),
        ((6, 1), (None, None), 7),
        ((6, 5, 0), (6, 5, 0), 11),
        ((9, 4, 1), (9, None, None), 14),
        ((7, 6), (7, 6), 13),
        ((9, 0), (9, 0), 9),
        ((5,), (5,), 5),
        ((3, 2), (None, None), 5),
        ((3, 1), (None, None), None),
    ],
)
def test_worked_examples(numbers, shown, total):
    result = table({str(place): number for place, number in enumerate(numbers)})
    assert (tuple(result.parts.values()), result.total) == (shown, total)


@given(counts)
def test_hidden_parts_never_hold_one_to_four_people_beside_a_shown_one(numbers):
    result = table(numbers)
    hidden = sum(numbers[name] for name, shown in result.parts.items() if shown is None)
    assert all(shown is None or shown == numbers[name] for name, shown in result.parts.items())
    assert not any(0 < (shown or 0) < 5 for shown in result.parts.values())
    if result.total is not None:
        assert hidden == 0 or hidden >= 5


def test_the_minimum_is_only_raised():
    assert table({"a": 6}, minimum=7) == Table(None, {"a": None})
    assert table({"a": 5}, minimum=5) == Table(5, {"a": 5})
    with pytest.raises(ValueError, match="only be raised"):
        table({"a": 6}, minimum=4)
    with pytest.raises(ValueError, match="negative"):
        table({"a": -1})


def test_two_tables_must_not_differ_by_a_few_people():
    assert isolates(Table(20, {"a": 10}), Table(23, {"a": 10}))
    assert isolates(Table(20, {"a": 10}), Table(20, {"a": 9}))
    assert isolates(Table(20, {"a": 10}), Table(16, {"a": 10}))
    assert not isolates(Table(20, {"a": 10}), Table(25, {"a": None}))
    assert not isolates(Table(None, {"a": None}), Table(22, {"a": 2, "new": 1}))
    assert not isolates(Table(20, {"a": 10}), Table(None, {"a": 10}))
    assert isolates(Table(20, {"a": 10}), Table(26, {"a": 16}), minimum=7)


def test_a_figure_is_renewed_when_five_answers_changed():
    before = {person: 1 for person in range(10)}
    assert not may_renew(before, before | {1: 2, 2: 2, 3: 2, 11: 1})
    assert may_renew(before, {person: 1 for person in range(5, 13)})
    assert may_renew(before, before | {1: 2, 2: 2, 3: 2, 11: 1, 12: 1})
    assert may_renew(before, {person: 1 for person in range(5)})
    assert not may_renew(before, {person: 1 for person in range(5)}, minimum=6)


def test_a_number_of_people_is_told_from_five_on() -> None:
    assert [number(people) for people in (0, 1, 4, 5, 12)] == [None, None, None, 5, 12]
    assert number(9, minimum=10) is None


def test_what_people_gave_together_is_told_whole_or_not_at_all() -> None:
    ballots = [{"a": 2}, {"a": 1, "b": 1}, {"b": 1}, {"c": 1}]
    assert sums(ballots) is None
    assert sums([*ballots, {}, {"a": 0}]) is None  # who gave nothing did not vote
    assert sums([*ballots, {"a": 1}]) == {"a": 4, "b": 2, "c": 1}


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ([5, 5, 5, 5], None),
        ([], None),
        ([4, 4, 4, 4, 1], "most"),
        ([4, 4, 4, 5, 4, 4, 4, 3, 3, 3], "most"),  # seven of ten
        ([4, 4, 4, 5, 3, 3], "half"),
        ([4] * 7 + [3] * 13, "half"),  # 35 percent
        ([4] * 6 + [3] * 12, "few"),  # a third
        ([3, 3, 3, 3, 3], "few"),
        ([5, 5, 5, 5, 5], "most"),
    ],
)
def test_how_many_agree_is_a_word(answers: list[int], word: str | None) -> None:
    assert band(answers) == word


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ([4] * 9, None),
        ([4] * 10, 4),
        ([4] * 7 + [3] * 3, 3.5),  # 3.7
        ([4] * 8 + [3] * 2, 4),  # 3.8
        ([4] * 15 + [3] * 5, 4),  # 3.75
        ([1] * 13 + [2] * 3 + [1] * 4, 1),  # 1.15
    ],
)
def test_a_mean_is_shown_to_half_a_point_from_ten_answers_on(answers: list[int], shown: float | None) -> None:
    assert half_points(answers) == shown


def test_what_rules_compare_is_exact_and_needs_five_answers() -> None:
    assert mean([1, 2, 2, 2, 2, 2]) == Fraction(11, 6) and mean([1, 2, 3, 4]) is None
    assert deviation([1, 5, 1, 5, 1, 5]) == 2.19089023 and deviation([1, 5, 1, 5]) is None
    assert deviation([2, 2, 2, 2, 2]) == 0


@given(st.lists(st.integers(1, 5), max_size=12), st.randoms())
def test_the_order_of_answers_says_nothing(answers: list[int], random: Random) -> None:
    mixed = random.sample(answers, len(answers))
    for what in (band, half_points, mean, deviation):
        assert what(answers) == what(mixed)
        assert len(answers) >= 5 or what(answers) is None
