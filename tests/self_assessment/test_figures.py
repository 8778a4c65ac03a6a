"""Levels and differences in the reader's words."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from xblocks.self_assessment.figures import change, level, signed


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """Somebody who reads German."""
    with translation.override("de"):
        yield


def test_profiles_round() -> None:
    assert (signed(7 / 9), signed(-7 / 9), signed(0.04), signed(2)) == ("+0,8", "−0,8", "0,0", "+2")


def test_where_there_is_no_level_there_is_a_dash() -> None:
    assert (level(3), level(0), level(None)) == ("Stufe 3", "Stufe 0", "–")
    assert (change(None), signed(None)) == ("–", "")


def test_one_level_is_one_and_several_are_several() -> None:
    assert [change(value) for value in (1, -1, 0, 2, -3)] == [
        "+1 Stufe",
        "−1 Stufe",
        "gleich",
        "+2 Stufen",
        "−3 Stufen",
    ]
