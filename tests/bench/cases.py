"""What both sides measure: a block's OLX, and what people do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bench.seat import Seat

FLOOR_OLX = "<html_demo><p>Good morning.</p></html_demo>"

Payloads = dict[str, Any]


def nothing(_seat: Seat, _friend: Seat) -> Payloads:
    """What one does with a block that only shows something."""
    return {}


def _unknown(_what: Any) -> Any:
    raise NotImplementedError("nobody measures this of that block")


@dataclass(frozen=True)
class Case:
    """One block to measure.

    `work` lets first a friend, then a person fill everything in through the block's handlers, and gives a valid payload
    for each handler that reads one (None: a link), as in `tests/conformance/samples`. `stored` counts the writes that are kept.
    `sized` gives OLX with so many questions.
    """

    olx: str
    work: Callable[[Seat, Seat], Payloads] = nothing
    stored: Callable[[Seat], int] = _unknown
    sized: Callable[[int], str] = _unknown
