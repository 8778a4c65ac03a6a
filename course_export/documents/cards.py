"""Cards and signs to print and cut out, as pages of a Word document: one, two or four on a page."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.shared import Cm

from course_export.documents.word import Writer
from course_export.programme.scripts import Print

_ROOM = Cm(26)
"""Height of a page that cards may take: a row below it would begin another page."""
_WIDTH = Cm(17)
_COLUMNS = {"a4": 1, "a5": 1, "a6": 2}
_ROWS = {"a4": 1, "a5": 2, "a6": 2}
_SIZES = {"a4": (72, 44, 30), "a5": (44, 28, 20), "a6": (26, 18, 13)}
"""Points for a word, for a line, for more than that."""
_WORD, _LINE = 14, 60
_EM = 0.7
"""Width of a bold letter, in its size."""
_EDGE = "".join(f'<w:{side} w:val="dashed" w:sz="4" w:color="808080"/>' for side in ("top", "left", "bottom", "right"))


def write(writer: Writer, given: Print) -> None:
    """Add the cards, as many pages as they take."""
    columns, rows = _COLUMNS[given.size], _ROWS[given.size]
    height, width = int(_ROOM.twips / rows), int(_WIDTH.twips / columns)
    for first in range(0, len(given.texts), columns * rows):
        page = given.texts[first : first + columns * rows]
        lines = [page[n : n + columns] for n in range(0, len(page), columns)]
        cells = "".join(_line(line, given, (width, height), columns) for line in lines)
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        writer.xml.append(
            '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
            f'<w:tbl><w:tblPr><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
        )


def _line(texts: Sequence[str], given: Print, size: tuple[int, int], columns: int) -> str:
    cells = "".join(_card(text, given, size[0]) for text in texts)
    cells += f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{size[0]}"/></w:tcPr><w:p/></w:tc>' * (columns - len(texts))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{size[1]}" w:hRule="exact"/></w:trPr>{cells}</w:tr>'


def _card(text: str, given: Print, width: int) -> str:
    lines = text.split("\n")
    style = "" if len(lines) > 1 else "<w:b/>"
    run = f'<w:r><w:rPr>{style}<w:sz w:val="{2 * _points(text, given, width)}"/></w:rPr>'
    sides = "left" if len(lines) > 1 else "center"  # what has lines is read, not seen from afar
    paragraphs = "".join(
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="120"/><w:ind w:left="113" w:right="113"/><w:jc w:val="{sides}"/></w:pPr>'
        f'{run}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in lines
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/><w:tcBorders>{_EDGE}</w:tcBorders><w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraphs}</w:tc>"
    )


def _points(text: str, given: Print, width: int) -> int:
    """Return the largest size in which no word is wider than the card (`width`, in twentieths of a point)."""
    large, middle, small = _SIZES[given.size]
    wanted = large if len(text) <= _WORD else middle if len(text) <= _LINE else small
    longest = max(map(len, text.split()))
    return min(wanted, int(width / 20 / (_EM * longest)))
