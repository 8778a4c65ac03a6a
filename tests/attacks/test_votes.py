"""Nobody learns another's ballot, however few vote and however the vote is stepped through."""

import random

import pytest

from tests.attacks import votes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("voters", range(2, 13))
def test_boards_that_differ_in_who_voted_for_what_look_the_same(voters: int) -> None:
    assert list(votes.told(voters, random.Random(voters))) == []


def test_the_attackers_see_what_is_to_be_seen() -> None:
    """Else the test above might pass for want of looking: another tally is told from this one, and so is one's own ballot. Of a vote that is begun anew nothing is left."""
    one, other = votes.seen([0, 1, 1, 2, 3], 1, 5), votes.seen([0, 1, 1, 1, 3], 1, 5)
    assert all(moments[-8:-4] != other[attacker][-8:-4] for attacker, moments in one.items())
    assert all(moments[-4:] == other[attacker][-4:] for attacker, moments in one.items())
    mine, changed = votes.seen([0, 1, 2, 3, 4], 1, 5), votes.seen([1, 0, 2, 3, 4], 1, 5)
    assert mine["voter"] != changed["voter"] and mine["observer"] == changed["observer"]


def test_all_are_seated_and_the_vote_goes_on_beyond_the_fifth() -> None:
    """Of twelve, eight are waited for: a look at the beginning, after each ballot, at the end and after stepping back."""
    watched = votes.seen([0, 1, 2, 3, 4] * 2 + [0, 1], 1, 8)["observer"]
    assert len(watched) == 4 * (1 + 8 + 2)
