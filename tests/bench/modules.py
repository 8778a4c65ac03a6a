"""The workshops of the modules: what the findings of a long sheet take, how long it takes to open one of a team, and how
often a save asks.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench import SAVE
from tests.bench.remote import Side, side, sqlite
from tests.bench.report import Row, compared, milliseconds
from tests.bench.sheets import FACTS, LIMITS, SHEETS, Limits, Typed
from tests.blocks import registered
from xblocks.modules.workshop import cells
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.modules.workshop.work import Stored, judged, work

FEW = 20
SLOWER = 1.5  # × the sheet with few rows
ROUNDS = 30
QUERIES = 7  # of a save: which sheet, the lock, its space, the row, storing it, the space anew, all rows


def rows(folder: Path) -> Iterator[Row]:
    """All rows about modules; a database goes to `folder`."""
    workshops = {tag: block for tag, block in registered().items() if issubclass(block, WorkshopBlock)}
    for tag in workshops.keys() - SHEETS.keys():
        yield Row(f"findings, sheets and saves, {tag}", "no sheet in tests/bench/sheets.py", limit="one")
    for tag in SHEETS:
        yield from _findings(tag, workshops[tag])
    with side("ours", sqlite(folder, "sheets")) as ours:
        for tag in SHEETS:
            for count in (FEW, LIMITS.get(tag, Limits()).rows):
                ours.ask("place", label=f"{tag}-{count}", name=tag)
                ours.ask("sheet", label=f"{tag}-{count}", count=count)
            yield _opening(ours, tag, "", "views", seconds=0)
            yield _opening(ours, tag, ", the first after a change", "first_views")
            yield _questions(ours, tag)


def _findings(tag: str, block: type[WorkshopBlock]) -> Iterator[Row]:
    """A row for each of a module's sheets, and whether every rule has something to say in one of them."""
    silent = {*block.MODULE.spec.rules}
    rows, most, _slower = LIMITS.get(tag, Limits())
    for typed in SHEETS[tag]:
        sheet, times = _read(block, typed(rows)), []
        for _ in range(ROUNDS):
            start = time.process_time()
            found = block.MODULE.findings(sheet, {})
            times.append(1000 * (time.process_time() - start))
        silent -= {(finding["rule"], finding["severity"]) for finding in found}
        said = f"{milliseconds([times])}, {len(found)} findings"
        what = f"findings of {rows} rows, {tag}, {typed.__name__}"
        yield Row(what, said, limit=f"< {most:g} ms", met=min(times) < most)
    said = ", ".join(" ".join(rule) for rule in sorted(silent)) or "none"
    yield Row(f"rules that find nothing in these sheets, {tag}", said, limit="none", met=not silent)


def _read(block: type[WorkshopBlock], typed: Typed) -> dict[str, Any]:
    """A typed sheet as the rules take it."""
    spec, minutes = block.MODULE.spec, block.CONTENT.default("en").day_minutes
    stored = [
        Stored(table.name, key, place, cells.read(table, row, minutes)[0], 1)
        for table in spec.tables
        for place, (key, row) in enumerate(typed.get(table.name, {}).items())
    ]
    return block.MODULE.sheet(judged(spec, work(spec, stored), FACTS.get(block.CONTENT.TAG)))


def _opening(ours: Side, tag: str, of: str, views: str, **arguments: Any) -> Row:
    limits = LIMITS.get(tag, Limits())
    rows, slower = limits.rows, limits.slower if views == "first_views" else SLOWER
    times: dict[int, list[list[float]]] = {FEW: [], rows: []}
    for turn in range(ROUNDS + 1):
        for count, found in times.items():
            taken = ours.ask(views, label=f"{tag}-{count}", **arguments)
            found += [taken] if turn else []
    return compared(f"view of a team's sheet of {rows} rows, {tag}{of}", times[rows], f"{FEW} rows", times[FEW], slower)


def _questions(ours: Side, tag: str) -> Row:
    """How often a save of a team's row asks our tables, and whether it asks the same twice."""
    ours.ask("took", label=f"{tag}-{FEW}", what=SAVE)
    every, own, again = ours.ask("asks", label=f"{tag}-{FEW}", what=SAVE)
    said, limit = f"{every}, {own} on our tables, {again} of them again", f"≤ {QUERIES} on our tables, none again"
    return Row(f"queries, {SAVE}, {tag}", said, limit=limit, met=own <= QUERIES and not again)
