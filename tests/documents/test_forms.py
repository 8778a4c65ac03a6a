"""A sheet to fill in without its block, for each module that has one, in each language: on paper and in a spreadsheet."""

import io
from typing import Any

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
    signed = [LANGUAGES[language].pack["signatures"]] if hasattr(content, "SIDES") else []
    asked_for = [table.title for table in content.tables]  # type: ignore[attr-defined]
    assert (document.paragraphs[0].text, headings) == (title, asked_for + signed)
    assert len(document.tables) == len(headings)
    book = load_workbook(io.BytesIO(files["xlsx"]))
    assert len(book.worksheets) == len(asked_for)
    for table, on_paper, sheet in zip(content.tables, document.tables, book.worksheets, strict=False):  # type: ignore[attr-defined]
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_two_sides_sign_has_a_line_for_each_with_the_number_of_the_version(language: str) -> None:
    found = forms.make("design_spaces", language)
    assert found is not None
    content: Any = blocks.content_api("lotse_design_spaces").default(language)
    head, *rows = Document(io.BytesIO(found[1]["docx"])).tables[-1].rows
    assert [row.cells[0].text for row in rows] == [each.title for each in content.figures if each.key in content.SIDES]
    assert len(rows) == len(content.SIDES) and len(head.cells) == 4


def test_beside_its_block_the_sheet_on_paper_is_one_of_two_ways() -> None:
    for beside in (True, False):
        page = forms.on_paper("networks", "de", beside=beside)
        assert page is not None
        said = " ".join(token.content for token in page.text.tokens)
        assert ("Im Kurs rechnet und meldet dasselbe Blatt von selbst" in said) == beside
        assert ("In diesem Kurs füllen Sie das Blatt auf Papier" in said) != beside
