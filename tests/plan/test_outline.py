"""From a programme, its dates and its files to the tree of a course."""

from collections.abc import Iterator
from pathlib import Path

from course_export.build import build
from course_export.plan.tree import Course, Sequence
from tests.course_export.making import copy_of_mini, grundprogramm, ip_basic, mini, order


def sequences(course: Course) -> Iterator[Sequence]:
    for chapter in course.chapters:
        yield from chapter.sequences


def weeks(course: Course) -> dict[str, int | None]:
    return {sequence.name: sequence.week for sequence in sequences(course)}


def test_a_section_that_has_a_due_day_of_its_own_is_due_then(tmp_path: Path) -> None:
    own = (
        "programme.yaml",
        "title: First steps",
        "title: First steps\n        due: {event: look_back, offset_days: -7}",
    )
    course = build(copy_of_mini(tmp_path, own), order(self_paced=True)).course
    assert weeks(course) == {"first-steps": 4, "tea": 1, "looking-back": 5}


def test_a_section_is_due_with_its_chapter_or_never(tmp_path: Path) -> None:
    never = ("programme.yaml", "    due: {event: look_back}\n", "")
    course = build(copy_of_mini(tmp_path, never), order(self_paced=True)).course
    assert weeks(course) == {"first-steps": 1, "tea": 1, "looking-back": None}
    assert set(weeks(mini().course).values()) == {None}, "a course with dates has no weeks"


def test_chapters_and_sections_open_by_themselves() -> None:
    course = mini().course
    assert [chapter.start for chapter in course.chapters] == [None, "2027-04-11T22:00:00Z"]
    assert [sequence.start for sequence in sequences(course)] == [None, None, "2027-04-18T22:00:00Z"]
    assert [sequence.title for sequence in sequences(course)] == ["First steps", "Tea", "Looking back"]


def test_modules_are_graded_and_count_the_same(tmp_path: Path) -> None:
    course = mini().course
    assert [sequence.grader for sequence in sequences(course)] == [None, "Knowledge checks", None]
    grader = {"type": "Knowledge checks", "short_label": "KC", "min_count": 1, "drop_count": 0, "weight": 1.0}
    assert course.grading == {"GRADER": [grader], "GRADE_CUTOFFS": {"Pass": 0.5}}


def test_a_programme_without_modules_needs_no_grading_and_no_certificate(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "grading: {label: Knowledge checks, short_label: KC, pass_mark: 0.5}\n", ""),
        ("programme.yaml", 'certificate: "{{hours.total}} hours of tea, on {{date.day_1}}."\n', ""),
        ("programme.yaml", "      - module: tea\n        covers: [IP-16]\n        workshop: null\n", ""),
        ("en/welcome.md", "[how water works](../lessons/tea/en/water.md)", "this"),
        ("en/welcome.md", "{{hours.tea}}", "{{hours.total}}"),
    )
    course = build(folder, order()).course
    assert (course.grading, course.certificate) == (None, None)
    assert [sequence.name for sequence in sequences(course)] == ["first-steps", "looking-back"]


def test_a_tab_is_a_page(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "            tab: true\n", ""),
        ("programme.yaml", "page: null", "page: null\n            tab: true"),
    )
    assert build(folder, order()).course.tabs == ()


def test_hours_have_one_decimal(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "minutes: 90}", "minutes: 605}"))
    assert build(folder, order()).course.hours == {"attended": 11.1, "self_study": 1.0, "total": 12.1}


def test_the_number_of_a_course_is_the_code_of_its_programme_if_the_order_names_none() -> None:
    assert [mini(**options).course.number for options in ({}, {"course": "TEA2"})] == ["MINI", "TEA2"]


def test_what_stands_beside_the_course() -> None:
    course = mini().course
    assert [(tab.slug, tab.title) for tab in course.tabs] == [("welcome", "Welcome & hello")]
    assert course.about.startswith("<h2>For whom</h2>")
    assert course.summary == "Tea & talk, in four weeks."
    assert sorted(course.static) == ["course-image.png", "mini-day_1.ics", "page-pot.svg"]
    assert course.certificate == {
        "title": "Making tea together",
        "description": "3.5 hours of tea, on 22 March 2027.",
    }


def test_the_table_of_times_stands_where_the_programme_wants_it() -> None:
    bodies = {unit.name: unit.components[0].body for unit in mini().course.units()}  # type: ignore[union-attr]
    assert [name for name, body in bodies.items() if "How much time you need" in body] == ["welcome"]
    assert "<td>Tea</td>" in bodies["welcome"]


def test_an_event_has_a_day_only_in_a_course_with_dates() -> None:
    first, _second = mini().course.events
    assert first["begins"] == "2027-03-22T09:30:00+01:00"
    first, _second = mini(self_paced=True).course.events
    assert first == {"key": "day_1", "title": "The first pot", "mode": "in_person", "audience": [], "minutes": 90}


def test_a_section_has_the_day_on_which_it_is_held() -> None:
    days = grundprogramm().course.days
    assert days["short-briefing"] == "2026-12-28"
    assert {days[name] for name in ("day-1-opening", "team_building", "future_of_work")} == {"2027-01-11"}
    assert (days["process_design"], days["retrospective-day"]) == ("2027-01-25", "2027-04-26")
    assert "day-2-plan" not in days and "digital_strategy" not in days
    assert dict(ip_basic(self_paced=True).course.days) == {}
