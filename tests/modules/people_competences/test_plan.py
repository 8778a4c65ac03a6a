"""The measures of W5 outside the sheet: by their days, and in words."""

import pytest
from django.utils import translation

from tests.modules.people_competences.test_picture import CONTENT, A, measure, seen
from xblocks.modules.people_competences import plan


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def by_day(*measures):
    return [*plan.by_day(CONTENT, seen([*A[:5], *measures]))]


def test_what_is_due_first_stands_first_and_what_has_no_day_last():
    measures = [
        measure("m1", "no day", "C2", "R3", "R1"),
        measure("m2", "late", "C1", "R1", due="2027-09-30", hours=1.5),
        measure("m3", "early", "C1", "R2", due="2027-02-26", hours=2),
    ]
    found = [
        ("early", ["planning", "2", "26 Feb 2027"]),
        ("late", ["desk", "1.5", "30 Sep 2027"]),
        ("no day", ["desk, depot", "–", "–"]),
    ]
    assert by_day(*measures) == found
    assert plan.heads(CONTENT) == ["Profiles", "Hours per person", "By when?"]
    assert by_day() == []


def test_a_measure_is_told_with_all_but_its_day():
    whole = seen([*A[:5], measure("m", "x", "C1", "R1", "R2", hours=2, due="2027-09-30")])
    assert plan.said(CONTENT, whole, whole.rows["measures"][0]) == [
        "Competence: C1 Motivated",
        "Profiles: desk, planning",
        "Format: Learning from colleagues",
        "Hours per person: 2",
    ]
