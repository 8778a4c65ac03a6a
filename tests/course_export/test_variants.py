"""Courses for towns and counties, with days apart or in a row, in a room or online."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from course_export.build import write
from course_export.check.run import run
from tests.course_export.making import programme
from tests.course_export.test_scripts_online import ALLOWED, ROOM
from tests.course_export.variants import LIST, differences, sentences, variant

TODAY = date(2026, 11, 25)
ONLINE: dict[str, dict[str, str]] = {
    "apart": {"mode": "online"},
    "consecutive": {"mode": "online", "days": "consecutive"},
}


def test_every_sentence_that_differs_for_a_county_has_been_read() -> None:
    assert differences() == LIST.read_text(encoding="utf-8"), (
        "read it, then python -m tests.course_export.accept_golden"
    )


def test_a_course_for_a_county_calls_the_readers_house_no_town() -> None:
    built = variant(body="county")
    for name, content in {**built.files, **built.pack}.items():
        for sentence in sentences(name, content):
            assert not re.search(r"\bIhr(?:e[rnms]?)? (?:Stadt|Rat|Rathaus|Gemeinde)\b", sentence), (
                f"{name}: {sentence}"
            )


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"body": "county", "days": "consecutive"},
        *ONLINE.values(),
        {"days": "consecutive"},
        {"body": "county", "mode": "online"},
    ],
    ids=lambda settings: "-".join(settings.values()) or "default",
)
def test_the_check_finds_nothing_in_any_variant(
    settings: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even advice."""
    assert run(str(write(variant(**settings), tmp_path)), as_json=True, today=TODAY) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["findings"] == []


def test_nobody_hears_of_two_weeks_on_the_first_of_two_days_in_a_row() -> None:
    files = variant(days="consecutive").files
    for name in ("lead-close-1", "lead-arrive-2", "day-2"):
        assert not re.search("zwei Wochen|bis Tag (?:2|zwei)", files[f"html/{name}-text.html"].decode()), name
    assert "Heute Abend ist nichts zu tun." in files["html/lead-close-1-text.html"].decode()
    assert "klärt mit der Patenschaft den Termin" in variant().files["html/lead-close-1-text.html"].decode()


@pytest.mark.parametrize("days", ["apart", "consecutive"])
def test_online_each_day_is_two_half_days_with_a_plan_and_a_calendar_file(days: str) -> None:
    built = variant(**ONLINE[days])
    events = {str(event["key"]): event for event in built.course.events}
    assert {event["mode"] for event in events.values()} == {"online"}
    assert [events[key]["minutes"] for key in ("day_1", "day_1b", "day_2", "day_2b")] == [180, 210, 210, 180]
    begins = [str(events[key]["begins"])[:10] for key in ("day_1", "day_1b", "day_2", "day_2b")]
    assert begins == sorted(set(begins))
    for day in ("1", "2"):
        page = built.files[f"html/day-{day}-text.html"].decode()
        assert page.count("<h3>Tagesplan</h3>") == 2 and "6,5 Stunden" in page
        assert {f"static/ip-basic-day_{day}{half}.ics" for half in ("", "b")} < set(built.files)
        assert f"day_{day}b-leitfaden.docx" in built.pack


def test_online_a_script_begins_with_what_is_different_there() -> None:
    page = variant(mode="online").files["html/lead-team-day-text.html"].decode()
    assert page.index("<h3>Online</h3>") < page.index("0–8") and "Brücke" in page and "Turm" not in page
    room = variant().files["html/lead-team-day-text.html"].decode()
    assert room.index("<h3>Online</h3>") > room.index("0–4")
    assert "Link bleibt derselbe" in variant(mode="online").files["html/lead-half-end-1-text.html"].decode()


@pytest.mark.parametrize(
    "page", ["opening", "day-1", "day-2", "day-2-close", "retrospective", "check-ins", "certificate"]
)
def test_online_no_page_speaks_of_a_room(page: str) -> None:
    told = sentences(f"{page}.html", variant(mode="online").files[f"html/{page}-text.html"])
    assert [text for text in told if ROOM.search(ALLOWED.sub("", text))] == []


ONE_DAY = re.compile(
    r"Mittagspause|am Vormittag|auf zwei Vormittage|[Ss]ieben Stunden|einen Platz vorn|[Dd](?:er|ieser) Tag dauert"
)


@pytest.mark.parametrize("mode", ["in_person", "online"])
def test_online_no_page_or_paper_of_the_programme_speaks_of_one_whole_day(mode: str) -> None:
    modules = tuple(f"html/{module}-" for module in programme().texts.modules)
    files = variant(mode=mode).files if mode == "online" else variant().files
    own = {name: content for name, content in files.items() if not name.startswith(modules)}
    found = [text for name, content in own.items() for text in sentences(name, content) if ONE_DAY.search(text)]
    assert (found == []) == (mode == "online")


def test_the_check_ins_are_held_as_the_whole_course_is() -> None:
    for mode, where in (("in_person", "vor Ort"), ("online", "online")):
        built = variant(mode="online") if mode == "online" else variant()
        assert {event["mode"] for event in built.course.events} == {mode}
        assert f"je 30 Minuten, {where}." in built.files["html/check-ins-text.html"].decode()


def test_online_no_day_2_paper_is_for_a_wall_and_the_sponsor_has_minutes_that_add_up() -> None:
    built = variant(mode="online")
    assert "retrospective-druck.docx" not in built.pack
    printed = " ".join(sentences("day_2-druck.docx", built.pack["day_2-druck.docx"]))
    assert "Beide senden gleichzeitig." in printed and "Tischschilder" not in printed
    said = built.files["html/lead-mandate-day-text.html"].decode()
    assert "jedes sieben Minuten lang" in said and "<h3>14–36 · Drei Themen</h3>" in said


def test_no_member_shares_the_board_which_shows_her_own_cards_and_intentions() -> None:
    for settings in ({}, {"mode": "online"}):
        page = variant(**settings).files["html/lead-retro-decide-text.html"].decode()
        assert "teilt die Pinnwand" not in page and "eigene Karten und Vorsätze" in page
