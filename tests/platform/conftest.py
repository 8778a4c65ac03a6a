"""Tests that ask for a `name` run for every course."""

import pytest

from tests.platform import courses


@pytest.fixture(params=courses.names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)
