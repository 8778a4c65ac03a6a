"""Cards and signs to print: their size, how many lie on a page, letters as large as they fit."""

from pathlib import Path

import pytest

from course_export.documents.cards import write
from course_export.documents.word import bound
from course_export.programme.scripts import Print
from tests.course_export.making import change
from tests.documents.test_pack import opened, pack, rows
from tests.programme.test_scripts import planned


def test_cards_are_as_large_as_asked_and_lie_on_pages_of_their_own(tmp_path: Path) -> None:
    document = opened(pack(planned(tmp_path))["day_1-prints.docx"])
    listed, *cards = rows(document)
    assert listed[1] == ["The first pot", "Signs", "3 in A5"]
    assert cards == [[["Hot"], ["Cold"]], [["Who takes milk may say so now"]]]


def test_small_cards_stand_four_on_a_page(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    change(folder / "en/scripts/pot.yaml", "size: a5, texts: [Hot, Cold, ", "size: a6, texts: [1, 2, 3, 4, ")
    change(folder / "en/scripts/pot.yaml", "[1, 2, 3, 4, ", '["1", "2", "3", "4", ')
    _listed, *cards = rows(opened(pack(folder)["day_1-prints.docx"]))
    assert cards == [[["1", "2"], ["3", "4"]], [["Who takes milk may say so now", ""]]]


def sizes(text: str, size: str) -> set[float]:
    made = Print.model_validate({"title": "Signs", "size": size, "texts": [text]})
    document = opened(bound("Signs", "en-GB", lambda writer: write(writer, made)))
    cell = document.tables[0].rows[0].cells[0]
    return {run.font.size.pt for paragraph in cell.paragraphs for run in paragraph.runs}


@pytest.mark.parametrize(("text", "points"), [("Hot", 72), ("Who takes milk may say so", 44), ("Milk " * 30, 30)])
def test_what_is_short_is_written_large(text: str, points: float) -> None:
    assert sizes(text, "a4") == {points}


def test_no_word_is_wider_than_its_card() -> None:
    (points,) = sizes("Donaudampfschifffahrt", "a4")
    assert points < 72 and 21 * points * 0.7 <= 482


def test_lines_stay_lines() -> None:
    made = Print.model_validate({"title": "Rules", "size": "a5", "texts": ["One\nTwo"]})
    document = opened(bound("Rules", "en-GB", lambda writer: write(writer, made)))
    assert [paragraph.text for paragraph in document.tables[0].rows[0].cells[0].paragraphs] == ["One", "Two"]
