"""Documents are real, accessible files: language, title, headings, header rows, notes; appointments import."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from icalendar import Calendar
from pptx import Presentation

from course_export.build import Built
from tests.course_export.making import ip_basic

DOCX = ("certificate", "decision-paper", "draft-mandate")


@pytest.fixture(scope="module")
def built() -> Built:
    return ip_basic(contact={"organisation": "Kreis Hase", "place": "Rathaus, Raum 7"})


def static(built: Built, name: str) -> bytes:
    return built.files[f"static/ip-basic-{name}"]


@pytest.mark.parametrize("name", DOCX)
def test_word_documents_can_be_read_aloud(built: Built, name: str) -> None:
    document = Document(io.BytesIO(static(built, f"{name}.docx")))
    assert document.core_properties.title
    assert document.core_properties.language == "de-DE"
    spoken = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert spoken.get(qn("w:val")) == "de-DE"
    assert document.paragraphs[0].style.name == "Title"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)


def test_headings_lists_and_boxes_are_real_ones(built: Built) -> None:
    document = Document(io.BytesIO(static(built, "draft-mandate.docx")))
    styles = {paragraph.style.name: paragraph.text for paragraph in document.paragraphs}
    assert styles["Heading 1"] == "10 Unterschriften"
    assert "List Number" in styles
    boxes = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("☐")]
    assert boxes and {paragraph.style.name for paragraph in boxes} == {"List"}


def test_documents_carry_the_dates_and_contacts_of_this_course(built: Built) -> None:
    paper = Document(io.BytesIO(static(built, "decision-paper.docx")))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "11. Januar 2027 und 25. Januar 2027" in cells
    certificate = Document(io.BytesIO(static(built, "certificate.docx")))
    cells = [cell.text for table in certificate.tables for row in table.rows for cell in row.cells]
    assert "Kreis Hase" in cells
    hours = [float(cell.replace(",", ".")) for cell in cells if cell.replace(",", "").isdecimal()]
    assert len(hours) == 10
    assert sum(hours[:9]) == pytest.approx(hours[9]), "the hours of the parts add up"


def test_slides_have_titles_points_and_notes(built: Built) -> None:
    deck = Presentation(io.BytesIO(static(built, "briefing-slides.pptx")))
    assert deck.core_properties.title == "InnovatorInnenprogramm – Grundprogramm"
    slides = list(deck.slides)
    assert len(slides) > 10
    for slide in slides[1:]:
        assert slide.shapes.title.text
        assert slide.placeholders[1].text
        assert slide.notes_slide.notes_text_frame.text.startswith("Minute")
    first = slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    assert first._r.rPr.get("lang") == "de-DE"
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)


def test_appointments_say_when_and_where(built: Built) -> None:
    event = Calendar.from_ical(static(built, "retrospective.ics")).walk("VEVENT")[0]
    assert event.decoded("dtstart") == datetime(2027, 4, 26, 7, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2027, 4, 26, 10, 30, tzinfo=UTC)
    assert str(event["location"]) == "Rathaus, Raum 7"


def test_a_moved_appointment_keeps_its_identity(built: Built) -> None:
    moved = ip_basic(days={"retrospective": datetime(2027, 4, 27).date()})
    before, after = (Calendar.from_ical(static(each, "retrospective.ics")).walk("VEVENT")[0] for each in (built, moved))
    assert before["uid"] == after["uid"]
    assert before.decoded("dtstart") < after.decoded("dtstart")


@pytest.mark.parametrize("name", [*(f"{name}.docx" for name in DOCX), "briefing-slides.pptx"])
def test_no_time_of_making_in_office_files(built: Built, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(static(built, name))) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_self_paced_course_has_no_appointments() -> None:
    built = ip_basic(self_paced=True)
    assert not [name for name in built.files if name.endswith(".ics")]
    assert ".ics" not in built.files["html/retrospective-prepare-text.html"].decode()
    assert any("retrospective.ics" in note for note in built.notes)
