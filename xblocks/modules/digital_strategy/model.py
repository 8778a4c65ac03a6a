"""The rules of W2: goals that nobody works on or measures, and measures that collide, overload or are not worth it.

A goal is `{id, indicator?, baseline?, target?, due?}`, baseline and target texts or numbers. A measure is `{id,
goal_ids[], owner?, effort, impact, start, end, depends_on[]}`: effort and impact from 1 to 5, start and end quarters
(`2027-Q1`), `depends_on` the measures that come before it. Goals and measures have ids of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from xblocks.modules.workshop.reading import (
    Day,
    Part,
    Quarter,
    Scale,
    Text,
    finding,
    known,
    percent,
    thresholds,
    unique,
)

#: Limits of the rules: from where effort or impact is high, how many measures of one owner may run in a quarter, and
#: how many percent of all measures may be such that one reconsiders them.
DEFAULTS = {"high": 4, "running": 3, "reconsider_pct": 30}

Class = Literal["quick_win", "major", "fill_in", "reconsider"]
CLASSES: tuple[Class, ...] = get_args(Class)
#: What a goal needs to be measured.
MEASURED_BY = ("indicator", "baseline", "target", "due")

Value = Text | int | Annotated[float, Field(allow_inf_nan=False)]


class Goal(Part):
    """What is to be reached, and how one will know."""

    id: Text
    indicator: Text | None = None
    baseline: Value | None = None
    target: Value | None = None
    due: Day | None = None


class Measure(Part):
    """What is done for it, by whom and when."""

    id: Text
    goal_ids: list[Text] = []
    owner: Text | None = None
    effort: Scale
    impact: Scale
    start: Quarter
    end: Quarter
    depends_on: list[Text] = []


class Sheet(Part):
    """A whole sheet."""

    goals: list[Goal] = []
    measures: list[Measure] = []

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        goals, measures = ([row.id for row in rows] for rows in (self.goals, self.measures))
        unique(goals, "goals")
        unique(measures, "measures")
        known((key for measure in self.measures for key in measure.goal_ids), goals, "goal_ids")
        known((key for measure in self.measures for key in measure.depends_on), measures, "depends_on")
        for measure in self.measures:
            if measure.start > measure.end:
                raise ValueError(f"measures: {measure.id!r} ends before it starts")
        return self


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out in a strategy, sorted by rule, then by row; [] for a sheet without any goal or measure.

    Items are ids of goals (W2-1, W2-4) or of measures. Raises ValueError for a sheet that is not one.
    """
    limits = thresholds(DEFAULTS, settings)
    read = Sheet.read(sheet)
    measures = read.measures
    aimed_at = {goal for measure in measures for goal in measure.goal_ids}
    found = [entry for goal in read.goals for entry in _of_goal(goal, aimed_at)]
    found += [finding("W2-2", "warning", [measure.id]) for measure in measures if not measure.goal_ids]
    found += [finding("W2-3", "warning", [measure.id]) for measure in measures if measure.owner is None]
    circles = [finding("W2-5", "error", circle) for circle in _circles(measures)]
    found += circles or [finding("W2-6", "warning", pair) for pair in _too_early(measures)]
    found += _overloads(measures, limits["running"])
    found += _balance(measures, limits)
    return sorted(found, key=lambda entry: entry["rule"])  # stable: rows stay in their order


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{goals, measured, measures, classes: {quick_win, major, fill_in, reconsider}, classes_pct: the same, first, last,
    rows: [{id, class}]}`: `measured` counts goals with all that it takes to measure them; shares are in percent of
    the measures, None without any, as are the first and the last quarter in which one runs. Raises ValueError as
    `findings` does.
    """
    limits = thresholds(DEFAULTS, settings)
    read = Sheet.read(sheet)
    measures = read.measures
    classes = [class_of(measure.effort, measure.impact, limits["high"]) for measure in measures]
    counts = {name: classes.count(name) for name in CLASSES}
    return {
        "goals": len(read.goals),
        "measured": sum(not _missing(goal) for goal in read.goals),
        "measures": len(measures),
        "classes": counts,
        "classes_pct": {name: percent(count, len(measures)) if measures else None for name, count in counts.items()},
        "first": min((measure.start for measure in measures), default=None),
        "last": max((measure.end for measure in measures), default=None),
        "rows": [{"id": measure.id, "class": name} for measure, name in zip(measures, classes, strict=True)],
    }


def class_of(effort: int, impact: int, high: float = DEFAULTS["high"]) -> Class:
    """Where a measure stands in the portfolio of effort and impact."""
    if impact >= high:
        return "major" if effort >= high else "quick_win"
    return "reconsider" if effort >= high else "fill_in"


def _missing(goal: Goal) -> list[str]:
    return [name for name in MEASURED_BY if getattr(goal, name) is None]


def _of_goal(goal: Goal, aimed_at: set[str]) -> Iterator[dict[str, Any]]:
    if goal.id not in aimed_at:
        yield finding("W2-1", "warning", [goal.id])
    if lacking := _missing(goal):
        yield finding("W2-4", "warning", [goal.id], missing=lacking)


def _circles(measures: Sequence[Measure]) -> list[list[str]]:
    """Measures that wait for each other, or for themselves; circles and measures in the order of the sheet."""
    edges = [(measure.id, earlier) for measure in measures for earlier in measure.depends_on]
    if not edges:
        return []
    import networkx  # here, since it takes longer to load than all our blocks together

    graph = networkx.DiGraph(edges)
    places = {measure.id: place for place, measure in enumerate(measures)}
    components = [
        sorted(component, key=places.__getitem__) for component in networkx.strongly_connected_components(graph)
    ]
    circles = [ids for ids in components if len(ids) > 1 or graph.has_edge(*ids, *ids)]
    return sorted(circles, key=lambda ids: places[ids[0]])


def _too_early(measures: Sequence[Measure]) -> list[list[str]]:
    """Pairs of a measure and one that should have ended before it starts, both in the order of the sheet."""
    places = {measure.id: place for place, measure in enumerate(measures)}
    return [
        [measure.id, measures[place].id]
        for measure in measures
        for place in sorted({places[earlier] for earlier in measure.depends_on})
        if measure.start <= measures[place].end
    ]


def _overloads(measures: Sequence[Measure], running: float) -> Iterator[dict[str, Any]]:
    """Per owner and quarter the measures that run at once, if they are more than may."""
    for owner in dict.fromkeys(measure.owner for measure in measures if measure.owner is not None):
        own = [measure for measure in measures if measure.owner == owner]
        for quarter in _quarters(min(measure.start for measure in own), max(measure.end for measure in own)):
            ids = [measure.id for measure in own if measure.start <= quarter <= measure.end]
            if len(ids) > running:
                yield finding("W2-7", "warning", ids, owner=owner, quarter=quarter, count=len(ids))


def _quarters(first: str, last: str) -> list[str]:
    """All quarters from the first to the last."""
    begin, end = (int(quarter[:4]) * 4 + int(quarter[-1]) - 1 for quarter in (first, last))
    return [f"{number // 4:04}-Q{number % 4 + 1}" for number in range(begin, end + 1)]


def _balance(measures: Sequence[Measure], limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if not measures:
        return
    classes = {measure.id: class_of(measure.effort, measure.impact, limits["high"]) for measure in measures}
    doubtful = [key for key, name in classes.items() if name == "reconsider"]
    wins = sum(name == "quick_win" for name in classes.values())
    if wins == 0 or Fraction(100 * len(doubtful), len(measures)) > limits["reconsider_pct"]:
        share = percent(len(doubtful), len(measures))
        yield finding("W2-8", "hint", doubtful, reconsider_pct=share, quick_wins=wins)
