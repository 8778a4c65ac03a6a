"""The platform's functions that blocks ask, under the platform's names, so that the very same code of blocks runs."""

import sys
from types import ModuleType

from django.contrib.auth.models import User
from opaque_keys.edx.keys import CourseKey

from course_export.preview.masquerade import is_masquerading_as_specific_student
from course_export.preview.people import called


def register() -> None:
    """Make the player's answers importable; everything else of the platform stays absent."""
    masquerade = _module("lms.djangoapps.courseware.masquerade")
    masquerade.is_masquerading_as_specific_student = is_masquerading_as_specific_student  # type: ignore[attr-defined]
    auth = _module("common.djangoapps.student.auth")
    auth.has_studio_write_access = has_studio_write_access  # type: ignore[attr-defined]


def has_studio_write_access(user: User, course_key: CourseKey) -> bool:
    """Answer as the platform's function of the same name: may this user edit the course?"""
    return called(user.username).role == "author"


def _module(name: str) -> ModuleType:
    """Return the module of that name, made empty together with its parents where it does not exist."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        path = ".".join(parts[:count])
        module = sys.modules.setdefault(path, ModuleType(path))
        module.__path__ = []  # a package without content: importing anything else from it fails as usual
    return module
