"""What a roadmap shows, in words: when, who, after what, and what begins too early."""

from dataclasses import replace

import pytest

from tests.drawing.test_roadmap import WORDS, A, B, C
from xblocks.drawing.bars import ordered, said, waits


def test_the_same_in_words():
    assert said([C, B, A, replace(A, id="d", number=4, name="Test", end="2027-Q1")], WORDS) == [
        ("Test", "Q1 2027, Hauptamt"),
        ("Bürgerportal", "Q1 2027 – Q2 2027, Hauptamt"),
        ("E-Akte", "Q2 2027 – Q4 2027, beginnt vor dem Ende von 1"),
        ("Schulung", "Q3 2027 – Q1 2028, Personalamt, nach 1"),
    ]


@pytest.mark.parametrize("start, early", [("2027-Q1", True), ("2027-Q2", True), ("2027-Q3", False), ("2028-Q1", False)])
def test_early_is_what_starts_before_the_other_has_ended(start, early):
    bar = replace(B, start=start, end="2028-Q4")
    assert waits([bar, A]) == [(bar, A, early)]


def test_who_waits_for_nobody_known_waits_not():
    assert waits([replace(A, after=("a", "gone"))]) == []


def test_they_run_by_start_then_by_end_then_by_number():
    same, short, late = replace(A, number=9), replace(A, number=7, end="2027-Q1"), replace(A, number=3, start="2027-Q2")
    assert ordered([late, same, A, short]) == [short, A, same, late]


def test_numbers_of_what_a_bar_waits_for_stand_in_order():
    bars = [replace(A, number=3), replace(B, number=1, after=()), replace(C, start="2028-Q1", after=("a", "b"))]
    assert said(bars, WORDS)[-1] == ("Schulung", "Q1 2028, Personalamt, nach 1, 3")
