"""From Markdown to a Word document that people fill in: real headings, lists, and tables with header rows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt
from markdown_it.token import Token

from course_export.documents.inline import Run, runs
from course_export.documents.office import describe, normalised
from course_export.programme.pages import Page

_WIDTH = Cm(17)
_FIELD = f'<w:trHeight w:val="{Cm(0.85).twips}"/>'
"""Height of a row with room to write."""
_GAP = '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
"""Between a table and what follows: without a paragraph, two tables would become one."""
_FONT = "Arial"
_POINTS = 9.5
_BOX = "☐"

Value = Callable[[str], str]


def to_docx(page: Page, value: Value, language: str) -> bytes:
    """Return an A4 document whose title is the page's title and whose `##` are headings of the first level."""
    return bound(page.head.title, language, lambda writer: writer.page(page), value)


def bound(
    title: str, language: str, write: Callable[[Writer], None], value: Value = str, points: float = _POINTS
) -> bytes:
    """Return an A4 document with what `write` writes; `value` gives the values of placeholders, `points` is the size of
    its text.
    """
    template = _emptied(language, points)
    document = template.document
    describe(document.core_properties, title, language)
    writer = Writer(template, value)
    write(writer)
    body = document.element.body
    for block in parse_xml(f"<w:body {nsdecls('w')}>{''.join(writer.xml)}</w:body>"):
        body.insert_element_before(block, "w:sectPr")
    buffer = io.BytesIO()
    document.save(buffer)
    return normalised(buffer.getvalue())


class Writer:
    """Walks the tokens of a text and writes what each says as WordprocessingML, for which the document has the styles.

    Adding paragraph by paragraph and cell by cell to the document would take several times as long.
    """

    def __init__(self, template: _Template, value: Value) -> None:
        self.document = template.document
        self.value = value
        self.xml: list[str] = []
        self.styles: list[str] = []
        self.numbering = 0
        self.ids = template.ids

    def page(self, page: Page, more: str = "") -> None:
        """Add a text with its title; `more` are further properties of that."""
        self.add("Title", [Run(page.head.title)], more)
        if page.head.subtitle:
            self.add("Subtitle", [Run(page.head.subtitle)])
        self.write(page.text.tokens)

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

    def add(self, style: str, content: Iterable[Run], more: str = "") -> None:
        """Add a paragraph; `more` are further properties of it."""
        own = "" if style == "Normal" else f'<w:pStyle w:val="{self.ids[style]}"/>'
        self.xml.append(_paragraph(content, own + more))

    def grid(self, rows: Iterable[Sequence[Sequence[Run]]], widths: Sequence[Length]) -> None:
        """Add a table of cells in columns of these widths; its first row is the head. An empty cell is room to write."""
        twips = [width.twips for width in widths]
        self.xml.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.ids["Table Grid"]}"/><w:tblW w:type="auto" w:w="0"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" '
            'w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr><w:tblGrid>'
        )
        self.xml += [f'<w:gridCol w:w="{width}"/>' for width in twips]
        self.xml.append("</w:tblGrid>")
        for number, row in enumerate(rows):
            # A row across a page break could lose the hint what to write where.
            self.xml.append("<w:tr><w:trPr><w:cantSplit/>")
            self.xml.append("<w:tblHeader/>" if number == 0 else "" if all(_text(cell) for cell in row) else _FIELD)
            self.xml.append("</w:trPr>")
            for width, cell in zip(twips, row, strict=True):
                text = _paragraph((replace(run, bold=True) for run in cell) if number == 0 else cell)
                self.xml.append(f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{text}</w:tc>')
            self.xml.append("</w:tr>")
        self.xml += ["</w:tbl>", _GAP]

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
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.numbering}"/></w:numPr>'
        self.add(style, runs(token, self.value), number if style.startswith("List Number") else "")

    def _new_numbering(self, style: str) -> int:
        """Let a numbered list begin with 1, whatever stood above it."""
        own = self.document.styles[style].element.pPr.numPr.numId.val
        numbers = self.document.part.numbering_part.element
        number = numbers.add_num(numbers.num_having_numId(own).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[list[Token]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        cells = [[[*runs(cell, self.value)] for cell in row] for row in rows]
        self.grid(cells, _widths([[_text(cell) for cell in row] for row in cells]))


def _text(content: Iterable[Run]) -> str:
    return "".join(run.text for run in content)


def _paragraph(content: Iterable[Run], properties: str = "") -> str:
    """Write a paragraph."""
    found = []
    for run in content:
        own = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
        style = f"<w:rPr>{own}</w:rPr>" if own else ""
        found.append(f'<w:r>{style}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>')
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(found)}</w:p>"


def _widths(texts: Sequence[Sequence[str]]) -> list[Length]:
    """Share the width of the page by the length of the texts; a column left empty for writing counts as long."""
    weights = []
    for column in zip(*texts, strict=True):
        longest = max(len(text) for text in column)
        empty = sum(not text for text in column[1:])
        weights.append(45 if empty > len(column[1:]) / 2 else min(max(longest, 10), 45))
    return [Length(int(_WIDTH * weight / sum(weights))) for weight in weights]


@dataclass(frozen=True)
class _Template:
    """An empty document, the number of its numberings, the ids of its styles by name."""

    document: Any
    numberings: int
    ids: Mapping[str, str]


@cache
def _template(language: str, points: float) -> _Template:
    """Return the one document of a language that all are written into: to parse Word's template each time takes long."""
    document = Document()
    _set_up(document, language, points)
    ids = {style.name: style.style_id for style in document.styles}
    return _Template(document, len(document.part.numbering_part.element.num_lst), ids)


def _emptied(language: str, points: float) -> _Template:
    """Return the template of a language without what was written into it before."""
    template = _template(language, points)
    template.document.element.body.clear_content()
    numbers = template.document.part.numbering_part.element
    for number in numbers.num_lst[template.numberings :]:
        numbers.remove(number)
    return template


def _set_up(document: Any, language: str, points: float) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    for name, size, before in (("Normal", points, 0), ("Title", 18, 0), ("Heading 1", 12, 8), ("Heading 2", 10.5, 6)):
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
