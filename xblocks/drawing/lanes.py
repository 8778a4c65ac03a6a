"""A process as swimlanes that fit a column: one lane per role, one column per step, and below each gap how long it lies.

Steps wrap into bands of equal length, one SVG each, so that two hundred can be read and printed. What a box says stands
in it as text; where the medium changes, the arrow is coloured, dashed and crossed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import ceil

import svg

from xblocks.drawing.frame import WIDTH, Part, Sign, heading, legend, picture
from xblocks.drawing.lettering import lines, text, width
from xblocks.drawing.process import LanesWords, Step, breaks
from xblocks.drawing.steps import Card, arrow, card, crossed, draw_card, outline, pill

_BAND = 4  # steps side by side at most: their boxes hold most German words whole
_EDGE, _GAP = 28, 26  # before the first box, and at least behind each
_BOX = 180  # how broad a box is at most
_PADDING, _ROLE = 12, 18  # below the boxes of a lane; from line to line of its name
_FLOW = 18  # how far below the top of a box its arrows are
_PILL, _WAIT = 18, 16  # what the row of waiting times takes, and each line of them
_ROOM = (
    0.58  # of a column for a waiting time: the last one keeps to the edge, and still stands apart from the one before
)


@dataclass(frozen=True)
class _Lane:
    """A role's strip: its name in lines, where it and its boxes begin, and where it ends."""

    name: Sequence[str]
    top: float
    boxes: float
    bottom: float


@dataclass(frozen=True)
class _Band:
    """The steps side by side, the one before and the one after them, and how broad a column and a box are."""

    cards: Sequence[Card]
    before: Step | None
    after: Step | None
    column: float
    box: float

    def x(self, place: int) -> float:
        """The left edge of a box."""
        return _EDGE + self.column * place

    def gap(self, place: int) -> float:
        """The middle of the gap behind a box."""
        return self.x(place) + (self.column + self.box) / 2


def lanes(steps: Sequence[Step], words: LanesWords, *, uid: str, language: str) -> str:
    """One or more `<svg role="img">` in a row; empty text without steps.

    Steps run by `order`. `uid` begins the ids and is unique on the page; empty, there are none. The first band carries
    the title, the last one the legend.
    """
    ordered = sorted(steps, key=lambda step: step.order)
    size = ceil(len(ordered) / max(ceil(len(ordered) / _BAND), 1))
    roles = list(dict.fromkeys(step.role for step in ordered))
    drawn = []
    for first in range(0, len(ordered), size or 1):
        band = _band(ordered, first, size, language)
        top = heading(words.title, words.subtitle, language) if first == 0 else Part([], 0)
        entries = [] if band.after else _signs(ordered, words)
        drawn.append(_draw(band, roles, top, entries, words, uid and f"{uid}-{first}", language))
    return "".join(drawn)


def _band(steps: Sequence[Step], first: int, size: int, language: str) -> _Band:
    shown = steps[first : first + size]
    column = (WIDTH - _EDGE) / size
    box = min(column - _GAP, _BOX)
    return _Band(
        [card(step, box, language) for step in shown],
        steps[first - 1] if first else None,
        steps[first + size] if first + size < len(steps) else None,
        column,
        box,
    )


def _draw(
    band: _Band,
    roles: Sequence[str],
    head: Part,
    entries: Sequence[tuple[Sign, str]],
    words: LanesWords,
    uid: str,
    language: str,
) -> str:
    found = _lanes(band, roles, head.bottom + (8 if head.elements else 2), language)
    bottom = max(lane.bottom for lane in found.values())
    waits = _draw_waits(band, bottom, language)
    below = legend(entries, waits.bottom + 8)
    shown = [one.step for one in band.cards]
    named = {"title": words.title, "first": shown[0].order, "last": shown[-1].order}
    return picture(
        [
            *head.elements,
            *_draw_lanes(found),
            *_draw_flow(band, found),
            *(
                part
                for place, one in enumerate(band.cards)
                for part in draw_card(one, band.x(place), found[one.step.role].boxes, band.box)
            ),
            *waits.elements,
            *below.elements,
        ],
        kind="lanes",
        height=below.bottom + 4,
        title=words.part % named if band.before or band.after else words.title,
        description=words.description
        % {
            "steps": len(shown),
            "breaks": breaks(shown if band.before is None else [band.before, *shown]),
            "roles": ", ".join(dict.fromkeys(step.role for step in shown)),
        },
        uid=uid,
    )


