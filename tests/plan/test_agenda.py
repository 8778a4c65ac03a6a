"""The plan of a day: when each stretch begins and ends, what it is called, and where its module begins."""

from dataclasses import replace
from datetime import time
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.plan import agenda
from course_export.programme.load import Programme, load
from course_export.programme.model import Event
from course_export.programme.scripts import Script
from course_export.programme.words import DA, DE, EN, Words
from tests.course_export.making import MINI

SUMMARY = "You make a pot of tea that others like."


@cache
def programme(together: str | None = None) -> Programme:
    """The small programme, in which people may do something together in its module, with a script that two share."""
    read = load(MINI, "en")
    tea = read.texts.modules["tea"]
    head = tea.head.model_copy(update={"together": together})
    script = Script.model_construct(title="The first pot", does="brew together")
    modules = {"tea": replace(tea, head=head)}
    return replace(read, texts=replace(read.texts, modules=modules, scripts={"pot": (script, None)}))  # type: ignore[dict-item]


def event(*plan: dict[str, Any], at: str = "09:30") -> Event:
    """A day of these stretches."""
    return Event.model_validate(
        {"key": "day_1", "title": "Tea", "mode": "online", "at": at, "minutes": 90, "plan": plan}
    )


def rows(*plan: dict[str, Any], together: str | None = None) -> list[agenda.Row]:
    return agenda.rows(event(*plan), programme(together), EN)


def test_one_stretch_follows_the_other_by_the_clock() -> None:
    plan = [{"minutes": 45, "title": "Hello"}, {"minutes": 90, "title": "Work"}, {"minutes": 20, "title": "Bye"}]
    assert [(begins, ends, title) for begins, ends, title, *_ in rows(*plan)] == [
        (time(9, 30), time(10, 15), "Hello"),
        (time(10, 15), time(11, 45), "Work"),
        (time(11, 45), time(12, 5), "Bye"),
    ]
    assert rows() == []


@given(st.lists(st.integers(1, 90), min_size=1, max_size=8))
def test_no_minute_of_a_day_is_lost(minutes: list[int]) -> None:
    found = rows(*({"minutes": each, "title": "x"} for each in minutes))
    assert [row[0] for row in found[1:]] == [row[1] for row in found[:-1]]
    last = found[-1][1]
    assert last.hour * 60 + last.minute == 9 * 60 + 30 + sum(minutes)


def test_a_stretch_of_its_own_has_the_words_of_the_language() -> None:
    title, text = {"de": "Ankommen", "en": "Hello"}, {"de": "Namen sagen", "en": "say your names"}
    assert [row[2:] for row in rows({"minutes": 5, "title": title, "text": text}, {"minutes": 5, "title": title})] == [
        ("Hello", "say your names", None),
        ("Hello", "", None),
    ]


@pytest.mark.parametrize(("words", "names"), [(EN, ["Break", "Lunch"]), (DE, ["Pause", "Mittag"])])
def test_a_break_is_called_one_and_leads_nowhere(words: Words, names: list[str]) -> None:
    found = agenda.rows(event({"minutes": 15, "rest": "pause"}, {"minutes": 45, "rest": "lunch"}), programme(), words)
    assert [row[2:] for row in found] == [(name, "", None) for name in names]


def test_work_on_a_module_says_what_is_done_together_or_else_what_it_is_about() -> None:
    slot = {"minutes": 90, "module": "tea"}
    assert [row[2:] for row in rows(slot)] == [("Tea", SUMMARY, "tea-overview")]
    assert [row[2:] for row in rows(slot, together="pour")] == [("Tea", "pour", "tea-overview")]


def test_a_script_has_a_title_of_its_own_also_for_work_on_a_module() -> None:
    plan = [{"minutes": 30, "script": "pot", "module": "tea"}, {"minutes": 30, "script": "pot"}]
    assert [row[2:] for row in rows(*plan)] == [
        ("The first pot", "brew together", "tea-overview"),
        ("The first pot", "brew together", None),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (DE, "Termin: 11. Januar 2027, 9.30 bis 12.05 Uhr"),
        (EN, "Date: 11. Januar 2027, 9:30 to 12:05"),
        (DA, "Dato: 11. Januar 2027, kl. 9.30 til 12.05"),
    ],
)
def test_an_appointment_goes_from_the_first_stretch_to_the_end_of_the_last(words: Words, said: str) -> None:
    day = event({"minutes": 60, "title": "a"}, {"minutes": 95, "title": "b"})
    assert agenda.appointment(day, "11. Januar 2027", words) == said
