"""Markdown becomes a Word document with real headings, lists and tables that people fill in."""

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from course_export.documents.word import to_docx
from tests.documents.making import VALUES, page


def document(body: str, subtitle: str | None = None, language: str = "de-DE") -> Any:
    return Document(io.BytesIO(to_docx(page(body, subtitle), VALUES.__getitem__, language)))


def paragraphs(body: str, **options: Any) -> list[tuple[str, str]]:
    return [(found.style.name, found.text) for found in document(body, **options).paragraphs]


def test_the_title_stands_first_and_headings_follow_in_order() -> None:
    assert paragraphs("## Eins\n\nText.\n\n### Zwei\n", subtitle="Für den Kreis") == [
        ("Title", "Plan & Ziel"),
        ("Subtitle", "Für den Kreis"),
        ("Heading 1", "Eins"),
        ("Normal", "Text."),
        ("Heading 2", "Zwei"),
    ]


def test_lists_nest_up_to_the_third_level() -> None:
    body = "- a\n  - b\n    - c\n      - d\n\n1. e\n   1. f\n"
    assert paragraphs(body)[1:] == [
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Bullet 3", "c"),
        ("List Bullet 3", "d"),
        ("List Number", "e"),
        ("List Number 2", "f"),
    ]


def test_a_box_to_tick_needs_no_bullet() -> None:
    assert paragraphs("- ☐ Fertig\n- Offen\n")[1:] == [("List", "☐ Fertig"), ("List Bullet", "Offen")]


def test_a_quote_is_a_quote_and_text_after_it_is_not() -> None:
    assert paragraphs("> Gesagt.\n\nDanach.")[1:] == [("Quote", "Gesagt."), ("Normal", "Danach.")]


def test_every_numbered_list_begins_with_one() -> None:
    found = document("1. a\n2. b\n\nText.\n\n1. c\n")
    numbers = [p._p.pPr.numPr.numId.val for p in found.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = found.part.numbering_part.element
    for number in set(numbers):
        override = numbering.num_having_numId(number).find(qn("w:lvlOverride"))
        assert override.find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_emphasis_and_placeholders_are_kept() -> None:
    runs = document("Am **Montag** in *{{contact.place}}*, [hier]({{contact.url}}).").paragraphs[1].runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs] == [
        ("Am ", False, False),
        ("Montag", True, False),
        (" in ", False, False),
        ("Rathaus <7> & mehr", False, True),
        (", ", False, False),
        ("hier", False, False),
        (" (https://example.org/?a=1&b=2)", False, False),
        (".", False, False),
    ]


def test_a_table_has_a_header_row_and_room_to_write() -> None:
    found = document("| Was | Wer |\n|-|-|\n| Plan |  |\n| Ziel | Alle |\n")
    (table,) = found.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Was", "Wer"], ["Plan", ""], ["Ziel", "Alle"]]
    properties = [row._tr.trPr for row in table.rows]
    assert [found.find(qn("w:tblHeader")) is not None for found in properties] == [True, False, False]
    assert [found.find(qn("w:trHeight")) is not None for found in properties] == [False, True, False]
    assert all(found.find(qn("w:cantSplit")) is not None for found in properties)
    assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)


def test_columns_share_the_page_by_their_texts_and_empty_ones_are_wide() -> None:
    def widths(body: str) -> list[int]:
        (table,) = document(body).tables
        return [column.width for column in table.columns]

    short, empty = widths("| Nr | Antwort |\n|-|-|\n| 1 |  |\n| 2 |  |\n")
    assert empty / short > 4
    first, second = widths(f"| A | B |\n|-|-|\n| {'x' * 20} | {'y' * 40} |\n")
    assert 1.9 < second / first < 2.1
    even, odd = widths("| A | B |\n|-|-|\n| x | yy |\n")
    assert even == odd


def test_two_tables_do_not_become_one() -> None:
    table = "| A | B |\n|-|-|\n| 1 | 2 |\n"
    assert len(document(f"{table}\n> \n\n{table}").tables) == 2


def test_a_document_holds_nothing_of_the_one_before_it() -> None:
    first = to_docx(page("1. a\n\n| A | B |\n|-|-|\n| 1 | 2 |\n"), VALUES.__getitem__, "de-DE")
    to_docx(page("1. b\n1. c\n\nText.\n\n1. d\n"), VALUES.__getitem__, "de-DE")
    to_docx(page("Text."), VALUES.__getitem__, "en-GB")
    assert to_docx(page("1. a\n\n| A | B |\n|-|-|\n| 1 | 2 |\n"), VALUES.__getitem__, "de-DE") == first
