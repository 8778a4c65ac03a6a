"""Fifty people at one board at once, over HTTP: every accepted card is there once, and nobody is turned away."""

from pathlib import Path

import pytest

from tests.load.people import PEOPLE, hold, servers
from tests.servers import empty_database

SECONDS = 14


@pytest.mark.parametrize(("engine", "processes"), [("sqlite", 1), ("mariadb", 2), ("postgresql", 2)])
def test_nothing_is_lost(request: pytest.FixtureRequest, tmp_path: Path, engine: str, processes: int) -> None:
    with servers(empty_database(request, engine, tmp_path), processes) as ports:
        held = hold(ports, SECONDS)
    assert held.stored == held.sent
    assert len(held.sent) >= PEOPLE
    assert not held.refused
