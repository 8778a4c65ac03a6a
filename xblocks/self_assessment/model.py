"""The rules of self-assessment: what a rating is, and what a person's profile says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from xblocks.self_assessment.content import Competence, Content, Occasion

# Ratings in the order of time; `then` is not a time but a second look at the one before.
TIMES = (Occasion.T0, Occasion.T1, Occasion.T2, Occasion.T3)
SKIPS = ("not_applicable", "no_answer")
_SEVERAL = 3  # known levels that it takes for one of them to stand out


@dataclass(frozen=True)
class Rating:
    """What a learner said about one competence on one occasion: a level, or why there is none; perhaps a target."""

    level: int | None = None
    skip: str | None = None
    target: int | None = None

    @property
    def answered(self) -> bool:
        """Whether the question is done, with a level or on purpose without one."""
        return self.level is not None or self.skip is not None

    def stored(self) -> dict[str, Any]:
        """As plain JSON: only what was said."""
        return {name: value for name, value in vars(self).items() if value is not None}


Record = Mapping[tuple[Occasion, str], Rating]


@dataclass(frozen=True)
class Row:
    """One competence in the profile. Levels are None where the learner gave none; gains where either is missing.

    `skip` says why there is no level now, if she said so.
    """

    competence: Competence
    before: int | None
    then: int | None
    now: int | None
    target: int | None
    skip: str | None = None

    @property
    def gain(self) -> int | None:
        """Now − before, both judged at their own time."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def retrospective_gain(self) -> int | None:
        """Now − how it was before, both judged today."""
        return None if self.now is None or self.then is None else self.now - self.then

    @property
    def gap(self) -> int | None:
        """What is missing to the target; without a target, to the highest level."""
        if self.now is None:
            return None
        return (len(self.competence.levels) - 1 if self.target is None else self.target) - self.now

    @property
    def following(self) -> int | None:
        """The level that is the next step; None where there is no gap."""
        return self.now + 1 if self.now is not None and self.gap is not None and self.gap > 0 else None


@dataclass(frozen=True)
class Recommendation:
    """A module by its key, and the competence whose gap speaks for it."""

    module: str
    reason: Row


@dataclass(frozen=True)
class Profile:
    """A learner's profile: rows in the framework's order and what stands out. `answered` counts those of `latest`."""

    rows: tuple[Row, ...]
    first: Occasion | None
    latest: Occasion | None
    answered: int
    strongest: Row | None
    largest_gap: Row | None
    recommended: tuple[Recommendation, ...]

    @property
    def mean_gain(self) -> float | None:
        """Mean of the plain gains of all competences that have one."""
        return _mean(row.gain for row in self.rows)

    @property
    def mean_retrospective_gain(self) -> float | None:
        """Mean of the retrospective gains of all competences that have one."""
        return _mean(row.retrospective_gain for row in self.rows)


def _mean(values: Iterable[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def fits(competence: Competence, rating: Rating) -> bool:
    """Whether a rating's level and target exist in the framework and it says one thing only."""
    levels = range(len(competence.levels))
    return (
        (rating.level is None or rating.level in levels)
        and (rating.target is None or rating.target in levels)
        and (rating.skip is None or (rating.skip in SKIPS and rating.level is None))
    )


def done(content: Content, record: Record, occasion: Occasion) -> int:
    """How many competences of the framework are answered on an occasion."""
    return sum(record.get((occasion, entry.key), Rating()).answered for entry in content.competences)


def profile(content: Content, record: Record) -> Profile:
    """What the record says: the first and the latest rating, gains, strongest, largest gap, recommended modules.

    Strongest is the highest level, largest gap the highest `gap`; ties go to the competence that comes first. Neither is
    named where fewer than three levels are known or all are equal, and both never name the same competence.
    """
    rated = [time for time in TIMES if any(key[0] == time and rating.answered for key, rating in record.items())]
    first, latest = (rated[0], rated[-1]) if rated else (None, None)
    rows = tuple(_row(entry, record, first, latest) for entry in content.competences)
    with_gap = sorted((row for row in rows if (row.gap or 0) > 0), key=lambda row: -(row.gap or 0))
    strongest = _strongest(rows)
    return Profile(
        rows=rows,
        first=first if first != latest else None,
        latest=latest,
        answered=done(content, record, latest) if latest else 0,
        strongest=strongest,
        largest_gap=next((row for row in with_gap if row is not strongest), None) if strongest else None,
        recommended=_recommended(with_gap),
    )


def _strongest(rows: Iterable[Row]) -> Row | None:
    known = [(row, row.now) for row in rows if row.now is not None]
    levels = [level for _row, level in known]
    apart = len(levels) >= _SEVERAL and len(set(levels)) > 1
    return max(known, key=lambda pair: pair[1])[0] if apart else None


def _recommended(rows: Iterable[Row]) -> tuple[Recommendation, ...]:
    """The modules of these competences in their order, each once, for the first one that names it."""
    reasons: dict[str, Row] = {}
    for row in rows:
        for module in row.competence.modules:
            reasons.setdefault(module, row)
    return tuple(Recommendation(module, row) for module, row in reasons.items())


def _row(entry: Competence, record: Record, first: Occasion | None, latest: Occasion | None) -> Row:
    def level(occasion: Occasion | None) -> int | None:
        found = record.get((occasion, entry.key)) if occasion else None
        return found.level if found and found.level in range(len(entry.levels)) else None

    targets = [record[time, entry.key].target for time in reversed(TIMES) if (time, entry.key) in record]
    target = next((value for value in targets if value in range(len(entry.levels))), None)
    return Row(
        competence=entry,
        before=level(first) if first != latest else None,
        then=level(Occasion.THEN),
        now=level(latest),
        target=target,
        skip=record.get((latest, entry.key), Rating()).skip if latest else None,
    )
