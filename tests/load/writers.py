"""People who write cards and rows to servers that may be gone at any moment, and remember what they were promised."""

from __future__ import annotations

import hashlib
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Event
from typing import Any

from tests.load.people import line

PIECES = 40  # cards and as many rows of each person, who then changes them: boards and tables take 500
PATIENCE = 60.0  # s until somebody who tries again and again gives up for good
GIVES_UP = 0.1  # of all who were not told that it is done: the others send the same once more
MISSED = 0.1  # of all answers are lost on their way: few kills fall between storing and answering
TEXT = re.compile(r"\b(?:card|row)-\d+-\d+-\d+\b")


@dataclass
class Connection:
    """One person's connection, which comes back after it broke, and how often she got which answer."""

    port: int
    person: int
    answers: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.http = line(self.port)

    def ask(self, name: str, data: dict[str, Any] | None = None) -> str | None:
        """Call a handler: by POST, or by GET without data. The body, None unless the answer was 200 and whole."""
        body = None if data is None else json.dumps(data)
        headers = {"Content-Type": "application/json"}
        try:
            self.http.request("GET" if body is None else "POST", f"/{self.person}/{name}", body, headers)
            response = self.http.getresponse()
            said = response.read().decode()
        except (OSError, HTTPException):
            self.http.close()
            self.answers["none"] += 1
            return None
        refused = response.status != 200
        told = json.loads(said)["error"] if refused and said.startswith("{") else ""
        self.answers[f"{response.status} {told}".strip()] += 1
        return None if refused else said

    def done(self, name: str, data: dict[str, Any] | None = None) -> str:
        """The same as often as it takes. AssertionError where it does not come to pass."""
        deadline = time.monotonic() + PATIENCE
        while (said := self.ask(name, data)) is None:
            assert time.monotonic() < deadline, (name, self.answers)
            time.sleep(0.1)
        return said


@dataclass
class Writer:
    """A person with her cards and rows, by key: the text that was acknowledged last, and the one left without an answer."""

    connection: Connection
    dice: random.Random
    kept: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)
    acknowledged: int = 0

    def work(self, end: Event) -> None:
        """Write until the end: a new piece, or a new text for one that she has."""
        versions: Counter[str] = Counter()
        while not end.is_set():
            kind, number = self.dice.choice(("card", "row")), self.dice.randrange(PIECES)
            key = f"{kind}-{self.connection.person}-{number}"
            if key not in self.doubtful:
                versions[key] += 1
                self._write(kind, key, f"{key}-{versions[key]}")
            end.wait(self.dice.uniform(0.0, 0.04))

    def _write(self, kind: str, key: str, text: str) -> None:
        """Send the same until it is acknowledged or she gives it up; then she leaves it alone."""
        name, data = (_card if kind == "card" else _row)(key, self.kept.get(key), text)
        deadline = time.monotonic() + PATIENCE
        while self.connection.ask(name, data) is None or self.dice.random() < MISSED:
            if self.dice.random() < GIVES_UP:
                self.doubtful[key] = text
                return
            assert time.monotonic() < deadline, (text, self.connection.answers)
            time.sleep(self.dice.uniform(0.05, 0.3))
        self.kept[key] = text
        self.acknowledged += 1


def _card(key: str, before: str | None, text: str) -> tuple[str, dict[str, Any]]:
    secret = hashlib.sha256(key.encode()).hexdigest()[:32]
    if before is None:
        return "add_card", {"column": "start", "text": text, "secret": secret, "keys": ""}
    card = hashlib.sha256(secret.encode()).hexdigest()
    return "edit_card", {"card": card, "text": text, "seen": 0, "keep": "mine", "keys": secret}


def _row(key: str, before: str | None, text: str) -> tuple[str, dict[str, Any]]:
    row = {"table": "as_is", "row": key.replace("-", "_"), "cell.name": text}
    if before is None:
        return "sheet.save_row", {**row, "seen": 0}
    # A revision that is not the newest, and what stood there: a row that is lost is not simply made anew.
    return "sheet.save_row", {**row, "seen": 1, "base": json.dumps({"name": before})}
