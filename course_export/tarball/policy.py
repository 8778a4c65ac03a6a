"""Settings of a course beside its content: `policy.json`, `grading_policy.json`."""

import json
from typing import Any

from course_export.plan.tree import Block, Course

_CERTIFICATE = 100
"""Studio numbers certificates from here."""
ROLES = 100
"""The number of the group configuration that has the roles; those below belong to the platform."""


def files(course: Course) -> dict[str, bytes]:
    """Return the policy files."""
    found = {f"policies/{course.run}/policy.json": _page({f"course/{course.run}": _settings(course)})}
    if course.grading:
        found[f"policies/{course.run}/grading_policy.json"] = _page(course.grading)
    return found


def _settings(course: Course) -> dict[str, Any]:
    """Return the settings of the course that are not the platform's defaults, as Studio's advanced settings name them.

    They stand in the policy alone: a second copy on `<course>` would be overridden by it.
    """
    own = {c.tag for unit in course.units() for c in unit.components if isinstance(c, Block)}
    return {
        "advanced_modules": sorted(own),
        "catalog_visibility": "both",
        "certificates": {"certificates": _certificates(course)},
        "certificates_display_behavior": "early_no_info",
        "course_image": course.image,
        "discussion_topics": {course.topics: {"id": "course"}},
        "display_name": course.title,
        "end": course.end,
        "language": course.language,
        "mobile_available": True,
        # The platform has no place for the length of a unit or a course, nor for the day of what is done together; what
        # reads the course finds them here.
        "other_course_settings": {
            **({"lotse_days": course.days} if course.days else {}),
            "lotse_hours": course.hours,
            "lotse_minutes": {unit.name: unit.minutes for unit in course.units()},
        },
        "self_paced": course.self_paced,
        "start": course.start,
        "tabs": _tabs(course),
        **({"user_partitions": [_roles(course)]} if course.roles else {}),
    }


def _roles(course: Course) -> dict[str, Any]:
    """Return the content groups. Who is in which, the LMS says: its cohorts are no part of a course archive."""
    return {
        "active": True,
        "description": "",
        "groups": [{"id": number, "name": title, "version": 1} for number, title in enumerate(course.roles, 1)],
        "id": ROLES,
        "name": "Content Groups",
        "parameters": {},
        "scheme": "cohort",
        "version": 3,
    }


def _tabs(course: Course) -> list[dict[str, Any]]:
    """Return the pages beside the course. The platform translates the names of its own, so they stay English."""
    own = {"courseware": "Course", "progress": "Progress", "dates": "Dates", "discussion": "Discussion"}
    tabs: list[dict[str, Any]] = [
        {"course_staff_only": False, "name": name, "type": kind} for kind, name in own.items()
    ]
    tabs.append({"course_staff_only": False, "is_hidden": True, "name": "Wiki", "type": "wiki"})
    for tab in course.tabs:
        tabs.append({"course_staff_only": False, "name": tab.title, "type": "static_tab", "url_slug": tab.slug})
    return tabs


def _certificates(course: Course) -> list[dict[str, Any]]:
    if course.certificate is None:
        return []
    return [
        {
            "course_title": course.certificate["title"],
            "description": course.certificate["description"],
            "editing": False,
            "id": _CERTIFICATE,
            "is_active": True,
            "name": course.certificate["title"],
            "signatories": [],
            "version": 1,
        }
    ]


def _page(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=4, sort_keys=True) + "\n").encode()
