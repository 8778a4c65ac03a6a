"""What stands in a space, by whatever release, as a value of the rules: what does not fit is none, so that no page, poll
or save fails over it.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from xblocks.core.text import carried

T = TypeVar("T")

_LARGEST = 2**53  # beyond it JSON has no whole numbers, and arithmetic overflows


def _day_or_empty(text: str) -> str:
    if text:
        date.fromisoformat(text)
    return text


#: YYYY-MM-DD, or empty for none.
DayText = Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d)?$"), AfterValidator(_day_or_empty)]
#: Unix time, 0 for none.
Moment = Annotated[int, Field(ge=0, lt=2**35)]
#: A number from 1 on.
Number = Annotated[int, Field(ge=1)]


def fitting(kind: type[T], data: Any) -> T | None:
    """Stored data as a value of a dataclass or another type; None where it is none of it.

    Lists become tuples and texts days or keys, as the type says; fields that the dataclass does not know are left out.
    """
    wanted: Any = kind
    if not _carried(data):
        return None
    try:
        return _adapter(wanted).validate_python(data)
    except ValidationError:
        return None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _carried(data: Any) -> bool:
    """Whether pages can carry all texts in it and rules reckon with all numbers."""
    match data:
        case str():
            return carried(data)
        case int() | float():
            return abs(data) <= _LARGEST
        case dict():
            return all(carried(str(key)) and _carried(value) for key, value in data.items())
        case list():
            return all(map(_carried, data))
    return True
