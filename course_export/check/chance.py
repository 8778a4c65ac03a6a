"""Whether a mark on options says more of which are right than chance would: an exact test, question by question.

In a question with k options, m of which bear the mark and r of which are right, the number x of right ones among the marked
has, if the mark tells nothing, the hypergeometric distribution C(m, x) · C(k − m, r − x) / C(k, r); with one right answer
that is m in k. The sum over all questions has the convolution of these. Two-sided: p is the probability of all sums
that are no more likely than the one found.

This is the exact conditional test of 2×2 tables in strata (Mantel and Haenszel 1959, doi:10.1093/jnci/22.4.719), two-sided as
R's `mantelhaen.test(exact = TRUE)` does it; of questions with one right answer each it is the Poisson binomial test.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb

# Two sums as likely as each other differ in their last digits.
_TIE = 1 + 1e-7


@dataclass(frozen=True)
class Question:
    """How many options it has, how many bear the mark, are right, and are both."""

    options: int
    marked: int
    right: int
    both: int

    @property
    def tells(self) -> bool:
        """Whether it could come out in more than one way."""
        return 0 < self.marked < self.options and 0 < self.right < self.options

    @property
    def expected(self) -> float:
        """How many of the marked are right by chance, on average."""
        return self.marked * self.right / self.options

    @property
    def surplus(self) -> float:
        """How many more of the marked are right than by chance."""
        return self.both - self.expected


def probability(questions: Sequence[Question]) -> float:
    """Return p: how likely it is by chance to find what was found, or what is no more likely."""
    likely = _sums(questions)
    found = likely[sum(question.both for question in questions)] * _TIE
    return min(1.0, sum(each for each in likely if each <= found))


def _sums(questions: Iterable[Question]) -> list[float]:
    """Return the probability of each number of right options among the marked, from none on."""
    sums = [1.0]
    for each in questions:
        ways = [
            comb(each.marked, both)
            * comb(each.options - each.marked, each.right - both)
            / comb(each.options, each.right)
            for both in range(min(each.marked, each.right) + 1)
        ]
        added = [0.0] * (len(sums) + len(ways) - 1)
        for before, probability_before in enumerate(sums):
            for both, way in enumerate(ways):
                added[before + both] += probability_before * way
        sums = added
    return sums
