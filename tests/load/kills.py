"""People write to a board and a sheet while their servers, and the database beside them, are killed again and again.

Killed is a process, not the machine: what the system has taken over but not yet put on the disk is not lost here.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from tests.load.integrity import damage
from tests.load.people import LEAD, ROOT, hang_up, migrated
from tests.load.writers import PATIENCE, TEXT, Connection, Writer
from tests.servers import DATABASES, Database, new_database

WRITERS = 8
FRESH = 8  # writes at least that are acknowledged between two kills
QUIET = (0.3, 1.0)  # s between two kills, at least
# As the player keeps it.
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}


@dataclass(frozen=True)
class Report:
    """What was killed how often, how many writes were acknowledged, which answers came; then what is wrong at the end:
    texts acknowledged and not there, pieces there more than once, texts there that should not be, files damaged.
    """

    kills: Counter[str]
    acknowledged: int
    answers: Counter[str]
    lost: list[str]
    doubled: list[str]
    strange: list[str]
    damaged: list[str]


def killed(engine: str, kills: int, *, seed: int = 8) -> Report:
    """Kill so many times, on an empty database of an engine (see `tests.servers.ENGINES`), and look what is there."""
    dice = random.Random(seed)
    with _database(engine) as (entry, database), _workers(entry) as workers:
        writers = _seated(workers.port, dice)
        end = Event()
        with ThreadPoolExecutor(WRITERS) as pool:
            jobs = [pool.submit(writer.work, end) for writer in writers]
            try:
                done = _kill(kills, workers, database, writers, dice)
            finally:
                end.set()
        for job in jobs:
            job.result()
        if database:
            database.kill()
            database.start()
        workers.kill(workers.running)  # so that what is read does not come from anybody's memory
        stored = _stored(workers.port)
        answers = sum((writer.connection.answers for writer in writers), Counter[str]())
        return Report(done, _acknowledged(writers), answers, *_compared(writers, stored), damage(entry))


@contextmanager
def _database(engine: str) -> Iterator[tuple[dict[str, Any], Database | None]]:
    """An entry for DATABASES, whose connections stay open, and the server that is to be killed if there is one."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="lotse-") as folder:
            yield {**_SQLITE, "NAME": str(Path(folder, "db")), "CONN_MAX_AGE": None}, None
    else:
        with DATABASES[engine]() as database:
            yield {**new_database(database.entry), "CONN_MAX_AGE": None}, database


@dataclass
class _Workers:
    """The master of `tests.load.workers`, and which of its workers run."""

    master: subprocess.Popen[str]
    port: int = 0
    running: Sequence[str] = ()

    def kill(self, workers: Sequence[str]) -> None:
        """Kill these; others take their place."""
        assert self.master.stdin and self.master.stdout
        print(*workers, file=self.master.stdin, flush=True)
        self.running = self.master.stdout.readline().split()
        assert self.running, "the workers' master is gone"


@contextmanager
def _workers(entry: dict[str, Any]) -> Iterator[_Workers]:
    with tempfile.TemporaryFile("w+") as log:  # a database that is gone fills it with tracebacks
        master = subprocess.Popen(
            [sys.executable, "-m", "tests.load.workers"],
            env=migrated(entry, "anonymous"),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        with master:
            assert master.stdout
            port = master.stdout.readline()
            log.seek(0)
            assert port, log.read()
            workers = _Workers(master, int(port))
            workers.kill(())
            try:
                yield workers
            finally:
                hang_up()


def _seated(port: int, dice: random.Random) -> list[Writer]:
    """People at a board that takes cards, and in one team."""
    lead = Connection(port, LEAD)
    lead.done("facilitate", {"code": ""})
    lead.done("move", {"phase": "stage", "to": "gather"})
    code = re.search(r"\d+(-[0-9A-Z]{4}){3}", lead.done("sheet.form_team", {"take": False}))
    assert code
    writers = [Writer(Connection(port, person), random.Random(dice.random())) for person in range(1, WRITERS + 1)]
    for writer in writers:
        writer.connection.done("join", {})
        writer.connection.done("sheet.join_team", {"code": code[0]})
    return writers


def _kill(
    kills: int, workers: _Workers, database: Database | None, writers: Sequence[Writer], dice: random.Random
) -> Counter[str]:
    """So many kills: of one worker or of all, and where there is a database process, of that every other time."""
    done: Counter[str] = Counter()
    for number in range(kills):
        _wait(writers, dice.uniform(*QUIET))
        if database and number % 2:
            database.kill()
            database.start()
            done["database"] += 1
        else:
            workers.kill(dice.sample(workers.running, dice.randint(1, len(workers.running))))
            done["server"] += 1
    return done


def _wait(writers: Sequence[Writer], seconds: float) -> None:
    """So long, and on a busy machine longer, until there is something new to lose: FRESH writes."""
    before, begun = _acknowledged(writers), time.monotonic()
    while True:
        time.sleep(seconds)
        if _acknowledged(writers) >= before + FRESH:
            return
        assert time.monotonic() < begun + PATIENCE, [writer.connection.answers for writer in writers]
        seconds = 0.05


def _acknowledged(writers: Sequence[Writer]) -> int:
    return sum(writer.acknowledged for writer in writers)


def _stored(port: int) -> list[str]:
    """The texts of all cards and rows, as board and sheet give them away as files."""
    lead = Connection(port, LEAD)
    lead.done("move", {"phase": "gather", "to": "cluster"})
    return TEXT.findall(lead.done("csv")) + TEXT.findall(lead.done("sheet.csv"))


def _compared(writers: Sequence[Writer], stored: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """What is lost, doubled and strange."""
    kept = {key: text for writer in writers for key, text in writer.kept.items()}
    doubtful = {key: text for writer in writers for key, text in writer.doubtful.items()}
    found: dict[str, list[str]] = defaultdict(list)
    for text in stored:
        found[text.rpartition("-")[0]].append(text)
    lost = [text for key, text in kept.items() if not {text, doubtful.get(key)} & {*found[key]}]
    doubled = [key for key, texts in found.items() if len(texts) > 1]
    strange = [text for key, texts in found.items() for text in texts if text not in (kept.get(key), doubtful.get(key))]
    return lost, doubled, strange
