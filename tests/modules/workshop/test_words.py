"""Rows, columns and values in the reader's words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from xblocks.modules.networks import content as networks
from xblocks.modules.participation import content as participation
from xblocks.modules.people_competences import content as competences
from xblocks.modules.workshop import words
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.work import Judged, Stored, Work, work

COMPETENCES, NETWORK, PLAN = (module.default("en") for module in (competences, networks, participation))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Somebody who reads English."""
    with translation.override("en"):
        yield


def sheet(content: WorkshopContent, *rows: tuple[str, str, dict[str, Any]]) -> Work:
    """The sheet with these rows, in this order."""
    return work(content.SPEC, [Stored(table, key, rank, cells, 1) for rank, (table, key, cells) in enumerate(rows)])


def told(content: WorkshopContent, table: str, column: str, *rows: Any, **more: Any) -> Any:
    known = content.SPEC.table(table)
    return words.told(content, known, known.column(column), sheet(content, *rows), **more)


PEOPLE = (("profiles", "p1", {"name": "Ines", "C2": 2}), ("profiles", "p2", {"C2": 4}))
TOWNS = (
    ("nodes", "n1", {"name": "Town"}),
    ("nodes", "n2", {"type": "county"}),
    ("edges", "e1", {"a": "n1", "b": "n2"}),
    ("edges", "e2", {"a": "n2", "b": "n1"}),
    ("edges", "e3", {"b": "n1"}),
)


def test_where_there_is_little_room_a_column_is_called_by_its_short_name() -> None:
    text, columns = PLAN.words("stakeholders"), PLAN.SPEC.table("stakeholders").columns
    assert (words.title(text, columns[4]), words.heading(text, columns[4])) == ("Level of participation", "Level")
    assert words.headings(text, columns[1:5]) == "Power, Interest, Attitude, Level"
    assert words.headings(text, []) == ""


def test_choices_stand_under_those_of_another_column() -> None:
    text, table = PLAN.words("stakeholders"), PLAN.SPEC.table("stakeholders")
    found = words.groups(text, table.column("methods"))
    assert (found["newsletter"], found["delegated_budget"]) == ("Level 1 inform", "Level 5 let decide")
    assert words.groups(text, table.column("level")) == {}


def test_a_picture_is_called_after_what_the_sheet_is_about() -> None:
    def seen(**single: Any) -> Judged:
        return Judged({}, single)

    assert words.titled("Roadmap", seen(subject={"subject": "Building 2027"})) == "Roadmap: Building 2027"
    assert words.titled("Roadmap", seen(subject={})) == words.titled("Roadmap", seen()) == "Roadmap"


def test_content_without_a_language_is_taken_for_the_readers() -> None:
    assert words.language(competences.default("da")) == "da"
    nowhere = COMPETENCES.model_copy(update={"language": None})
    assert words.language(nowhere) == "en"
    with translation.override("de"):
        assert words.language(nowhere) == "de"


def test_a_row_is_called_by_its_fixed_name_or_its_first_value() -> None:
    filled = sheet(COMPETENCES, *PEOPLE)

    def title(table: str, key: str, **more: Any) -> str:
        return words.row_title(COMPETENCES, filled, table, key, **more)

    assert (title("competences", "C2"), title("competences", "C2", short=True)) == ("C2 Role model", "C2")
    assert (title("profiles", "p1"), title("profiles", "p2")) == ("Ines", "Profile 2")
    assert (title("profiles", "gone"), title("measures", "p1")) == ("–", "–")


def test_a_row_that_begins_with_another_row_is_called_like_that_and_no_further() -> None:
    filled = sheet(NETWORK, *TOWNS)

    def title(key: str, **more: Any) -> str:
        return words.row_title(NETWORK, filled, "edges", key, **more)

    assert [title(key) for key in ("e1", "e2", "e3")] == ["Town", "Organisation 2", "Connection 3"]
    assert title("e1", deep=False) == "Connection 1"


def test_a_number_stands_before_a_title_but_not_before_itself() -> None:
    filled = sheet(COMPETENCES, *PEOPLE)
    named = [words.row_name(COMPETENCES, filled, row) for row in filled.rows["profiles"]]
    assert named == ["Profile 1: Ines", "Profile 2"]


def test_choices_have_short_names_and_in_a_fixed_row_names_of_their_own() -> None:
    assert told(PLAN, "stakeholders", "level").options["1"] == "1 inform"
    assert told(COMPETENCES, "competences", "target").options == {str(step): str(step) for step in range(5)}
    assert told(COMPETENCES, "competences", "target", but="C2").options["2"] == "2 (supports actively)"
    process = told(NETWORK, "nodes", "type")
    assert process.options["municipality"] == "Municipality" and process.short is False
    assert told(COMPETENCES, "competences", "target", short=True).short is True


def test_rows_that_can_be_named_are_those_that_stand_there_and_never_the_row_itself() -> None:
    rows = told(COMPETENCES, "measures", "competence", *PEOPLE, but="C2").rows
    assert [key for key, _name in rows("competences")] == ["C1", *(f"C{number}" for number in range(3, 11))]
    assert rows("profiles") == [("p1", "Ines"), ("p2", "Profile 2")]
    assert told(COMPETENCES, "measures", "competence", *PEOPLE, but="p1").rows("profiles") == [("p2", "Profile 2")]
    assert rows("subject") == [], "nobody has filled it in"


def test_a_row_is_told_as_short_as_the_value_that_names_it() -> None:
    found = [told(COMPETENCES, "measures", "competence", short=short).row("competences", "C2") for short in (0, 1)]
    assert found == ["C2 Role model", "C2"]


def test_what_stands_in_columns_of_a_name_is_proposed_from_all_tables() -> None:
    rows = (*PEOPLE, ("measures", "m", {"name": "Course"}))
    assert [*told(COMPETENCES, "profiles", "name", *rows).values("name")] == ["Ines", "Course"]


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (None, None, "–"),
        (1234567, None, "1,234,567"),
        (0, None, "0"),
        (-87.25, 1, "−87.3"),
        (0.25, 1, "0.3"),
        (3, 1, "3.0"),
        (2.5, None, "2.5"),
    ],
)
def test_numbers_are_rounded_half_up_and_written_as_people_write_them(
    value: float | None, places: int | None, said: str
) -> None:
    assert words.number(value, places) == said


def test_numbers_of_sheets_are_written_in_the_readers_language() -> None:
    with translation.override("de"):
        assert words.number(1234.5) == "1.234,5"
        assert words.number(1234.5, grouped=False) == "1234,5"
        assert words.percent(-12.25) == "−12,3\N{NO-BREAK SPACE}%"
    assert (words.percent(7, 0), words.percent(None)) == ("7\N{NO-BREAK SPACE}%", "–")


def test_sheets_round() -> None:
    with translation.override("de"):
        assert (words.number(-81.9, 0), words.number(5850 / 480, 1), words.number(None, 1)) == ("−82", "12,2", "–")


def test_values_of_findings_are_numbers_or_texts() -> None:
    assert [words.worded(value) for value in (1500, 0.5, "Town", ["a"])] == ["1,500", "0.5", "Town", "['a']"]


def test_a_value_outside_a_column_is_said_by_the_same_reader() -> None:
    plain = words.plain_told(444)
    assert (plain.day_minutes, plain.number(1500), plain.day(date(2027, 2, 12))) == (444, "1,500", "12 Feb 2027")
    assert words.plain_told().day_minutes == 0
