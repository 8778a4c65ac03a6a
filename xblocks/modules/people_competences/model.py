"""The rules of W5: gaps that nothing is planned for, knowledge that hangs on one role or is nowhere, and who could teach.

A profile is `{id}` and stands for a role, never for a person. A competence is `{id, target, weight}`: one of C1 to C10, a
level from 0 to 4 for all profiles, and a weight from 1 to 3. `actual` has the levels by profile and competence; a cell that
is not there is not rated. A measure is `{id, competence, profiles[], format, hours?, due?}`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from xblocks.modules.workshop.reading import Amount, Day, Part, Text, finding, known, percent, thresholds, unique

#: Limits of the rules: from which gap on something has to be planned.
DEFAULTS = {"gap": 2}

Competence = Literal["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10"]
COMPETENCES: tuple[Competence, ...] = get_args(Competence)
Level = Annotated[int, Field(ge=0, le=4)]
Format = Literal["course", "practice", "peer", "coaching"]
FORMATS: tuple[Format, ...] = get_args(Format)


class Profile(Part):
    """A role."""

    id: Text


class Needed(Part):
    """A competence that matters here."""

    id: Competence
    target: Level
    weight: Annotated[int, Field(ge=1, le=3)] = 1


class Measure(Part):
    """What is done for one competence of some profiles."""

    id: Text
    competence: Competence
    profiles: list[Text] = []
    format: Format
    hours: Amount | None = None
    due: Day | None = None


class Cell(NamedTuple):
    """A level of a profile, the competence that it is of, and how far it is below the target."""

    profile: str
    needed: Needed
    actual: int
    gap: int


class Sheet(Part):
    """A whole sheet."""

    profiles: list[Profile] = []
    competences: list[Needed] = []
    actual: dict[Text, dict[Competence, Level]] = {}
    measures: list[Measure] = []

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        profiles, competences = [row.id for row in self.profiles], [row.id for row in self.competences]
        unique(profiles, "profiles")
        unique(competences, "competences")
        unique((row.id for row in self.measures), "measures")
        known(self.actual, profiles, "actual")
        known(chain.from_iterable(self.actual.values()), competences, "actual")
        known((row.competence for row in self.measures), competences, "measures")
        known(chain.from_iterable(row.profiles for row in self.measures), profiles, "measures")
        return self

    @cached_property
    def cells(self) -> list[Cell]:
        """The rated cells, profile by profile, in the order of the sheet. What is above target makes up for nothing."""
        columns = [(needed, needed.id, needed.target) for needed in self.competences]
        return [
            Cell(profile.id, needed, actual, target - actual if target > actual else 0)
            for profile in self.profiles
            for levels in [self.actual.get(profile.id, {})]
            for needed, key, target in columns
            if (actual := levels.get(key)) is not None
        ]

    @cached_property
    def at_target(self) -> dict[str, int]:
        """How many profiles reach each rated competence, in the order of the sheet."""
        rated = {cell.needed.id for cell in self.cells}
        reached = Counter(cell.needed.id for cell in self.cells if not cell.gap)
        return {row.id: reached[row.id] for row in self.competences if row.id in rated}


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out, sorted by rule, then by row; [] for a sheet without a rated cell.

    Items are ids: of profile and competence for a cell, of a competence, of a measure. Raises ValueError for a sheet that
    is not one.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    cells = read.cells
    if not cells:
        return []
    found = [
        finding("W5-1", "warning", [cell.profile, cell.needed.id], gap=cell.gap) for cell in _open(read, cells, limits)
    ]
    for key, count in read.at_target.items():
        if count < 2:
            found.append(finding("W5-2", "warning" if count else "error", [key], at_target=count))
    found += [
        finding("W5-3", "hint", [cell.profile, cell.needed.id]) for cell in cells if cell.actual > cell.needed.target
    ]
    found += [finding("W5-4", "warning", [measure.id]) for measure in read.measures if measure.due is None]
    return found


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{rated, fulfilment_pct, cells: [{profile, competence, gap}], competences: [{id, rated, at_target}], large, open,
    single, nowhere, measures, dated}`: how many cells are rated; how much of the weighted targets is reached, None where
    there is nothing to reach; of each competence, by how many profiles it is rated and reached; how many gaps are large,
    and for how many of these nothing is planned; how many rated competences one profile alone reaches, or none; how many
    measures there are, and how many with a day. Raises ValueError as `findings` does.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    cells = read.cells
    wanted = sum(cell.needed.weight * cell.needed.target for cell in cells)
    lacking = sum(cell.needed.weight * cell.gap for cell in cells)
    reached = read.at_target
    rated = Counter(cell.needed.id for cell in cells)
    return {
        "rated": len(cells),
        "fulfilment_pct": percent(wanted - lacking, wanted) if wanted else None,
        "cells": [{"profile": cell.profile, "competence": cell.needed.id, "gap": cell.gap} for cell in cells],
        "competences": [
            {"id": row.id, "rated": rated[row.id], "at_target": reached.get(row.id, 0)} for row in read.competences
        ],
        "large": sum(cell.gap >= limits["gap"] for cell in cells),
        "open": sum(1 for _cell in _open(read, cells, limits)),
        "single": sum(count == 1 for count in reached.values()),
        "nowhere": sum(count == 0 for count in reached.values()),
        "measures": len(read.measures),
        "dated": sum(measure.due is not None for measure in read.measures),
    }


def _open(sheet: Sheet, cells: list[Cell], limits: Mapping[str, float]) -> Iterator[Cell]:
    """The cells with a large gap whose competence and profile no measure joins."""
    planned = {(measure.competence, profile) for measure in sheet.measures for profile in measure.profiles}
    return (cell for cell in cells if cell.gap >= limits["gap"] and (cell.needed.id, cell.profile) not in planned)
