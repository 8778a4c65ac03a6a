"""The rules of W6: whom a participation plan asks too little, promises too much, or cannot reach.

A stakeholder is `{id, power, interest, attitude, level, methods[], digital_only, hard_to_reach, feedback_date?,
staff_body}`: power, interest and level from 1 to 5, attitude from −2 to +2. Levels are the five of our own: 1 inform,
2 hear, 3 involve, 4 design together, 5 let decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from xblocks.modules.workshop.reading import Day, Part, Scale, Text, finding, thresholds, unique

#: Limits of the rules: from where power or interest is high, from which level on feedback is owed, and from where
#: power and (down to) attitude make somebody critical.
DEFAULTS = {"high": 4, "feedback_level": 2, "critical_power": 4, "critical_attitude": -1}

Method = Literal[
    "newsletter",
    "website",
    "survey",
    "hearing",
    "focus_group",
    "world_cafe",
    "working_group",
    "design_sprint",
    "ballot",
    "delegated_budget",
]
METHODS: tuple[Method, ...] = get_args(Method)
#: The highest level that each method carries.
REACH: dict[str, int] = dict(zip(METHODS, (1, 1, 2, 2, 3, 3, 4, 4, 5, 5), strict=True))
Quadrant = Literal["both", "power", "interest", "neither"]
QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)


class Stakeholder(Part):
    """Somebody who is concerned, and how she is to take part."""

    id: Text
    power: Scale
    interest: Scale
    attitude: Annotated[int, Field(ge=-2, le=2)]
    level: Scale
    methods: list[Method] = []
    digital_only: bool = False
    hard_to_reach: bool = False
    feedback_date: Day | None = None
    staff_body: bool = False


class Sheet(Part):
    """A whole sheet."""

    touches_staff: bool = False
    stakeholders: list[Stakeholder] = []

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        unique((person.id for person in self.stakeholders), "stakeholders")
        return self


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out in a plan, sorted by rule, then by row; [] for a sheet without any stakeholder.

    Items are ids of stakeholders. Raises ValueError for a sheet that is not one.
    """
    limits = thresholds(DEFAULTS, settings)
    read = Sheet.read(sheet)
    people = read.stakeholders
    if not people:
        return []
    found = [entry for person in people for entry in _of_person(person, limits)]
    if read.touches_staff and not any(person.staff_body for person in people):
        found.append(finding("W6-6", "error"))
    return sorted(found, key=lambda entry: entry["rule"])  # stable: people stay in their order


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{stakeholders, quadrants: {both, power, interest, neither}, levels: {"1": …, "5": …}, rows: [{id, quadrant,
    minimum, reach}]}`: how many stand in each quadrant (which of power and interest is high) and on each level; per
    row the lowest level that fits and the highest its methods carry (0 without any). Raises ValueError as `findings`
    does.
    """
    limits = thresholds(DEFAULTS, settings)
    people = Sheet.read(sheet).stakeholders
    places = [quadrant(person.power, person.interest, limits["high"]) for person in people]
    return {
        "stakeholders": len(people),
        "quadrants": {name: places.count(name) for name in _MINIMUM},
        "levels": {str(level): sum(person.level == level for person in people) for level in range(1, 6)},
        "rows": [
            {"id": person.id, "quadrant": place, "minimum": _MINIMUM[place], "reach": reach(person.methods)}
            for person, place in zip(people, places, strict=True)
        ],
    }


def quadrant(power: int, interest: int, high: float = DEFAULTS["high"]) -> Quadrant:
    """Which of power and interest is high."""
    if power >= high:
        return "both" if interest >= high else "power"
    return "interest" if interest >= high else "neither"


#: The lowest level that fits a quadrant.
_MINIMUM: dict[Quadrant, int] = {"both": 3, "power": 2, "interest": 2, "neither": 1}


def reach(methods: Sequence[str]) -> int:
    """The highest level that one of the methods carries; 0 without any."""
    return max((REACH[method] for method in methods), default=0)


def _of_person(person: Stakeholder, limits: Mapping[str, float]) -> list[dict[str, Any]]:
    found = []
    minimum = _MINIMUM[quadrant(person.power, person.interest, limits["high"])]
    if person.level < minimum:
        found.append(finding("W6-1", "warning", [person.id], level=person.level, minimum=minimum))
    if reach(person.methods) < person.level:
        found.append(finding("W6-2", "warning", [person.id], level=person.level, reach=reach(person.methods)))
    if person.level >= limits["feedback_level"] and person.feedback_date is None:
        found.append(finding("W6-3", "warning", [person.id]))
    if person.hard_to_reach and person.digital_only:
        found.append(finding("W6-4", "warning", [person.id]))
    if person.power >= limits["critical_power"] and person.attitude <= limits["critical_attitude"]:
        found.append(finding("W6-5", "hint", [person.id]))
    return found
