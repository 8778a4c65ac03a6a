"""Every block works where authors put it: new in a course, new in a library."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
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


def test_a_file_that_gets_another_name_when_its_block_is_pasted_is_found(tag: str) -> None:
    """Studio replaces names in what a block calls `data` (contentstore/helpers.py), and in nothing else."""
    exported = etree.tostring(Site(PLACES[1]).desk(f'<{tag} url_name="x"/>').export(), encoding="unicode")
    text = re.sub(r">([^<>]{12,})<", r">\1 [Plan](/static/plan.png)<", exported, count=1)
    pasted = Site(PLACES[0]).desk(text)
    block = pasted.block()
    block.data = block.data.replace("/static/plan.png", "/static/components/x/plan.png")
    block.save()
    written = etree.tostring(pasted.export(), encoding="unicode")
    assert "(/static/components/x/plan.png)" in written and "(/static/plan.png)" not in written
    assert pasted.block().content_or_problems()[1] == []


def test_a_new_block_has_no_data_and_stays_new_without(tag: str) -> None:
    block = Site(PLACES[0]).desk(f'<{tag} url_name="x"/>').block()
    assert block.data == ""
    block.data = ""
    assert block.content_or_problems() == (block.default_content(), [])


def test_my_portfolio_in_a_library_asks_no_course(monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        monkeypatch, "xmodule.modulestore.django", modulestore=lambda: pytest.fail("a library stands in no modulestore")
    )
    desk = Site(PLACES[1]).desk('<lotse_portfolio url_name="x"/>')
    assert desk.call("gather", {}).status == 200
    assert [desk.call(name).status for name in ("printable", "download")] == [200, 200]
