"""Fifty people at one board, each with a connection of her own, for some seconds."""

from __future__ import annotations

import json
import os
import random
import re
import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

PEOPLE = 50
PACE = 2.0  # s between two polls of a person
CARD_EVERY = 10.0  # s between two cards of a person
ARRIVAL = 5.0  # s in which all open the page
PROBES = 5  # connections that call the empty handler
PROBE_EVERY = 0.5  # s
LEAD = 999
_lines: list[HTTPConnection] = []
ROOT = Path(__file__).parents[2]


@contextmanager
def servers(database: dict[str, Any], count: int, *, anonymity: str = "anonymous") -> Iterator[list[int]]:
    """The ports of `count` server processes on one database, whose tables are made first."""
    environment = migrated(database, anonymity)
    with ExitStack() as stack:
        stack.callback(hang_up)
        command = [sys.executable, "-m", "tests.load.server"]
        started = []
        for _ in range(count):
            process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
            stack.enter_context(process)
            stack.callback(process.wait, 10)
            stack.callback(process.terminate)
            started.append(process)
        yield [int(process.stdout.readline()) for process in started if process.stdout]


def migrated(database: dict[str, Any], anonymity: str) -> dict[str, str]:
    """The environment for server processes on a database, once its tables are made."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "LOTSE_TEST_DATABASE": json.dumps(database),
        "LOTSE_LOAD_ANONYMITY": anonymity,
        "PYTHONPATH": str(ROOT),
    }
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
    subprocess.run(migrate, env=environment, cwd=ROOT, check=True)
    return environment


def line(port: int) -> HTTPConnection:
    """A connection, which is kept from one request to the next until the servers stop."""
    _lines.append(HTTPConnection("127.0.0.1", port, timeout=60))
    return _lines[-1]


def hang_up() -> None:
    """Close all lines."""
    while _lines:
        _lines.pop().close()


@dataclass
class Seat:
    """One person's connection, what she has seen and written, and how long her requests took (ms, by handler)."""

    port: int
    person: int
    seen: str = ""
    phase: str = ""
    secrets: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    took: list[tuple[str, float]] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.connection = line(self.port)

    def call(self, name: str, data: dict[str, Any]) -> dict[str, Any] | None:
        """Call a handler. None, and a note, where it did not answer with 200."""
        begun = time.perf_counter()
        headers = {"Content-Type": "application/json"}
        self.connection.request("POST", f"/{self.person}/{name}", json.dumps(data), headers)
        response = self.connection.getresponse()
        body = response.read()
        self.took.append((name, 1000 * (time.perf_counter() - begun)))
        if response.status != 200:
            self.refused[response.status] += 1
            return None
        found: dict[str, Any] = json.loads(body)
        return found

    def poll(self) -> None:
        """Ask for news and remember how far she has seen."""
        keys = " ".join(self.secrets)
        answer = self.call("poll", {"seen": self.seen, "phase": self.phase, "keys": keys}) or {"regions": {}}
        if "seen" in answer["regions"]:
            fields = dict(re.findall(r'name="(seen|phase)" value="(\w+)"', answer["regions"]["seen"]))
            self.seen, self.phase = fields["seen"], fields["phase"]

    def write(self) -> None:
        """Add a card, as often as it takes until it is accepted."""
        secret, text = secrets.token_hex(16), f"{self.person}: {secrets.token_hex(8)}"
        data = {"column": "start", "text": text, "secret": secret, "keys": " ".join(self.secrets)}
        if self.call("add_card", data) is not None:
            self.secrets.append(secret)
            self.texts.append(text)

    def stay(self, until: float) -> None:
        """Poll and write until then; people open the page one after the other."""
        time.sleep(random.random() * ARRIVAL)
        self.poll()
        next_poll = time.monotonic() + random.random() * PACE
        next_card = time.monotonic() + random.random() * CARD_EVERY / 2
        while time.monotonic() < until:
            if time.monotonic() >= next_card:
                self.write()
                next_card += CARD_EVERY
            if time.monotonic() >= next_poll:
                self.poll()
                next_poll += PACE
            time.sleep(max(0.0, min(next_poll, next_card, until) - time.monotonic()))

    def probe(self, until: float) -> None:
        """Call the empty handler until then."""
        while time.monotonic() < until:
            self.call("nothing", {})
            time.sleep(PROBE_EVERY)


@dataclass(frozen=True)
class Held:
    """What came of it: durations in ms by handler, refusals by status, texts accepted, texts on the board."""

    took: dict[str, list[float]]
    refused: Counter[int]
    sent: list[str]
    stored: list[str]


def hold(ports: Sequence[int], seconds: float) -> Held:
    """Let everybody work at the board for so long."""
    lead = Seat(ports[0], LEAD)
    lead.call("facilitate", {"code": ""})
    lead.call("move", {"phase": "stage", "to": "gather"})
    seats = [Seat(ports[number % len(ports)], number + 1) for number in range(PEOPLE)]
    probes = [Seat(ports[number % len(ports)], 500 + number) for number in range(PROBES)]
    for seat in seats:
        seat.call("join", {})
        seat.took.clear()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(PEOPLE + PROBES) as pool:
        jobs = [pool.submit(seat.stay, until) for seat in seats] + [pool.submit(seat.probe, until) for seat in probes]
        for job in jobs:
            job.result()
    took: dict[str, list[float]] = {}
    for name, duration in (entry for seat in (*seats, *probes) for entry in seat.took):
        took.setdefault(name, []).append(duration)
    refused = sum((seat.refused for seat in (*seats, *probes)), Counter())
    return Held(took, refused, sorted(text for seat in seats for text in seat.texts), _stored(lead))


def _stored(lead: Seat) -> list[str]:
    """The texts of all cards, read from the board once it is open."""
    lead.call("move", {"phase": "gather", "to": "cluster"})
    answer = lead.call("poll", {"seen": "", "phase": "", "keys": ""}) or {"regions": {}}
    return sorted(re.findall(r'lotse-card-text">(\d+: \w+)<', answer["regions"]["board"]))
