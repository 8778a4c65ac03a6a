"""From Markdown to a Word document that people fill in: real headings, lists, and tables with header rows."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from markdown_it.token import Token

from course_export.inline import plain, runs
from course_export.office import describe, normalised
from course_export.pages import Page

_WIDTH = Cm(17)
_FIELD = Cm(0.85)
"""Height of a row with room to write."""
_FONT = "Arial"
_BOX = "☐"

Value = Callable[[str], str]


def to_docx(page: Page, value: Value, language: str) -> bytes:
    """Return an A4 document whose title is the page's title and whose `##` are headings of the first level."""
    document = Document()
    _set_up(document, language)
    describe(document.core_properties, page.head.title, language)
    document.add_paragraph(page.head.title, style="Title")
    if page.head.subtitle:
        document.add_paragraph(page.head.subtitle, style="Subtitle")
    _Writer(document, value).write(page.text.tokens)
    buffer = io.BytesIO()
    document.save(buffer)
    return normalised(buffer.getvalue())


class _Writer:
    """Walks the tokens of a text and adds to a document what each says."""

    def __init__(self, document: Any, value: Value) -> None:
        self.document = document
        self.value = value
        self.styles: list[str] = []
        self.numbering: Any = None
        # Looking a style up by its name is slow, and a document has many paragraphs.
        self.ids = {style.name: style.style_id for style in document.styles}

    def write(self, tokens: Sequence[Token]) -> None:
        """Add all blocks."""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = next(n for n in range(position, len(tokens)) if tokens[n].type == "table_close")
                self._table(tokens[position:end])
                position = end
            elif token.type == "heading_open":
                self.styles.append(f"Heading {int(token.tag[1]) - 1}")
            elif token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
                self._open(token)
            elif token.type in ("heading_close", "bullet_list_close", "ordered_list_close", "blockquote_close"):
                self.styles.pop()
            elif token.type == "inline":
                self._paragraph(token)
            position += 1

    def _open(self, token: Token) -> None:
        names = {"bullet_list_open": "List Bullet", "ordered_list_open": "List Number", "blockquote_open": "Quote"}
        name = names[token.type]
        level = sum(style.startswith("List") for style in self.styles) + 1
        self.styles.append(f"{name} {min(level, 3)}" if name.startswith("List") and level > 1 else name)
        if token.type == "ordered_list_open":
            self.numbering = self._new_numbering(self.styles[-1])

    def _paragraph(self, token: Token) -> None:
        style = self.styles[-1] if self.styles else "Normal"
        if style.startswith("List Bullet") and token.content.startswith(_BOX):
            style = style.replace("List Bullet", "List")  # a box to tick needs no bullet
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.ids[style]
        if style.startswith("List Number"):
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = self.numbering.numId
            properties.get_or_add_ilvl().val = 0
        self._fill(paragraph, token)

    def _fill(self, paragraph: Any, token: Token) -> None:
        for run in runs(token, self.value):
            added = paragraph.add_run(run.text)
            added.bold, added.italic = run.bold or None, run.italic or None

    def _new_numbering(self, style: str) -> Any:
        """Let a numbered list begin with 1, whatever stood above it."""
        own = self.document.styles[style].element.pPr.numPr.numId.val
        numbers = self.document.part.numbering_part.element
        number = numbers.add_num(numbers.num_having_numId(own).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return number

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[list[Token]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        texts = [[plain(cell, self.value) for cell in row] for row in rows]
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        table._tbl.tblStyle_val = self.ids["Table Grid"]
        table.autofit = False
        widths = _widths(texts)
        for number, (added, row) in enumerate(zip(table.rows, rows, strict=True)):
            # A row across a page break could lose the hint what to write where.
            _mark(added, "w:cantSplit")
            if number and not all(texts[number]):
                added.height = _FIELD
            for cell, width, token in zip(added.cells, widths, row, strict=True):
                cell.width = width
                self._fill(cell.paragraphs[0], token)
                if number == 0:
                    for run in cell.paragraphs[0].runs:
                        run.bold = True
        _mark(table.rows[0], "w:tblHeader")
        gap = self.document.add_paragraph()
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(6)


def _widths(texts: Sequence[Sequence[str]]) -> list[int]:
    """Share the width of the page by the length of the texts; a column left empty for writing counts as long."""
    weights = []
    for column in zip(*texts, strict=True):
        longest = max(len(text) for text in column)
        empty = sum(not text for text in column[1:])
        weights.append(45 if empty > len(column) / 2 else min(max(longest, 10), 45))
    return [int(_WIDTH * weight / sum(weights)) for weight in weights]


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _set_up(document: Any, language: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    for name, size, before in (("Normal", 9.5, 0), ("Title", 18, 0), ("Heading 1", 12, 8), ("Heading 2", 10.5, 6)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
        # The template names fonts of its theme, which would win over the one set here.
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{attribute}"), None)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for spoken in defaults.findall(qn("w:lang")):
        defaults.remove(spoken)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    defaults.append(spoken)
