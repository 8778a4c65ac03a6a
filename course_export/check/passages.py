"""The passages of a text (paragraphs, list entries, rows of tables) with their place, from HTML and from Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from markdown_it.token import Token

from course_export.reading.elements import words

_BLOCKS = words("p li h1 h2 h3 h4 h5 h6 tr dt dd caption")
_PROSE = words("p li dd")
_LISTS = words("ul ol")


@dataclass(frozen=True)
class Passage:
    """A piece of text; `is_cited` if a source stands with it, `is_prose` unless it is a heading or a row of a table."""

    file: str
    line: int
    text: str
    is_cited: bool
    is_prose: bool


def from_html(root: etree._Element, file: str) -> Iterator[Passage]:
    """Yield the passages of a text of the course; neither the list of its sources nor a file to download is one."""
    for element in root.iter(etree.Element):
        if element.tag in _BLOCKS and not (_is_inside(element) or _is_source(element) or _is_download(element)):
            text = " ".join(" ".join(_own_text(element)).split())
            cited = any("-source-" in (link.get("href") or "") for link in element.iter("a"))
            if text:
                yield Passage(file, element.sourceline or 0, text, cited, element.tag in _PROSE)


def sources_in_html(root: etree._Element) -> Iterator[str]:
    """Yield the titles of the sources of a text."""
    for element in root.iter("li"):
        if _is_source(element):
            yield "".join(element.itertext())


def _is_source(element: etree._Element) -> bool:
    return "-source-" in (element.get("id") or "")


def _is_download(element: etree._Element) -> bool:
    """Tell whether it is nothing but a link to a file of the course, named by its title."""
    link = element[0] if len(element) == 1 else None
    alone = link is not None and link.tag == "a" and not "".join((element.text or "", link.tail or "")).strip()
    return alone and (element[0].get("href") or "").startswith("/static/")


def _is_inside(element: etree._Element) -> bool:
    """Tell whether a passage around this one contains it: a paragraph of a list entry, a cell's paragraph."""
    return any(above.tag in ("li", "tr", "dd") for above in element.iterancestors()) and element.tag != "li"


def _own_text(element: etree._Element) -> Iterator[str]:
    """Yield the text of a passage without the lists in it, whose entries are passages themselves, and without marks."""
    yield element.text or ""
    for child in element:
        if child.tag != "sup" and child.tag not in _LISTS and isinstance(child.tag, str):
            yield from _own_text(child)
            if child.tag in ("td", "th", "p"):
                yield " "
        yield child.tail or ""


def from_markdown(tokens: Sequence[Token], file: str, first_line: int) -> Iterator[Passage]:
    """Yield the passages of a page as its author wrote it; `first_line` is where the tokens begin in its file."""
    row: list[Token] = []
    above = line = 0
    kind = ""
    for token in tokens:
        line = token.map[0] + first_line if token.map else line
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
        if token.type == "tr_open":
            row, above = [], line
        elif token.type == "tr_close":
            yield _of_tokens(row, file, above, is_prose=False)
        elif token.type == "inline" and kind in ("td", "th"):
            row.append(token)
        elif token.type == "inline":
            yield _of_tokens([token], file, line, is_prose=kind == "paragraph")


def _of_tokens(tokens: Sequence[Token], file: str, line: int, *, is_prose: bool) -> Passage:
    children = [child for token in tokens for child in (*(token.children or ()), None)]
    written = "".join(
        child.content if child and child.type in ("text", "code_inline") else " "
        for child in children
        if child is None or child.type in ("text", "code_inline", "softbreak", "hardbreak")
    )
    cited = any(child is not None and child.type == "citation" for child in children)
    return Passage(file, line, " ".join(written.split()), cited, is_prose)
