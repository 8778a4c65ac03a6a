"""`make attack`: every attack often, on each engine; writes docs/attacks.md. `BOARDS=30 make attack` is the sooner done.

Exits with 1 where an attacker learned something, or something was lost.
"""

import os
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

django.setup()

from tests.attacks.chance import ALPHA, Gain
from tests.attacks.engines import ROOT, attacked
from tests.load.kills import Report, killed
from tests.servers import ENGINES, SERVERS, new_database

BOARDS = int(os.environ.get("BOARDS", "100"))
KILLS = 100
_WRONG = ("lost", "doubled", "strange", "damaged")
NAMES = {"sqlite": "SQLite", "mariadb": "MariaDB", "postgresql": "PostgreSQL"}
PAGE = ROOT / "docs" / "attacks.md"
HEAD = Path(__file__).with_name("head.md")


def database(stack: ExitStack, engine: str) -> dict[str, Any]:
    """An empty database on an engine; its server runs as long as the stack."""
    if engine == "sqlite":
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="lotse-"))
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(folder, "db"))}
    return new_database(stack.enter_context(SERVERS[engine]()))


def table(engine: str, gains: list[Gain]) -> list[str]:
    """The attacks on an engine as Markdown."""
    lines = ["", f"## {engine}", "", "| attack | tries | reached | chance | p |", "|-|-:|-:|-:|-:|"]
    for gain in gains:
        p = "< 0.001" if gain.p < ALPHA else f"{gain.p:.3f}"
        lines.append(f"| {gain.attack} | {gain.tries} | {gain.reached:.3f} | {gain.chance:.3f} | {p} |")
    return lines


def _left(texts: list[str]) -> str:
    return f"Changed or deleted texts and ballots that were still to be read: {len(texts)}."


def _killed(report: Report) -> str:
    counts = [len(getattr(report, what)) for what in _WRONG]
    kills = " and ".join(f"{count} times a {what}" for what, count in sorted(report.kills.items()))
    return (
        f"Killed {kills} while eight people wrote: {report.acknowledged} writes acknowledged, "
        f"{counts[0]} lost, {counts[1]} there twice, {counts[2]} unexpected answers, {counts[3]} damages found."
    )


def main() -> int:
    """Attack, write the page, say what was learned or lost."""
    lines, wrong = [HEAD.read_text(encoding="utf-8").rstrip()], []
    lines.append(f"\nLast run: {datetime.now(UTC):%Y-%m-%d}, {BOARDS} boards and {KILLS} kills an engine.")
    for engine in ENGINES:
        print(f"{NAMES[engine]} …", flush=True)
        with ExitStack() as stack:
            gains, left = attacked(database(stack, engine), BOARDS)
        report = killed(engine, KILLS)
        lines += [*table(NAMES[engine], gains), "", _left(left), "", _killed(report)]
        wrong += [f"{engine}: {gain.attack}" for gain in gains if gain.learned]
        wrong += [f"{engine}: {text} is still there" for text in left]
        wrong += [f"{engine}: {what}: {thing}" for what in _WRONG for thing in getattr(report, what)]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(wrong) or "Nobody learned anything, and nothing was lost.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
