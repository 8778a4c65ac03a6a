"""Anonymous boards on an engine, from the first seat to the end, as the platform's requests write them."""

import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction

from tests.desk import Site
from tests.retrospective.table import Guest, Table, laid

PEOPLE = tuple(range(101, 109))
EACH = 4
#: What stands in the anonymous spaces of these boards: no other kind may, since no attack has been tried on it.
KINDS = frozenset({"retrospective.state", "retrospective.card", "retrospective.cluster"})
COLUMNS = ("start", "stop", "continue")


@dataclass(frozen=True)
class Played:
    """A board: its number, its cards as they stand in the end in the order of writing with their authors, what was
    deleted or changed meanwhile, and what everybody's ballot was.
    """

    number: int
    cards: list[tuple[str, int]]
    gone: list[str]
    ballots: dict[int, str]


@contextmanager
def seeded(seed: int) -> Iterator[random.Random]:
    """All that is random in here is the same again with the same seed."""
    dice = random.Random(seed)
    with (
        patch.object(secrets, "randbelow", dice.randrange),
        patch.object(secrets, "token_hex", lambda size=32: f"{dice.getrandbits(8 * size):0{2 * size}x}"),
    ):
        yield dice


def make_completions() -> None:
    """A table like the platform's `completion_blockcompletion`."""
    key = {"sqlite": "integer PRIMARY KEY AUTOINCREMENT", "mysql": "bigint PRIMARY KEY AUTO_INCREMENT"}.get(
        connection.vendor, "bigserial PRIMARY KEY"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE completion (id {key}, block varchar(200) NOT NULL, person varchar(40) NOT NULL,"
            " value real NOT NULL, UNIQUE (block, person))"
        )


def as_a_request(site: Site) -> AbstractContextManager[Any]:
    """A request of the platform: one transaction on a server, in which its completion is written too."""
    return _request(site) if connection.vendor != "sqlite" else _request(site, nullcontext)


@contextmanager
def _request(site: Site, around: Callable[[], AbstractContextManager[Any]] = transaction.atomic) -> Iterator[None]:
    with around():
        before = len(site.published)
        yield
        for person, block, name, data in site.published[before:]:
            if name == "completion":
                _complete(str(block), str(person), data["completion"])


def _complete(block: str, person: str, value: float) -> None:
    """As the platform's `submit_completion`: a row is made, or changed where the value is another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM completion WHERE block = %s AND person = %s", [block, person])
        found = cursor.fetchone()
        if found is None:
            cursor.execute("INSERT INTO completion (block, person, value) VALUES (%s, %s, %s)", [block, person, value])
        elif found[0] != value:
            cursor.execute("UPDATE completion SET value = %s WHERE block = %s AND person = %s", [value, block, person])


class Play:
    """One board, step by step, with dice."""

    def __init__(self, number: int, dice: random.Random, anonymity: str) -> None:
        self.number, self.dice, self.anonymity, self.site = number, dice, anonymity, Site()
        self.cards: list[tuple[str, int]] = []
        self.gone: list[str] = []
        self.ballots: dict[int, str] = {}
        self.table: Table

    def _ask(self, guest: Guest, handler: str, payload: dict[str, Any]) -> None:
        with as_a_request(self.site):
            guest.call(handler, payload)

    def gather(self) -> None:
        """Everybody takes a seat, then all write in turn as the dice fall, and some think better of it."""
        self.table = laid(self.site, f"board{self.number}", people=(), anonymity=self.anonymity)
        for person in self.dice.sample(PEOPLE, len(PEOPLE)):
            self.table.people[person] = Guest(self.table.lead.desk.but(person=person, staff=False))
            self._ask(self.table.people[person], "join", {})
        self.table.lead.advance("gather")
        turns = self.dice.sample(PEOPLE * EACH, len(PEOPLE) * EACH)
        for turn, person in enumerate(turns):
            self._write(person, self._text())
            if turn % 7 == 3:
                self._change(*self.dice.choice(self.cards))
            if turn % 11 == 5:
                self._take_back(person)

    def vote(self) -> None:
        """Some cards are put together; everybody votes, in any order."""
        lead = self.table.lead
        lead.advance("cluster")
        cards = [card.key for card in self.table.board.cards]
        for card in self.dice.sample(cards, 5):
            self._ask(lead, "group_card", {"card": card, "cluster": "new"})
        lead.advance("vote")
        groups = [cluster.key for cluster in self.table.board.clusters]
        for person in self.dice.sample(PEOPLE, len(PEOPLE)):
            self.ballots[person] = self.dice.choice(groups)
            self._ask(self.table.people[person], "vote", {"cluster": self.ballots[person], "value": 1})

    def close(self) -> None:
        """What was voted for is agreed upon, and the board is closed."""
        self.table.lead.advance("decide")
        self.table.lead.action("Weiter so")
        self.table.lead.advance("closed")

    def go_on(self) -> None:
        """The next round begins; everybody takes a seat anew, and those who were there write again."""
        self._ask(self.table.lead, "begin", {"round": 1, "format": "ssc"})
        for person in self.dice.sample(PEOPLE, len(PEOPLE)):
            self._ask(self.table.people[person], "join", {})
        self.table.lead.advance("gather")
        for person in self.dice.sample(PEOPLE, len(PEOPLE)):
            data = {
                "column": self.dice.choice(COLUMNS),
                "text": self._text(),
                "secret": f"{self.dice.getrandbits(128):032x}",
            }
            self._ask(self.table.people[person], "add_card", {**data, "keys": ""})

    @property
    def played(self) -> Played:
        """What an attacker would like to know."""
        return Played(self.number, self.cards, self.gone, self.ballots)

    def _text(self) -> str:
        return f"card{self.number}x{self.dice.getrandbits(64):016x}"

    def _write(self, person: int, text: str) -> None:
        guest, secret = self.table.people[person], f"{self.dice.getrandbits(128):032x}"
        guest.secrets.append(secret)
        data = {"column": self.dice.choice(COLUMNS), "text": text, "secret": secret, "keys": ""}
        self._ask(guest, "add_card", data)
        self.cards.append((text, person))

    def _change(self, text: str, person: int) -> None:
        new = self._text()
        data = {"card": self._key(text), "text": new, "seen": 0, "keep": "mine", "keys": self.table.people[person].keys}
        self._ask(self.table.people[person], "edit_card", data)
        self.cards[self.cards.index((text, person))] = (new, person)
        self.gone.append(text)

    def _take_back(self, person: int) -> None:
        """A card that is deleted, and another one in its place."""
        text = self._text()
        self._write(person, text)
        card = self._key(text)
        self._ask(self.table.people[person], "delete_card", {"card": card, "keys": self.table.people[person].keys})
        self.cards.remove((text, person))
        self.gone.append(text)

    def _key(self, text: str) -> str:
        return next(card.key for card in self.table.board.cards if card.text == text)
