"""From Markdown to slides: `##` begins a slide, list items are its points, a quote is what the speaker says."""

import io
from collections.abc import Callable
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from course_export.inline import plain
from course_export.office import describe, normalised
from course_export.pages import Page

_TITLE, _POINTS = 0, 1
_WIDTH = Emu(12192000)
"""16:9 at the height of the template's 4:3."""
_HEIGHT = Emu(6858000)


def to_pptx(page: Page, value: Callable[[str], str], language: str) -> bytes:
    """Return a presentation with a title slide and speaker's notes."""
    deck = Presentation()
    _widen(deck)
    describe(deck.core_properties, page.head.title, language)
    first = deck.slides.add_slide(deck.slide_layouts[_TITLE])
    _write(first.shapes.title.text_frame, [page.head.title], language)
    _write(first.placeholders[1].text_frame, [page.head.subtitle or ""], language)
    for title, points, notes in _slides(page, value):
        slide = deck.slides.add_slide(deck.slide_layouts[_POINTS])
        _write(slide.shapes.title.text_frame, [title], language)
        _write(slide.placeholders[1].text_frame, points, language)
        if notes:
            _write(slide.notes_slide.notes_text_frame, notes, language)
    buffer = io.BytesIO()
    deck.save(buffer)
    return normalised(buffer.getvalue())


def _slides(page: Page, value: Callable[[str], str]) -> list[tuple[str, list[str], list[str]]]:
    """Return title, points and notes of each slide."""
    found: list[tuple[str, list[str], list[str]]] = []
    heading = quoted = False
    for token in page.text.tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type in ("blockquote_open", "blockquote_close"):
            quoted = token.type == "blockquote_open"
        elif token.type == "inline" and heading:
            found.append((plain(token, value), [], []))
        elif token.type == "inline" and found:
            _title, points, notes = found[-1]
            (notes if quoted else points).append(plain(token, value))
    return found


def _write(frame: Any, paragraphs: list[str], language: str) -> None:
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run._r.get_or_add_rPr().set("lang", language)


def _widen(deck: Any) -> None:
    """Make the 4:3 template 16:9: its own places are stretched, slides inherit them."""
    factor = _WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(int(shape.left * factor)), Emu(int(shape.width * factor))
