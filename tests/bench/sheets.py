"""The workshops: what the findings of a long sheet take, and how long it takes to open one of a team."""

import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.remote import side, sqlite
from tests.bench.report import Row, compared, milliseconds
from tests.blocks import registered

ROWS, FEW = 200, 20
MOST = 20.0  # ms
SLOWER = 1.5  # × the sheet with few rows
ROUNDS = 30


def process_design(count: int) -> dict[str, Any]:
    """A process of so many steps, as it is and as it will be; every fourth step changes hands."""
    media, values = ("paper", "digital", "phone", "person"), ("V", "N", "W")
    steps = [
        {"order": n, "name": f"Step {n}", "role": f"Office {n // 4 % 7}", "medium": media[n % 4]}
        | {"touch_min": 1 + n % 90, "wait_min": n * 7, "value": values[n % 3]}
        for n in range(1, count + 1)
    ]
    return {"as_is": steps, "to_be": steps, "cases_per_year": 1200, "hourly_rate_eur": 54.5}


def participation(count: int) -> dict[str, Any]:
    """So many stakeholders, of every power and interest, each with too little."""
    people = [
        {"id": f"Group {n}", "power": 1 + n % 5, "interest": 1 + n // 5 % 5, "attitude": n % 5 - 2, "level": 1 + n % 3}
        | {"methods": ["newsletter", "survey"], "digital_only": True, "hard_to_reach": n % 2 == 0}
        for n in range(count)
    ]
    return {"touches_staff": True, "stakeholders": people}


#: Module → a sheet with so many rows (for a process: in each of its two lists). A module without one is named as a gap.
SHEETS = {"process_design": process_design, "participation": participation}


def rows(folder: Path) -> Iterator[Row]:
    """All rows about modules; a database goes to `folder`."""
    yield from _findings()
    yield from _openings(folder)


def _findings() -> Iterator[Row]:
    """A row for each module that has rules."""
    for name in modules():
        what, limit = f"findings of {ROWS} rows, {name}", f"< {MOST:g} ms"
        if name not in SHEETS:
            yield Row(what, "no such sheet in tests/bench/sheets.py", limit=limit)
            continue
        findings, sheet = import_module(f"xblocks.modules.{name}.model").findings, SHEETS[name](ROWS)
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            found = findings(sheet)
            times.append(1000 * (time.process_time() - start))
        yield Row(what, f"{milliseconds(times)}, {len(found)} findings", limit=limit, met=min(times) < MOST)


def _openings(folder: Path) -> Iterator[Row]:
    """A row for each registered block of a module; how a team opens a sheet stands in `ours.MORE`, as `sheet`."""
    tags = [tag for tag, block in registered().items() if block.__module__.startswith("xblocks.modules.")]
    with side("ours", sqlite(folder, "sheets")) as ours:
        for tag in tags:
            what = f"view of a team's sheet of {ROWS} rows, {tag}"
            if "sheet" not in ours.ask("traits", name=tag):
                yield Row(what, "nothing in tests/bench/ours.py opens one", limit=f"≤ {SLOWER:g}")
                continue
            for count in (FEW, ROWS):
                ours.ask("place", label=f"{tag}-{count}", name=tag)
                ours.ask("sheet", label=f"{tag}-{count}", count=count)
            for of, more, arguments in (
                ("", "views", {"seconds": 0}),
                (", the first after a change", "cold_views", {}),
            ):
                times: dict[int, list[float]] = {FEW: [], ROWS: []}
                for turn in range(ROUNDS + 1):
                    for count, found in times.items():
                        taken = ours.ask(more, label=f"{tag}-{count}", **arguments)
                        found += taken if turn else []
                yield compared(what + of, times[ROWS], f"{FEW} rows", times[FEW], SLOWER)


def modules() -> list[str]:
    """The modules that have rules."""
    folder = Path(import_module("xblocks.modules").__file__ or "").parent
    return sorted(model.parent.name for model in folder.glob("*/model.py"))
