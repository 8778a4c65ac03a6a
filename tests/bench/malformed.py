"""Malformed bodies: how many end in a 500, leave something behind, or break a view."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.bench import FLOOR
from tests.bench.remote import Side, side, sqlite
from tests.bench.report import Row

RIVALS = ["poll", "survey", "drag-and-drop-v2"]

Counts = dict[str, dict[str, int]]


def rows(folder: Path) -> Iterator[Row]:
    """All rows about malformed bodies."""
    with ExitStack() as stack, ThreadPoolExecutor() as pool:
        ours, peers = (stack.enter_context(side(name, sqlite(folder, f"abuse-{name}"))) for name in ("ours", "peers"))
        blocks = [name for name in ours.ask("names") if name != FLOOR]
        found, theirs = pool.map(_abused, [ours, peers], [blocks, RIVALS])
    for name, counts in theirs.items():
        yield Row(f"malformed bodies, {name}", "", "", _said(counts))
    for name, counts in found.items():
        worst = theirs[RIVALS[-1]]
        ratio = _share(counts) / _share(worst) if worst.get("failed") else None
        sound = not any(counts.get(fault) for fault in ("failed", "kept", "broken"))
        limit = "no 500, nothing kept, no view broken"
        yield Row(
            f"malformed bodies, {name}", _said(counts), RIVALS[-1], f"{_share(worst):.0%} 500s", ratio, limit, sound
        )


def _abused(place: Side, names: list[str]) -> Counts:
    return {name: place.ask("malformed", label=f"{name}-abused", name=name) for name in names}


def _share(counts: dict[str, int]) -> float:
    return counts.get("failed", 0) / counts["sent"]


def _said(counts: dict[str, int]) -> str:
    faults = f"{counts.get('kept', 0)} kept, {counts.get('broken', 0)} views broken"
    return f"{_share(counts):.0%} of {counts['sent']} end in a 500, {faults}"
