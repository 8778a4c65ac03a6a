"""Malformed bodies: how many end in a 500, leave something behind, or break a view."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.bench import FLOOR
from tests.bench.engines import engines
from tests.bench.remote import Side, side
from tests.bench.report import Row

RIVALS = ["poll", "survey", "drag-and-drop-v2"]

Counts = dict[str, dict[str, int]]
_LIMIT = "no 500, nothing kept, no view broken"


def rows(folder: Path) -> Iterator[Row]:
    """All rows about malformed bodies: ours on each engine, the peers on SQLite."""
    theirs: Counts = {}
    for engine, database, reason in engines(folder):
        if database is None:
            yield Row(f"malformed bodies, {engine}", reason, limit=_LIMIT)
            continue
        with ExitStack() as stack, ThreadPoolExecutor() as pool:
            ours = stack.enter_context(side("ours", database("abuse-ours")))
            blocks = [name for name in ours.ask("names") if name != FLOOR]
            running = pool.submit(_abused, ours, blocks)
            if not theirs:
                theirs = _abused(stack.enter_context(side("peers", database("abuse-peers"))), RIVALS)
                for name, counts in theirs.items():
                    yield Row(f"malformed bodies, {name}", "", "", _said(counts))
            for name, counts in running.result().items():
                yield _compared(f"malformed bodies, {name}, {engine}", counts, theirs[RIVALS[-1]])


def _compared(what: str, counts: dict[str, int], worst: dict[str, int]) -> Row:
    ratio = _share(counts) / _share(worst) if worst.get("failed") else None
    sound = not any(counts.get(fault) for fault in ("failed", "kept", "broken"))
    return Row(what, _said(counts), RIVALS[-1], f"{_share(worst):.0%} 500s", ratio, _LIMIT, sound)


def _abused(place: Side, names: list[str]) -> Counts:
    found = {name: place.ask("malformed", label=f"{name}-abused", name=name) for name in names}
    return {name: counts for name, counts in found.items() if counts}


def _share(counts: dict[str, int]) -> float:
    return counts.get("failed", 0) / counts["sent"]


def _said(counts: dict[str, int]) -> str:
    faults = f"{counts.get('kept', 0)} kept, {counts.get('broken', 0)} views broken"
    return f"{_share(counts):.0%} of {counts['sent']} end in a 500, {faults}"
