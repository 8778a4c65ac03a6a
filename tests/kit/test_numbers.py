"""Numbers as people read them are rounded; Django alone cuts them off."""

import pytest
from django.utils import translation

from xblocks.kit.i18n import rounded
from xblocks.modules.workshop.words import number
from xblocks.self_assessment.figures import signed


@pytest.mark.parametrize(
    ("value", "places", "found"),
    [(81.9, 0, 82), (-81.9, 0, -82), (12.1875, 1, 12.2), (0.25, 1, 0.3), (-0.25, 1, -0.3), (3, 1, 3), (1e12, 0, 1e12)],
)
def test_half_up(value: float, places: int, found: float) -> None:
    assert rounded(value, places) == found


def test_sheets_and_profiles_round() -> None:
    with translation.override("de"):
        assert (number(-81.9, 0), number(5850 / 480, 1), number(None, 1)) == ("−82", "12,2", "–")
        assert (signed(7 / 9), signed(-7 / 9), signed(0.04), signed(2)) == ("+0,8", "−0,8", "0,0", "+2")
