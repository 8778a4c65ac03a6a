"""The rules of W4: what a mandate lacks, and whether both sides have signed the same text.

A sheet is `{scope_in[], scope_out[], decision_rights[]{topic, level}, members, time_percent, weekly_hours, sponsor?{role?,
tasks[]}, factors{…: flag}, term_start?, review_date?, personalrat_informed, signatures[]{side, version}}` and what else
`docs/domain/w4-design-spaces.md` names. Levels count from 1 (inform) to 4 (decide). The signatures are those of the
version as it stands.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from xblocks.modules.workshop.reading import Amount, Count, Day, Part, Text, finding, percent, plain, thresholds

#: Limits of the rules: the mean level and the share of working time below which the team can hardly work, how many of
#: the seven factors are enough to begin with, and after how many months at the latest the mandate is reviewed.
DEFAULTS = {"mean_level": 2, "time_percent": 5, "factors": 5, "review_months": 6}

Side = Literal["leadership", "team"]
SIDES: tuple[Side, ...] = get_args(Side)
#: What carries public innovation labs (Haug, Mergel), in the domain's order.
FACTORS = (
    "supervisor_support",
    "organisational_structure",
    "autonomy",
    "resources",
    "leader_behaviour",
    "participant_attitude",
    "space",
)


class Right(Part):
    """How far the team decides on a topic."""

    topic: Text
    level: Annotated[int, Field(ge=1, le=4)]


class Sponsor(Part):
    """Who in the leadership stands behind the team: a role, no name."""

    role: Text | None = None
    tasks: list[Text] = []


class Factors(Part):
    """The seven conditions."""

    supervisor_support: bool = False
    organisational_structure: bool = False
    autonomy: bool = False
    resources: bool = False
    leader_behaviour: bool = False
    participant_attitude: bool = False
    space: bool = False

    @property
    def lacking(self) -> list[str]:
        """Those that are not there, in the domain's order."""
        return [name for name in FACTORS if not getattr(self, name)]


class Signature(Part):
    """That a side signed a version."""

    side: Side
    version: Annotated[int, Field(ge=1)]
    date: Day | None = None


class Sheet(Part):
    """A whole sheet."""

    purpose: Text | None = None
    scope_in: list[Text] = []
    scope_out: list[Text] = []
    decision_rights: list[Right] = []
    members: Count = 0
    time_percent: Annotated[Amount, Field(le=100)] = 0
    weekly_hours: Amount = 39
    budget_eur: Amount | None = None
    space: Text | None = None
    sponsor: Sponsor | None = None
    factors: Factors = Factors()
    term_start: Day | None = None
    term_end: Day | None = None
    review_date: Day | None = None
    personalrat_informed: bool = False
    signatures: list[Signature] = []

    def signed(self, side: Side) -> int | None:
        """The highest version that a side signed."""
        return max((found.version for found in self.signatures if found.side == side), default=None)

    @property
    def mean(self) -> Fraction | None:
        """The mean decision level."""
        levels = [right.level for right in self.decision_rights]
        return Fraction(sum(levels), len(levels)) if levels else None


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out, sorted by rule; [] for a sheet without decision right.

    Items are texts of `scope_in` in W4-2, factors in W4-6. Raises ValueError for a sheet that is not one.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    if read.mean is None:
        return []
    found = []
    if read.sponsor is None or read.sponsor.role is None:
        found.append(finding("W4-1", "error"))
    found += [finding("W4-2", "error", [text]) for text in _on_both_sides(read)]
    versions = {side: read.signed(side) for side in SIDES}
    if None in versions.values() or len({*versions.values()}) > 1:
        found.append(finding("W4-3", "error", **versions))
    if read.mean < limits["mean_level"]:
        found.append(finding("W4-4", "warning", mean=plain(read.mean)))
    if read.time_percent < limits["time_percent"]:
        found.append(finding("W4-5", "warning", time_percent=read.time_percent))
    found += _factors(read.factors, limits["factors"])
    if read.term_start and read.review_date:
        latest = months_later(date.fromisoformat(read.term_start), int(limits["review_months"]))
        if date.fromisoformat(read.review_date) > latest:
            found.append(finding("W4-7", "warning"))
    if not read.personalrat_informed:
        found.append(finding("W4-8", "warning"))
    return found


def _on_both_sides(read: Sheet) -> list[str]:
    """What is said to be inside and outside, as it stands first inside."""
    outside = {text.strip().casefold() for text in read.scope_out}
    first: dict[str, str] = {}
    for text in read.scope_in:
        first.setdefault(text.strip().casefold(), text)
    return [text for key, text in first.items() if key in outside]


def _factors(factors: Factors, enough: float) -> list[dict[str, Any]]:
    lacking = factors.lacking
    there = len(FACTORS) - len(lacking)
    share = percent(there, len(FACTORS))
    if there < enough:
        return [finding("W4-6", "warning", lacking, factors_pct=share)]
    return [finding("W4-6", "hint", [name], factors_pct=share) for name in lacking]


def months_later(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{hours, mean_level, factors, factors_pct, status, leadership, team}`: the hours of the team per week, the mean
    decision level (None without one), how many factors are in place and their share, `open` or `signed`, and the version
    that each side signed (None). Raises ValueError as `findings`.
    """
    del settings
    read = Sheet.read(sheet)
    there = len(FACTORS) - len(read.factors.lacking)
    versions: dict[str, int | None] = {side: read.signed(side) for side in SIDES}
    signed = None not in versions.values() and len({*versions.values()}) == 1
    return {
        "hours": plain(read.members * Fraction(str(read.time_percent)) / 100 * Fraction(str(read.weekly_hours))),
        "mean_level": None if read.mean is None else plain(read.mean),
        "factors": there,
        "factors_pct": percent(there, len(FACTORS)),
        "status": "signed" if signed else "open",
        **versions,
    }
