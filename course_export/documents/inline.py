"""The words of a paragraph with their emphasis, for formats other than HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from course_export.programme.markdown import fill


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


def runs(token: Token, value: Callable[[str], str]) -> Iterator[Run]:
    """Yield the text of an inline token; a link is followed by its address in brackets."""
    bold = italic = False
    address = ""
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            italic = child.type == "em_open"
        elif child.type == "link_open":
            address = fill(str(child.attrs["href"]), value)
        elif child.type == "link_close":
            yield Run(f" ({address})", bold, italic)
        elif child.type in ("softbreak", "hardbreak"):
            yield Run(" ", bold, italic)
        elif child.content:
            yield Run(fill(child.content, value), bold, italic)


def plain(token: Token, value: Callable[[str], str]) -> str:
    """Return the text of an inline token without its styles."""
    return "".join(run.text for run in runs(token, value))
