"""What `programme.yaml` may say: how long, how far, how often, and in which words."""

from datetime import time
from typing import Any

import pytest
from pydantic import BaseModel

from course_export.programme.load import load
from course_export.programme.model import Chapter, Event, Grading, ModuleSection, Moment, Section, Structure, Unit
from course_export.programme.parts import Part
from tests.course_export.making import MINI
from tests.programme.refusing import fits

UNIT = {"key": "u", "page": None, "title": "Unit", "minutes": 5}
SECTION = {"key": "s", "title": "Section", "units": [UNIT]}
CHAPTER = {"key": "c", "title": "Chapter", "sections": [SECTION]}
EVENT = {"key": "e", "title": "Event", "mode": "online", "at": "09:30", "minutes": 60}
PROGRAMME = {"key": "p", "code": "P", "title": "P", "image": "p.png", "ends": {"event": "start"}, "chapters": [CHAPTER]}


@pytest.mark.parametrize(
    ("model", "whole", "field", "good", "bad"),
    [
        (Event, EVENT, "minutes", (1, 1440), (0, 1441)),
        (Event, EVENT, "offset_days", (-3650, 3650), (-3651, 3651)),
        (Event, EVENT, "at", ("00:00", "23:59"), ("24:00", 570, None, "soon")),
        (Moment, {"event": "e"}, "offset_days", (-3650, 3650), (-3651, 3651)),
        (Unit, UNIT, "minutes", (1,), (0, None)),
        (Unit, UNIT, "title", ("A", {"en": "A"}), ("", " ", {}, None)),
        (Section, SECTION, "units", ([UNIT],), ([],)),
        (Chapter, CHAPTER, "sections", ([SECTION],), ([],)),
        (Structure, PROGRAMME, "chapters", ([CHAPTER],), ([],)),
        (Grading, {"label": "A", "short_label": "B"}, "pass_mark", (0.01, 1), (0, 1.01)),
    ],
)
def test_what_is_just_within_the_limits_fits(
    model: type[BaseModel], whole: dict[str, Any], field: str, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    assert [value for value in good if not fits(model, {**whole, field: value})] == []
    assert [value for value in bad if fits(model, {**whole, field: value})] == []


def test_what_an_event_does_not_say_is_the_first_day() -> None:
    event = Event.model_validate(EVENT)
    assert (event.anchor, event.offset_days, event.at) == ("start", 0, time(9, 30))
    assert Moment(event="e").offset_days == 0


def test_a_unit_has_the_page_of_its_key_unless_it_says_otherwise() -> None:
    pages = [Unit.model_validate({"key": "u", **more}).page for more in ({}, {"page": "v"})]
    assert pages == ["u", "v"]
    assert Unit.model_validate(UNIT).page is None
    assert not fits(Unit, {"key": "u", "title": "Unit"}), "the page has a title"
    assert not fits(Unit, {"key": "u", "minutes": 5}), "the page says how long it takes"


def test_a_chapter_holds_sections_of_its_own_and_modules() -> None:
    chapter = Chapter.model_validate(
        {**CHAPTER, "sections": [SECTION, {"module": "tea"}, ModuleSection(module="milk")]}
    )
    assert [(type(section), section.key) for section in chapter.sections] == [
        (Section, "s"),
        (ModuleSection, "tea"),
        (ModuleSection, "milk"),
    ]
    assert not fits(Chapter, {**CHAPTER, "sections": ["tea"]})


def test_parts_know_their_place_in_the_file() -> None:
    structure = load(MINI, "en").structure
    assert [(place, unit.key) for place, unit in structure.units()] == [
        (("chapters", 0, "sections", 0, "units", 0), "welcome"),
        (("chapters", 1, "sections", 0, "units", 0), "rate"),
    ]
    assert [place for place, _section in structure.sections()] == [
        ("chapters", 0, "sections", 0),
        ("chapters", 0, "sections", 1),
        ("chapters", 1, "sections", 0),
    ]
    assert structure.modules() == ["tea"]


def test_what_is_not_known_is_refused() -> None:
    assert all(not fits(model, {"nonsense": 1}) for model in Part.__subclasses__())
