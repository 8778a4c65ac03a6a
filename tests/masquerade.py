"""The platform's own functions about viewing a course as somebody else, as blocks import them."""

from typing import Any

import pytest
from opaque_keys.edx.keys import CourseKey

from tests.modules_of_the_platform import put


def install(monkeypatch: pytest.MonkeyPatch, course: CourseKey) -> None:
    """A member of staff is signed in and views this course as the learner for whom blocks run."""
    teacher = object()

    def is_masquerading_as_specific_student(user: Any, course_key: CourseKey) -> bool:
        return user is teacher and course_key == course

    found = {"is_masquerading_as_specific_student": is_masquerading_as_specific_student}
    put(monkeypatch, "lms.djangoapps.courseware.masquerade", **found)
    put(monkeypatch, "crum", get_current_user=lambda: teacher)
