"""The measures of W5 outside the sheet: the first that are due, and how many more."""

import pytest
from django.utils import translation

from tests.modules.people_competences.test_picture import CONTENT, HOSTILE, A, measure, rows_of, said, seen, tree
from xblocks.modules.people_competences import plan


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def planned(*measures):
    return tree(plan.first(CONTENT, seen([*A[:5], *measures])))


def test_what_is_due_first_stands_first_and_what_has_no_day_last():
    found = planned(
        measure("m1", "no day", "C2", "R3", "R1"),
        measure("m2", "late", "C1", "R1", due="2027-09-30", hours=1.5),
        measure("m3", "early", "C1", "R2", due="2027-02-26", hours=2),
    )
    assert rows_of(found) == [
        ["early", "planning", "2", "26 Feb 2027"],
        ["late", "desk", "1.5", "30 Sep 2027"],
        ["no day", "desk, depot", "–", "–"],
    ]
    assert [said(head) for head in found.xpath(".//thead//th")] == [
        "Measure",
        "Profiles",
        "Hours per person",
        "By when?",
    ]


@pytest.mark.parametrize(
    ("count", "title"), [(3, "Measures"), (4, "Measures: first 3 of 4"), (30, "Measures: first 3 of 30")]
)
def test_of_many_measures_the_first_are_named_and_all_counted(count, title):
    found = planned(*(measure(f"m{n}", f"measure {n}", "C1", "R1") for n in range(count)))
    assert len(rows_of(found)) == 3
    assert said(found.find(".//caption")) == title


def test_long_names_are_shortened_so_that_all_keeps_to_one_page():
    found = planned(measure("m", "walk through everything " * 9, "C1", "R1"))
    assert rows_of(found)[0][0] == "walk through everything walk through everything …"


def test_without_a_measure_nothing_is_planned():
    assert said(planned()) == ""


def test_a_measure_is_told_with_all_but_its_day():
    whole = seen([*A[:5], measure("m", "x", "C1", "R1", "R2", hours=2, due="2027-09-30")])
    assert plan.said(CONTENT, whole, whole.rows["measures"][0]) == [
        "Competence: C1 Motivated",
        "Profiles: desk, planning",
        "Format: Learning from colleagues",
        "Hours per person: 2",
    ]


def test_markup_is_text():
    assert planned(measure("m", HOSTILE, "C1", "R1")).xpath(".//script | .//b") == []
