"""A roadmap: bars by quarter, each with its name above it, so that names fit however short a bar is and arrows have the
room beside the bars. What starts too early says so at its bar, and its arrow is broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import svg

from xblocks.drawing.bars import Bar, Kind, RoadmapWords, Wait, after, early, ordered, waits
from xblocks.drawing.frame import WIDTH, Part, Sign, heading, legend, picture
from xblocks.drawing.lettering import lines, text, width
from xblocks.drawing.quarters import Scale, place, scale

_EDGE = 12  # left and right of the scale, for arrows that begin or end there
_HEAD = 52  # above the rows, for years and quarters
_NAME, _META, _LINE = 14, 12, 17  # sizes of letters, and from line to line
_END = WIDTH - _EDGE - 6  # where words end at the latest
_ROOM = 2 * _END - WIDTH  # as far from the other edge
_YEAR = 50  # what the number of a year takes
_BAR, _GAP = 18, 18  # how high a bar is, and how far its row is from the next
_TURN = 7  # how far from a bar an arrow turns
_BLANK_ROWS, _BLANK_QUARTERS = 8, 8  # of a roadmap to fill in by hand
_BLANK = 24 + _BAR + _GAP  # the height of such a row

_Line = Sequence[tuple[str, str]]  # pieces of text with their class


@dataclass(frozen=True)
class _Row:
    """A bar and what is said above it. Edges are in units of the picture."""

    bar: Bar
    lines: Sequence[_Line]
    left: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return self.top + _LINE * len(self.lines) + 4 + _BAR / 2

    @property
    def bottom(self) -> float:
        return self.middle + _BAR / 2


def roadmap(bars: Sequence[Bar], words: RoadmapWords, *, uid: str, language: str) -> str:
    """The bars as SVG, by their start; without any it is a roadmap to fill in by hand. `uid` begins the ids, empty
    there are none. ValueError for a quarter that is none."""
    head = heading(words.title, words.subtitle, language)
    top = head.bottom + 10
    places = [place(quarter) for bar in bars for quarter in (bar.start, bar.end)]
    quarters = scale(places or [0, _BLANK_QUARTERS - 1], _EDGE, WIDTH - _EDGE)
    body = _body(bars, words, quarters, top + _HEAD, language) if bars else _blank(top + _HEAD)
    bottom = body.bottom + 12
    below = legend(_signs(bars, words), bottom + 8)
    return picture(
        [
            *head.elements,
            *_draw_years(quarters, top, bottom, blank=not bars),
            *_draw_quarters(quarters, top + 24, bottom, words.quarter),
            *body.elements,
            *below.elements,
        ],
        kind="roadmap",
        height=below.bottom + 4,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def _body(bars: Sequence[Bar], words: RoadmapWords, quarters: Scale, top: float, language: str) -> Part:
    waiting, rows = waits(bars), []
    for bar in ordered(bars):
        edges = quarters.bar(place(bar.start), place(bar.end))
        rows.append(_Row(bar, _lines(bar, waiting, words, _END - edges[0], language), *edges, top))
        top = rows[-1].bottom + _GAP
    by_id = {row.bar.id: row for row in rows}
    elements = [
        *(part for one in waiting for part in _arrow(by_id[one.other.id], by_id[one.bar.id], early=one.early)),
        *(_bar(row.left, row.middle, row.right - row.left, row.bar.kind) for row in rows),
        *(part for row in rows for part in _draw_lines(row)),
    ]
    return Part(elements, rows[-1].bottom)


def _lines(bar: Bar, waiting: Sequence[Wait], words: RoadmapWords, room: float, language: str) -> list[_Line]:
    """The name, behind it if there is room, else below it, who and after what, then what is amiss."""
    name = lines(f"{bar.number} {bar.name}", _ROOM, _NAME, 2, language=language)
    found: list[_Line] = [[(line, "name")] for line in name]
    meta = " · ".join(filter(None, (bar.owner, after(bar, waiting, words))))
    if meta and width(name[-1], _NAME) + width(f" · {meta}", _META, bold=False) <= room:
        found[-1] = [(name[-1], "name"), (f" · {meta}", "meta")]
    elif meta:
        found += [[(line, "meta")] for line in lines(meta, _ROOM, _META, 2, language=language, bold=False)]
    amiss = lines(early(bar, waiting, words), _ROOM, _META, 2, language=language)
    return [*found, *([(line, "early")] for line in amiss)]


def _draw_lines(row: _Row) -> Iterator[svg.Element]:
    """The lines from the left edge of the bar on; where they would leave the picture, up to its right edge."""
    wide = max(
        sum(width(words, _NAME if name == "name" else _META, bold=name != "meta") for words, name in line)
        for line in row.lines
    )
    x, anchor = (row.left, "start") if row.left + wide <= _END else (_END, "end")
    for number, line in enumerate(row.lines, 1):
        spans: list[svg.Element] = [svg.TSpan(text=escape(words), class_=[name]) for words, name in line]
        yield svg.Text(x=x, y=row.top + _LINE * number - 3, elements=spans, class_=["words", anchor])


def _bar(left: float, middle: float, wide: float, kind: Kind) -> svg.Element:
    return svg.Rect(x=left, y=middle - _BAR / 2, width=wide, height=_BAR, rx=3, class_=["bar", kind])


def _arrow(start: _Row, end: _Row, *, early: bool) -> Iterator[svg.Element]:
    """From the end of one bar to the start of another; where that start lies before, back through the gap between."""
    turn = end.left - _TURN
    way: list[svg.PathData] = [svg.H(turn), svg.V(end.middle)]
    if early:
        between = end.top - _GAP / 2 if end.top > start.top else end.bottom + _GAP / 2
        way = [svg.H(start.right + _TURN), svg.V(between), *way]
    return _line(start.right, start.middle, way, end.left, end.middle, early=early)


def _line(
    x: float, y: float, way: Sequence[svg.PathData], to_x: float, to_y: float, *, early: bool
) -> Iterator[svg.Element]:
    names = ["broken"] if early else []
    yield svg.Path(d=[svg.M(x, y), *way, svg.H(to_x - 5)], class_=["flow", *names])
    yield svg.Path(d=[svg.M(to_x, to_y), svg.l(-7, -4), svg.v(8), svg.Z()], class_=["tip", *names])


def _draw_years(quarters: Scale, top: float, bottom: float, *, blank: bool) -> Iterator[svg.Element]:
    """The frame, and each year with its number if it has room; on paper a line to write the number on."""
    wide = quarters.right - quarters.left
    yield svg.Rect(x=quarters.left, y=top, width=wide, height=_HEAD - 8, class_=["head"])
    free = quarters.left
    for year, left in quarters.years():
        if left > quarters.left:
            yield svg.Line(x1=left, x2=left, y1=top, y2=bottom, class_=["year"])
        if blank:
            yield svg.Line(x1=left + 8, x2=left + 88, y1=top + 22, y2=top + 22, class_=["write"])
        elif free <= left <= quarters.right - _YEAR:
            yield text(left + 6, top + 19, str(year), "year-name")
            free = left + _YEAR
    yield svg.Rect(x=quarters.left, y=top, width=wide, height=bottom - top, class_=["frame"])


def _draw_quarters(quarters: Scale, top: float, bottom: float, word: str) -> Iterator[svg.Element]:
    """Lines between the quarters, and their names if the columns are broad enough."""
    named = width(f"{word}4", _META, bold=False) + 2 <= quarters.column
    for number, left in quarters.quarters():
        if left > quarters.left:
            yield svg.Line(x1=left, x2=left, y1=top, y2=bottom, class_=["scale"])
        if named:
            yield text(left + quarters.column / 2, top + 16, f"{word}{number}", "quarter")


def _blank(top: float) -> Part:
    """Numbered lines to write names on, with room below each for its bar."""
    elements: list[svg.Element] = []
    for number in range(1, _BLANK_ROWS + 1):
        y = top + _BLANK * (number - 1) + 20
        elements += [text(_EDGE + 6, y - 3, str(number), "words"), _rule(y)]
    return Part(elements, top + _BLANK * _BLANK_ROWS)


def _rule(y: float) -> svg.Element:
    return svg.Line(x1=_EDGE + 28, x2=_END, y1=y, y2=y, class_=["write"])


def _signs(bars: Sequence[Bar], words: RoadmapWords) -> list[tuple[Sign, str]]:
    """The legend of what the picture holds; of one to fill in, what may be drawn."""
    early = {one.early for one in waits(bars)} if bars else {False}
    kinds = {bar.kind for bar in bars} or {"plain", "strong"}
    entries: list[tuple[bool, Sign, str]] = [
        ("plain" in kinds, partial(_sign_bar, "plain"), words.plain),
        ("strong" in kinds, partial(_sign_bar, "strong"), words.strong),
        (False in early, partial(_sign_arrow, False), words.arrow),
        (True in early, partial(_sign_arrow, True), words.broken),
    ]
    return [(sign, meaning) for shown, sign, meaning in entries if shown and meaning]


def _sign_bar(kind: Kind, x: float, y: float) -> Iterator[svg.Element]:
    yield _bar(x - 12, y, 24, kind)


def _sign_arrow(early: bool, x: float, y: float) -> Iterator[svg.Element]:
    return _line(x - 12, y, [], x + 12, y, early=early)
