"""W5 as its people meet it: competences that matter once they have a target, roles, levels, measures with days."""

import io

import pytest
from openpyxl import load_workbook

from tests import markup
from tests.modules.workshop.sheet import form, form_team, join, returned, row, save, seat, seen, send, step, table, text

pytestmark = pytest.mark.django_db

TARGETS = {"C1": {"target": "3", "weight": "2"}, "C2": {"target": "2"}}
ROLES = {"R1": ("Desk", "1", "2"), "R2": ("Planning", "3", "1"), "R3": ("Depot", "2", "0")}
MEASURE = {"name": "Work along", "competence": "C1", "profiles.R1": True, "format": "peer", "hours": "1.5"}


@pytest.fixture
def anna():
    """Somebody with the domain's example A, whose measure has no day yet."""
    person = seat(tag="lotse_people_competences")
    for key, cells in TARGETS.items():
        assert save(person, key, cells, table="competences").status == 200
    for key, (name, one, two) in ROLES.items():
        assert save(person, key, {"name": name, "C1": one, "C2": two}, table="profiles").status == 200
    assert save(person, "m", MEASURE, table="measures").status == 200
    return person


def matrix(person):
    return markup.parsed(person.page()).xpath("//*[contains(@class, 'lotse-matrix')]")


def test_what_the_sheet_says_of_the_example(anna):
    said = text(anna.page())
    for part in (
        "Only one profile is at target: C1, C2.",
        "62.5 %",
        "Profiles and levels, Profile 3: Depot → C2 Role model: gap 2",
        "Competences and targets, C1 Motivated",
        "Measures, Measure 1: Work along",
        "1 gap 2, Measure 1",
    ):
        assert part in said


def test_every_finding_leads_to_the_rows_it_is_about(anna):
    (finding,) = [one for one in markup.parsed(anna.page()).xpath("//li") if "gap 2" in text_of(one)]
    assert finding.xpath(".//button/@value") == ["edit:profiles:R3", "edit:competences:C2"]


def text_of(element):
    return " ".join(element.text_content().split())


def test_the_note_says_that_profiles_are_roles_above_the_table_and_on_paper(anna):
    said = "Names and initials of people do not belong here."
    assert said in text(seat(tag="lotse_people_competences", person=2).page()) and said in text(anna.page())
    paper = text(anna.call("worksheet", None).response.text.partition("<main")[2])
    assert said in paper and "2 (applies data protection and secrecy)" in paper and "gap ___" in paper


def test_on_paper_stand_the_competences_that_matter(anna):
    printed = text(anna.call("printable", None).response.text.partition("<main")[2])
    assert "C1 Motivated" in printed and "C3 Agile" not in printed
    assert len(table(anna.page(), "competences")) == 10


def test_a_competence_that_loses_its_target_counts_no_more_and_nothing_nags(anna):
    assert send(anna, form(anna, "C2", "competences"), target="").status == 200
    said = text(anna.page())
    assert "C2 · Target" not in said and "Depot → C2" not in said
    assert "Missing" not in said
    assert send(anna, form(anna, "C2", "competences"), target="2").status == 200
    assert "Depot → C2 Role model: gap 2" in text(anna.page())


def test_a_weight_alone_waits_for_its_target(anna):
    assert save(anna, "C3", {"weight": "2"}, table="competences").status == 200
    assert "Missing: Target" in row(anna, 3, "competences")[0]


def test_a_measure_for_a_competence_without_a_target_waits(anna):
    assert send(anna, form(anna, "m", "measures"), competence="C5").status == 200
    assert "Please check: Competence" in row(anna, 1, "measures")[0]
    assert "Measure without a date" not in text(anna.page())


def test_a_profile_that_is_deleted_leaves_the_matrix_and_the_measure(anna):
    assert (
        anna.call("delete_row", {"table": "profiles", "row": "R1", "seen": seen(anna, "R1", "profiles")}).status == 200
    )
    assert len(matrix(anna)[0].xpath(".//tbody/tr")) == 3
    assert "Missing: Profiles" in row(anna, 1, "measures")[0]


