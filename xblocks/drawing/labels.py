"""Names at marks: beside them, else further off with a line that leads there; none covers a name, a mark or a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, product
from typing import Literal, NamedTuple

import svg

from xblocks.drawing.boxes import Box, Point, crossing
from xblocks.drawing.lettering import lines, text, width
from xblocks.drawing.marks import RADIUS

_SIZE, _LINE = 14, 17
_ROOMS = (270, 215, 175, 120, 97)  # widths tried for a name
_MOST_LINES = 3
_GAP = 6  # between a mark and its name
_CLEAR, _FOREIGN = 3, 7  # between a name and anything else, and between a name and another's mark beside it
_AWAY = (30, 52, 80, 112, 150)  # how far off a name may stand, from the middle of its mark
_TOWARDS = (
    *((1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1)),
    *((0.5, -1), (0.5, 1), (-0.5, -1), (-0.5, 1)),
)
_AGAIN = 20  # marks up to which names that found no room are placed anew, before all others
_MOST = 60  # marks that are worth the search; a larger crowd has numbers only

Anchor = Literal["start", "middle", "end"]
Line = tuple[Point, Point]


class Label(NamedTuple):
    """A name in lines, the box that it may fill, which side of it it keeps to, and the line to its mark if any."""

    lines: Sequence[str]
    box: Box
    anchor: Anchor
    leader: Line | None = None


def labels(
    names: Sequence[str],
    middles: Sequence[Point],
    bounds: Sequence[Box],
    taken: Iterable[Box],
    language: str,
    *,
    radii: Sequence[float] = (),
    links: Sequence[Line] = (),
) -> list[Label | None]:
    """Where each name stands; None where there is no room, so that the number in the mark must do.

    Each name stays within its bounds; `taken` are places of other words, `radii` those of the marks where they are not
    all alike. Names keep off `links`, the lines between marks, as far as there is room beside their marks.
    """
    if len(names) > _MOST:
        return [None] * len(names)
    reach = radii or [RADIUS] * len(names)
    marks = [Box(x, y, x, y).grown(radius) for (x, y), radius in zip(middles, reach, strict=True)]
    whole, broken = cache(_whole), cache(_broken)  # while this picture is drawn
    tries: list[_Try] = [(_beside, whole, ()), (_beside, broken, ()), (_apart, whole, ()), (_apart, broken, ())]
    tries = [*((*one[:2], links) for one in tries[:2] if links), *tries]
    every, known = [*range(len(names))], [*taken]

    def placed(turns: Sequence[Sequence[int]]) -> list[Label | None]:
        """All names, those whose turn is first before the others."""
        found: list[Label | None] = [None] * len(names)
        search = _Search(marks, [*known])
        for turn, (places, forms, shunned) in product(turns, tries):
            for own in turn:
                if found[own] is None:
                    near = _reached(shunned, middles[own])
                    beside = search.others(own)
                    fitting = (
                        label
                        for label in places(middles[own], forms(names[own], language), reach[own])
                        if bounds[own].holds(label.box)
                        and search.free(label, beside)
                        and not any(label.box.crossed(*line) for line in near)
                    )
                    found[own] = next(fitting, None)
                    search.take(found[own])
        return found

    best = placed([every])
    if links or len(names) > _AGAIN:
        return best
    first = [own for own in every if best[own] is None]
    again = placed([first, [own for own in every if own not in first]]) if first else best
    return max(best, again, key=lambda found: sum(map(bool, found)))


def _reached(links: Sequence[Line], middle: Point) -> list[Line]:
    """The lines that a name beside a mark may come upon."""
    x, y = middle
    reach = Box(x - _ROOMS[0] - 40, y - 100, x + _ROOMS[0] + 40, y + 100)
    return [line for line in links if reach.crossed(*line)]


def draw(label: Label) -> Iterator[svg.Element]:
    """The lines of a name. Its leader is drawn apart, below all marks."""
    x = {"start": label.box.left, "middle": label.box.middle[0], "end": label.box.right}[label.anchor]
    for place, line in enumerate(label.lines, 1):
        yield text(x, label.box.top + _LINE * place - 4, line, "name", label.anchor)


@dataclass(frozen=True)
class _Search:
    """What stands in the picture so far."""

    marks: Sequence[Box]
    taken: list[Box]
    leaders: list[Line] = field(default_factory=list)

    def others(self, own: int) -> list[Box]:
        """All but one mark."""
        return [*self.marks[:own], *self.marks[own + 1 :]]

    def free(self, label: Label, marks: Sequence[Box]) -> bool:
        """Whether a label covers nothing, and nothing runs through it or its leader."""
        leader, around = label.leader, label.box.grown(_CLEAR)
        beside = Box(label.box.left - _FOREIGN, around.top, label.box.right + _FOREIGN, around.bottom)
        if any(map(beside.meets, marks)) or any(map(around.meets, self.taken)):
            return False
        if any(label.box.crossed(*one) for one in self.leaders):
            return False
        return leader is None or not (
            any(one.crossed(*leader) for one in marks)
            or any(one.crossed(*leader) for one in self.taken)
            or any(crossing(leader, one) for one in self.leaders)
        )

    def take(self, label: Label | None) -> None:
        if label:
            self.taken.append(label.box)
            self.leaders.extend([label.leader] if label.leader else [])


_Form = tuple[Sequence[str], float, float]  # lines, width and height
#: Places for the forms of a name, its forms in a language, and the lines that it keeps off.
_Try = tuple[
    Callable[[Point, Sequence[_Form], float], Iterator[Label]], Callable[[str, str], list[_Form]], Sequence[Line]
]


def _whole(name: str, _language: str) -> list[_Form]:
    """A name in one line or in several, without breaking a word: no patterns of a language are read for that."""
    return [form for form in _forms(name, "") if " ".join(form[0]).split() == name.split()]


def _broken(name: str, language: str) -> list[_Form]:
    """A name in lines that may be too narrow for its words; one of them may end in a hyphen."""
    return [form for form in _forms(name, language) if sum(line.endswith("-") for line in form[0]) < 2]


def _forms(name: str, language: str) -> list[_Form]:
    forms = dict.fromkeys(tuple(lines(name, room, _SIZE, len(name), language=language)) for room in _ROOMS)
    return [
        (form, max(width(line, _SIZE) for line in form), _LINE * len(form))
        for form in forms
        if 0 < len(form) <= _MOST_LINES
    ]


def _beside(middle: Point, forms: Sequence[_Form], radius: float) -> Iterator[Label]:
    """The places at a mark, the best first: few lines, right before left before above and below."""
    every = [
        [(len(form) + dear, Label(form, box, anchor)) for dear, box, anchor in _places(middle, wide, high, radius)]
        for form, wide, high in forms
    ]
    options = chain.from_iterable(zip(*every, strict=True))  # the first place of each form, then the second
    return (label for _, label in sorted(options, key=lambda option: option[0]))


def _places(middle: Point, wide: float, high: float, radius: float) -> Iterator[tuple[float, Box, Anchor]]:
    """Above and below is dearer than another line beside the mark, but not than two."""
    x, y = middle
    side = radius + _GAP
    slip = (high - _LINE) / 2  # a name of several lines may begin or end at the height of its mark
    for top in (y - high / 2, y - high / 2 + slip, y - high / 2 - slip):
        yield 0, Box(x + side, top, x + side + wide, top + high), "start"
        yield 0, Box(x - side - wide, top, x - side, top + high), "end"
    for top in (y - side - high + 2, y + side - 2):
        for left, anchor in _aligned(x, wide, radius):
            yield 1.5, Box(left, top, left + wide, top + high), anchor


def _aligned(x: float, wide: float, half: float) -> tuple[tuple[float, Anchor], ...]:
    """The left edges of a text above or below a mark: around its middle, from its left, up to its right."""
    return (x - wide / 2, "middle"), (x - half, "start"), (x + half - wide, "end")


def _apart(middle: Point, forms: Sequence[_Form], radius: float) -> Iterator[Label]:
    """Places further off, the nearest first, with a leader."""
    x, y = middle
    for step, (form, wide, high), (right, down) in product(_AWAY, forms, _TOWARDS):
        away = step + radius - RADIUS
        anchor: Anchor = "start" if right > 0 else "end" if right else "middle"
        left = x + right * away - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        top = y + down * away - (0 if down > 0 else high if down else high / 2)
        box = Box(left, top, left + wide, top + high)
        yield Label(form, box, anchor, (middle, box.nearest(middle)))
