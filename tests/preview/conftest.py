"""A course of three units (and what surrounds them), and a player for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.player import Player, running
from tests.preview.course import write_course

PLUGIN = Path(__file__).parent / "plugin"


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def player(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    """A player on a fresh state folder, shared by the tests of a module."""
    with running(course, tmp_path_factory.mktemp("state"), open_date="2027-01-11", extra_path=[PLUGIN]) as found:
        yield found


@pytest.fixture
def fresh_player(course: Path, tmp_path: Path) -> Iterator[Player]:
    """A player that nobody has used."""
    with running(course, tmp_path, open_date="2027-01-11", extra_path=[PLUGIN]) as found:
        yield found
