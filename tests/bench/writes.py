"""Writes of many people at the same time: how many are lost."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench import FLOOR
from tests.bench.remote import Side, side, sqlite
from tests.bench.report import Row
from tests.servers import SERVERS, new_database
from tests.spaces import crowd

RIVALS = ("poll", "survey")


def rows(folder: Path) -> Iterator[Row]:
    """All rows about writes, on SQLite in `folder`, on MariaDB and on PostgreSQL where there is one."""
    yield from _on("SQLite", lambda name: sqlite(folder, name))
    for name, server in SERVERS.items():
        with ExitStack() as stack:
            try:
                running = stack.enter_context(server())
            except AssertionError as error:
                yield Row(f"writes lost, {name}", str(error), limit="none")
                continue
            yield from _on({"mariadb": "MariaDB", "postgresql": "PostgreSQL"}[name], partial(_new, running))


def _new(server: dict[str, Any], _name: str) -> dict[str, Any]:
    return new_database(server)


def _on(engine: str, database: Callable[[str], dict[str, Any]]) -> Iterator[Row]:
    with side("peers", database("rush-peers")) as peers:
        lost = {name: _rush(peers, name) or 0.0 for name in RIVALS}
    for name, share in lost.items():
        yield Row(f"writes lost, {name}, {engine}", "", "", f"{share:.0%}")
    with side("ours", database("rush-ours")) as ours:
        for name in ours.ask("names"):
            share = None if name == FLOOR else _rush(ours, name)
            if share is not None:
                yield _compared(f"{name}, through its handler, {engine}", share, lost["poll"])
    with crowd.crowd(database("rush-space")) as pool:
        pool.submit(crowd.migrate).result()
        crowd.everybody(pool, crowd.contribute, "cards")
        kept = {item[0] for item in pool.submit(crowd.stored, "cards").result()["items"]}
    yield _compared(f"one new space for all, {engine}", 1 - len(kept) / (crowd.PEOPLE * crowd.WRITES), lost["poll"])


def _rush(place: Side, name: str) -> float | None:
    """The share of writes that are not kept. Those that were refused count too: somebody has to write again.

    None for a block that keeps nothing.
    """
    place.ask("place", label=f"{name}-rush", name=name)
    found = place.ask("rush", label=f"{name}-rush")
    return 1 - found["kept"] / found["sent"] if found else None


def _compared(what: str, ours: float, theirs: float) -> Row:
    ratio = ours / theirs if theirs else None
    return Row(f"writes lost, {what}", f"{ours:.0%}", "poll", f"{theirs:.0%}", ratio, "none", ours == 0)
