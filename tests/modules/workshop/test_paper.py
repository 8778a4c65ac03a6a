"""The empty sheet on paper: its tables with their headings, help that stands there once, lines to write on."""

from typing import Any

import pytest

from tests.modules.workshop.modules import contents
from xblocks.modules.workshop.paper import sheet

CONTENTS = contents()


def table(tag: str, title: str) -> dict[str, Any]:
    (found,) = [part for part in sheet(CONTENTS[tag].default("en")) if part["title"] == title]
    return found


def columns(part: dict[str, Any]) -> list[str]:
    return [column["short"] for column in part["columns"]]


@pytest.mark.parametrize("tag", CONTENTS)
def test_all_tables_are_there_and_what_it_is_about_stands_first(tag: str) -> None:
    content = CONTENTS[tag].default("en")
    parts = sheet(content)
    assert [part["title"] for part in parts] == [content.words(known.name).title for known in content.SPEC.tables]
    assert [part["first"] for part in parts] == [True] + [False] * (len(parts) - 1)
    assert parts[0]["single"] and parts[-1]["single"]


def test_columns_have_both_their_names_and_broad_ones_more_room() -> None:
    part = table("lotse_process_design", "Process as it is")
    assert columns(part) == ["Step", "Role", "Medium", "Work (min)", "Waiting (min)", "Value", "FIM"]
    assert [column["title"] for column in part["columns"]][3:5] == ["Work in minutes", "Waiting afterwards in minutes"]
    assert [column["room"] for column in part["columns"]] == [
        "text",
        "text",
        "word",
        "figure",
        "figure",
        "word",
        "text",
    ]
    assert part["row_word"] == "Step" and part["columns"][2]["options"] == [
        "paper",
        "digital",
        "telephone",
        "in person",
    ]
    subject = table("lotse_process_design", "What this is about")["columns"][0]
    assert subject["short"] == subject["title"] == "Which process is it?"
    assert subject["hint"].startswith("<p>For example: permit for scaffolding")


def test_help_with_the_same_columns_stands_there_once() -> None:
    first, second = (table("lotse_process_design", f"Process as it {what}") for what in ("is", "should be"))
    assert first["columns"] == second["columns"]
    assert (len(first["help"]), second["help"]) == (7, [])


def test_help_is_for_columns_about_which_there_is_something_to_say() -> None:
    part = table("lotse_networks", "Connections")
    assert columns(part) == ["From", "With", "Kind", "Strength"]
    assert (
        [bool(column["hint"] or column["options"]) for column in part["columns"]].count(True) == len(part["help"]) == 3
    )


def test_yes_and_no_share_a_column_of_a_table_and_are_fields_of_their_own_beside_the_rows() -> None:
    rows = table("lotse_networks", "Organisations")
    assert rows["flags"] and columns(rows) == ["Organisation", "Type"]
    assert [column["short"] for column in rows["help"]] == ["Organisation", "Type", "Our own"]
    beside = table("lotse_design_spaces", "Seven conditions")
    assert not beside["flags"] and len(beside["columns"]) == 8
    assert not table("lotse_process_design", "Process as it is")["flags"]


def test_choices_stand_in_their_groups() -> None:
    (methods,) = [
        each for each in table("lotse_participation", "Who we involve")["columns"] if each["short"] == "Methods"
    ]
    assert methods["options"] == [
        "Level 1 inform: Newsletter, Website",
        "Level 2 hear: Survey, Hearing",
        "Level 3 involve: Focus group, World café",
        "Level 4 design together: Working group, Design sprint",
        "Level 5 let decide: Ballot, Delegated budget",
    ]


def test_a_group_without_choices_is_left_out() -> None:
    content = CONTENTS["lotse_participation"].default("en").model_copy(deep=True)
    column = content.words("stakeholders").column("methods")
    column.options[:] = [option for option in column.options if option.key not in ("survey", "hearing", "website")]
    (part,) = [part for part in sheet(content) if part["title"] == "Who we involve"]
    (methods,) = [each for each in part["columns"] if each["short"] == "Methods"]
    assert methods["options"][:2] == ["Level 1 inform: Newsletter", "Level 3 involve: Focus group, World café"]


def test_there_are_as_many_lines_as_a_page_has_room_for() -> None:
    plain, noted = (table("lotse_people_competences", title) for title in ("Measures", "Profiles and levels"))
    assert (plain["note"], plain["rows"]) == ("", [""] * 10)
    assert noted["note"].startswith("<p>") and noted["rows"] == [""] * 8


def test_rows_that_are_always_there_have_their_names() -> None:
    roles = table("lotse_team_building", "Roles")
    assert roles["fixed"] and roles["rows"][:2] == ["Facilitation", "Content"] and len(roles["rows"]) == 4
    assert not table("lotse_team_building", "Goals")["fixed"]
