"""A profile: how far somebody is on a scale per thing, before, looking back, now, and where she wants to go.

Nothing covers anything: before and now stand on the line (side by side where they are the same), what was before in
retrospect below it, the target as a flag above. Marks differ by shape and place; colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import svg

from xblocks.drawing.boxes import Point
from xblocks.drawing.frame import WIDTH, Part, Sign, heading, legend, picture
from xblocks.drawing.lettering import lines, text, width

_NAME, _META, _GAIN = 14, 12, 15  # sizes of letters
_LINE = 17
_NAMES = 214  # room for the names, left of the scales
_NARROWEST, _GAP = 84, 14  # what is said at the right, in columns
_LEFT = _NAMES + 34  # the lowest level; half of two marks side by side stands left of it
_RADIUS = 7  # of a mark, its outline included
_CLOSEST = 2 * _RADIUS + 4  # from level to level at least
_SIDE = _RADIUS + 1  # how far two marks of one level stand from it
_ABOVE, _BELOW = 17, 16  # from the line to the middle of a flag, of a triangle
_HALF = 8  # of a flag's height, about that of a triangle's
_PAD = 5


@dataclass(frozen=True)
class Row:
    """One thing with its scale from 0 to `highest`; marks are None where there is none.

    `note` stands below the name, `said` at the right: one text for each column.
    """

    name: str
    highest: int
    now: int | None = None
    before: int | None = None
    then: int | None = None
    target: int | None = None
    note: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProfileWords:
    """The reader's words: the title, what the marks mean, and the heads of the columns at the right."""

    title: str
    now: str
    before: str
    then: str
    target: str
    columns: tuple[str, ...] = ()
    subtitle: str = ""
    description: str = ""


@dataclass(frozen=True)
class _Layout:
    """What all rows share: where levels stand, what lies above and below the line, what is said at the right."""

    rows: Sequence[Row]
    heads: Sequence[str]

    @cached_property
    def highest(self) -> int:
        return max(row.highest for row in self.rows)

    @cached_property
    def column(self) -> float:
        """How broad the columns at the right are: so that everything that is said in them fits, and the scales too."""
        said = [width(words, _GAIN) for row in self.rows for words in row.said]
        scales = _LEFT + _CLOSEST * self.highest + 2 * _RADIUS
        room = (WIDTH - scales) / max(len(self.heads), 1) - _GAP
        named = [width(word, _META, bold=False) for head in self.heads for word in head.split()]
        return min(max([_NARROWEST, *said, *named]), room)

    @cached_property
    def right(self) -> float:
        """Where the scales end at the latest."""
        return WIDTH - len(self.heads) * (self.column + _GAP) - 2 * _RADIUS

    def edge(self, place: int) -> float:
        """The right edge of a column."""
        return WIDTH - (len(self.heads) - 1 - place) * (self.column + _GAP)

    @cached_property
    def step(self) -> float:
        """From level to level, the same for all, whatever the highest level of each."""
        return (self.right - _LEFT) / self.highest

    @cached_property
    def above(self) -> float:
        return _ABOVE + _HALF if any(row.target is not None for row in self.rows) else _RADIUS

    @cached_property
    def below(self) -> float:
        return _BELOW + _HALF if any(row.then is not None for row in self.rows) else _RADIUS

    def x(self, level: float) -> float:
        return _LEFT + self.step * level


@dataclass(frozen=True)
class _Placed:
    """A row in the picture: its words in lines, and the y of its upper edge, its scale and its lower edge."""

    row: Row
    name: Sequence[str]
    note: Sequence[str]
    top: float
    line: float
    bottom: float


