"""The platform's own functions about viewing a course as somebody else, as blocks import them."""

import sys
from types import ModuleType
from typing import Any

import pytest
from opaque_keys.edx.keys import CourseKey


def install(monkeypatch: pytest.MonkeyPatch, course: CourseKey) -> None:
    """A member of staff is signed in and views this course as the learner for whom blocks run."""
    teacher = object()

    def is_masquerading_as_specific_student(user: Any, course_key: CourseKey) -> bool:
        return user is teacher and course_key == course

    name = "lms.djangoapps.courseware.masquerade"
    for end in [place for place, letter in enumerate(name) if letter == "."]:
        monkeypatch.setitem(sys.modules, name[:end], ModuleType(name[:end]))
    _stub(monkeypatch, name, is_masquerading_as_specific_student=is_masquerading_as_specific_student)
    _stub(monkeypatch, "crum", get_current_user=lambda: teacher)


def _stub(monkeypatch: pytest.MonkeyPatch, name: str, **functions: Any) -> None:
    module = ModuleType(name)
    vars(module).update(functions)
    monkeypatch.setitem(sys.modules, name, module)
