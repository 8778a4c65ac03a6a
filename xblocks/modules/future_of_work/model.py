"""The rules of W3: axes that open too little, futures for which there is no idea, and how measures do in each of them.

An uncertainty is `{id, impact, uncertainty, driver_group?, pole_low?, pole_high?}`, impact and uncertainty from 1 to 5.
`axes` are none or two of their ids. `scenarios` are none or four `{name?, story?, signals[]}`; their places are their
numbers, 1 to 4. A measure is `{id, fit}`: how well it does in each of the four, from −2 to +2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from xblocks.modules.workshop.reading import Part, Scale, Text, finding, known, plain, thresholds, unique

#: Limits of the rules: the score below which an axis opens too little, down to which uncertainty something is a trend,
#: from which fit on a measure does well in a scenario, and from which mean on it is robust.
DEFAULTS = {"axis_score": 12, "trend": 2, "well": 1, "robust_mean": 1}
SCENARIOS = 4

Class = Literal["robust", "neutral", "bet", "weak"]
CLASSES: tuple[Class, ...] = get_args(Class)
Fit = Annotated[int, Field(ge=-2, le=2)]


class Uncertainty(Part):
    """What may turn out one way or the other."""

    id: Text
    impact: Scale
    uncertainty: Scale
    driver_group: Text | None = None
    pole_low: Text | None = None
    pole_high: Text | None = None

    @property
    def score(self) -> int:
        """How much it opens as an axis."""
        return self.impact * self.uncertainty


class Scenario(Part):
    """One of the four futures."""

    name: Text | None = None
    story: Text | None = None
    signals: list[Text] = []


class Measure(Part):
    """What is to hold in all of them."""

    id: Text
    fit: Annotated[list[Fit], Field(min_length=SCENARIOS, max_length=SCENARIOS)]

    @property
    def mean(self) -> Fraction:
        """How well it does on the whole."""
        return Fraction(sum(self.fit), SCENARIOS)


class Sheet(Part):
    """A whole sheet."""

    uncertainties: list[Uncertainty] = []
    axes: list[Text] = []
    scenarios: list[Scenario] = []
    measures: list[Measure] = []

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        ids = [row.id for row in self.uncertainties]
        unique(ids, "uncertainties")
        unique((row.id for row in self.measures), "measures")
        unique(self.axes, "axes")
        known(self.axes, ids, "axes")
        if len(self.axes) not in (0, 2):
            raise ValueError("axes: there are none, or two")
        if len(self.scenarios) not in (0, SCENARIOS):
            raise ValueError("scenarios: there are none, or four")
        return self

    @property
    def chosen(self) -> list[Uncertainty]:
        """The uncertainties that are the axes, the horizontal one first."""
        by_id = {row.id: row for row in self.uncertainties}
        return [by_id[key] for key in self.axes]


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out, sorted by rule, then by row; [] for a sheet with neither uncertainty nor measure.

    Items are ids of uncertainties, in W3-4 the number of a scenario. Raises ValueError for a sheet that is not one.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    axes = sorted(read.chosen, key=read.uncertainties.index)
    found = [
        finding("W3-1", "warning", [axis.id], score=axis.score) for axis in axes if axis.score < limits["axis_score"]
    ]
    if len({axis.driver_group for axis in axes}) == 1 and axes[0].driver_group is not None:
        found.append(finding("W3-2", "warning", [axis.id for axis in axes]))
    found += [finding("W3-3", "hint", [row.id]) for row in read.uncertainties if row.uncertainty <= limits["trend"]]
    best = _best(read.measures)
    found += [finding("W3-4", "warning", [str(number)]) for number, fit in enumerate(best, 1) if fit < limits["well"]]
    return found


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{uncertainties: [{id, score}], suggested: [id, id], measures: [{id, class, mean, regret}], classes: {robust,
    neutral, bet, weak}}`: suggested as axes are the two with the highest score, fewer where there are fewer; `regret` is
    the largest distance, over the scenarios, to the best measure there (Savage 1951). Raises ValueError as `findings`.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    best = _best(read.measures)
    classes = [class_of(measure.fit, limits["robust_mean"]) for measure in read.measures]
    ranked = sorted(read.uncertainties, key=lambda row: (-row.score, -row.uncertainty, row.id))
    return {
        "uncertainties": [{"id": row.id, "score": row.score} for row in read.uncertainties],
        "suggested": [row.id for row in ranked[:2]],
        "measures": [
            {
                "id": measure.id,
                "class": name,
                "mean": plain(measure.mean),
                "regret": max(top - fit for top, fit in zip(best, measure.fit, strict=True)),
            }
            for measure, name in zip(read.measures, classes, strict=True)
        ],
        "classes": {name: classes.count(name) for name in CLASSES},
    }


def class_of(fit: Sequence[int], robust_mean: float = DEFAULTS["robust_mean"]) -> Class:
    """How a measure holds by its fits: the first that applies."""
    mean = Fraction(sum(fit), len(fit))
    if min(fit) >= 0:
        return "robust" if mean >= robust_mean else "neutral"
    return "bet" if mean > 0 else "weak"


def _best(measures: Sequence[Measure]) -> list[int]:
    """The best fit in each scenario; nothing without measures."""
    return [max(fits) for fits in zip(*(measure.fit for measure in measures), strict=True)]
