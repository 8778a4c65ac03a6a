"""`make attack`: every attack often, on each engine; writes docs/attacks.md. `BOARDS=30 make attack` is the sooner done.

Exits with 1 where an attacker learned something, or something was lost.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

django.setup()

from tests.attacks.chance import ALPHA, Gain
from tests.attacks.engines import ROOT, attacked
from tests.servers import SERVERS, new_database

BOARDS = int(os.environ.get("BOARDS", "100"))
PAGE = ROOT / "docs" / "attacks.md"
HEAD = Path(__file__).with_name("head.md")


def databases(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Engine and an empty database there; each server runs while it is asked."""
    yield "SQLite", {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "db")}
    for name, server in SERVERS.items():
        with ExitStack() as stack:
            yield {"mariadb": "MariaDB", "postgresql": "PostgreSQL"}[name], new_database(stack.enter_context(server()))


def table(engine: str, gains: list[Gain]) -> list[str]:
    """The attacks on an engine as Markdown."""
    lines = ["", f"## {engine}", "", "| attack | tries | reached | chance | p |", "|-|-:|-:|-:|-:|"]
    for gain in gains:
        p = "< 0.001" if gain.p < ALPHA else f"{gain.p:.3f}"
        lines.append(f"| {gain.attack} | {gain.tries} | {gain.reached:.3f} | {gain.chance:.3f} | {p} |")
    return lines


def main() -> int:
    """Attack, write the page, say what was learned."""
    lines, learned = [HEAD.read_text(encoding="utf-8").rstrip()], []
    lines.append(f"\nLast run: {datetime.now(UTC):%Y-%m-%d}, {BOARDS} boards an engine.")
    folder = Path(tempfile.mkdtemp(prefix="lotse-"))
    for engine, database in databases(folder):
        print(f"{engine} …", flush=True)
        gains, left = attacked(database, BOARDS)
        lines += table(engine, gains)
        lines += ["", f"Changed or deleted texts and ballots that were still to be read: {len(left)}."]
        learned += [f"{engine}: {gain.attack}" for gain in gains if gain.learned]
        learned += [f"{engine}: {text} is still there" for text in left]
    shutil.rmtree(folder)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(learned) or "Nobody learned anything.")
    return 1 if learned else 0


if __name__ == "__main__":
    sys.exit(main())
