"""Who is looking, on which runtime."""

import sys
from types import ModuleType
from typing import Any

import pytest

from tests import masquerade
from tests.desk import Desk
from xblocks.kit import access, platform


def test_a_learner_in_the_course(desk: Desk) -> None:
    who = access.viewer(desk.block())
    assert who == access.Viewer(person="1", staff=False, studio=False, as_learner=False)
    assert who.may_write
    assert access.notice(who) == ""


def test_visitors_have_no_person_and_may_not_write(desk: Desk) -> None:
    who = access.viewer(desk.but(person=None).block())
    assert (who.person, who.may_write, access.notice(who)) == (None, False, "")


def test_in_studio_there_is_no_person(desk: Desk) -> None:
    who = access.viewer(desk.but(studio=True, staff=True).block())
    assert (who.person, who.studio, who.may_write) == (None, True, False)
    assert "Studio" in access.notice(who)


def test_studio_is_known_by_its_setting_where_the_runtime_does_not_tell(desk: Desk, settings: Any) -> None:
    block = desk.block()
    for service, studio in (("cms", True), ("lms", False)):
        settings.SERVICE_VARIANT = service
        assert platform.in_studio(block) is studio
    del settings.SERVICE_VARIANT
    del block.runtime.is_author_mode
    assert platform.in_studio(block) is None


def test_who_may_author_is_asked_of_the_platform(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    masquerade.install(monkeypatch, desk.site.course)  # somebody is signed in
    auth = ModuleType("common.djangoapps.student.auth")
    for name in ("common", "common.djangoapps", "common.djangoapps.student"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, auth.__name__, auth)
    in_studio = desk.but(studio=True)
    for rights in (True, False):
        auth.has_studio_write_access = lambda user, course, rights=rights: rights and course == desk.site.course
        assert in_studio.call("write", {}).status == (200 if rights else 403)
        assert in_studio.but(staff=True).call("write", {}).status == (200 if rights else 403)


def test_viewing_as_a_learner_counts_for_this_course_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    masquerade.install(monkeypatch, desk.site.course)
    assert access.viewer(desk.block()).as_learner
    assert not access.viewer(desk.block()).may_write
    masquerade.install(monkeypatch, desk.site.course.replace(run="2028"))
    assert access.viewer(desk.block()).may_write


@pytest.mark.django_db
def test_names_of_people(django_user_model: Any) -> None:
    django_user_model.objects.create(pk=5, username="retired__user_5f4", first_name="", last_name="")
    django_user_model.objects.create(pk=6, username="anna", first_name="Anna", last_name="Ahorn")
    assert platform.display_names(["5", "6", "7", "student"]) == {
        "5": "retired__user_5f4",
        "6": "Anna Ahorn",
        "7": "7",
        "student": "student",
    }
