"""W9 as its people meet it: a canvas that says what is missing."""

import io

import openpyxl
import pytest

from tests.markup import parsed
from tests.modules.team_building.team import TAG, people
from tests.modules.workshop.sheet import save, seat, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    """Somebody who has put down a role, an agreement and a need."""
    person = seat(tag=TAG)
    assert save(person, "content", {"holder": "Building control"}, table="roles").status == 200
    assert save(person, "a1", {"topic": "decision", "text": "no harm named"}, table="agreements").status == 200
    assert save(person, "n1", {"text": "a call instead of an email"}, table="needs").status == 200
    assert save(person, "purpose", {"purpose": "Fewer papers later"}, table="purpose").status == 200
    return person


def test_the_sheet_says_who_and_what_is_missing(anna):
    page = text(anna.page())
    assert "A role without a person" in page and "Roles, Role 4: Documentation" in page
    assert "An agreement is missing" in page and "Conflict" in page.split("An agreement is missing")[1]
    assert "Roles without anybody: 3." in page


def test_the_canvas_says_all_of_it(anna):
    (canvas,) = parsed(anna.page()).xpath("//*[contains(@class, 'lotse-canvas')]")
    said = " ".join(canvas.itertext())
    for part in ("Fewer papers later", "Building control", "still open", "no harm named", "a call instead of an email"):
        assert part in said


def test_the_page_for_the_leadership_has_no_names_no_needs_and_no_strengths(anna):
    assert save(anna, "s1", {"text": "knows the law"}, table="strengths").status == 200
    page = text(anna.call("leadership", None).response.text)
    assert "no harm named" in page and "Fewer papers later" in page and "held" in page
    for part in ("Building control", "a call instead of an email", "knows the law"):
        assert part not in page


def test_the_table_has_every_field(anna):
    book = openpyxl.load_workbook(io.BytesIO(anna.call("xlsx", None).response.body))
    cells = [str(cell) for row in book.active.iter_rows(values_only=True) for cell in row if cell]
    assert {"Content", "Building control", "Deciding", "no harm named", "a call instead of an email"} <= set(cells)


def test_the_empty_sheet_on_paper_has_the_canvas_to_write_on():
    page = seat(tag=TAG).call("worksheet", None).response.text
    (canvas,) = parsed(page).xpath("//*[contains(@class, 'lotse-canvas')]")
    assert "Contact with the" in " ".join(canvas.itertext())
    assert canvas.xpath("*[@class='write']")


def test_an_empty_sheet_has_no_canvas():
    assert "lotse-canvas" not in seat(tag=TAG).page()


def test_a_team_sees_the_same_canvas():
    first, second = people(2)
    assert save(first, "g1", {"text": "A leaflet by Easter"}, table="goals").status == 200
    assert "A leaflet by Easter" in text(second.page())
