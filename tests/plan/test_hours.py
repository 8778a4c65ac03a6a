"""A participant and her manager read the same hours everywhere, and they follow from the minutes of the pages."""

import io
import json
import re
from pathlib import Path

import pytest
from docx import Document
from lxml import html
from pptx import Presentation

from course_export.build import build
from course_export.errors import Refused
from course_export.plan.hours import Hours, count
from course_export.programme.load import load
from tests.course_export.making import IP_BASIC, copy_of_mini, grundprogramm, mini, order

PAGES = (
    "about/overview.html",
    *(f"html/{name}-text.html" for name in ("aims", "route", "briefing-questions", "briefing-decide")),
)


DAYS = (
    "team_building",
    "digital_foundations",
    "future_of_work",
    "design_spaces",
    "process_design",
    "participation",
)


def page(name: str) -> str:
    return " ".join(" ".join(html.fromstring(grundprogramm().files[name].decode()).itertext()).split())


def slides() -> str:
    deck = Presentation(io.BytesIO(grundprogramm().files["static/ip-basic-briefing-slides.pptx"]))
    return " ".join(
        f"{frame.text} {slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ''}"
        for slide in deck.slides
        for shape in slide.placeholders
        for frame in [shape.text_frame]
    )


def paper(name: str) -> str:
    document = Document(io.BytesIO(grundprogramm().files[f"static/ip-basic-{name}.docx"]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def figure(hours: float) -> str:
    return f"{hours:g}".replace(".", ",")


def test_the_hours_follow_from_appointments_and_pages() -> None:
    programme = load(IP_BASIC, "de")
    own = count(programme)
    assert [event.key for event in own.events] == ["day_1", "day_2", "check_in_1", "check_in_2", "retrospective"]
    assert own.attended == 2 * 7 * 60 + 2 * 30 + 210
    minutes = {unit.name: unit.minutes for unit in grundprogramm().course.units()}
    held = {unit.key for _at, unit in programme.structure.units() if unit.held}
    of_a_day = tuple(f"{day}-" for day in DAYS)
    #: Nobody reads these alone: the sheet is the event's, the kit is for a team meeting.
    elsewhere = ("-workshop", "-kit", "-overview")
    read = [name for name in minutes if not (name.startswith(of_a_day) and name.endswith(elsewhere))]
    others = {"for-leadership", "questions-together", "lead-time", "papers", "for-facilitators"}
    read = [name for name in read if name not in others and not name.startswith("lead-")]
    alone = sum(minutes[name] for name in read if name not in held)
    assert sum(own.alone.values()) == alone
    assert abs(own.self_study - alone) <= 15


def test_no_plan_of_a_day_has_time_to_read() -> None:
    """So all lessons are self-study, and the page that says how long they take is right."""
    for day in ("day-1", "day-2"):
        rows = html.fromstring(grundprogramm().files[f"html/{day}-text.html"].decode()).xpath("//table[1]//tbody/tr")
        assert len(rows) > 8
        assert not [row for row in rows if re.search("lesen|Einheit", row.text_content())]
    programme = load(IP_BASIC, "de")
    for day in DAYS:
        first = next(iter(programme.texts.modules[day].lessons.values())).minutes
        assert 60 < count(programme).alone[day] - first <= 75, day
    assert "je Modul mit gut einer Stunde" in page("html/choose-modules-text.html")


def test_every_text_says_the_same_hours() -> None:
    told = grundprogramm().course.hours
    attended, self_study, total = (figure(told[name]) for name in ("attended", "self_study", "total"))
    assert told["attended"] + told["self_study"] == told["total"]
    texts = {name: page(name) for name in PAGES} | {"paper": paper("decision-paper"), "slides": slides()}
    policy = json.loads(grundprogramm().files["policies/r1/policy.json"])["course/r1"]
    for name, text in texts.items():
        assert re.search(rf"\b{attended}\b", text), name
        assert re.search(rf"rund {self_study}\b|{self_study} im Selbststudium", text), name
        if name != "html/route-text.html":
            assert re.search(rf"\b{total}\b", text), name
    assert policy["other_course_settings"]["lotse_hours"] == told


def test_tables_of_hours_add_up() -> None:
    told = grundprogramm().course.hours
    rows = html.fromstring(grundprogramm().files["about/overview.html"].decode()).xpath("//tbody/tr/td[2]")
    *parts, total = (float(cell.text_content().replace(",", ".")) for cell in rows)
    assert sum(parts) == pytest.approx(total) == told["total"]


def test_the_costs_of_the_example_town_follow_from_the_hours() -> None:
    """The one sum the texts do by themselves: six people, 50 euros an hour, a tenth of their time, a budget."""
    hours = grundprogramm().course.hours["total"] * 6
    text = page("html/briefing-questions-text.html")
    euros = f"{hours * 50 + 51480 + 4000:,.0f}".replace(",", ".")
    assert f"= {figure(hours)} " in text
    assert euros in text
    assert f"{figure(hours)} Stunden für das Programm" in slides()
    assert euros in slides()
    assert f"= {figure(hours)} Stunden" in paper("example-decision-paper") and euros in paper("example-decision-paper")
    assert f"{hours * 50 + 51480:,.0f}".replace(",", ".") in paper("example-council-page")


def test_a_programme_without_audiences_counts_every_event() -> None:
    built = mini()
    assert built.course.hours == {"attended": 2.5, "self_study": 1.0, "total": 3.5}


@pytest.mark.parametrize(("alone", "rounded"), [(0, 0), (14, 0), (15, 30), (44, 30), (45, 60), (61, 60)])
def test_self_study_is_told_in_half_hours(alone: int, rounded: int) -> None:
    hours = Hours((), {"a": 10, "b": alone - 10}, 12)
    assert (hours.self_study, hours.other, hours.total) == (rounded, rounded - 12, rounded)


def test_modules_are_told_in_tenths_of_an_hour(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("lessons/tea/en/water.md", "minutes: 9", "minutes: 13"))
    hours = count(load(folder, "en"))
    assert (hours.alone["tea"], hours.modules) == (46, 48)


def test_only_events_for_participants_count(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "minutes: 90}", "minutes: 90, audience: [guests]}"),
        ("programme.yaml", "reflection: null", "participants: guests\nreflection: null"),
    )
    assert [event.key for event in count(load(folder, "en")).events] == ["day_1"]


def test_what_is_held_in_an_event_is_not_counted_again(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "covers: [IP-01]", "covers: [IP-01]\n            held: day_1"),
        ("programme.yaml", "covers: [IP-16]", "covers: [IP-16]\n        held: day_1"),
    )
    hours = count(load(folder, "en"))
    assert hours.attended == 150
    assert hours.alone == {"first-steps": 0, "tea": 9 + 5 + 5, "looking-back": 10}, (
        "the lesson, the check, the question"
    )
    assert (hours.self_study, hours.modules) == (30, 0)


def test_unknown_events_and_audiences_are_refused(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "covers: [IP-01]", "covers: [IP-01]\n            held: day_9"),
        ("programme.yaml", "reflection: null", "participants: guests\nreflection: null"),
    )
    with pytest.raises(Refused) as refused:
        build(folder, order())
    found = [problem.message for problem in refused.value.problems]
    assert any("no event “day_9”" in message for message in found)
    assert any("no event is for “guests”" in message for message in found)
