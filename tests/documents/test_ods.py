"""A calculation becomes a spreadsheet whose grey cells work themselves out."""

from pathlib import Path

from odf.draw import Frame

from course_export.documents.ods import to_ods
from course_export.programme.calculation import Calculation
from course_export.programme.load import load
from tests.course_export.making import IP_BASIC
from tests.documents import office

ROWS = [
    {"key": "pots", "label": "Pots", "unit": "pots", "example": 3},
    {"key": "price", "label": "Price", "unit": "euros", "example": "hours.total"},
    {"key": "own", "label": "Are they ours?", "unit": "A or B"},
    {"key": "cost", "label": "Cost", "unit": "euros", "compute": "0 if own == 'A' else pots * price", "example": True},
    {"key": "each", "label": "Each", "unit": "euros", "compute": "cost / pots if pots > 0 else ''"},
]
TEA = {"title": "Tea", "note": "Fill in.", "columns": list("abcdef"), "groups": [{"title": "All", "rows": ROWS}]}


def in_office(content: bytes, folder: Path) -> list[list[str]]:
    """The lines of the sheet, worked out."""
    made = office.converted({"tea.ods": content}, folder, "csv:Text - txt - csv (StarCalc):59,34,76")["tea.ods"]
    return [line.split(";") for line in made.read_text(encoding="utf-8").splitlines()]


def test_what_is_worked_out_is_worked_out_in_both_columns(tmp_path: Path) -> None:
    found = in_office(to_ods(Calculation.model_validate(TEA), {"hours.total": "36,5"}, "de-DE"), tmp_path)
    assert found[0][0] == "Tea" and found[2] == list("abcdef") and found[3][0] == "All"
    cells = {row[0]: row[1:4] for row in found[4:]}
    assert cells["Pots"] == ["", "pots", "3"] and cells["Price"][2].replace(",", ".") == "36.5"
    assert cells["Cost"][0] == "0" and cells["Cost"][2].replace(",", ".") == "109.5"
    assert cells["Each"] == ["", "euros", ""], "nothing is divided by nothing"


def test_it_is_the_same_whatever_a_process_has_made_before() -> None:
    made = Calculation.model_validate(TEA)
    first = to_ods(made, {"hours.total": "1"}, "de-DE")
    Frame()
    assert to_ods(made, {"hours.total": "1"}, "de-DE") == first


def test_the_cost_sheet_of_the_grundprogramm_computes_the_costs_that_its_papers_name(tmp_path: Path) -> None:
    calculation, _source = load(IP_BASIC, "de").texts.calculations["operation-costs"]
    found = in_office(to_ods(calculation, {"hours.total": "36,5"}, "de-DE"), tmp_path)
    cells = {row[0]: row[3] for row in found if len(row) > 3}
    assert cells["Teamstunden je Woche"].replace(",", ".") == "23.4"
    work = next(
        value for name, value in cells.items() if name.startswith(('"Arbeitszeit in Geld', "Arbeitszeit in Geld"))
    )
    assert work == "62430"
