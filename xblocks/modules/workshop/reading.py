"""Reading a sheet strictly, as every module's rules want it, and what findings are made of. Pure.

A module describes its sheet with `Part` models whose fields carry the types below. Whatever is missing, of a wrong type
or out of range raises ValueError (pydantic's ValidationError is one); absent, null, blank text, [] and {} are all
"missing"; further keys are ignored. A sheet that was read is read again as it is: findings and figures share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import copysign, isnan, trunc
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Severity = Literal["error", "warning", "hint"]
T = TypeVar("T")


def missing(value: Any) -> bool:
    """Whether a value counts as not given. 0 and False are values."""
    return (not value and value != 0) or (isinstance(value, str) and value.isspace())


def given(data: Any) -> Any:
    """The same without what is missing, in rows as well."""
    if isinstance(data, dict):
        return {name: given(value) for name, value in data.items() if not missing(value)}
    return [given(value) for value in data] if isinstance(data, list) else data


class Part(BaseModel):
    """A sheet or a row of it, read strictly."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    @classmethod
    def read(cls, sheet: Any) -> Self:
        """Read a sheet, or take one that was read as it is. Raises ValueError."""
        return sheet if isinstance(sheet, cls) else cls.model_validate(given(sheet))


def _calendar_day(text: str) -> str:
    date.fromisoformat(text)
    return text


Text = Annotated[str, Field(pattern=r"\S")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_calendar_day)]
Quarter = Annotated[str, Field(pattern=r"^[0-9]{4}-Q[1-4]$")]
Scale = Annotated[int, Field(ge=1, le=5)]
Count = Annotated[int, Field(ge=0)]
Amount = Annotated[int | Annotated[float, Field(allow_inf_nan=False)], Field(ge=0)]


def unique(values: Iterable[T], what: str) -> None:
    """Raise ValueError if one of the values stands there twice."""
    seen: set[T] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what}: {value!r} stands there twice")
        seen.add(value)


def known(values: Iterable[T], among: Iterable[T], what: str) -> None:
    """Raise ValueError if one of the values is not among those that exist."""
    existing = set(among)
    for value in values:
        if value not in existing:
            raise ValueError(f"{what}: {value!r} does not exist")


def finding(rule: str, severity: Severity, items: Iterable[str] = (), /, **values: Any) -> dict[str, Any]:
    """One finding, as plain JSON."""
    return {"rule": rule, "severity": severity, "items": list(items), "values": values}


def percent(part: float | Fraction, whole: float | Fraction) -> float:
    """part / whole in percent, rounded half-up (away from zero) to one decimal; computed exactly."""
    tenths = Fraction(part) * 1000 / Fraction(whole)
    return trunc(tenths + Fraction(copysign(0.5, tenths))) / 10


def plain(value: Fraction) -> int | float:
    """An exact number as JSON has it: whole, or the nearest float."""
    return value.numerator if value.denominator == 1 else float(value)


def thresholds(defaults: Mapping[str, float], given: Mapping[str, Any] | None) -> dict[str, float]:
    """The limits of a module's rules, with the author's in place of the defaults. ValueError for what is no number."""
    chosen = {name: value for name, value in (given or {}).items() if name in defaults and value is not None}
    for name, value in chosen.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or isnan(value):
            raise ValueError(f"{name}: {value!r} is not a number")
    return {**defaults, **chosen}