def _lanes(band: _Band, roles: Sequence[str], top: float, language: str) -> dict[str, _Lane]:
    """The lanes of a band in the order of the process. A name stands at the left: above the box of the first step, in
    other lanes in the place that is free there, so that no line crosses it."""
    found: dict[str, _Lane] = {}
    first = band.cards[0].step.role
    for role in roles:
        heights = [one.height for one in band.cards if one.step.role == role]
        if heights:
            name = lines(role, _EDGE + band.box - 10, 13, 3, language=language)
            named = _ROLE * len(name) + 6
            boxes = top + (named + 2 if role == first else _PADDING)
            found[role] = _Lane(name, top, boxes, max(boxes + max(heights) + _PADDING, top + named + 4))
            top = found[role].bottom
    return found


def _draw_lanes(found: Mapping[str, _Lane]) -> Iterator[svg.Element]:
    for place, lane in enumerate(found.values()):
        shade = ["odd"] if place % 2 else []
        yield svg.Rect(x=0.5, y=lane.top, width=WIDTH - 1, height=lane.bottom - lane.top, class_=["lane", *shade])
        for number, line in enumerate(lane.name, 1):
            yield text(8, lane.top + _ROLE * number, line, "role")


def _draw_flow(band: _Band, found: Mapping[str, _Lane]) -> Iterator[svg.Element]:
    heights = [found[one.step.role].boxes + _FLOW for one in band.cards]
    if band.before:
        yield from arrow(2, heights[0], band.x(0), heights[0], broken=_changes(band.before, band.cards[0].step))
    for place, (one, two) in enumerate(pairwise(band.cards)):
        ends = band.x(place) + band.box, heights[place], band.x(place + 1), heights[place + 1]
        yield from arrow(*ends, turn=band.gap(place), broken=_changes(one.step, two.step))
        if _changes(one.step, two.step):
            yield crossed(ends[0] + 7, ends[1])
    if band.after:
        last = band.x(len(band.cards) - 1) + band.box
        broken = _changes(band.cards[-1].step, band.after)
        yield from arrow(last, heights[-1], WIDTH - 2, heights[-1], broken=broken)
        if broken:
            yield crossed(last + 7, heights[-1])


def _changes(one: Step, two: Step) -> bool:
    return one.medium != two.medium


def _draw_waits(band: _Band, top: float, language: str) -> Part:
    """Below each gap how long the case lies there, and a line that leads to it."""
    elements: list[svg.Element] = []
    bottom = top
    for place, one in enumerate(band.cards):
        if said := lines(one.step.wait, band.column * _ROOM, 13, 2, language=language):
            x, half = band.gap(place), max(width(line, 13) for line in said) / 2 + 10
            high = (_WAIT * len(said) + 8) / 2
            elements.append(svg.Line(x1=x, x2=x, y1=top, y2=top + 8, class_=["leader"]))
            elements += pill(min(x, WIDTH - half - 1), top + 8 + high, half, high, said)
            bottom = max(bottom, top + _PILL + _WAIT * len(said))
    return Part(elements, bottom)


def _signs(steps: Sequence[Step], words: LanesWords) -> list[tuple[Sign, str]]:
    """The legend of what the whole process holds."""
    values = {step.value: step.value_name for step in sorted(steps, key=lambda step: "VNW".index(step.value))}
    entries: list[tuple[Sign, str]] = [(partial(_sign_box, value), name) for value, name in values.items()]
    if breaks(steps):
        entries.append((_sign_break, words.media_break))
    if any(step.wait for step in steps):
        entries.append((_sign_wait, words.waiting))
    return entries


def _sign_box(value: str, x: float, y: float) -> Iterator[svg.Element]:
    yield outline(value, x - 11, y - 9, 22, 18)


def _sign_break(x: float, y: float) -> Iterator[svg.Element]:
    yield from arrow(x - 12, y, x + 12, y, broken=True)
    yield crossed(x - 4, y)


def _sign_wait(x: float, y: float) -> Iterator[svg.Element]:
    yield from pill(x, y, 12, 9)
