"""Text in SVG: broken into lines by an estimate of its width, escaped. SVG does not wrap by itself.

The estimate is made for broad sans-serif fonts, so that text fits in whatever font the platform's theme has.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from unicodedata import combining, east_asian_width

import svg

_NARROW = frozenset("iljtfrI.,;:'|!()[]/- ")
_BROAD = frozenset("mwMW@%&")


def width(text: str, size: float) -> float:
    """About how wide a text is in semi-bold letters of that size, in px."""
    return sum(map(_width, text)) * size


@lru_cache(maxsize=4096)
def _width(letter: str) -> float:
    if combining(letter):
        return 0
    if letter in _NARROW:
        return 0.45
    if letter in _BROAD:
        return 1.05
    if east_asian_width(letter) in "WF":
        return 1.15
    return 0.78 if letter.isupper() else 0.66


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in at most `most` lines of `room` px; words too long are broken, what is left over ends in "…"."""
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
        else:
            found += _pieces(word, room, size)
        if len(found) > most:
            return [*found[: most - 1], _shortened(found[most - 1], room, size)]
    return found


def _pieces(word: str, room: float, size: float) -> list[str]:
    """A word in pieces that fit, with a hyphen where it is broken."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(f"{pieces[-1]}{letter}-", size) > room:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shortened(line: str, room: float, size: float) -> str:
    while line and width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip('- ')}…"


def named(uid: str, title: str, description: str) -> tuple[dict[str, str], list[svg.Element]]:
    """Attributes and elements that name a picture towards screen readers; without `uid` no ids, and no description."""
    if not uid:
        return {"role": "img", "aria-label": escape(title)}, []
    return (
        {"role": "img", "aria-labelledby": f"{uid}-title", "aria-describedby": f"{uid}-desc"},
        [
            svg.Title(id=f"{uid}-title", text=escape(title)),
            svg.Desc(id=f"{uid}-desc", text=escape(description)),
        ],
    )


def text(x: float, y: float, words: str, *names: str) -> svg.Text:
    """One line of text, escaped, with class names."""
    return svg.Text(x=x, y=y, text=escape(words), class_=list(names))
