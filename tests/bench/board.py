"""Fifty people at one retrospective: what a poll and a new card cost beside an empty handler under the same load."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.bench.remote import sqlite
from tests.bench.report import Row, compared
from tests.load.people import LEAD, PEOPLE, Seat, hold, servers
from tests.servers import SERVERS, new_database

SECONDS = 30
LIMITS = {"poll": 3.0, "add_card": 6.0}
NAMES = {"poll": "poll", "add_card": "new card"}
NAMES_OF = {"mariadb": "MariaDB", "postgresql": "PostgreSQL"}
FEW, MANY, GROWS = 20, 200, 3.0


def rows(folder: Path) -> Iterator[Row]:
    """All rows: one process on SQLite in `folder`, two on MariaDB and on PostgreSQL where there is one."""
    yield from _on("SQLite", sqlite(folder, "board"), 1)
    yield _growing(sqlite(folder, "growing"))
    for name, server in SERVERS.items():
        with ExitStack() as stack:
            try:
                database = new_database(stack.enter_context(server()))
            except AssertionError as error:
                yield Row(f"retrospective, {name}", str(error), limit="none lost")
                continue
            yield from _on(f"{NAMES_OF[name]}, two processes", database, 2)


def _growing(database: dict[str, Any]) -> Row:
    """What one more card takes where few or many hang: the cards of an anonymous board stand in one row."""
    with servers(database, 1) as ports:
        seat = Seat(ports[0], LEAD)
        for handler, data in (("facilitate", {"code": ""}), ("join", {}), ("move", {"phase": "stage", "to": "gather"})):
            seat.call(handler, data)
        took = {}
        for count in (FEW, MANY):
            while len(seat.texts) < count:
                seat.write()
            seat.took.clear()
            seat.secrets = seat.secrets[:FEW]  # her page shows as many cards of her own
            for _ in range(FEW):
                seat.write()
            took[count] = [[duration for _, duration in seat.took]]
    return compared(f"new card on an anonymous board of {MANY}", took[MANY], f"{FEW} cards", took[FEW], GROWS)


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
