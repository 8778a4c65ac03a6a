"""Markdown as the texts of a programme use it: parsed once, checked at once, written as HTML later (plan/html.py).

Allowed are paragraphs, `##` and `###`, lists, quotes, tables, emphasis, code, links, pictures with alternative text,
citations `[^key]` and placeholders `{{date.day_1}}`. Raw HTML is a problem, never passed on.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from course_export.errors import Problems

PLACEHOLDER = re.compile(r"(?:\{\{|%7B%7B)\s*([\w.-]+)\s*(?:\}\}|%7D%7D)")
SHEET = "sheet"
"""The placeholder by which a lesson names the work sheet of its module; it becomes a link."""
REGISTER = "register"
"""The placeholder that stands alone in a paragraph of a document, for the table of what our blocks can store."""
OUTSIDE = re.compile(r"^(https?:|mailto:|tel:)|^(\{\{|%7B%7B)")
# Some shapes of text take a time that grows with the square of its length.
LONGEST = 30_000
_NO_LINK = "{{sheet}} is a link itself: it stands in no other, in no address and in no description of a picture"
_BLANK = re.compile(r"\[[^\[\]]*\]\(([^()<>\s\"]+ [^()<>\"]*)\)")
CITATION = re.compile(r"\[\^([\w-]+)\]")
_PAIRS = "paragraph heading bullet_list ordered_list list_item blockquote table thead tbody tr th td em strong link"
_ALLOWED = frozenset(
    [f"{name}_{end}" for name in _PAIRS.split() for end in ("open", "close")]
    + ["inline", "text", "softbreak", "hardbreak", "code_inline", "image", "citation"]
)
_NAMES = {"html_block": "raw HTML", "html_inline": "raw HTML", "hr": "a rule", "fence": "a code block"}


@dataclass(frozen=True)
class Text:
    """Parsed Markdown, and what it refers to, each with its line in the file."""

    tokens: Sequence[Token]
    placeholders: Sequence[tuple[str, int]]
    links: Sequence[tuple[str, int]]
    pictures: Sequence[tuple[str, int]]
    citations: Sequence[tuple[str, int]]


def fill(text: str, value: Callable[[str], str]) -> str:
    """Replace the placeholders in a text by their values."""
    return PLACEHOLDER.sub(lambda found: value(found.group(1)), text)


def parse(body: str, file: str, first_line: int, problems: Problems) -> Text:
    """Parse Markdown that begins on a line of a file, and note what is not allowed in it."""
    if len(body) > LONGEST:
        problems.add(file, 0, f"{len(body):,} characters; a text has at most {LONGEST:,}, so make two of it")
        body = ""
    tokens = parser().parse(body)
    placeholders, links, pictures, citations = [], [], [], []
    linked = 0
    for token, offset in _walk(tokens):
        line = offset + first_line
        linked += token.nesting if token.type in ("link_open", "link_close") else 0
        names = PLACEHOLDER.findall(_readable(token))
        placeholders += [(name, line) for name in names]
        if SHEET in names and (linked or token.type == "image"):
            problems.add(file, line, _NO_LINK)
        if token.type not in _ALLOWED:
            what = _NAMES.get(token.type, token.type.replace("_", " "))
            problems.add(file, line, f"{what} is not allowed in a text")
        elif token.type == "text":
            for target in _BLANK.findall(token.content):
                problems.add(file, line, f"{target}: a name with a blank is not read as a link or a picture")
        elif token.type == "heading_open" and token.tag not in ("h2", "h3"):
            problems.add(file, line, "headings are ## or ###", ("##", "###"))
        elif token.type == "link_open":
            target = str(token.attrs["href"])
            if not OUTSIDE.match(target):
                links.append((target, line))
        elif token.type == "image":
            pictures.append((str(token.attrs["src"]), line))
            if not token.content.strip():
                problems.add(file, line, f"the picture {token.attrs['src']} has no alternative text")
        elif token.type == "citation":
            citations.append((token.content, line))
    return Text(tokens, placeholders, links, pictures, citations)


def _readable(token: Token) -> str:
    """Return the part of a token in which placeholders are replaced: text, the address of a link, an alternative text."""
    if token.type == "link_open":
        return str(token.attrs["href"])
    return token.content if token.type in ("text", "image") else ""


def _walk(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield every token, those inside lines included, with its line, counted from 0."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        yield token, line
        inner = line
        for child in token.children or ():
            yield child, inner
            inner += child.type in ("softbreak", "hardbreak")


@cache
def parser() -> MarkdownIt:
    """Return the parser of all texts."""
    made = MarkdownIt("commonmark", {"html": True, "xhtmlOut": True}).enable("table")
    made.inline.ruler.before("link", "citation", _read_citation)
    return made


def _read_citation(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("citation", "", 0).content = found.group(1)
    state.pos = found.end()
    return True
