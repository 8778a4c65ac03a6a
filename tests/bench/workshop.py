"""What the bench lets people do at a sheet, beside the samples of `tests/conformance`."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

from tests import forms
from tests.bench import POLL, SAVE
from tests.bench.cases import Payloads
from tests.bench.seat import Seat
from tests.bench.sheets import Typed
from tests.conformance.samples.workshop import Cells, named

ENTRIES = 2  # rows that a person adds to each list for the view figures
OTHERS = 50  # rows whose cells take turns in the row that is saved again and again


def traits(typed: Callable[[int], Typed]) -> dict[str, Any]:
    """What `ours` may ask of a workshop with these rows."""
    first, rows = next((table, rows) for table, rows in typed(OTHERS).items() if len(rows) == OTHERS)
    row, others, turns = next(iter(rows)), [*rows.values()], count(1)

    def fill(seat: Seat, number: int) -> None:
        for table, rows in typed(number).items():
            for key, cells in rows.items():
                _save(seat, table, key, cells)

    def visit(seat: Seat) -> None:
        fill(seat, ENTRIES)

    def write(seat: Seat) -> None:
        _save(seat, first, row, rows[row])

    def sheet(seat: Seat, number: int) -> None:
        assert seat.call("form_team", {"take": False}).status == 200
        fill(seat, number)

    def change(seat: Seat) -> tuple[str, Payloads]:
        """The first row of the first list, with other cells than it had."""
        form = seat.call("work_on", {"step": f"edit:{first}:{row}", "at": f"{first}=0"}).html
        sent = {name: value for name, value in forms.payload(form, "save_row").items() if name[:5] != "cell."}
        return "save_row", {**sent, "at": f"{first}=0", **named(others[next(turns) % OTHERS])}

    return {"fill": fill, "visit": visit, "write": write, "sheet": sheet, "asked": {SAVE: change, POLL: _poll}}


def _save(seat: Seat, table: str, key: str, cells: Cells) -> None:
    answer = seat.call("save_row", {"table": table, "row": key, "seen": 0, **named(cells)})
    assert answer.status == 200, answer.response.text


def _poll(seat: Seat) -> tuple[str, Payloads]:
    """What a page asks that has just been opened."""
    return "poll", {"seen": re.search(r'name="seen" value="([0-9a-f]+)"', seat.page())[1]}
