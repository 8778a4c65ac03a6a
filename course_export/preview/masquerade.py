"""Staff who look at the course as one learner, reported the way the platform reports it.

On the platform, the user stays the member of staff while blocks run for the learner.
"""

from dataclasses import dataclass

import crum
from django.contrib.auth.models import User
from opaque_keys.edx.keys import CourseKey


@dataclass(frozen=True)
class Masquerade:
    """`viewer` looks at the course `course` as `learner`."""

    viewer: User
    learner: User
    course: CourseKey


def current_masquerade() -> Masquerade | None:
    """Return who is viewing as whom in the request of this thread, or None."""
    visit = getattr(crum.get_current_request(), "visit", None)
    return visit.masquerade if visit else None


def is_masquerading_as_specific_student(user: User, course_key: CourseKey) -> bool:
    """Answer as the platform's function of the same name: is `user` viewing this course as one learner?"""
    found = current_masquerade()
    return bool(found and found.viewer == user and found.course == course_key)
