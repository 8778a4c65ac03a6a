"""The formulas of competence measurement. Every figure uses only those who gave all values it needs.

Sources: normalised gain g (Hake 1998); d_av with the small-sample correction J (Lakens 2013); alpha (Cronbach 1951).

They are for the evaluation of a programme, which computes them before `disclosure` decides what of them is shown. No
block does so yet: until then only tests use this.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, stdev, variance


def normalised_gain(pre: Sequence[float], post: Sequence[float], maximum: float) -> float | None:
    """(mean post − mean pre) / (maximum − mean pre); None where the mean before is the maximum or nobody answered."""
    if not pre or fmean(pre) == maximum:
        return None
    return (fmean(post) - fmean(pre)) / (maximum - fmean(pre))


def effect_size(pre: Sequence[float], post: Sequence[float]) -> float | None:
    """d_av = mean gain / mean of the two sample SDs; None for fewer than two people or no spread at all."""
    if len(pre) < 2:
        return None
    spread = (stdev(pre) + stdev(post)) / 2
    return (fmean(post) - fmean(pre)) / spread if spread else None


def corrected_effect_size(pre: Sequence[float], post: Sequence[float]) -> float | None:
    """d_av times J = 1 − 3 / (4(n − 1) − 1), which takes out the bias of small groups."""
    size = effect_size(pre, post)
    return None if size is None else size * (1 - 3 / (4 * (len(pre) - 1) - 1))


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """alpha = k/(k−1) · (1 − Σ var(item) / var(sum)); rows are people, columns items.

    None for fewer than two items or people, or where all sums are equal.
    """
    items = list(zip(*rows, strict=True))
    if len(rows) < 2 or len(items) < 2:
        return None
    of_sums = variance([sum(row) for row in rows])
    if of_sums == 0:
        return None
    of_items = sum(variance(item) for item in items)
    return len(items) / (len(items) - 1) * (1 - of_items / of_sums)
