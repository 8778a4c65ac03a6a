"""axe on every block that is registered, beside the journeys through a course: at work, for authors, in the editor."""

import pytest
from django.contrib.auth.models import User

from tests import scenarios
from tests.blocks import registered
from tests.browser.axe import assert_looks
from tests.conformance import samples
from tests.desk import Site

pytestmark = pytest.mark.django_db

PAGE = """<!doctype html><html lang="en"><title>A unit</title>
<style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText } %s</style>
<main><h1>A course</h1><h2>A unit</h2>%s</main>"""


@pytest.fixture
def desk(tag):
    """Anna in front of the block's example, with what she and a friend have put into it."""
    for number, name in ((1, "anna"), (3, "friend")):
        User.objects.create(pk=number, username=name)
    sample = samples.of(tag)
    found = Site(language="en").desk(scenarios.scenario(tag, sample.SCENARIO).olx, language="en")
    sample.work(found, found.but(person=3))
    return found


@pytest.fixture
def page(chromium):
    page = chromium.new_page(reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("view", ["student_view", "author_view", "studio_view"])
@pytest.mark.parametrize("tag", registered())
def test_axe_finds_nothing(desk, view, page):
    fragment = desk.but(studio=view != "student_view", staff=view != "student_view").view(view)
    styles = "".join(resource.data for resource in fragment.resources if resource.mimetype == "text/css")
    page.set_content(PAGE % (styles, fragment.body_html()))
    assert_looks(page)
