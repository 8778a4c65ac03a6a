"""What the bench lets people do at a sheet, beside the samples of `tests/conformance`."""

from collections.abc import Callable
from typing import Any

from tests.bench.seat import Seat

ENTRIES = 5  # rows a person adds for the view figures
_MEDIA = ("paper", "digital", "phone", "person")

Cells = Callable[[int], dict[str, Any]]


def step(number: int) -> dict[str, Any]:
    """A step of a process; every fourth changes hands."""
    names = {"name": f"Step {number}", "role": f"Office {number // 4 % 7}", "medium": _MEDIA[number % 4]}
    return {**names, "touch_min": str(1 + number % 90), "wait_min": str(number * 7), "value": "VNW"[number % 3]}


def group(number: int) -> dict[str, Any]:
    """A stakeholder who is offered too little."""
    scales = {"power": str(1 + number % 5), "interest": str(1 + number // 5 % 5), "attitude": str(number % 5 - 2)}
    methods = {"methods.newsletter": True, "methods.survey": True, "digital_only": True}
    return {"name": f"Group {number}", **scales, "level": str(1 + number % 3), **methods}


def traits(table: str, cells: Cells) -> dict[str, Any]:
    """What `ours` may ask of a workshop whose rows these are."""

    def fill(seat: Seat, count: int) -> None:
        for number in range(count):
            row = {f"cell.{name}": value for name, value in cells(number).items()}
            key = f"{seat.person}x{number}".lower()
            answer = seat.call("save_row", {"table": table, "row": key, "seen": 0, **row})
            assert answer.status == 200, answer.response.text

    def visit(seat: Seat) -> None:
        fill(seat, ENTRIES)

    def write(seat: Seat) -> None:
        fill(seat, 1)

    def sheet(seat: Seat, count: int) -> None:
        assert seat.call("form_team", {"take": False}).status == 200
        fill(seat, count)

    return {"fill": fill, "visit": visit, "write": write, "sheet": sheet}
