"""Who is looking, on which runtime."""

from types import SimpleNamespace
from typing import Any

import pytest
from opaque_keys.edx.locator import LibraryLocatorV2

from tests import masquerade
from tests.desk import Desk, Site
from tests.modules_of_the_platform import put
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


def test_visitors_who_get_an_id_are_visitors(desk: Desk) -> None:
    """The runtime of libraries gives each an `anon…` id, which no retirement ever reaches."""
    visitor = desk.but(person="anon4f3a")  # type: ignore[arg-type]
    assert (access.viewer(visitor.block()).person, access.viewer(visitor.block()).may_write) == (None, False)
    assert visitor.call("turn", {"number": 1}).json["error"] == "anonymous"


def test_who_may_author_is_asked_of_the_platform(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    masquerade.install(monkeypatch, desk.site.course)  # somebody is signed in
    in_studio = desk.but(studio=True)
    for rights in (True, False):
        put(
            monkeypatch,
            "common.djangoapps.student.auth",
            has_studio_write_access=lambda user, course, rights=rights: rights and course == desk.site.course,
        )
        assert in_studio.call("write", {}).status == (200 if rights else 403)
        assert in_studio.but(staff=True).call("write", {}).status == (200 if rights else 403)


@pytest.mark.parametrize(("role", "status"), [("course_editor", 200), ("course_auditor", 403)])
def test_roles_without_a_counterpart_among_the_old_ones_count(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, role: str, status: int
) -> None:
    """Since Verawood: the platform's one door asks its authorization first, and the old roles where that is off."""
    masquerade.install(monkeypatch, desk.site.course)
    grants = {
        "course_editor": {"courses.view_course", "courses.edit_course_content"},
        "course_auditor": {"courses.view_course"},
    }

    def has_permission(user: Any, permission: str, course: Any, legacy: Any) -> bool:
        assert user is not None and course == desk.site.course and legacy == "write"
        return permission in grants[role]

    put(monkeypatch, "common.djangoapps.student.auth", has_studio_write_access=lambda user, course: False)
    put(
        monkeypatch,
        "openedx.core.djangoapps.authz.constants",
        LegacyAuthoringPermission=SimpleNamespace(WRITE="write"),
    )
    put(monkeypatch, "openedx.core.djangoapps.authz.decorators", user_has_course_permission=has_permission)
    assert desk.but(studio=True).call("write", {}).status == status


@pytest.mark.parametrize(("may", "status"), [(True, 200), (False, 403)])
def test_a_library_is_edited_by_its_team(site: Site, monkeypatch: pytest.MonkeyPatch, may: bool, status: int) -> None:
    library = LibraryLocatorV2.from_string("lib:Haselbrueck:Bausteine")
    desk = Site(library, blocks=site.blocks).desk('<lotse_probe url_name="probe"/>', studio=True, language="en")
    masquerade.install(monkeypatch, library)
    team = SimpleNamespace(can_edit_block=lambda user, key: may and user is not None and key == desk.usage)
    put(monkeypatch, "common.djangoapps.student.auth", has_studio_write_access=lambda user, course: not may)
    put(
        monkeypatch,
        "openedx.core.djangoapps.xblock.learning_context.manager",
        get_learning_context_impl=lambda key: team,
    )
    assert desk.call("write", {}).status == status


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
