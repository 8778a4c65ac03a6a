"""A cross of two questions and the four futures that lie between their answers, each with its number, name and story.

The futures are numbered from the upper right one on, against the clock: 1 has both answers that stand right and above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import svg

from xblocks.drawing.boxes import Box
from xblocks.drawing.frame import WIDTH, heading, picture
from xblocks.drawing.lettering import lines, text
from xblocks.drawing.marks import RADIUS, mark

_GAP, _PAD = 12, 14
_NAME, _STORY = 16, 14  # the letters of a name and of a story
_NAME_STEP, _STORY_STEP = 21, 19  # from line to line
_NAMES, _STORIES, _SIGNALS = 3, 21, 6  # lines at most: of eight long sentences; letters have 7 pt then on upright A4
_POLE, _POLE_STEP, _POLES = 15, 19, 2
_SIGN = 2 * RADIUS + 10  # for the number before a name
_BLANK, _RULE = 380, 30  # how high a future to be filled in is, and from line to line there
_WIDE = (WIDTH - _GAP) / 2  # of a box; its line keeps clear of the picture's edge


@dataclass(frozen=True)
class Future:
    """One of the four: its name, what is told of it, and by what one would notice it."""

    name: str
    story: str = ""
    signals: str = ""


@dataclass(frozen=True)
class CrossWords:
    """The reader's words. `left` and `right` are the answers to the question `across`, `low` and `high` those to `upward`."""

    title: str
    left: str
    right: str
    low: str
    high: str
    across: str = ""
    upward: str = ""
    description: str = ""


def cross(futures: Sequence[Future], words: CrossWords, *, uid: str, language: str) -> str:
    """The cross as SVG; without the four futures it is one to fill in by hand. `uid` begins the ids, empty there are
    none."""
    asked = f"→ {words.across} · ↑ {words.upward}" if words.across else ""
    head = heading(words.title, asked, language)
    found = [_lettered(future, language) for future in futures] or [[]] * 4
    upper = max(_height(found[0]), _height(found[1])) if futures else _BLANK
    lower = max(_height(found[2]), _height(found[3])) if futures else _BLANK
    above, beside, below = (
        _poles(each, language)
        for each in ((f"↑ {words.high}",), (f"← {words.left}", f"→ {words.right}"), (f"↓ {words.low}",))
    )
    top = head.bottom + 10 + _room(above)
    middle = top + upper
    second = middle + _room(beside)
    bottom = second + lower
    boxes = [
        Box(_WIDE + _GAP, top, WIDTH - 1, middle),
        Box(1, top, _WIDE, middle),
        Box(1, second, _WIDE, bottom),
        Box(_WIDE + _GAP, second, WIDTH - 1, bottom),
    ]
    return picture(
        [
            *head.elements,
            *_draw_pole(above[0], WIDTH / 2, top, "middle"),
            *_draw_pole(beside[0], 0, second, "start"),
            *_draw_pole(beside[1], WIDTH, second, "end"),
            *_draw_pole(below[0], WIDTH / 2, bottom + _room(below), "middle"),
            *(part for number, box in enumerate(boxes, 1) for part in _draw(number, box, found[number - 1])),
        ],
        kind="cross",
        height=bottom + _room(below) + 4,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def said(futures: Sequence[Future], words: CrossWords) -> list[tuple[str, list[str]]]:
    """The same in words: of every future its name, its answers to both questions, its story and its signals."""
    corners = ((words.right, words.high), (words.left, words.high), (words.left, words.low), (words.right, words.low))
    asked = (words.across, words.upward)
    return [
        (
            future.name,
            [
                *(
                    f"{question} → {answer}" if question else answer
                    for question, answer in zip(asked, corner, strict=True)
                ),
                *filter(None, (future.story, future.signals)),
            ],
        )
        for future, corner in zip(futures, corners, strict=True)
    ]


Lettered = Sequence[tuple[str, str]]  # lines, each with its class


def _lettered(future: Future, language: str) -> Lettered:
    room = _WIDE - 2 * _PAD
    return [
        *((line, "name") for line in lines(future.name, room - _SIGN, _NAME, _NAMES, language=language)),
        *((line, "story") for line in lines(future.story, room, _STORY, _STORIES, language=language, bold=False)),
        *((line, "meta-line") for line in lines(future.signals, room, _STORY, _SIGNALS, language=language, bold=False)),
    ]


def _height(found: Lettered) -> float:
    names = sum(kind == "name" for _line, kind in found)
    return 2 * _PAD + max(names, 1) * _NAME_STEP + (len(found) - names) * _STORY_STEP + 6


def _poles(said: Sequence[str], language: str) -> list[list[str]]:
    """The answers at one edge, in lines: one has the whole width, two share it."""
    room = (WIDTH - _GAP) / len(said)
    return [lines(each, room, _POLE, _POLES, language=language) for each in said]


def _room(poles: Sequence[Sequence[str]]) -> float:
    return max(map(len, poles)) * _POLE_STEP + 12


def _draw_pole(said: Sequence[str], x: float, bottom: float, anchor: str) -> Iterator[svg.Element]:
    top = bottom - 11 - (len(said) - 1) * _POLE_STEP
    for place, line in enumerate(said):
        yield text(x, top + place * _POLE_STEP, line, "axis", *([anchor] if anchor != "start" else []))


def _draw(number: int, box: Box, found: Lettered) -> Iterator[svg.Element]:
    yield svg.Rect(
        x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top, rx=6, class_=["area"]
    )
    x, y = box.left + _PAD, box.top + _PAD
    yield from mark("plain", x + RADIUS, y + RADIUS, number)
    names = [line for line, kind in found if kind == "name"]
    for place, line in enumerate(names):
        yield text(x + _SIGN, y + 17 + place * _NAME_STEP, line, "future")
    y += max(len(names), 1) * _NAME_STEP + 6
    for line, kind in found[len(names) :]:
        yield text(x, (y := y + _STORY_STEP) - 4, line, kind)
    if not found:
        for line_y in range(int(y) + _RULE - 6, int(box.bottom) - 8, _RULE):
            yield svg.Line(x1=x, x2=box.right - _PAD, y1=line_y, y2=line_y, class_=["write"])
