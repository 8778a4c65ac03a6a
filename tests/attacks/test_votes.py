"""Nobody learns another's ballot, however few vote and however the vote is stepped through."""

import random

import pytest

from tests.attacks import votes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("voters", range(2, 13))
def test_boards_that_differ_in_who_voted_for_what_look_the_same(voters: int) -> None:
    dice = random.Random(voters)
    ballots = [dice.randrange(votes.GROUPS) for _ in range(voters)]
    told = min(voters, 5)  # with the fifth voter the vote can be ended, and the whole tally comes out
    first, others = ballots[0], ballots[1:told]
    shuffled = others[::-1] if others != others[::-1] else others[1:] + others[:1]
    one = votes.seen([first, *others], seed=voters)
    other = votes.seen([first, *shuffled], seed=voters)
    for attacker, moments in one.items():
        assert moments == other[attacker], attacker
    assert len(one["voter"]) >= 4 * (told + 1)


def test_the_attackers_see_what_is_to_be_seen() -> None:
    """Else the test above might pass for want of looking: another tally is told from this one, and so is one's own ballot."""
    one, other = votes.seen([0, 1, 1, 2, 3], seed=1), votes.seen([0, 1, 1, 1, 3], seed=1)
    assert all(moments[-4:] != other[attacker][-4:] for attacker, moments in one.items())
    mine, changed = votes.seen([0, 1, 2, 3, 4], seed=1), votes.seen([1, 0, 2, 3, 4], seed=1)
    assert mine["voter"] != changed["voter"] and mine["observer"] == changed["observer"]
