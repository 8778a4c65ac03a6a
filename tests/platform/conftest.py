"""Tests that ask for a `course` run for every one of them."""

import pytest

from course_export.build import Built
from tests.platform import courses


@pytest.fixture(params=courses.names())
def course(request: pytest.FixtureRequest) -> Built:
    return courses.course(request.param)
