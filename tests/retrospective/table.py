"""People at a board: each in a browser of her own, which keeps the secrets of her cards."""

import re
import secrets
from dataclasses import dataclass, field
from typing import Any

from tests import markup
from tests.desk import Answer, Desk, Site
from xblocks.retrospective import records
from xblocks.spaces import api

OLX = '<lotse_retrospective url_name="{name}" display_name="Retro" board_format="ssc" {settings}/>'


@dataclass
class Guest:
    """One person and what her browser remembers."""

    desk: Desk
    secrets: list[str] = field(default_factory=list)
    round: int = 1

    @property
    def keys(self) -> str:
        return " ".join(self.secrets)

    def call(self, handler: str, payload: dict[str, Any] | None = None, status: int = 200) -> Answer:
        """Call a handler, and expect this status."""
        answer = self.desk.call(handler, payload)
        assert answer.status == status, answer.response.text[:500]
        return answer

    def add(self, column: str, text: str, status: int = 200) -> str:
        """Write a card; its id."""
        secret = secrets.token_hex(16)
        self.secrets.append(secret)
        self.call("add_card", {"column": column, "text": text, "secret": secret, "keys": ""}, status)
        return records.hashlib.sha256(secret.encode()).hexdigest()

    def edit(self, card: str, text: str, seen: int = 0, keep: str = "mine", status: int = 200) -> Answer:
        data = {"card": card, "text": text, "seen": seen, "keep": keep, "keys": self.keys}
        return self.call("edit_card", data, status)

    def move(self, phase: str, to: str, status: int = 200) -> Answer:
        return self.call("move", {"phase": phase, "to": to}, status)

    def advance(self, to: str) -> None:
        """Step by step to a phase; where the group chooses by talking, it settles on the first group of cards."""
        phases = [phase.value for phase in records.Phase]
        now = self.phase()
        for step in phases[phases.index(now) + 1 : phases.index(to) + 1]:
            if step == "decide" and (choice := re.search(r'value="([0-9a-f]{64})"', self.region("lead"))):
                self.call("choose", {"cluster": choice[1], "chosen": True})
            self.move(now, step)
            now = step

    def phase(self) -> str:
        return self.poll().json["regions"]["seen"].split('name="phase" value="')[1].split('"')[0]

    def poll(self, seen: str = "", phase: str = "") -> Answer:
        """What the page gets; where the next round has begun, it asks once more from the page that it got."""
        answer = self.call("poll", {"seen": seen, "phase": phase, "keys": self.keys, "round": self.round})
        begun = re.search(r'name="round" value="(\d+)"', answer.json["regions"].get("main", ""))
        if begun is None:
            return answer
        self.round = int(begun[1])
        return self.poll()

    def sees(self) -> str:
        """Everything on her page, in words."""
        return " ".join(markup.parsed(self.poll().html).text_content().split())

    def region(self, name: str) -> str:
        return self.poll().json["regions"][name]

    def action(self, text: str, owner: str = "Bo", due: str = "2027-06-01", expected: int = 200, **more: Any) -> Answer:
        data = {"action": "", "text": text, "owner": owner, "due": due, "cluster": "", "status": "open", "seen": 0}
        return self.call("save_action", {**data, **more}, expected)


@dataclass
class Table:
    """A board and the people at it; 9 is staff of the course."""

    site: Site
    usage: Any
    people: dict[int, Guest]

    @property
    def place(self) -> records.Place:
        person, guest = next(iter(self.people.items()))
        return records.current(records.place(guest.desk.block(), str(person)))[0]

    @property
    def board(self) -> records.Board:
        return records.board(api.read(self.place.board))

    @property
    def lead(self) -> Guest:
        return self.people[9]


def laid(site: Site | None = None, name: str = "retro", people: tuple[int, ...] = (1, 2, 3), **settings: str) -> Table:
    """A board where everybody has a seat and the course team leads."""
    site = site or Site()
    format_ = settings.pop("board_format", "ssc")
    olx = OLX.format(name=name, settings=" ".join(f'{key}="{value}"' for key, value in settings.items()))
    usage = site.place(olx.replace('"ssc"', f'"{format_}"'))
    guests = {number: Guest(Desk(site, usage, number)) for number in people}
    guests[9] = Guest(Desk(site, usage, 9, staff=True))
    for number in people:
        guests[number].call("join", {})
    guests[9].call("facilitate", {"code": ""})
    return Table(site, usage, guests)


def code_in(html: str) -> str:
    return re.search(r"\d+(-[0-9A-Z]{4}){3}", html)[0]


__all__ = ["Guest", "Table", "code_in", "laid"]
