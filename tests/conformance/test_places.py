"""Every block works where authors put it: new in a course, new in a library."""

from types import SimpleNamespace
from typing import Any

import pytest
from opaque_keys.edx.keys import CourseKey
from opaque_keys.edx.locator import LibraryLocatorV2

from tests import markup
from tests.desk import Desk, Site
from tests.modules_of_the_platform import put

pytestmark = pytest.mark.django_db

VIEWS = ("student_view", "public_view", "author_view", "studio_view")
PLACES = [
    CourseKey.from_string("course-v1:Haselbrueck+IP+2027"),
    LibraryLocatorV2.from_string("lib:Haselbrueck:Module"),
]


@pytest.fixture(autouse=True)
def overviews(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform's table of courses, whose key is a course's and nothing else."""
    overview = SimpleNamespace(objects=SimpleNamespace(filter=_languages))
    put(monkeypatch, "openedx.core.djangoapps.content.course_overviews.models", CourseOverview=overview)


def _languages(id: object) -> Any:
    assert isinstance(id, CourseKey), "CourseKeyField takes course keys only"
    return SimpleNamespace(values_list=lambda *_names, flat: SimpleNamespace(first=lambda: "da"))


@pytest.mark.parametrize("place", PLACES, ids=["course", "library"])
def test_a_new_block_is_there_in_every_view_and_travels(tag: str, place: CourseKey | LibraryLocatorV2) -> None:
    desk = Site(place).desk(f'<{tag} url_name="x"/>')
    for view in VIEWS:
        for shown in (desk, desk.but(person=None), desk.but(studio=True)):
            assert len(markup.parsed(shown.page(view)).text_content()) > 40
    assert desk.export().find("content") is not None


def test_content_is_in_the_language_of_the_course(tag: str) -> None:
    course, library = (Site(place).desk(f'<{tag} url_name="x"/>').block().default_content() for place in PLACES)
    assert course.language == "da" and library.language in ("de", "en")


def test_a_visitor_of_a_library_who_has_an_id_works_nowhere(tag: str) -> None:
    desk = Site(PLACES[1]).desk(f'<{tag} url_name="x"/>')
    visitor: Desk = desk.but(person="anon8c1")  # type: ignore[arg-type]
    assert markup.parsed(visitor.page()).xpath("//form") == []
    assert visitor.page() == desk.but(person=None).page()


def test_my_portfolio_in_a_library_asks_no_course(monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        monkeypatch, "xmodule.modulestore.django", modulestore=lambda: pytest.fail("a library stands in no modulestore")
    )
    desk = Site(PLACES[1]).desk('<lotse_portfolio url_name="x"/>')
    assert desk.call("gather", {}).status == 200
    assert [desk.call(name).status for name in ("printable", "download")] == [200, 200]
