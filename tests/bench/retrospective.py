"""What the bench lets people do at a retrospective, beside the sample of `tests/conformance`."""

import hashlib
import re
from typing import Any

from tests.bench.seat import Seat

CARDS = 30  # on the board of the view figures
_OPENING = {"seen": "", "phase": "", "keys": ""}


def open_board(seat: Seat) -> None:
    """Somebody leads, and cards are collected."""
    _done(seat, "join", {})
    _done(seat, "facilitate", {"code": ""})
    _done(seat, "move", {"phase": "stage", "to": "gather"})


def add_cards(seat: Seat, count: int) -> None:
    """So many cards of one person's, in the columns in turn."""
    columns = seat.block().content_or_problems()[0].format(seat.block().board_format).columns
    for number in range(count):
        secret = hashlib.sha256(f"{seat.person} {number}".encode()).hexdigest()[:32]
        text = f"Card {number} of {seat.person}: what was agreed at the counter has held for three months"
        column = columns[number % len(columns)].key
        _done(seat, "add_card", {"column": column, "text": text, "secret": secret, "keys": ""})


def add_card(seat: Seat) -> None:
    """One person's first card, for which she takes a seat."""
    _done(seat, "join", {})
    add_cards(seat, 1)


def take_part(seat: Seat) -> None:
    """One more person at the table, who gives a dot where there is a vote."""
    _done(seat, "join", {})
    group = re.search(r'name="cluster" value="([0-9a-f]{64})"', _done(seat, "poll", _OPENING)["regions"]["votes"])
    if group:
        _done(seat, "vote", {"cluster": group[1], "value": 1})


def look(seat: Seat) -> str:
    """The view, and the request by which its page gets the board."""
    return seat.served() + str(_done(seat, "poll", _OPENING))


def _done(seat: Seat, handler: str, payload: dict[str, Any]) -> dict[str, Any]:
    answer = seat.call(handler, payload)
    assert answer.status == 200, (handler, answer.response.text)
    return answer.json
