"""What every picture of every sheet keeps to, of the examples in each language."""

import pytest
from django.utils import translation

from tests.desk import Site
from tests.modules.workshop.modules import workshops
from xblocks.modules.workshop import example
from xblocks.modules.workshop.opened import picture_of

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["de", "en", "da"])
def opened(request):
    """The example of a sheet in a language, by its tag."""

    def make(tag):
        block = Site(language=request.param).desk(f'<{tag} url_name="x"/>', language=request.param).block()
        return example.sheet(block, block.readable_content())

    with translation.override(request.param):
        yield make


def drawn(sheet):
    """Name → picture, those of the sheet and that for the leadership."""
    pictures = {one.name: picture_of(sheet, one, None)["picture"] for one in sheet.module.spec.pictures}
    return {**pictures, "brief": sheet.module.brief(sheet.content, sheet.judged).picture}


@pytest.mark.parametrize("tag", workshops())
def test_no_text_of_an_example_is_cut(tag, opened):
    for name, picture in drawn(opened(tag)).items():
        assert "…" not in picture, name
