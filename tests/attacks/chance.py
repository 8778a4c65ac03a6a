"""What an attacker would reach by chance, and how unlikely it is that she reached more so."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

#: An attack that chance alone would so seldom explain has learned something.
ALPHA = 0.001


@dataclass(frozen=True)
class Gain:
    """What an attack came to over all its tries: `reached` beside what `chance` gives, and `p`, one-sided, that chance
    alone reaches as much.
    """

    attack: str
    tries: int
    reached: float
    chance: float
    p: float

    @property
    def learned(self) -> bool:
        """Whether that is more than chance explains."""
        return self.p < ALPHA


def correlation(order: Sequence[int]) -> float:
    """Spearman's rank correlation of an order with 0, 1, 2 …"""
    count = len(order)
    return 1 - 6 * sum((place - value) ** 2 for place, value in enumerate(order)) / (count * (count**2 - 1))


def orders(attack: str, found: Sequence[Sequence[int]]) -> Gain:
    """Whether orders follow that of writing, forwards or backwards: each is a permutation of 0, 1, 2 …

    Under chance a board's correlation has mean 0 and variance 1/(n-1), so the sum over boards is nearly normal.
    """
    rhos = [correlation(order) for order in found]
    spread = sqrt(sum(1 / (len(order) - 1) for order in found))
    reached = abs(sum(rhos)) / len(rhos)
    return Gain(attack, len(rhos), reached, 0.0, min(1.0, 2 * _above(abs(sum(rhos)) / spread)))


def guesses(attack: str, hits: int, tries: int, chance: float) -> Gain:
    """Whether so many guesses were right, of which each is by chance."""
    spread = sqrt(tries * chance * (1 - chance))
    return Gain(attack, tries, hits / tries, chance, _above((hits - 0.5 - tries * chance) / spread))


def _above(deviations: float) -> float:
    """How often a normal variable lies so many standard deviations above its mean, or more."""
    return erfc(deviations / sqrt(2)) / 2
