"""The exact test: against sums over all ways in which answers can lie, and where its values are known."""

from itertools import combinations, product
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.check.chance import Question, probability
from tests.examples import tried


@st.composite
def _questions(draw: st.DrawFn) -> Question:
    options = draw(st.integers(2, 5))
    marked, right = draw(st.integers(0, options)), draw(st.integers(0, options))
    both = draw(st.integers(max(0, marked + right - options), min(marked, right)))
    return Question(options, marked, right, both)


def _by_counting(questions: list[Question]) -> float:
    """Lay the right answers in every way there is, each as likely as the others; the marked are the first options."""
    ways = [
        [sum(place < each.marked for place in laid) for laid in combinations(range(each.options), each.right)]
        for each in questions
    ]
    sums = [sum(way) for way in product(*ways)]
    found = sums.count(sum(each.both for each in questions))
    return sum(1 for each in sums if sums.count(each) <= found) / len(sums)


@given(st.lists(_questions(), max_size=3))
@tried(0.6)
def test_it_is_what_counting_all_ways_gives(questions: list[Question]) -> None:
    assert isclose(probability(questions), _by_counting(questions), rel_tol=1e-6)


def test_with_one_right_answer_of_as_many_options_it_is_the_binomial_test() -> None:
    questions = [Question(2, 1, 1, number < 9) for number in range(10)]
    assert isclose(probability(questions), 2 * sum(comb(10, k) for k in (9, 10)) / 2**10)


@pytest.mark.parametrize(
    "question", [Question(4, 4, 1, 1), Question(4, 0, 1, 0), Question(3, 1, 3, 1), Question(3, 2, 0, 0)]
)
def test_a_question_that_can_come_out_in_one_way_tells_nothing(question: Question) -> None:
    assert not question.tells
    assert probability([question] * 20) == pytest.approx(1.0)


def test_a_thousand_questions_are_no_matter() -> None:
    """Sums far from the mean have probabilities that a float can hold only as zero."""
    assert probability([Question(4, 1, 1, 1)] * 1000) < 1e-100
    assert probability([Question(4, 1, 1, number % 4 == 0) for number in range(1000)]) == pytest.approx(1.0)
