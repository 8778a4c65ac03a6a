"""Fifty people at one board at once, over HTTP: every accepted card is there once, and nobody is turned away."""

from pathlib import Path
from typing import Any

import pytest

from tests.load.people import PEOPLE, hold, servers
from tests.servers import new_database

SECONDS = 14


@pytest.mark.parametrize(("engine", "processes"), [("sqlite", 1), ("mariadb", 2)])
def test_nothing_is_lost(request: pytest.FixtureRequest, tmp_path: Path, engine: str, processes: int) -> None:
    database: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "db")}
    if engine == "mariadb":
        database = new_database(request.getfixturevalue("mariadb"))
    with servers(database, processes) as ports:
        held = hold(ports, SECONDS)
    assert held.stored == held.sent
    assert len(held.sent) >= PEOPLE
    assert not held.refused
