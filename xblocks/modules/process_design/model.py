"""The rules of W8: what a process sheet says about times, media, handovers and waste.

A step is `{order, name, role, medium, touch_min, wait_min, value, rag?}`; minutes are working minutes, `wait_min` the
waiting after the step. Steps run by `order`, whatever their place in the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from xblocks.modules.workshop.reading import Amount, Count, Part, Text, finding, percent, plain, thresholds, unique

#: Limits of the rules: process cycle efficiency in percent, a step's share of the waiting in percent, handovers.
DEFAULTS = {"pce_low_pct": 5, "pce_high_pct": 25, "wait_share_pct": 50, "handovers": 3}

Which = Literal["as_is", "to_be"]
LISTS: tuple[Which, ...] = get_args(Which)

Medium = Literal["paper", "digital", "phone", "person"]
MEDIA: tuple[Medium, ...] = get_args(Medium)
#: What a step is worth: it adds value, is needed, or is waste.
Worth = Literal["V", "N", "W"]
WORTHS: tuple[Worth, ...] = get_args(Worth)


class Step(Part):
    """One step of a process."""

    order: Annotated[int, Field(ge=1)]
    name: Text
    role: Text
    medium: Medium
    touch_min: Count
    wait_min: Count
    value: Worth
    rag: Text | None = None


class Sheet(Part):
    """A whole sheet."""

    as_is: list[Step] = []
    to_be: list[Step] = []
    cases_per_year: Count | None = None
    hourly_rate_eur: Amount | None = None

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        for name in LISTS:
            unique((step.order for step in getattr(self, name)), name)
        return self

    @property
    def lists(self) -> dict[str, list[Step]]:
        """Both lists with their steps in order."""
        return {name: sorted(getattr(self, name), key=lambda step: step.order) for name in LISTS}


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out in a sheet, sorted by rule, then by step; [] for a sheet without any step.

    Items are steps (`as_is:3`: list and order) or lists. Raises ValueError for a sheet that is not one.
    """
    limits = thresholds(DEFAULTS, settings)
    lists = Sheet.read(sheet).lists
    found = [entry for name, steps in lists.items() if steps for entry in _of_list(name, steps, limits)]
    as_is, to_be = (lists[name] for name in LISTS)
    if as_is:  # without steps to_be takes no time, so no longer
        lead, touch = _lead(to_be) - _lead(as_is), _touch(to_be) - _touch(as_is)
        if lead > 0 or touch > 0:
            found.append(finding("W8-6", "error", ["to_be"], lead_change_min=lead, touch_change_min=touch))
    return sorted(found, key=lambda entry: entry["rule"])  # stable: lists and steps stay in their order


def figures(sheet: dict[str, Any] | Sheet) -> dict[str, Any]:
    """The derived numbers.

    `{as_is, to_be, lead_change_pct, saved_min_per_case, saved_hours, saved_eur}`; each list None without steps, else
    `{steps, touch_min, wait_min, lead_min, flow_pct, pce_pct, media_breaks, handovers}`, percentages None for lead 0.
    What compares both lists, or needs a number that is not given, is None. Raises ValueError as `findings` does.
    """
    read = Sheet.read(sheet)
    lists = read.lists
    as_is, to_be = (lists[name] for name in LISTS)
    found: dict[str, Any] = {name: _of_steps(steps) if steps else None for name, steps in lists.items()}
    saved = hours = None
    change = None
    if as_is and to_be:
        saved = _touch(as_is) - _touch(to_be)
        change = percent(_lead(to_be) - _lead(as_is), _lead(as_is)) if _lead(as_is) else None
        hours = None if read.cases_per_year is None else Fraction(saved * read.cases_per_year, 60)
    euro = None if hours is None or read.hourly_rate_eur is None else hours * Fraction(read.hourly_rate_eur)
    return {
        **found,
        "lead_change_pct": change,
        "saved_min_per_case": saved,
        "saved_hours": None if hours is None else plain(hours),
        "saved_eur": None if euro is None else plain(euro),
    }


def _of_list(name: str, steps: Sequence[Step], limits: Mapping[str, float]) -> list[dict[str, Any]]:
    def item(step: Step) -> str:
        return f"{name}:{step.order}"

    found = [
        finding("W8-1", "warning", [item(one), item(two)]) for one, two in pairwise(steps) if one.medium != two.medium
    ]
    lead = _lead(steps)
    if lead:
        efficiency = Fraction(100 * _value(steps), lead)
        if efficiency < limits["pce_low_pct"]:
            found.append(finding("W8-2", "warning", [name], pce_pct=percent(_value(steps), lead)))
        elif efficiency >= limits["pce_high_pct"]:
            found.append(finding("W8-2", "hint", [name], pce_pct=percent(_value(steps), lead)))
    waiting = _wait(steps)
    for step in steps:
        if waiting and Fraction(100 * step.wait_min, waiting) > limits["wait_share_pct"]:
            found.append(finding("W8-3", "warning", [item(step)], wait_pct=percent(step.wait_min, waiting)))
    if _handovers(steps) >= limits["handovers"]:
        found.append(finding("W8-4", "hint", [name], handovers=_handovers(steps)))
    found += [finding("W8-5", "hint", [item(step)]) for step in steps if step.value == "W"]
    return found


def _of_steps(steps: Sequence[Step]) -> dict[str, Any]:
    lead = _lead(steps)
    return {
        "steps": len(steps),
        "touch_min": _touch(steps),
        "wait_min": _wait(steps),
        "lead_min": lead,
        "flow_pct": percent(_touch(steps), lead) if lead else None,
        "pce_pct": percent(_value(steps), lead) if lead else None,
        "media_breaks": sum(one.medium != two.medium for one, two in pairwise(steps)),
        "handovers": _handovers(steps),
    }


def _touch(steps: Sequence[Step]) -> int:
    return sum(step.touch_min for step in steps)


def _wait(steps: Sequence[Step]) -> int:
    return sum(step.wait_min for step in steps)


def _value(steps: Sequence[Step]) -> int:
    return sum(step.touch_min for step in steps if step.value == "V")


def _lead(steps: Sequence[Step]) -> int:
    return _touch(steps) + _wait(steps)


def _handovers(steps: Sequence[Step]) -> int:
    return sum(one.role != two.role for one, two in pairwise(steps))
