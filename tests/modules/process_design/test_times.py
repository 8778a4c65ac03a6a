"""Times in words: as round as they may be, never so round that two that differ look alike."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.process_design.processes import AS_IS, step
from xblocks.modules.process_design.model import figures
from xblocks.modules.process_design.times import sentence, told

TO_BE = [
    step(1, "receive", "system", "digital", 0, 0, "V"),
    step(2, "check", "clerk", "digital", 15, 480, "V"),
    step(3, "send", "clerk", "digital", 2, 0, "V"),
]


def steps(touch, wait):
    return [step(1, "do", "clerk", "paper", touch, wait, "V")]


def said(as_is, to_be=(), language="de", day=480):
    with translation.override(language):
        return sentence(figures({"as_is": list(as_is), "to_be": list(to_be)}), day)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Statt 8 Tagen 1 Tag. 43 Minuten weniger Arbeit je Fall."),
        ("en", "Instead of 8 days, 1 day. 43 minutes less work per case."),
        ("da", "I stedet for 8 dage 1 dag. 43 minutter mindre arbejde pr. sag."),
    ],
)
def test_the_domains_example_in_a_sentence(language, expected):
    assert said(AS_IS, TO_BE, language) == expected


@pytest.mark.parametrize(
    ("as_is", "to_be", "expected"),
    [
        (steps(60, 3840), (), "Heute dauert ein Fall 8 Tage 1 Stunde. Davon Arbeit: 1 Stunde."),
        (steps(60, 0), (), "Heute dauert ein Fall 1 Stunde, ohne Warten."),
        ((), steps(15, 480), "Künftig dauert ein Fall 1 Tag. Davon Arbeit: 15 Minuten."),
        ((), steps(15, 0), "Künftig dauert ein Fall 15 Minuten, ohne Warten."),
        (steps(10, 470), steps(20, 940), "Länger als heute: 2 Tage, heute 1 Tag. 10 Minuten mehr Arbeit je Fall."),
        (
            steps(10, 470),
            steps(10, 470),
            "Ein Fall dauert so lange wie heute: 1 Tag. So viel Arbeit je Fall wie heute.",
        ),
        (steps(10, 470), steps(70, 410), "Ein Fall dauert so lange wie heute: 1 Tag. 1 Stunde mehr Arbeit je Fall."),
        (
            steps(90, 0),
            steps(1, 0),
            "Statt 1 Stunde 30 Minuten künftig 1 Minute. 1 Stunde 29 Minuten weniger Arbeit je Fall.",
        ),
        (steps(0, 720), steps(0, 480), "Statt 1 Tag 4 Stunden künftig 1 Tag. So viel Arbeit je Fall wie heute."),
        (steps(0, 4800), steps(0, 4790), "Statt 4.800 Minuten 4.790 Minuten. So viel Arbeit je Fall wie heute."),
        (steps(0, 60), steps(0, 0), "Statt 1 Stunde 0 Minuten. So viel Arbeit je Fall wie heute."),
        ((), (), ""),
        (steps(0, 0), (), ""),
        (steps(0, 0), steps(0, 0), ""),
    ],
)
def test_every_case_has_its_sentence(as_is, to_be, expected):
    assert said(as_is, to_be) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (480, "1 day"),
        (509, "1 day"),
        (510, "1 day 1 hour"),
        (3900, "8 days 1 hour"),
        (959, "2 days"),
        (480_000, "1,000 days"),
    ],
)
def test_a_time_is_told_in_its_two_largest_units(minutes, expected):
    with translation.override("en"):
        assert told(minutes, 480) == expected


def test_a_day_has_the_minutes_that_the_content_says():
    with translation.override("en"):
        assert (told(444, 444), told(443, 444)) == ("1 day", "7 hours 23 minutes")


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([444, 480]))
def test_two_leads_that_differ_are_told_apart_and_in_the_right_order(old, new, day):
    text = said(steps(0, old), steps(0, new), "en", day)
    if old == new:
        assert text.startswith("A case takes as long as today") or not text
    else:
        assert text.startswith("Instead of" if new < old else "Longer than today")
        lead = text.split(". ")[0].removeprefix("Instead of ").removeprefix("Longer than today: ")
        before, _, after = lead.replace(" today", "").partition(", ")
        assert before.strip() != after.strip()
