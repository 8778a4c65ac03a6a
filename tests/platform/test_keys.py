"""Whatever a place or a person is called: courses, libraries of both kinds, and ids of visitors, at every door of every
block, with the fields that the platform keeps such keys in."""

from types import SimpleNamespace
from typing import Any

import pytest
from crum import impersonate
from django.contrib.auth.models import AnonymousUser, User
from opaque_keys.edx.keys import CourseKey
from opaque_keys.edx.locator import LibraryLocatorV2

from tests import forms, scenarios
from tests.blocks import registered
from tests.conformance import samples
from tests.conformance.conftest import handlers
from tests.database import dump
from tests.desk import Desk, Site
from tests.modules_of_the_platform import put
from tests.platform.overviews.models import BlockCompletion, CourseOverview

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("tag", registered())]
places = pytest.mark.parametrize("name", ["course-v1:H+IP+2027", "ccx-v1:H+IP+2027+ccx@1", "library-v1:H+M", "lib:H:M"])

VIEWS = ("student_view", "public_view", "author_view", "studio_view")
#: What takes another block of the course, of which a library has none.
IN_A_COURSE = {"take"}
VISITORS: list[Any] = [None, "anon8c1"]


@pytest.fixture
def desk(name: str, tag: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Anna in front of the block's example at that place."""
    put(monkeypatch, "openedx.core.djangoapps.content.course_overviews.models", CourseOverview=CourseOverview)
    place = LibraryLocatorV2.from_string(name) if name.startswith("lib:") else CourseKey.from_string(name)
    if isinstance(place, CourseKey):
        CourseOverview.objects.create(id=place, display_name="Innovation from within", language="da")
    User.objects.create(pk=1, username="anna", first_name="Anna")
    User.objects.create(pk=3, username="friend", first_name="Bo")
    return Site(place, language=None).desk(scenarios.scenario(tag, samples.of(tag).SCENARIO).olx)


@places
def test_every_view(desk: Desk) -> None:
    for person in (1, *VISITORS):
        for view in VIEWS:
            assert len(desk.but(person=person).page(view)) > 100
            assert len(desk.but(person=person, studio=True).page(view)) > 100


@places
def test_content_of_a_new_block_is_in_the_language_of_its_course(desk: Desk, tag: str, name: str) -> None:
    new = desk.site.desk(f'<{tag} url_name="new"/>').block()
    assert new.default_content().language == (
        "da" if name.startswith(("course-v1:", "ccx-v1:", "library-v1:")) else "en"
    )


@places
def test_a_page_to_print_says_of_which_course_it_is(desk: Desk, name: str) -> None:
    page = desk.call("printable" if desk.usage.block_type == "lotse_portfolio" else "worksheet").html
    assert ("Innovation from within" in page) == (not name.startswith("lib:"))


@pytest.mark.parametrize("name", ["course-v1:H+IP+2027", "lib:H:M"])
def test_every_handler_and_visitors_change_nothing(desk: Desk, tag: str) -> None:
    block, sample = registered()[tag], samples.of(tag)
    payloads = sample.work(desk, desk.but(person=3))
    for handler in (name for name in handlers(block) if name != "studio_edit"):
        for visitor in VISITORS:
            with desk.site.undone():
                before = dump(), dict(desk.site.store.db_dict)
                assert desk.but(person=visitor).call(handler, payloads[handler]).status in (200, 403), handler
                assert (dump(), desk.site.store.db_dict) == before, handler
        with desk.site.undone():
            for earlier, sent in getattr(sample, "FIRST", {}).get(handler, ()):
                assert desk.call(earlier, sent or payloads[earlier]).status == 200
            alone = handler in IN_A_COURSE and not isinstance(desk.site.course, CourseKey)
            assert desk.call(handler, payloads[handler]).status == (400 if alone else 200), handler
    for _person, _name, _event, data in desk.site.published:
        BlockCompletion.objects.create(
            context_key=desk.site.course, block_key=desk.usage, completion=data.get("completion", 0)
        )
    assert {each.block_key for each in BlockCompletion.objects.all()} <= {desk.usage}


@places
def test_an_author_saves_and_visitors_do_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        monkeypatch,
        "openedx.core.djangoapps.xblock.learning_context.manager",
        get_learning_context_impl=lambda usage: SimpleNamespace(can_edit_block=lambda user, usage: user.pk == 1),
    )
    author = desk.but(studio=True, staff=True)
    editing = forms.payload(author.page("studio_view"), "studio_edit", operation="save")
    with impersonate(User.objects.get(pk=1)):
        assert author.call("studio_edit", editing).status == 200
    for visitor, user in ((None, None), ("anon8c1", AnonymousUser())):
        with impersonate(user):
            assert desk.but(person=visitor, studio=True).call("studio_edit", editing).status == 403
