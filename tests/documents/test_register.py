"""What a paper says of storage is the privacy register itself."""

import io
from pathlib import Path

from docx import Document

from course_export.documents.register import filled_in
from course_export.documents.word import to_docx
from tests.course_export.making import copy_of_mini
from tests.documents.making import page
from tests.programme.refusing import problems
from xblocks.core.privacy import RECORDS


def document(language: str) -> Document:
    text = filled_in(page("Before.\n\n{{register}}\n\nAfter."), language)
    return Document(io.BytesIO(to_docx(text, str, "de-DE")))


def test_every_kind_has_a_row_in_the_language_of_the_paper() -> None:
    (table,) = document("de").tables
    heads, first, *rest = [[cell.text for cell in row.cells] for row in table.rows]
    assert heads == ["Was gespeichert werden kann", "Wozu", "Wer es im Kurs sieht", "Wie lange"]
    assert first[0].startswith("Die Stufen und Ziele") and first[3] == "1095 Tage nach der letzten Änderung"
    assert len([first, *rest]) == len(RECORDS)
    english = [[cell.text for cell in row.cells] for row in document("en").tables[0].rows][1:]
    assert [row[0] for row in english] == [record.what for record in RECORDS.values()]


def test_the_text_around_it_stays() -> None:
    assert [p.text for p in document("en").paragraphs if p.text] == ["Plan & Ziel", "Before.", "After."]


def test_a_page_of_the_course_cannot_ask_for_it(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    welcome = folder / "en/welcome.md"
    welcome.write_text(welcome.read_text(encoding="utf-8") + "\n{{register}}\n", encoding="utf-8")
    assert [message for _file, _line, message in problems(folder)] == [
        "{{register}} is a table of what is stored; only a document can have it"
    ]
