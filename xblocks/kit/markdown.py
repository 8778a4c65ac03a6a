"""Authors' Markdown as safe HTML, in a time that their text's length bounds (decision 0022)."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from html import escape
from typing import Any

import markdown
import nh3
from markdown.inlinepatterns import BacktickInlineProcessor

_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "h5", "hr", "img", "li", "ol", "p",
    "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "th": {"scope"}}

# From each sign that could begin something the library looks for an end up to the end of the text: signs × letters is
# what it does at most while it looks once. So many take a second; prose of 8,000 letters stays below it as a whole, any
# prose in portions. After each link or emphasis it looks once more at all that led nowhere before it, so what it tries
# is counted too, in letters.
_BUDGET = 4_000_000
_PORTION = 500
_NO_SIGN = re.compile(r"[^\W_]+| +")
# Where a portion may end: before a paragraph or a heading that nothing above takes in.
_START = re.compile(r"\n[ \t]*\n(?=[^\W\d_]|#)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
# As the library's own, but for runs of more than three backticks, in which it searches by the cube of their length.
_CODE = r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<![\\`])(`{1,3})(?!`)(.+?)(?<!`)\2(?!`))"
# Between two texts of an emphasis in an emphasis: where no end follows the first such sign, none follows a later one,
# yet the library looks from each.
_FIRST_TEXT = re.compile(r"(\(\.\+\?\).*?)(?=\(\.[*+]\?\))")
_DEEPEST = 9
_MARKER = re.compile(r"[*+>-]|\d+[.)]")


@lru_cache(maxsize=1024)
def to_html(text: str) -> str:
    """Turn Markdown into HTML without script, style or event handlers; headings start at level 3.

    A text of signs that lead nowhere, as nobody writes it, comes out as it is.
    """
    html = f"<p>{escape(text)}</p>"
    portions = [text] if _cost(text) <= _BUDGET else list(_portions(text))
    if sum(map(_cost, portions)) <= _BUDGET and not any(map(_is_nested, text.splitlines())):
        meter = _Meter()
        with suppress(RecursionError, _TooMuch):
            html = "\n".join(_converted(portion, meter) for portion in portions)
    for level in (2, 1):
        html = html.replace(f"<h{level}>", "<h3>").replace(f"</h{level}>", "</h3>")
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})


class _TooMuch(Exception):
    """The library has tried more than the budget allows."""


class _Meter:
    """What the library may still look at in one text, in letters."""

    def __init__(self) -> None:
        self.left = _BUDGET

    def counted(self, look: Callable[..., Any]) -> Callable[..., Any]:
        """Return a pattern's handleMatch that counts its tries. It raises _TooMuch."""

        def handle(match: re.Match[str], data: str) -> Any:
            node, start, end = found = look(match, data)
            # What is passed over is not looked at again before the next link or emphasis; what fails has seen it all.
            self.left -= end - start if node is None and end is not None else len(data)
            if self.left < 0:
                raise _TooMuch
            return found

        return handle


def _converted(text: str, meter: _Meter) -> str:
    made = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    made.inlinePatterns.register(BacktickInlineProcessor(_CODE), "backtick", 190)
    patterns: Any = made.inlinePatterns
    for name in ("em_strong", "em_strong2"):
        patterns[name].PATTERNS = [
            emphasis._replace(pattern=_once(emphasis.pattern)) for emphasis in patterns[name].PATTERNS
        ]
    for pattern in patterns:
        pattern.handleMatch = meter.counted(pattern.handleMatch)
    return made.convert(text)


@cache
def _once(emphasis: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that looks for the end of an emphasis once."""
    return re.compile(_FIRST_TEXT.sub(r"(?>\1)", emphasis.pattern), emphasis.flags)


def _cost(text: str) -> int:
    """Return signs × letters."""
    return len(_NO_SIGN.sub("", text)) * len(text)


def _portions(text: str) -> Iterator[str]:
    """Yield a text in portions of whole paragraphs, each with the definitions of all its links."""
    definitions = "".join(f"\n\n{line}" for line in _DEFINITION.findall(text))
    begin = 0
    for found in _START.finditer(text):
        if found.end() - begin >= _PORTION:
            yield text[begin : found.end()] + definitions
            begin = found.end()
    yield text[begin:] + definitions


def _is_nested(line: str) -> bool:
    """Tell whether a line opens list in list in list: the library follows it by the cube of their number."""
    words = line.split(maxsplit=_DEEPEST)
    is_rule = len(set(line.split())) == 1
    return len(words) > _DEEPEST and not is_rule and all(map(_MARKER.fullmatch, words[:_DEEPEST]))
