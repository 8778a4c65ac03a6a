"""The only door to modules of the platform. Each function says what it answers where the platform is absent."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from opaque_keys.edx.keys import CourseKey, LearningContextKey

from xblocks.kit.protocol import Block


def in_studio(block: Block) -> bool | None:
    """Whether the block runs in Studio; None where the runtime cannot tell (workbench: one person does everything)."""
    # Studio's preview sets the attribute; the handlers of its editor run in the same service without it.
    told = getattr(block.runtime, "is_author_mode", None)
    if told:
        return True
    variant = getattr(settings, "SERVICE_VARIANT", None)
    if variant is not None:
        return bool(variant == "cms")
    return None if told is None else bool(told)


def may_author(block: Block) -> bool:
    """Whether the current user may change the block. Absent platform: whoever the runtime calls staff.

    Of a library its own context knows; of a course, since Verawood, roles that have no counterpart among the old ones.
    """
    if in_studio(block) is None:
        return True
    user, key = _current_user(), course_key(block)
    if isinstance(key, LearningContextKey) and not isinstance(key, CourseKey):
        return _may_author_in(block, user)
    try:
        from openedx.core.djangoapps.authz.constants import LegacyAuthoringPermission
        from openedx.core.djangoapps.authz.decorators import user_has_course_permission
    except ImportError:
        return _has_write_access(block, user)
    permission = "courses.edit_course_content"  # openedx_authz.constants.permissions.COURSES_EDIT_COURSE_CONTENT
    return user is not None and bool(user_has_course_permission(user, permission, key, LegacyAuthoringPermission.WRITE))


def _may_author_in(block: Block, user: object) -> bool:
    try:
        from openedx.core.djangoapps.xblock.learning_context.manager import get_learning_context_impl
    except ImportError:
        return False
    context = get_learning_context_impl(block.scope_ids.usage_id)
    return user is not None and bool(context.can_edit_block(user, block.scope_ids.usage_id))


def _has_write_access(block: Block, user: object) -> bool:
    try:
        from common.djangoapps.student.auth import has_studio_write_access
    except ImportError:
        service = block.runtime.service(block, "user")
        attributes = service.get_current_user().opt_attrs if service else {}
        return bool(attributes.get("edx-platform.user_is_staff"))
    return user is not None and bool(has_studio_write_access(user, course_key(block)))


def views_as_learner(block: Block) -> bool:
    """Whether staff are looking at the course as a certain learner. Absent platform: nobody does."""
    if not _there("lms"):
        return False
    try:
        from lms.djangoapps.courseware.masquerade import is_masquerading_as_specific_student
    except ImportError:
        return False
    user = _current_user()
    return bool(user is not None and is_masquerading_as_specific_student(user, course_key(block)))


def course_language(block: Block) -> str | None:
    """The language code of the course, such as `de`. Absent platform or course: None."""
    return _of_course(block, "language", "course_language")


def course_title(block: Block) -> str:
    """What the course is called. Absent platform or course: empty."""
    return _of_course(block, "display_name", "course_title") or ""


def _of_course(block: Block, column: str, attribute: str) -> str | None:
    """A column of the course's overview. Absent platform: what the runtime has as `attribute`; absent course: None."""
    if not _there("openedx"):
        return getattr(block.runtime, attribute, None)
    try:
        from openedx.core.djangoapps.content.course_overviews.models import CourseOverview
    except ImportError:
        return getattr(block.runtime, attribute, None)
    if not isinstance(course_key(block), CourseKey):  # a library: the query would raise
        return None
    overview = CourseOverview.objects.filter(id=course_key(block)).values_list(column, flat=True).first()
    return overview or None


def course_key(block: Block) -> object:
    """The key of the course the block stands in; the runtime's own name for it, or `course` in the workbench."""
    key = getattr(block, "context_key", None)
    return key if key is not None else getattr(block.runtime, "course_id", None) or "course"


def course_blocks(block: Block, types: Collection[str]) -> list[object]:
    """The usage keys of all blocks of these types in the block's course, in its order.

    Absent platform: what the runtime knows of the course, or this block alone; in a library this block alone.
    """
    try:
        from xmodule.modulestore.django import modulestore
    except ImportError:
        known = getattr(block.runtime, "course_blocks", None)
        return list(known(types)) if known else [block.scope_ids.usage_id]
    if not isinstance(course_key(block), CourseKey):
        return [block.scope_ids.usage_id]
    waiting = [modulestore().get_course(course_key(block), depth=None)]
    found = []
    while waiting:
        place = waiting.pop()
        if place.scope_ids.block_type in types:
            found.append(place.scope_ids.usage_id)
        waiting += reversed(place.get_children() if place.has_children else [])
    return found


