"""Writes of many people at the same time: how many are lost."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench import FLOOR
from tests.bench.engines import Database, engines
from tests.bench.remote import Side, side
from tests.bench.report import Row
from tests.spaces import crowd

RIVALS = ("poll", "survey")


def rows(folder: Path) -> Iterator[Row]:
    """All rows about writes, on each engine."""
    for engine, database, reason in engines(folder):
        if database is None:
            yield Row(f"writes lost, {engine}", reason, limit="none")
        else:
            yield from _on(engine, database)


def _on(engine: str, database: Database) -> Iterator[Row]:
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
