"""Text in SVG: broken into lines by an estimate of its width, escaped. SVG does not wrap by itself.

Nobody knows on the server which font the reader's platform has. The estimate is the widest of Fira Sans (KERN's), Inter
(the platform's) and DejaVu Sans (what browsers on Linux fall back to; Verdana is no wider), so text fits in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from unicodedata import combining, east_asian_width, normalize

import svg

from xblocks.drawing.hyphens import breaks, joint

#: Advance widths in semi-bold letters, in hundredths of the size, rounded up; accents make no letter wider.
_WIDTHS = {
    38: "'ijlI,.·’‘‚ ",
    46: "f!()[]:;‹›ł",
    50: "-tr`´",
    56: '/\\_–"°|*',
    60: "J§ªºcsz?",
    66: "xyv«»“”„•L¨",
    70: "aek$0123456789EFTo£€ð",
    74: "bdghnpqu{}ßøþPSYZµđ",
    78: "ABCKRVX",
    88: "#+<=>DGHN^~¬±×÷→←−≤≥OQUØĐ&",
    94: "↑↓w",
    107: "M©®—…%@m¼½¾",
    117: "æÆœŒW",
}
_KNOWN = {letter: hundredths / 100 for hundredths, letters in _WIDTHS.items() for letter in letters}
_OTHER, _FULL = 0.95, 1.35  # Greek and Cyrillic capitals; what East Asian fonts draw as wide as high, and signs
_REGULAR = 0.96  # of the width in semi-bold
_LOOSE = ",;:·–- "  # what leads on to the next word, which "…" does as well
_BREAK = re.compile(r"(?<=[-–/])(?=\w)")  # within a word a line may end here without another hyphen


def width(text: str, size: float, *, bold: bool = True) -> float:
    """At most how wide a line of text is in letters of that size, in the same unit."""
    return _advance(text) * size * (1 if bold else _REGULAR)


@lru_cache(maxsize=4096)
def _advance(text: str) -> float:
    """The width in semi-bold letters of size 1. What a picture says of its own is said in every picture of its kind."""
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(letter: str) -> float:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return _FULL
    return _KNOWN.get(normalize("NFD", letter)[0], _OTHER)


def lines(text: str, room: float, size: float, most: int, *, language: str = "", bold: bool = True) -> list[str]:
    """The text in at most `most` lines of `room`; one for which there is no room ends behind a word, with "…".

    Only a word that no line holds is broken: where it has a hyphen, else where `language` allows it, else anywhere.
    """
    found: list[str] = []
    broken: set[int] = set()  # lines that end within a word
    for word in text.split():
        if found and width(f"{found[-1]} {word}", size, bold=bold) <= room:
            found[-1] += f" {word}"
        else:
            pieces = _pieces(word, room, size, language, bold)
            broken.update(range(len(found), len(found) + len(pieces) - 1))
            found += pieces
        if len(found) > most:
            return _ended(found[:most], broken, room, size, bold)
    return found


def _ended(found: list[str], broken: set[int], room: float, size: float, bold: bool) -> list[str]:
    """The lines up to the last word behind which "…" finds room; of a word that alone is too long, its beginning."""
    for last in reversed(range(len(found))):
        words = found[last].split()
        if last in broken:
            words.pop()
        while words and width(f"{' '.join(words)} …", size, bold=bold) > room:
            words.pop()
        if words:
            return [*found[:last], f"{' '.join(words).rstrip(_LOOSE)} …".lstrip()]
    return [*found[:-1], _shortened(found[-1], room, size, bold)]


def _pieces(word: str, room: float, size: float, language: str, bold: bool) -> list[str]:
    """A word in pieces that fit a line each."""
    pieces = []
    while width(word, size, bold=bold) > room:
        fitting = [end for end in _ends(word, language) if width(_head(word, end), size, bold=bold) <= room]
        end = _best(word, fitting) if fitting else _anywhere(word, room, size, bold)
        pieces.append(_head(word, end))
        word = word[end:]
        if not word:
            return pieces
    return [*pieces, word]


def _ends(word: str, language: str) -> Iterator[int]:
    yield from (place.start() for place in _BREAK.finditer(word))
    yield from breaks(word, language)


def _head(word: str, end: int) -> str:
    return word[:end] if end == len(word) or word[end - 1] in "-–/" else f"{word[:end]}-"


def _best(word: str, ends: list[int]) -> int:
    """The longest piece that fits; a somewhat shorter one that ends where the word is joined reads better."""
    joints = [end for end in ends if word[end - 1] in "-–/" or joint(word[:end])]
    longest = max(ends)
    return max((end for end in joints if end > longest * 0.6), default=longest)


def _anywhere(word: str, room: float, size: float, bold: bool) -> int:
    """How many letters fit before a hyphen, at least one with its accents."""
    end = 1
    while end < len(word) and (combining(word[end]) or width(_head(word, end + 1), size, bold=bold) <= room):
        end += 1
    return end


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(f"{line}…", size, bold=bold) > room:
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
