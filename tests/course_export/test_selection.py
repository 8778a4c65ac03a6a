"""A course of any modules in any order: everything in it is about these modules, and the check finds nothing."""

from collections.abc import Sequence
from itertools import combinations
from types import SimpleNamespace
from typing import cast

import pytest
from lxml import etree

from course_export.build import Built
from course_export.check import rules
from course_export.check.rules import guessing
from course_export.plan.tree import Block, Html
from course_export.programme import names, places
from course_export.reading.files import CourseFiles
from course_export.reading.follow import read
from course_export.reading.unpack import Archive
from tests.course_export.making import selection

ALL = places.modules([])
#: Each module with the next one, in either order: all seventy-two pairs are built alike, and take a minute.
PAIRS = [pair for one, two in zip(ALL, [*ALL[1:], ALL[0]], strict=True) for pair in ((one, two), (two, one))]


def assert_whole(built: Built, modules: Sequence[str]) -> None:
    """These modules in this order, links and recommendations to them alone, one weight, and nothing to find."""
    sequences = [sequence for chapter in built.course.chapters for sequence in chapter.sequences]
    assert [sequence.name for sequence in sequences if sequence.grader] == list(modules)
    grading = built.course.grading or {}
    assert grading["GRADER"] == [
        {"type": "Wissensfragen", "short_label": "WF", "min_count": len(modules), "drop_count": 0, "weight": 1.0}
    ]
    hours = built.course.hours
    assert hours["attended"] + hours["self_study"] == hours["total"]
    targets = {names.within(module, names.OVERVIEW) for module in modules}
    for block in _blocks(built, "lotse_self_assessment"):
        assert {module.unit for module in block.content.modules} == targets  # type: ignore[attr-defined]
        assert {key for one in block.content.competences for key in one.modules} <= set(modules)  # type: ignore[attr-defined]
    assert rules.findings(_read(built)) == []


def _read(built: Built) -> CourseFiles:
    return read(Archive(built.files, (), len(built.tarball), sum(map(len, built.files.values()))), built.name)


def _blocks(built: Built, tag: str) -> list[Block]:
    parts = (part for unit in built.course.units() for part in unit.components)
    return [part for part in parts if isinstance(part, Block) and part.tag == tag]


def _page(built: Built, unit: str) -> etree._Element:
    (text,) = [
        part for each in built.course.units() if each.name == unit for part in each.components if isinstance(part, Html)
    ]
    return etree.fromstring(f"<div>{text.body}</div>")


@pytest.mark.parametrize("module", ALL)
def test_each_module_alone_is_a_course(module: str) -> None:
    assert_whole(selection([module]), [module])


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_modules_are_a_course_in_either_order(pair: Sequence[str]) -> None:
    assert_whole(selection(pair), pair)


def test_answers_cannot_be_guessed_in_any_choice_of_modules() -> None:
    """Questions that are balanced as a whole need not be so in three modules: the order of options is a matter of luck."""
    course = _read(selection(ALL))
    for size in range(1, len(ALL) + 1):
        for chosen in combinations(ALL, size):
            asked = [node for node in course.sound if node.name.partition("-check-")[0] in chosen]
            part = cast(CourseFiles, SimpleNamespace(sound=asked, own_settings=course.own_settings))
            assert list(guessing.check(part)) == [], chosen


@pytest.mark.parametrize("modules", [ALL, ALL[::-1]])
def test_all_modules_are_a_course_in_any_order(modules: list[str]) -> None:
    assert_whole(selection(modules), modules)


def test_the_plan_of_a_day_has_its_modules_and_times() -> None:
    built = selection(["participation", "process_design"])
    rows = [
        ["".join(cell.itertext()) for cell in row] for row in _page(built, "day-1-agenda").xpath("table[last()]//tr")
    ]
    assert [row[:2] for row in rows] == [
        ["Zeit", "Block"],
        ["9.00–9.30", "Ankommen"],
        ["9.30–11.00", "Partizipation"],
        ["11.00–11.15", "Pause"],
        ["11.15–12.45", "Prozesse gestalten und neu denken"],
        ["12.45–13.30", "Abschluss"],
    ]
    assert "Termin: 11. Januar 2027, 9.00 bis 13.30 Uhr" in "".join(_page(built, "day-1-agenda").itertext())
    assert built.course.hours["attended"] == (270 + 210) / 60


def test_texts_name_the_modules_of_the_course() -> None:
    text = "".join(_page(selection(["networks", "participation"]), "course-aims").itertext())
    assert "aus diesen Modulen: „(Interkommunale) Netzwerke“ und „Partizipation“." in text


def test_a_self_paced_course_of_chosen_modules_has_weeks() -> None:
    built = selection(["networks"], self_paced=True)
    assert "Termin: Woche 1" in "".join(_page(built, "day-1-agenda").itertext())
    assert not [file for file in built.files if file.endswith(".ics")]


def test_what_a_learner_did_in_a_module_stays_hers_when_the_choice_changes() -> None:
    """Names follow from the module alone: not from its day, nor from its place in it."""
    alone, among = (
        {part.name for unit in built.course.units() for part in unit.components if part.name.startswith("networks")}
        for built in (selection(["networks"]), selection(ALL))
    )
    assert alone == among


@pytest.mark.parametrize(
    ("modules", "expected"), [(["networks"], None), (["design_spaces"], "design_spaces-workshop-block")]
)
def test_the_retrospective_opens_with_the_mandate_where_there_is_one(modules: list[str], expected: str | None) -> None:
    (board,) = _blocks(selection(modules), "lotse_retrospective")
    assert board.settings.get("mandate") == expected
