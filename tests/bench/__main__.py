"""`make bench`: measures everything and writes docs/bench.md and docs/bench.json; `scripts/bench --only board` one part.

Ends well also where a limit is missed: a figure that depends on the machine's mood must not break a build.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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


def main(arguments: list[str]) -> None:
    """Measure the chosen parts, or all; only a full run is written down."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=main.__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[], help="the parts to measure")
    chosen = parser.parse_args(arguments).only
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that servers are stopped and files removed
    tmpfs = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="lotse-bench-", dir=tmpfs if tmpfs.is_dir() else None))
    found: list[Row] = []
    try:
        for name in chosen or PARTS:
            start = time.monotonic()
            print(f"{name} …", end=" ", flush=True, file=sys.stderr)
            found += PARTS[name](folder)
            print(f"{time.monotonic() - start:.0f} s", file=sys.stderr)
    finally:
        shutil.rmtree(folder)
    print(report.screen(found))
    missed = [row.what for row in found if row.met is False]
    print("\nLIMITS MISSED:\n  " + "\n  ".join(missed) if missed else "\nEvery limit that was measured is met.")
    if not chosen:
        report.write(ROOT / "docs", found, remote.versions(), remote.BEFORE)
        print("Written to docs/bench.md and docs/bench.json.")


main(sys.argv[1:])
