"""Fifty people at one retrospective: what a poll and a new card cost beside an empty handler under the same load."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.bench.remote import sqlite
from tests.bench.report import Row
from tests.load.people import PEOPLE, hold, servers
from tests.servers import mariadb_server, new_database

SECONDS = 30
LIMITS = {"poll": 3.0, "add_card": 6.0}
NAMES = {"poll": "poll", "add_card": "new card"}


def rows(folder: Path) -> Iterator[Row]:
    """All rows: one process on SQLite in `folder`, two on MariaDB where there is one."""
    yield from _on("SQLite", sqlite(folder, "board"), 1)
    with ExitStack() as stack:
        try:
            server = stack.enter_context(mariadb_server())
        except AssertionError as error:
            yield Row("retrospective, MariaDB", str(error), limit="none lost")
            return
        yield from _on("MariaDB, two processes", new_database(server), 2)


def _on(engine: str, database: dict[str, Any], processes: int) -> Iterator[Row]:
    with servers(database, processes) as ports:
        held = hold(ports, SECONDS)
    empty = _p95(held.took["nothing"])
    for name, limit in LIMITS.items():
        found = _p95(held.took[name])
        what = f"{NAMES[name]}, p95, {PEOPLE} people, {engine}"
        said, theirs = f"{found:.1f} ms of {len(held.took[name])}", f"{empty:.1f} ms of {len(held.took['nothing'])}"
        yield Row(what, said, "empty handler", theirs, found / empty, f"≤ {limit:g}", found <= limit * empty)
    lost = len(held.sent) - len(held.stored)
    said = f"{lost} of {len(held.sent)}, {sum(held.refused.values())} requests refused"
    yield Row(f"cards lost, {PEOPLE} people, {engine}", said, limit="none", met=held.sent == held.stored)


def _p95(durations: list[float]) -> float:
    return quantiles(durations, n=20)[-1]
