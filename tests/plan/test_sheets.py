"""Lessons name the sheet of their module: a link to its unit, or a form to fill in where the course has none."""

import io
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from course_export.build import Built, build
from course_export.plan import sheets
from course_export.plan.tree import Html
from course_export.programme import places
from course_export.programme.load import load
from tests.course_export.making import IP_SELECTION, copy_of_mini, order

NAMES = ("lessons/tea/en/water.md", "Green tea wants", "In the {{sheet}} green tea wants")
KIT = ("lessons/tea/en/kit.md", "Bring a kettle.", "Bring the {{sheet}}.")


def page(built: Built, name: str) -> etree._Element:
    unit = next(unit for unit in built.course.units() if unit.name == name)
    text = unit.components[0]
    assert isinstance(text, Html)
    return etree.fromstring(f"<div>{text.body}</div>")


def with_workshop(folder: Path, workshop: str, *changes: tuple[str, str, str]) -> Built:
    change = ("programme.yaml", "workshop: null", f"workshop: {workshop}")
    return build(copy_of_mini(folder, change, *changes), order())


def test_the_sheet_is_a_link_to_the_unit_of_the_workshop(tmp_path: Path) -> None:
    text = page(with_workshop(tmp_path, "lotse_process_design", NAMES), "tea-water")
    (link,) = text.xpath("//a[contains(@href, 'workshop')]")
    assert (link.get("href"), link.text) == ("/jump_to_id/tea-workshop", "worksheet")
    assert "The sheet to fill in" not in "".join(text.itertext())


def test_without_a_workshop_the_first_lesson_says_how_to_do_without(tmp_path: Path) -> None:
    built = with_workshop(tmp_path, "null", NAMES, KIT)
    first, second = ("".join(page(built, name).itertext()) for name in ("tea-water", "tea-kit"))
    assert "In the sheet green tea wants" in first and "Bring the sheet." in second
    assert "In this course you make the sheet yourselves, on paper or in a spreadsheet" in first
    assert "The sheet to fill in" not in second
    assert not [file for file in built.files if "sheet" in file], "no block of this module, no form"


def test_a_module_that_names_no_sheet_offers_none(tmp_path: Path) -> None:
    assert "The sheet to fill in" not in "".join(page(with_workshop(tmp_path, "null"), "tea-water").itertext())


@pytest.fixture(scope="module")
def on_paper(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A selection in which a module is built without its workshop."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "programme.yaml").write_text(
        "extends: ip-selection\nkey: own\nmodules: [{module: process_design, workshop: null}]\n", encoding="utf-8"
    )
    return build(folder, order(language="de"))


def test_a_module_built_without_its_workshop_offers_its_form(on_paper: Built) -> None:
    text = page(on_paper, "process_design-walk")
    assert "Das Blatt hat für jeden Schritt eine Zeile" in "".join(text.itertext())
    offered = {link.get("href"): link.text for link in text.xpath("//a[contains(@href, '/static/')]")}
    assert offered == {
        "/static/own-process_design-sheet.docx": "Prozessblatt (Word-Dokument)",
        "/static/own-process_design-sheet.xlsx": "Prozessblatt (Excel-Tabelle)",
    }
    assert not [unit for unit in on_paper.course.units() if unit.name == "process_design-workshop"]


def test_the_form_has_the_columns_and_choices_of_the_sheet(on_paper: Built) -> None:
    book = load_workbook(io.BytesIO(on_paper.files["static/own-process_design-sheet.xlsx"]))
    steps = book["2 Ist"]
    assert [cell.value for cell in steps[1]][:4] == ["Schritt", "Rolle", "Medium", "Arbeit (Min.)"]
    (choices,) = [rule for rule in steps.data_validations.dataValidation if "C2" in rule.sqref]
    assert choices.formula1 == '"Papier,digital,Telefon,persönlich"'


@pytest.mark.parametrize("module", places.modules([]))
def test_every_module_we_ship_names_its_sheet(module: str) -> None:
    texts = load(IP_SELECTION, "de", [module]).texts.modules[module]
    assert sheets.first(texts) in texts.lessons, "in a lesson, not only in the kit"
