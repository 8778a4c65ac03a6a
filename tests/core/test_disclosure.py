import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.core.disclosure import Table, isolates, may_renew, number, sums, table

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
