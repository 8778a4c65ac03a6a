"""A sheet to fill in without its block, for each module that has one, in each language: on paper and in a spreadsheet."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from course_export.documents import forms
from course_export.programme import blocks, places
from course_export.programme.words import LANGUAGES

OURS = [(key, language) for key in places.modules([]) if blocks.workshop(key) for language in LANGUAGES]


@pytest.mark.parametrize(("module", "language"), OURS)
def test_both_forms_ask_what_the_sheet_asks(module: str, language: str) -> None:
    found = forms.make(module, language)
    assert found is not None
    title, files = found
    content = blocks.content_api(blocks.workshop(module) or "").default(language)
    document = Document(io.BytesIO(files["docx"]))
    headings = [part.text for part in document.paragraphs if part.style.name == "Heading 1"]
    assert (document.paragraphs[0].text, headings) == (title, [table.title for table in content.tables])  # type: ignore[attr-defined]
    assert len(document.tables) == len(headings)
    book = load_workbook(io.BytesIO(files["xlsx"]))
    assert len(book.worksheets) == len(headings)
    for table, on_paper, sheet in zip(content.tables, document.tables, book.worksheets, strict=True):  # type: ignore[attr-defined]
        asked = {column.short or column.title for column in table.columns} | {column.title for column in table.columns}
        written = {cell.text for row in on_paper.rows for cell in row.cells}
        typed = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
        assert len(written & asked) == len(table.columns) == len(typed & asked), table.key
        assert {row.title for row in table.rows} <= written & typed


def test_what_always_stands_above_a_table_stands_there_on_paper() -> None:
    found = forms.make("people_competences", "en")
    assert found is not None
    said = [part.text for part in Document(io.BytesIO(found[1]["docx"])).paragraphs]
    place = said.index("Profiles and levels")
    assert "Names and initials of people do not belong here." in said[place + 1]


def test_the_same_bytes_each_time() -> None:
    assert forms.make("networks", "de") == forms.make("networks", "de")


def test_a_module_without_a_block_has_no_form() -> None:
    assert forms.make("tea", "en") is None
