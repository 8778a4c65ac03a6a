"""Two people at one row: what only one of them changed is taken from her, the rest is a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import SPANS
from xblocks.modules.workshop.cells import checked
from xblocks.modules.workshop.kinds import Text
from xblocks.modules.workshop.merging import Merge, merged
from xblocks.modules.workshop.spec import Column, Table

FIELDS = ("a", "b", "c")
PLAIN = Table("plain", tuple(Column(name, Text()) for name in FIELDS))
BASE = {"a": "1", "b": "1"}


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ({"a": "2", "b": "1"}, BASE, {"a": "2", "b": "1"}),
        (BASE, {"a": "2", "b": "1"}, {"a": "2", "b": "1"}),
        ({"a": "2", "b": "1"}, {"a": "1", "b": "3"}, {"a": "2", "b": "3"}),
        ({"a": "2", "b": "1"}, {"a": "2", "b": "1"}, {"a": "2", "b": "1"}),
        ({"b": "1"}, {"a": "1", "b": "1", "c": "3"}, {"b": "1", "c": "3"}),
        ({"a": "1", "b": "1", "c": "2"}, {"a": "1"}, {"a": "1", "c": "2"}),
        ({"b": "1"}, {"b": "1"}, {"b": "1"}),
    ],
    ids=["mine", "theirs", "each another", "both alike", "mine emptied", "theirs emptied", "both emptied"],
)
def test_what_only_one_changed_is_taken_from_her(mine, theirs, found):
    assert merged(PLAIN, BASE, mine, theirs) == Merge(found)


@pytest.mark.parametrize(
    ("mine", "theirs", "open_", "cells"),
    [
        ({"a": "2", "b": "1"}, {"a": "3", "b": "1"}, ("a",), {"a": "2", "b": "1"}),
        ({"a": "2", "b": "1"}, {"b": "1"}, ("a",), {"a": "2", "b": "1"}),
        ({"b": "1"}, {"a": "3", "b": "1"}, ("a",), {"b": "1"}),
        ({"a": "2", "b": "1", "c": "2"}, {"a": "3", "b": "4", "c": "3"}, ("a", "c"), {"a": "2", "b": "4", "c": "2"}),
    ],
    ids=["changed", "emptied there", "emptied here", "two of three"],
)
def test_where_both_changed_the_same_somebody_has_to_choose(mine, theirs, open_, cells):
    assert merged(PLAIN, BASE, mine, theirs) == Merge(cells, open_)


def test_without_a_base_every_difference_is_a_question():
    found = merged(PLAIN, None, {"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"})
    assert found == Merge({"a": "1", "b": "2"}, ("b", "c"))


def test_two_changes_that_do_not_go_together_are_a_question():
    base = {"first": 1, "last": 3}
    mine, theirs = {"first": 3, "last": 3}, {"first": 1, "last": 2}
    assert not checked(SPANS, mine) and not checked(SPANS, theirs)
    assert merged(SPANS, base, mine, theirs) == Merge(mine, ("first", "last"))
    assert merged(SPANS, base, mine, {"first": 1, "last": 4}) == Merge({"first": 3, "last": 4})


_CELLS = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from("123"))


@given(st.none() | _CELLS, _CELLS, _CELLS)
def test_a_merge_holds_nothing_that_neither_had(base, mine, theirs):
    found = merged(PLAIN, base, mine, theirs)
    for name in FIELDS:
        assert found.cells.get(name) in (mine.get(name), theirs.get(name))
        if name in found.open:
            assert found.cells.get(name) == mine.get(name) != theirs.get(name)


@given(_CELLS, _CELLS, _CELLS)
def test_who_merges_first_makes_no_difference(base, mine, theirs):
    one, other = merged(PLAIN, base, mine, theirs), merged(PLAIN, base, theirs, mine)
    assert one.open == other.open
    assert one.open or one.cells == other.cells


@given(_CELLS, _CELLS)
def test_nobody_elses_change_leaves_mine_and_no_change_of_mine_leaves_theirs(base, changed):
    assert merged(PLAIN, base, changed, base) == Merge(changed)
    assert merged(PLAIN, base, base, changed) == Merge(changed)
