"""`make attack`: every attack often, on each engine; writes docs/attacks.md. `BOARDS=30 make attack` is the sooner done.

`python -m tests.attacks votes archives` (or SQLite, MariaDB, PostgreSQL) makes these sections of the page anew and keeps the
others. Exits with 1 where an attacker learned something, something was lost, or a small archive cost too much.
"""

import os
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command

from tests.attacks import archives, votes
from tests.attacks.chance import ALPHA, Gain
from tests.attacks.engines import ROOT, SEED, asked, attacked
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


def table(gains: list[Gain]) -> list[str]:
    """The attacks on an engine as Markdown."""
    lines = ["", "| attack | tries | reached | chance | p |", "|-|-:|-:|-:|-:|"]
    for gain in gains:
        p = "< 0.001" if gain.p < ALPHA else f"{gain.p:.3f}"
        lines.append(f"| {gain.attack} | {gain.tries} | {gain.reached:.3f} | {gain.chance:.3f} | {p} |")
    return lines


def _left(texts: list[str]) -> str:
    return f"Changed or deleted texts and ballots that were still to be read: {len(texts)}."


def _asked(learned: list[str]) -> str:
    return (
        f"{BOARDS} pairs of rounds of a pulse, with 4 to 8 people in turn, that differ only in which of the others gave which "
        f"answers. Attackers who saw a difference: {len(learned)}."
    )


def _killed(report: Report) -> str:
    counts = [len(getattr(report, what)) for what in _WRONG]
    kills = " and ".join(f"{count} times a {what}" for what, count in sorted(report.kills.items()))
    return (
        f"Killed {kills} while eight people wrote: {report.acknowledged} writes acknowledged, "
        f"{counts[0]} lost, {counts[1]} there twice, {counts[2]} unexpected answers, {counts[3]} damages found."
    )


def _engine(engine: str) -> tuple[list[str], list[str]]:
    with ExitStack() as stack:
        gains, left = attacked(database(stack, engine), BOARDS)
        learned = asked(database(stack, engine), BOARDS)
    report = killed(engine, KILLS)
    lines = [f"{BOARDS} boards.", *table(gains), "", _left(left), "", _asked(learned), "", _killed(report)]
    wrong = [f"{engine}: {gain.attack}" for gain in gains if gain.learned]
    wrong += [f"{engine}: {text} is still there" for text in left]
    wrong += [f"{engine}: pulse: {found}" for found in learned]
    wrong += [f"{engine}: {what}: {thing}" for what in _WRONG for thing in getattr(report, what)]
    return lines, wrong


def _votes() -> tuple[list[str], list[str]]:
    dice = random.Random(SEED)
    call_command("migrate", verbosity=0)  # of the database in memory that the settings of the tests name
    told = {(number, *found) for number in range(BOARDS) for found in votes.told(2 + number % 11, dice)}
    lines = [
        (
            f"{BOARDS} pairs of boards, with 2 to 12 voters in turn, that differ only in which of the others gave which ballot. "
            f"Attackers who saw a difference: {len(told)}."
        )
    ]
    return lines, [f"votes: board {number}: the {attacker} sees {what}" for number, attacker, what in sorted(told)]


def _archives() -> tuple[list[str], list[str]]:
    found = list(archives.costs())
    lines = [
        (
            f"{len(found)} commands, each with an archive under 1 MB that was made to be endless. The dearest, and all above "
            f"{archives.SECONDS} s of a processor or {archives.MEGABYTES} MB:"
        ),
        "",
        "| archive | command | seconds | MB |",
        "|-|-|-:|-:|",
    ]
    by_time = sorted(found, key=lambda cost: -cost.seconds)
    by_size = sorted(found, key=lambda cost: -cost.megabytes)
    shown = dict.fromkeys([*by_time[:3], *by_size[:3], *(cost for cost in by_time if cost.dear)])
    lines += [f"| {cost.archive} | `{cost.command}` | {cost.seconds:.1f} | {cost.megabytes:.0f} |" for cost in shown]
    return lines, [f"archives: {cost}" for cost in found if cost.dear]


SECTIONS = {
    **{NAMES[engine]: partial(_engine, engine) for engine in ENGINES},
    "Votes": _votes,
    "Archives": _archives,
}


def kept(page: str) -> dict[str, str]:
    """The sections of a page, by their headings."""
    return dict(part.split("\n\n", 1) for part in page.rstrip().split("\n## ")[1:])


def main(wanted: Sequence[str]) -> int:
    """Attack, write the page, say what was learned, lost or too dear."""
    sections, wrong = kept(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}, []
    for name, attack in SECTIONS.items():
        if not wanted or name.lower() in wanted:
            print(f"{name} …", flush=True)
            lines, found = attack()
            sections[name] = "\n".join([f"{datetime.now(UTC):%Y-%m-%d}. {lines[0]}", *lines[1:]])
            wrong += found
    parts = [HEAD.read_text(encoding="utf-8").rstrip()]
    parts += [f"## {name}\n\n{sections[name].strip()}" for name in SECTIONS if name in sections]
    PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print("\n".join(wrong) or "Nobody learned anything, nothing was lost, and nothing was too dear.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main([name.lower() for name in sys.argv[1:]]))
