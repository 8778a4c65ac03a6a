"""From Markdown to slides: `##` begins a slide, list items are its points, a quote is what the speaker says."""

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart
from pptx.util import Emu

from course_export.documents.inline import plain
from course_export.documents.office import describe, normalised
from course_export.programme.pages import Page

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
    empty: Any = None
    for number, (title, points, notes) in enumerate(_slides(page, value), start=1):
        slide = deck.slides.add_slide(deck.slide_layouts[_POINTS])
        named, listed, *_rest = slide.placeholders
        _write(named.text_frame, [title], language)
        _write(listed.text_frame, points, language)
        if notes:
            page_of_notes = slide.notes_slide if empty is None else _notes(slide, empty, number)
            empty = deepcopy(page_of_notes.element) if empty is None else empty
            _write(page_of_notes.notes_text_frame, notes, language)
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


def _notes(slide: Any, empty: Any, number: int) -> Any:
    """Give a slide a page of notes like the first one's; taking it from its master each time takes far longer."""
    package = slide.part.package
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    made = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, deepcopy(empty))
    made.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    made.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(made, RELATIONSHIP_TYPE.NOTES_SLIDE)
    return made.notes_slide


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