def sibling(block: Block, tag: str, name: str) -> Block | None:
    """Another block of the course by its name (`url_name`), for the same person; raises as the runtime does where there
    is none. None in the workbench, whose blocks stand in no course.
    """
    key = course_key(block)
    return block.runtime.get_block(key.make_usage_key(tag, name)) if isinstance(key, CourseKey) else None


def unit_title(block: Block) -> str:
    """What the unit is called in which the block stands. Absent platform: the runtime's word; empty where it has none."""
    known = getattr(block.runtime, "unit_title", None)
    if known:
        return str(known(block.scope_ids.usage_id))
    parent = block.get_parent() if hasattr(block, "get_parent") else None
    return str(getattr(parent, "display_name", None) or "")


def cohort_of(block: Block) -> str | None:
    """The id of the current user's cohort, never making her a member of one. Absent platform: the runtime's word."""
    try:
        from openedx.core.djangoapps.course_groups.cohorts import get_cohort
    except ImportError:
        known = getattr(block.runtime, "cohort", None)
        return None if known is None else str(known)
    cohort = get_cohort(_current_user(), course_key(block), assign=False)
    return None if cohort is None else str(cohort.pk)


def team_of(block: Block, teamset: str) -> str | None:
    """The id of the current user's team in a team set of the course. Absent platform: the runtime's word."""
    try:
        from lms.djangoapps.teams.api import get_team_for_user_course_topic
    except ImportError:
        known = getattr(block.runtime, "team", None)
        return None if known is None else str(known)
    team = get_team_for_user_course_topic(_current_user(), str(course_key(block)), teamset)
    return None if team is None else str(team.team_id)


def person_of(anonymous_id: str) -> str | None:
    """The person behind the id the platform hands to `clear_student_state`. Absent platform: the id itself."""
    try:
        from common.djangoapps.student.models import user_by_anonymous_id
    except ImportError:
        return anonymous_id
    user = user_by_anonymous_id(anonymous_id)
    return None if user is None else str(user.pk)


def replace_urls(block: Block, html: str) -> str:
    """Resolve `/static/` and `/jump_to_id/` links in HTML that a handler returns. Absent service: as it is."""
    service = block.runtime.service(block, "replace_urls")
    return service.replace_urls(html) if service else html


def address(block: Block) -> str:
    """Where people find the block in its course, to pass on. Empty outside courses, and where no site is known.

    Absent platform: at the site of the request.
    """
    usage = block.scope_ids.usage_id
    return _at_site(block, f"/courses/{course_key(block)}/jump_to_id/{quote(str(getattr(usage, 'block_id', usage)))}")


def own_page(block: Block) -> str:
    """The block on a page of its own, which sees the fragment of its address: in the course a frame hides that.

    By way of the sign-in, which lets pass whoever is signed in: to others the page says that there is none. Empty where
    `address` is.
    """
    page = f"/xblock/{quote(str(block.scope_ids.usage_id), safe=':@+')}"
    return _at_site(block, f"/login?next={quote(page)}")


def _at_site(block: Block, path: str) -> str:
    """A whole address of a place in a course."""
    if not isinstance(course_key(block), CourseKey):
        return ""
    root = getattr(settings, "LMS_ROOT_URL", None)
    if root:
        return f"{root.rstrip('/')}{path}"
    request = _current_request()
    return str(request.build_absolute_uri(path)) if request else ""


def pulled_translations() -> Path | None:
    """Where the platform keeps the catalogues that `atlas pull` brought for this package. Absent platform: None."""
    try:
        from xmodule.modulestore.api import get_python_locale_root
    except ImportError:
        return None
    return Path(get_python_locale_root()) / __name__.split(".")[0]


def display_names(people: Iterable[str]) -> dict[str, str]:
    """The names other people know people by, in one query. Unknown or without accounts: the id itself."""
    from django.apps import apps
    from django.contrib.auth import get_user_model

    names = {person: person for person in people}
    numbers = [int(person) for person in names if person.isdecimal()]
    if numbers and apps.is_installed("django.contrib.auth"):
        users = get_user_model().objects.filter(pk__in=numbers)
        names |= {str(user.pk): user.get_full_name() or user.get_username() for user in users}
    return names


def _there(package: str) -> bool:
    """Whether a package of the platform can be imported, for what every view asks: an import that fails looks through
    all folders each time.
    """
    return package in sys.modules or _found(package)


@cache
def _found(package: str) -> bool:
    return find_spec(package) is not None


def _current_request() -> Any:
    try:
        import crum
    except ImportError:
        return None
    return crum.get_current_request()


def _current_user() -> object:
    try:
        import crum
    except ImportError:
        return None
    return crum.get_current_user()
