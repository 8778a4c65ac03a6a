"""Markdown becomes slides: a title slide, a slide for each heading, points, and what the speaker says."""

import io
from typing import Any

from pptx import Presentation

from course_export.documents.slides import to_pptx
from tests.documents.making import VALUES, page

BODY = """Vor der ersten Folie steht nichts.

## Eins & zwei

- Punkt *eins*
- {{contact.place}}

> Das sage ich.
> Und das.

## Drei

Ein Satz.

## Vier

> Nur Notizen.
"""


def deck(body: str = BODY, subtitle: str | None = None, language: str = "de-DE") -> Any:
    return Presentation(io.BytesIO(to_pptx(page(body, subtitle), VALUES.__getitem__, language)))


def texts(frame: Any) -> list[str]:
    return [paragraph.text for paragraph in frame.paragraphs]


def test_the_first_slide_has_title_and_subtitle() -> None:
    first = deck(subtitle="Für den Kreis").slides[0]
    assert (first.shapes.title.text, first.placeholders[1].text) == ("Plan & Ziel", "Für den Kreis")
    assert deck().slides[0].placeholders[1].text == ""


def test_each_heading_is_a_slide_with_its_points() -> None:
    _first, *slides = deck().slides
    assert [(slide.shapes.title.text, texts(slide.placeholders[1].text_frame)) for slide in slides] == [
        ("Eins & zwei", ["Punkt eins", "Rathaus <7> & mehr"]),
        ("Drei", ["Ein Satz."]),
        ("Vier", [""]),
    ]


def test_a_quote_is_what_the_speaker_says() -> None:
    _first, one, two, three = deck().slides
    assert texts(one.notes_slide.notes_text_frame) == ["Das sage ich. Und das."]
    assert not two.has_notes_slide
    assert texts(three.notes_slide.notes_text_frame) == ["Nur Notizen."]
    names = {slide.notes_slide.part.partname for slide in (one, three)}
    assert len(names) == 2, "each has a page of its own"


def test_screen_readers_know_the_language() -> None:
    for slide in deck(language="da-DK").slides:
        for shape in slide.placeholders:
            runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            assert {run._r.rPr.get("lang") for run in runs} <= {"da-DK"}
    assert deck(language="da-DK").core_properties.language == "da-DK"


def test_the_same_text_gives_the_same_bytes() -> None:
    assert to_pptx(page(BODY), VALUES.__getitem__, "de-DE") == to_pptx(page(BODY), VALUES.__getitem__, "de-DE")