def profile(rows: Sequence[Row], words: ProfileWords, *, uid: str, language: str) -> str:
    """The rows as SVG, at least one. `uid` begins the ids, empty there are none; `language` is that of the names."""
    head = heading(words.title, words.subtitle, language)
    layout = _Layout(rows, words.columns)
    top = _heads(layout, head.bottom + 4)
    placed = _placed(layout, top.bottom, language)
    below = legend(_signs(rows, words), placed[-1].bottom + 10)
    return picture(
        [
            *head.elements,
            *top.elements,
            *_scales(placed, layout),
            *(part for one in placed for part in (*_words(one, layout), *_marks(one, layout))),
            *below.elements,
        ],
        kind="profile",
        height=below.bottom + 4,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def _heads(layout: _Layout, top: float) -> Part:
    """The numbers of the levels, and what stands in the columns at the right."""
    named = [lines(words, layout.column, _META, 2, bold=False) for words in layout.heads]
    bottom = top + 15 * max([1, *map(len, named)]) + 12
    elements: list[svg.Element] = [
        text(layout.x(level), bottom - 10, str(level), "number") for level in range(layout.highest + 1)
    ]
    for place, name in enumerate(named):
        for number, line in enumerate(reversed(name)):
            elements.append(text(layout.edge(place), bottom - 10 - 15 * number, line, "meta", "end"))
    return Part(elements, bottom)


def _placed(layout: _Layout, top: float, language: str) -> list[_Placed]:
    found = []
    for row in layout.rows:
        name = lines(row.name, _NAMES, _NAME, 3, language=language)
        note = lines(row.note, _NAMES, _META, 2, bold=False)
        height = max(_LINE * (len(name) + len(note)), layout.above + layout.below) + 2 * _PAD
        line = top + (height - layout.above - layout.below) / 2 + layout.above
        found.append(_Placed(row, name, note, top, line, top + height))
        top += height
    return found


def _scales(placed: Sequence[_Placed], layout: _Layout) -> Iterator[svg.Element]:
    """The lines between the rows, the axes, each to its own highest level, with a stroke at each level, and the ways from
    before to now. A path for all of them costs no more than an element of one row would."""
    ends = [(one.line, layout.x(0), layout.x(one.row.highest)) for one in placed]
    yield svg.Path(d=_paths((one.top, 0, WIDTH) for one in placed), class_=["rule"])
    yield svg.Path(d=_paths(ends), class_=["track"])
    strokes = [(y, left - 0.5, right + 0.5) for y, left, right in ends]
    yield svg.Path(d=_paths(strokes), class_=["strokes"], stroke_dasharray=[1, layout.step - 1])
    ways = [way for one in placed for way in _way(one, layout)]
    if ways:
        yield svg.Path(d=_paths(ways), class_=["way"])


def _paths(spans: Iterable[tuple[float, float, float]]) -> list[svg.PathData]:
    """Horizontal lines: each its y, and from which x to which."""
    return [part for y, start, end in spans for part in (svg.M(start, y), svg.H(end))]


def _way(one: _Placed, layout: _Layout) -> Iterator[tuple[float, float, float]]:
    before, now = one.row.before, one.row.now
    if before is not None and now is not None and before != now:
        low, high = sorted((before, now))
        yield one.line, layout.x(low) + _RADIUS + 1, layout.x(high) - _RADIUS - 1


def _words(one: _Placed, layout: _Layout) -> Iterator[svg.Element]:
    y = one.top + (one.bottom - one.top - _LINE * (len(one.name) + len(one.note))) / 2 - 4
    for kind, said in (("name", one.name), ("meta", one.note)):
        for line in said:
            yield text(0, y := y + _LINE, line, kind)
    for place, words in enumerate(one.row.said):
        for line in lines(words, layout.column, _GAIN, 1):
            yield text(layout.edge(place), one.line + 5, line, "gain", "end")


def _marks(one: _Placed, layout: _Layout) -> Iterator[svg.Element]:
    row = one.row
    side = _SIDE if row.before == row.now else 0
    if row.before is not None:
        yield from _before(layout.x(row.before) - side, one.line)
    if row.now is not None:
        yield from _now(layout.x(row.now) + side, one.line)
    if row.then is not None:
        yield from _then(layout.x(row.then), one.line + _BELOW)
    if row.target is not None:
        yield from _target(layout.x(row.target), one.line - _ABOVE)


def _now(x: float, y: float) -> Iterator[svg.Element]:
    yield svg.Circle(cx=x, cy=y, r=_RADIUS, class_=["now"])


def _before(x: float, y: float) -> Iterator[svg.Element]:
    yield svg.Circle(cx=x, cy=y, r=_RADIUS - 1, class_=["before"])


def _then(x: float, y: float) -> Iterator[svg.Element]:
    yield svg.Polygon(points=_points((x, y - 6), (x + 7, y + 6), (x - 7, y + 6)), class_=["then"])


def _target(x: float, y: float) -> Iterator[svg.Element]:
    """A flag; its pole stands at x."""
    foot, top = y + _HALF - 1, y - _HALF
    cloth = ((x + 11, top), (x + 7, top + 4), (x + 11, top + 8), (x, top + 8))
    yield svg.Polygon(points=_points((x, foot), (x, top), *cloth), class_=["target"])


def _points(*corners: Point) -> list[svg.Point]:
    return [svg.Point(x, y) for x, y in corners]


def _signs(rows: Sequence[Row], words: ProfileWords) -> list[tuple[Sign, str]]:
    """The legend of what the picture holds."""
    entries: list[tuple[str, Sign, str]] = [
        ("before", _before, words.before),
        ("now", _now, words.now),
        ("then", _then, words.then),
        ("target", lambda x, y: _target(x - 6, y), words.target),
    ]
    return [(sign, said) for mark, sign, said in entries if any(getattr(row, mark) is not None for row in rows)]