def test_without_a_level_there_is_no_matrix_and_no_figure():
    person = seat(tag="lotse_people_competences")
    save(person, "C1", {"target": "3"}, table="competences")
    save(person, "R1", {"name": "Desk"}, table="profiles")
    assert matrix(person) == [] and "Fulfilment" not in text(person.page())


def test_a_measure_with_a_day_comes_into_the_calendar(anna):
    assert anna.call("calendar", None).status == 409
    assert send(anna, form(anna, "m", "measures"), due="2027-03-31").status == 200
    days = anna.call("calendar", None).response.text.replace("\r\n ", "")
    assert "SUMMARY:Due: Work along" in days and "20270331" in days and "Hours per person: 1.5" in days
    assert "Measure without a date" not in text(anna.page())


def test_tables_for_other_programs_have_levels_as_text_and_hours_as_numbers(anna):
    lines = anna.call("csv", None).response.text
    assert "Depot" in lines and "C2 Role model" in lines
    sheet = load_workbook(io.BytesIO(anna.call("xlsx", None).response.body)).active
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    (measure,) = [line for line in rows if line[1] == "Work along"]
    assert measure[:6] == [1, "Work along", "C1 Motivated", "Desk", "Learning from colleagues", 1.5]


def test_a_measure_names_its_competence_in_few_letters_on_the_page(anna):
    assert row(anna, 1, "measures")[:3] == ["Work along", "C1", "Desk"]


def test_two_who_rate_the_same_cell_are_asked_which_level_counts(anna):
    join(anna.but(person=2), form_team(anna))
    bo = anna.but(person=2)
    hers, his = form(anna, "R1", "profiles"), form(bo, "R1", "profiles")
    assert send(anna, hers, C1="2").status == 200
    answer = send(bo, his, C1="3", C2="1")
    assert answer.status == 409
    assert send(bo, {**returned(answer, "profiles"), "keep.C1": "mine"}).status == 200
    assert row(anna, 1, "profiles")[:3] == ["Desk", "3", "1"]


def test_profiles_can_be_pasted_with_their_levels(anna):
    pasted = "Profile\tC1\tC2\nPress office\t4\t\nArchive\t–\t0"
    answer = anna.call("paste_rows", {"table": "profiles", "text": pasted})
    looked = markup.parsed(answer.json["regions"]["form-profiles"]).xpath("//input[@name='looked']/@value")[0]
    sent = {"table": "profiles", "text": pasted, "looked": looked, "then": "store", "request": "a" * 32}
    assert anna.call("paste_rows", sent).status == 200
    assert row(anna, 4, "profiles")[:3] == ["Press office", "4", "–"]
    assert row(anna, 5, "profiles")[:3] == ["Archive", "–", "0"]
    assert "Press office → C1" not in text(anna.page()).partition("Could teach others")[0]


def test_measures_can_be_pasted_with_competences_by_either_name(anna):
    lines = [
        "One\tC2\tDepot\tCourse",
        "Two\tC10 Knowledge of software, processes and systems\tDesk, Depot\tCoaching\t3",
    ]
    pasted = "\n".join(lines)
    answer = anna.call("paste_rows", {"table": "measures", "text": pasted})
    looked = markup.parsed(answer.json["regions"]["form-measures"]).xpath("//input[@name='looked']/@value")[0]
    sent = {"table": "measures", "text": pasted, "looked": looked, "then": "store", "request": "a" * 32}
    assert anna.call("paste_rows", sent).status == 200
    assert row(anna, 2, "measures")[1:4] == ["C2", "Depot", "Course"]
    assert row(anna, 3, "measures")[1:5] == ["C10", "Desk, Depot", "Coaching", "3"]


def test_no_row_is_added_to_the_ten(anna):
    assert step(anna, "add:competences").status == 400
    assert save(anna, "C11", {"target": "1"}, table="competences").status == 400
    assert save(anna, "C1", {"name": "x"}, table="profiles").status == 400
