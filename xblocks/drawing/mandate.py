"""A mandate on one sheet: what belongs to it and what does not, who decides how far, and who has signed.

How far a team decides is a ladder of four rungs: as many are filled as it may climb, with the number in the last. What is
outside, and what is not signed yet, has a broken edge. Nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import svg

from xblocks.drawing.frame import WIDTH, heading, picture
from xblocks.drawing.lettering import lines, text

LEVELS = 4

_GAP, _PAD = 12, 14
_HALF = (WIDTH - _GAP) / 2 - 1  # the width of one of two boxes side by side; edges keep clear of the picture's
_WORDS, _STEP = 14, 19  # the letters of an entry, and from line to line
_HEAD = 26
_TOPIC = 292  # the room of a topic
_RUNG, _RUNG_GAP, _HIGH = (WIDTH - 1 - _TOPIC - _GAP - 3 * 4) / 4, 4, 22
_LEVEL, _LEVEL_STEP = 12, 15  # the letters over a rung
_BLANK_ENTRIES, _BLANK_TOPICS, _BLANK_STEP = 5, 6, 30  # of a mandate to fill in by hand


@dataclass(frozen=True)
class Right:
    """How far the team decides on a topic, from 1 to 4; 0 for a line that says something else."""

    topic: str
    level: int


@dataclass(frozen=True)
class Seal:
    """A side, and what is said of its signature; `given` where it has signed the version as it stands."""

    side: str
    words: str
    given: bool


@dataclass(frozen=True)
class MandateWords:
    """The reader's words: the heads of the boxes, what a topic is called, the four levels, what stands over the seals;
    `purpose` is what the subtitle is called in a list."""

    title: str
    inside: str
    outside: str
    topic: str
    levels: Sequence[str]
    signed: str
    subtitle: str = ""
    purpose: str = ""
    description: str = ""


def mandate(
    rights: Sequence[Right],
    inside: Sequence[str],
    outside: Sequence[str],
    facts: Sequence[tuple[str, str]],
    seals: Sequence[Seal],
    words: MandateWords,
    *,
    uid: str,
    language: str,
) -> str:
    """The mandate as SVG; without rights it is one to fill in by hand. `facts` are names with values, two side by side.
    `uid` begins the ids, empty there are none.
    """
    head = heading(words.title, words.subtitle, language)
    blank = not rights
    elements: list[svg.Element] = [*head.elements]
    y = head.bottom + 12
    boxes, y = _scope(inside, outside, words, y, language, blank=blank)
    elements += boxes
    ladders, y = _ladders(rights, words, y + 24, language)
    elements += ladders
    told, y = _facts(facts, y + 14, language)
    elements += told
    sealed, y = _seals(seals, words.signed, y + 14, language)
    return picture(
        [*elements, *sealed], kind="mandate", height=y + 2, title=words.title, description=words.description, uid=uid
    )


def said(
    rights: Sequence[Right],
    inside: Sequence[str],
    outside: Sequence[str],
    facts: Sequence[tuple[str, str]],
    seals: Sequence[Seal],
    words: MandateWords,
) -> list[tuple[str, list[str]]]:
    """The same in words, in the order of the picture: of every part its name and what stands there; of the ladders, by
    level, on which topics the team may go so far."""
    return [
        *([(words.purpose, [words.subtitle])] if words.subtitle else []),
        (words.inside, [*inside]),
        (words.outside, [*outside]),
        (words.topic, [*_levels(rights, words.levels)]),
        *((name, [value]) for name, value in facts),
        (words.signed, [f"{seal.side}: {seal.words}" for seal in seals]),
    ]


def _levels(rights: Sequence[Right], levels: Sequence[str]) -> Iterator[str]:
    for level, name in enumerate(levels, 1):
        yield f"{level} {name}: {'; '.join(right.topic for right in rights if right.level == level) or '–'}"
    yield from (right.topic for right in rights if not right.level)


def _scope(
    inside: Sequence[str], outside: Sequence[str], words: MandateWords, top: float, language: str, *, blank: bool
) -> tuple[list[svg.Element], float]:
    """Two boxes side by side, as high as the fuller one."""
    columns = [_entries(found, language) for found in (inside, outside)]
    rows = _BLANK_ENTRIES * _BLANK_STEP if blank else max(1, *map(len, columns)) * _STEP
    bottom = top + _PAD + _HEAD + rows + _PAD - 4
    elements: list[svg.Element] = []
    for place, (found, head, name) in enumerate(
        zip(columns, (words.inside, words.outside), ("inside", "outside"), strict=True)
    ):
        x = 1 + place * (_HALF + _GAP)
        elements.append(svg.Rect(x=x, y=top, width=_HALF, height=bottom - top, rx=6, class_=["scope", name]))
        (line,) = lines(head, _HALF - 2 * _PAD, 15, 1, language=language)
        elements.append(text(x + _PAD, top + _PAD + 13, line, "axis"))
        y = top + _PAD + _HEAD
        elements += [
            text(x + _PAD + (0 if first else 14), y + 13 + row * _STEP, f"• {words}" if first else words, "entry")
            for row, (words, first) in enumerate(found)
        ]
        if blank:
            elements += _rules(x + _PAD, x + _HALF - _PAD, y, _BLANK_ENTRIES)
    return elements, bottom


def _entries(found: Sequence[str], language: str) -> list[tuple[str, bool]]:
    """Entries in lines, each with whether an entry begins there."""
    return [
        (line, not place)
        for entry in found
        for place, line in enumerate(lines(entry, _HALF - 2 * _PAD - 14, _WORDS, 3, language=language, bold=False))
    ]


def _rules(left: float, right: float, top: float, many: int) -> list[svg.Element]:
    """Lines to write on."""
    ys = (top + _BLANK_STEP * (row + 1) - 8 for row in range(many))
    return [svg.Line(x1=left, x2=right, y1=y, y2=y, class_=["write"]) for y in ys]


def _ladders(
    rights: Sequence[Right], words: MandateWords, top: float, language: str
) -> tuple[list[svg.Element], float]:
    """A row for each topic, under the names of the levels."""
    heads = [lines(level, _RUNG - 4, _LEVEL, 3, language=language, bold=False) for level in words.levels]
    y = top + max(map(len, heads)) * _LEVEL_STEP
    (topic,) = lines(words.topic, _TOPIC, 15, 1, language=language)
    elements: list[svg.Element] = [text(0, y - 4, topic, "axis")]
    for place, head in enumerate(heads):
        first = y - (len(head) - 1) * _LEVEL_STEP - 4
        elements += [text(_rung(place), first + row * _LEVEL_STEP, line, "level") for row, line in enumerate(head)]
    y += 6
    for right in rights:
        found = lines(right.topic, _TOPIC, _WORDS, 3, language=language)
        elements += [text(0, y + 16 + row * _STEP, line, "entry") for row, line in enumerate(found)]
        elements += _ladder(right.level, y) if right.level else ()
        y += max(len(found) * _STEP + 10, _HIGH + 8)
    if not rights:
        elements += _rules(0, _TOPIC, y, _BLANK_TOPICS)
        elements += [part for row in range(_BLANK_TOPICS) for part in _ladder(0, y + row * _BLANK_STEP + 2)]
        y += _BLANK_TOPICS * _BLANK_STEP
    return elements, y


def _rung(place: int) -> float:
    return _TOPIC + _GAP + place * (_RUNG + _RUNG_GAP)


def _ladder(level: int, top: float) -> Iterator[svg.Element]:
    for place in range(LEVELS):
        names = ["rung", *(["climbed"] if place < level else [])]
        yield svg.Rect(x=_rung(place), y=top, width=_RUNG, height=_HIGH, rx=3, class_=names)
    if level:
        yield text(_rung(level - 1) + _RUNG / 2, top + 16, str(level), "reached")


def _facts(facts: Sequence[tuple[str, str]], top: float, language: str) -> tuple[list[svg.Element], float]:
    """Names over values, two side by side; a row is as high as its longer value."""
    elements: list[svg.Element] = []
    y = top
    for first in range(0, len(facts), 2):
        high = 0
        for place, (name, value) in enumerate(facts[first : first + 2]):
            x = place * (_HALF + _GAP)
            (head,) = lines(name, _HALF, 12, 1, language=language, bold=False)
            found = lines(value, _HALF, _WORDS, 2, language=language)
            elements.append(text(x, y + 12, head, "level"))
            elements += [text(x, y + 31 + row * _STEP, line, "entry", "told") for row, line in enumerate(found)]
            high = max(high, len(found))
        y += 24 + high * _STEP
    return elements, y


def _seals(seals: Sequence[Seal], head: str, top: float, language: str) -> tuple[list[svg.Element], float]:
    """The two signatures, or where they will stand."""
    (line,) = lines(head, WIDTH, 15, 1, language=language)
    elements: list[svg.Element] = [text(0, top + 13, line, "axis")]
    y = top + 24
    found = [lines(seal.words, _HALF - 2 * _PAD, _WORDS, 2, language=language, bold=False) for seal in seals]
    high = 2 * _PAD + _STEP + max(map(len, found)) * _STEP - 4
    for place, (seal, said_of) in enumerate(zip(seals, found, strict=True)):
        x = 1 + place * (_HALF + _GAP)
        names = ["seal", *([] if seal.given else ["open"])]
        elements.append(svg.Rect(x=x, y=y, width=_HALF, height=high, rx=6, class_=names))
        (side,) = lines(seal.side, _HALF - 2 * _PAD - 20, 15, 1, language=language)
        elements.append(text(x + _PAD, y + _PAD + 13, f"✓ {side}" if seal.given else side, "axis"))
        elements += [
            text(x + _PAD, y + _PAD + 13 + _STEP * (row + 1), line, "entry") for row, line in enumerate(said_of)
        ]
    return elements, y + high
