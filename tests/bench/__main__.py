"""`make bench`: measures everything and writes docs/bench.md and docs/bench.json; `scripts/bench --only board` one part.

A part that has been measured is kept in `var/bench/found`; once there is each of the same sources, all are written down.
Ends well also where a limit is missed: a figure that depends on the machine's mood must not break a build.
"""

import argparse
import hashlib
import json
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.bench import board, exporter, malformed, modules, pace, remote, report, views, writes
from tests.bench.remote import ROOT
from tests.bench.report import Row

PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "views": views.rows,
    "writes": writes.rows,
    "malformed": malformed.rows,
    "exporter": exporter.rows,
    "board": board.rows,
    "modules": modules.rows,
    "pace": pace.rows,
}


FOUND = ROOT / "var" / "bench" / "found"
SOURCES = ("xblocks", "course_export", "tests/bench")


def sources() -> str:
    """A digest of what is measured, and of what measures it."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


def keep(name: str, of: str, rows: list[Row]) -> None:
    """Keep what was found in a part, so that what fails later does not lose it."""
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / f"{name}.json").write_text(json.dumps({"of": of, "rows": [*map(asdict, rows)]}), encoding="utf-8")


def kept(name: str, of: str) -> list[Row]:
    """What was found in a part of the same sources."""
    path = FOUND / f"{name}.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"of": ""}
    return [Row(**row) for row in found["rows"]] if found["of"] == of else []


def main(arguments: list[str]) -> None:
    """Measure the chosen parts, or all; write all down once there is each of the same sources."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=main.__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[], help="the parts to measure")
    chosen = parser.parse_args(arguments).only
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that servers are stopped and files removed
    tmpfs = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="lotse-bench-", dir=tmpfs if tmpfs.is_dir() else None))
    found: list[Row] = []
    of = sources()
    try:
        for name in chosen or PARTS:
            start = time.monotonic()
            print(f"{name} …", end=" ", flush=True, file=sys.stderr)
            rows = [*PARTS[name](folder)]
            keep(name, of, rows)
            found += rows
            print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)
    finally:
        shutil.rmtree(folder)
    print(report.screen(found))
    missed = [row.what for row in found if row.met is False]
    print("\nLIMITS MISSED:\n  " + "\n  ".join(missed) if missed else "\nEvery limit that was measured is met.")
    whole = {name: kept(name, of) for name in PARTS}
    if lacking := [name for name, rows in whole.items() if not rows]:
        print(f"Not written down: of the same sources, {', '.join(lacking)} have not been measured.")
        return
    report.write(ROOT / "docs", [row for rows in whole.values() for row in rows], remote.versions(), remote.BEFORE)
    print("Written to docs/bench.md and docs/bench.json.")


main(sys.argv[1:])
