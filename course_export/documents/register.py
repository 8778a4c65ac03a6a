"""The table of all that our blocks can store, in place of a line `{{register}}`: from the privacy register itself."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files

from markdown_it.token import Token

from course_export.programme.markdown import PLACEHOLDER, REGISTER, parser
from course_export.programme.pages import Page
from course_export.programme.words import LANGUAGES, Words
from xblocks.core.privacy import RECORDS, Record


def filled_in(page: Page, language: str) -> Page:
    """Return a document with the table where it asks for it."""
    tokens = page.text.tokens
    places = [number for number, token in enumerate(tokens) if _is_asked(token)]
    if not places:
        return page
    table = parser().parse("\n".join(_lines(language)))
    found: list[Token] = []
    for number, token in enumerate(tokens):
        if number in places:
            found[-1:] = table  # instead of the paragraph that opened before it, and closes behind it
        elif number - 1 not in places:
            found.append(token)
    return replace(page, text=replace(page.text, tokens=found))


def _is_asked(token: Token) -> bool:
    found = PLACEHOLDER.fullmatch(token.content.strip()) if token.type == "inline" else None
    return bool(found and found.group(1) == REGISTER)


def _lines(language: str) -> Iterator[str]:
    words = LANGUAGES[language]
    yield f"| {' | '.join(words.register[name] for name in ('what', 'why', 'who', 'until'))} |"
    yield "|-|-|-|-|"
    with as_file(files("xblocks") / "translations") as folder:
        said = gettext.translation("text", str(folder), [language], fallback=True).gettext
    for record in RECORDS.values():
        cells = [said(record.what), said(record.why), said(record.who), _until(record, words)]
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _until(record: Record, words: Words) -> str:
    """Say how long it stays: from its own last change on, or from that of the whole sheet or board."""
    return words.register["with_space" if record.with_space else "days"].format(n=record.days)
