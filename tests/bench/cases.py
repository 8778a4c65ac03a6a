"""What both sides measure: a block's OLX, and what people do with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bench.seat import Seat

FLOOR_OLX = "<html_demo><p>Good morning.</p></html_demo>"

Payloads = dict[str, Any]


def nothing(_seat: Seat, _friend: Seat) -> Payloads:
    """What one does with a block that only shows something."""
    return {}


def _seen(seat: Seat) -> str:
    return seat.served()


def _unknown(_what: Any) -> Any:
    raise NotImplementedError("nobody measures this of that block")


@dataclass(frozen=True)
class Case:
    """One block to measure.

    `work` lets first a friend, then a person fill everything in through the block's handlers, and gives a valid payload
    for each handler that reads one (None: a link), as in `tests/conformance/samples`. `stored` counts the writes that are kept.
    `sized` gives OLX with so many questions; `fill` adds so many entries of a person's.

    Where the first calls of `work` are not what many people do at a time: `visit` is what one of many others does, `write`
    one write of each of many, for which `open` prepares the block. `look` is the view as people see it complete, where
    its page asks for more by itself. `sheet` makes the person the owner of a team sheet with so many rows in each list.
    `asked` are requests to be timed: each is prepared, then gives handler and payload.
    """

    olx: str
    work: Callable[[Seat, Seat], Payloads] = nothing
    stored: Callable[[Seat], int] = _unknown
    sized: Callable[[int], str] = _unknown
    fill: Callable[[Seat, int], None] | None = None
    open: Callable[[Seat], None] | None = None
    visit: Callable[[Seat], None] | None = None
    write: Callable[[Seat], None] | None = None
    look: Callable[[Seat], str] | None = None
    sheet: Callable[[Seat, int], None] | None = None
    asked: Mapping[str, Callable[[Seat], tuple[str, Payloads]]] = field(default_factory=dict)
    shown: Callable[[Seat], str] = _seen
