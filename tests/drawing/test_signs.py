"""The signs of the media."""

import pytest
import svg

from tests.drawing.pictures import readable
from xblocks.drawing.signs import sign

MEDIA = ("paper", "digital", "phone", "person")


def test_signs_look_as_they_did(golden):
    """Look at what `--snapshot-update` writes."""
    row = [sign(medium, 4 + 32 * place, 4) for place, medium in enumerate(MEDIA)]
    golden("drawing/signs.svg", readable(svg.SVG(class_=["lotse-lanes"], width=128, height=24, elements=row).as_str()))


@pytest.mark.parametrize("medium", MEDIA)
def test_each_medium_has_a_sign_of_its_own(medium):
    own = sign(medium, 3, 4).as_str()
    assert 'transform="translate(3 4)"' in own and 'class="sign"' in own
    assert sum(own == sign(other, 3, 4).as_str() for other in MEDIA) == 1
