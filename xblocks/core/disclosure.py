"""The one rule for figures about groups: nobody can be recognised in them (docs/domain/disclosure.md).

A figure needs at least `minimum` people behind it. Smaller parts are hidden, and so is the smallest shown part while
the hidden ones together hold one to `minimum - 1` people (complementary suppression). A table that differs from one
already published by so few people isolates them and stays back, and a published figure is renewed only when at least
`minimum` people's answers came, went or changed.

The sums of a vote are one figure: the whole of them, or none. Of answers to a questionnaire less may be said than of
other figures (docs/domain/evaluation.md): what so few answers come to is worked out here, and says nothing where they
are too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from statistics import stdev
from typing import Literal, TypeVar

MINIMUM = 5
MEAN_FROM = 10  # answers from which on a mean may be shown, to half a point

#: How many agree with a statement.
Band = Literal["most", "half", "few"]
#: From which share of the answers 4 and 5 on, the larger first; below the last of them few agree.
_BANDS: tuple[tuple[Fraction, Band], ...] = ((Fraction(7, 10), "most"), (Fraction(35, 100), "half"))
_AGREES = 4
_PLACES = 9  # to which a deviation is rounded before it is compared

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Table:
    """Numbers of people: the total and its parts, None where a number is withheld."""

    total: int | None
    parts: dict[str, int | None]


def table(counts: Mapping[str, int], minimum: int = MINIMUM) -> Table:
    """Withhold what would single people out. `counts`: people per part; `minimum` can only be raised above five.

    Raises ValueError for a lower minimum or a negative count.
    """
    if minimum < MINIMUM:
        raise ValueError(f"the minimum group size is {MINIMUM} and can only be raised")
    if any(count < 0 for count in counts.values()):
        raise ValueError("a number of people cannot be negative")
    parts: dict[str, int | None] = {name: None if 0 < count < minimum else count for name, count in counts.items()}
    while 0 < _hidden(counts, parts) < minimum and _shown(parts):
        parts[_smallest_shown(parts)] = None
    total = sum(counts.values())
    return Table(None if 0 < total < minimum else total, parts)


def number(people: int, minimum: int = MINIMUM) -> int | None:
    """A number of people, None where they are so few that it points at them; nobody is few as well."""
    return people if people >= minimum else None


def sums(ballots: Iterable[Mapping[K, int]]) -> dict[K, int] | None:
    """What people together gave to each thing, from what each of them gave; None where too few gave anything."""
    given = [ballot for ballot in ballots if any(ballot.values())]
    found: Counter[K] = Counter()
    for ballot in given:
        found.update(ballot)
    return None if number(len(given)) is None else dict(found)


def _hidden(counts: Mapping[str, int], parts: Mapping[str, int | None]) -> int:
    return sum(counts[name] for name, shown in parts.items() if shown is None)


def _shown(parts: Mapping[str, int | None]) -> dict[str, int]:
    return {name: count for name, count in parts.items() if count is not None}


def _smallest_shown(parts: Mapping[str, int | None]) -> str:
    """The part with the fewest people; of equal ones the later."""
    shown = _shown(parts)
    least = min(shown.values())
    return [name for name, count in shown.items() if count == least][-1]


def isolates(published: Table, proposed: Table, minimum: int = MINIMUM) -> bool:
    """Whether the difference of two tables points at one to `minimum - 1` people."""
    pairs = [(published.total, proposed.total)]
    pairs += [(published.parts[name], count) for name, count in proposed.parts.items() if name in published.parts]
    return any(0 < abs(old - new) < minimum for old, new in pairs if old is not None and new is not None)


def may_renew(before: Mapping[K, V], after: Mapping[K, V], minimum: int = MINIMUM) -> bool:
    """Whether enough people's answers came, went or changed since a figure was published (person → answers)."""
    people = before.keys() | after.keys()
    changed = sum(person not in before or person not in after or before[person] != after[person] for person in people)
    return changed >= minimum


def band(answers: Sequence[int]) -> Band | None:
    """How many agree with a statement, of answers from 1 to 5: a word for the share of answers 4 and 5. None where there
    are too few.
    """
    if number(len(answers)) is None:
        return None
    share = Fraction(sum(answer >= _AGREES for answer in answers), len(answers))
    return next((word for least, word in _BANDS if share >= least), "few")


def half_points(answers: Sequence[int]) -> float | None:
    """The mean of answers from 1 to 5 to half a point, halves of that upwards. None for fewer than MEAN_FROM."""
    found = mean(answers)
    return None if found is None or len(answers) < MEAN_FROM else floor(2 * found + Fraction(1, 2)) / 2


def mean(answers: Sequence[int]) -> Fraction | None:
    """The exact mean, for rules that compare it and say no number. None where there are too few answers."""
    return None if number(len(answers)) is None else Fraction(sum(answers), len(answers))


def deviation(answers: Sequence[int]) -> float | None:
    """The standard deviation of the sample to nine decimals, for rules that compare it and say no number. None where
    there are too few answers.
    """
    return None if number(len(answers)) is None else round(stdev(answers), _PLACES)
