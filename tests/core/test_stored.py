"""What was stored by another release is a value, or none."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from xblocks.core.stored import DayText, Moment, Number, fitting


@dataclass(frozen=True)
class Thing:
    name: str
    number: Number = 1
    due: DayText = ""
    ends: Moment = 0
    until: date | None = None
    among: tuple[str, ...] = ()


def test_what_fits_is_a_value_as_its_types_say() -> None:
    data = {
        "name": "x",
        "number": 2,
        "due": "2027-02-28",
        "until": "2027-03-01",
        "among": ["a"],
        "of a later release": 1,
    }
    assert fitting(Thing, data) == Thing("x", 2, "2027-02-28", 0, date(2027, 3, 1), ("a",))
    assert fitting(Thing, {"name": "x"}) == Thing("x")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"name": 1},
        {"name": "\ud800"},
        {"name": "x", "number": 0},
        {"name": "x", "number": 10**400},
        {"name": "x", "due": "2027-02-30"},
        {"name": "x", "due": "tomorrow"},
        {"name": "x", "ends": 2**40},
        {"name": "x", "until": "2027-02-30"},
        {"name": "x", "among": ["a", "\x00"]},
        {"name": "x", "among": {"\ud800": 1}},
    ],
)
def test_what_does_not_fit_is_none(data: Any) -> None:
    assert fitting(Thing, data) is None
