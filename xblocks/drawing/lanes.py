"""The process as swimlanes: one lane per role, one column per step, a dashed line where the medium changes.

A long process is drawn in bands of five steps, one SVG each, so that it can be read on a phone and printed. What a box
says stands in it as text; outline and signs only repeat it. Colours come from the style of the block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import svg

from xblocks.drawing.lettering import lines, named, text
from xblocks.drawing.signs import sign

_BAND = 5
_MARGIN, _BOX, _GAP = 40, 132, 32
_COLUMN = _BOX + _GAP
_PADDING, _LINE = 8, 17
_TURN, _BREAK = 8, 18  # where, within a gap, connections turn and the line of a media break stands
_STRIP = 26  # above the lanes, where media breaks are named
_SIGN = 24  # what the sign of a medium takes in its box


@dataclass(frozen=True)
class Step:
    """One step of a process. `medium` has a sign, `value` an outline; `facts` are said in the box besides."""

    order: int
    name: str
    role: str
    medium: str
    medium_name: str
    value: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class LanesWords:
    """The reader's words. `part` names a band by `%(title)s`, `%(first)s` and `%(last)s`; `description` says what is
    in it by `%(steps)s`, `%(breaks)s` and `%(roles)s`; `media_break` stands at every change of the medium."""

    title: str
    part: str
    description: str
    media_break: str


@dataclass(frozen=True)
class _Card:
    """One step as it is drawn: its column in the band, and the lines of text in its box."""

    step: Step
    column: int
    head: str
    name: list[str]
    facts: list[str]

    @property
    def x(self) -> int:
        return _MARGIN + _COLUMN * self.column

    @property
    def height(self) -> int:
        return 2 * _PADDING + 20 + _LINE * (len(self.name) + len(self.facts))


@dataclass(frozen=True)
class _Lane:
    """A role's strip: where its name and its boxes begin, and where it ends, in px from the top."""

    name: list[str]
    top: int
    boxes: int
    bottom: int


def lanes(steps: Sequence[Step], words: LanesWords, *, uid: str, language: str) -> str:
    """One or more `<svg role="img">` in a row; empty text without steps.

    Steps run by `order`. `uid` begins the ids and is unique on the page; empty, there are none. Every five steps begin
    a new SVG, so that two hundred can be read and printed.
    """
    ordered = sorted(steps, key=lambda step: step.order)
    bands = range(0, len(ordered), _BAND)
    return "".join(_band(ordered, first, words, uid and f"{uid}-{first}", language).as_str() for first in bands)


def _band(steps: Sequence[Step], first: int, words: LanesWords, uid: str, language: str) -> svg.SVG:
    shown = steps[first : first + _BAND]
    cards = [_card(step, column, language) for column, step in enumerate(shown)]
    before = steps[first - 1] if first else None
    breaks = list(_breaks(shown, before))
    width = 2 * _MARGIN + _COLUMN * len(shown) - _GAP
    found = _lanes(cards, _STRIP if breaks else 4, language)
    height = max(lane.bottom for lane in found.values()) + 4
    ends = _Ends(before is None, first + _BAND >= len(steps))
    title = words.title
    if len(steps) > _BAND:
        title = words.part % {"title": title, "first": shown[0].order, "last": shown[-1].order}
    roles = ", ".join(dict.fromkeys(step.role for step in shown))
    message = words.description % {"steps": len(shown), "breaks": len(breaks), "roles": roles}
    extra, names = named(uid, title, message)
    return svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        width=width,
        height=height,
        class_=["lotse-lanes"],
        extra=extra,
        elements=[
            *names,
            *_draw_lanes(found, width),
            *_draw_breaks(breaks, height, words.media_break),
            *_draw_flow(cards, found, width, ends),
            *_draw_roles(found, len(cards)),
            *(element for card in cards for element in _draw_card(card, found[card.step.role].boxes)),
        ],
    )


def _card(step: Step, column: int, language: str) -> _Card:
    room = _BOX - 2 * _PADDING
    (head,) = lines(step.medium_name, room - _SIGN, 12, 1, bold=False)
    facts = [line for fact in step.facts for line in lines(fact, room, 12, 3, language=language, bold=False)]
    return _Card(step, column, head, lines(f"{step.order}. {step.name}", room, 14, 8, language=language), facts)


def _breaks(shown: Sequence[Step], before: Step | None) -> Iterator[int]:
    """The columns before which the medium changes."""
    known = [before, *shown] if before else list(shown)
    for column, (one, two) in enumerate(pairwise(known), 0 if before else 1):
        if one.medium != two.medium:
            yield column


def _lanes(cards: Sequence[_Card], top: int, language: str) -> dict[str, _Lane]:
    """The lanes of a band, in the order in which its roles come."""
    found: dict[str, _Lane] = {}
    room = 2 * _COLUMN - _PADDING if len(cards) > 1 else _MARGIN + _BOX
    for role in dict.fromkeys(card.step.role for card in cards):
        name = lines(role, room, 13, 2, language=language)
        boxes = top + _PADDING + 18 * len(name)
        tallest = max(card.height for card in cards if card.step.role == role)
        found[role] = _Lane(name, top, boxes, boxes + tallest + 12)
        top = found[role].bottom
    return found


def _draw_lanes(lanes: Mapping[str, _Lane], width: int) -> Iterator[svg.Element]:
    for lane in lanes.values():
        yield svg.Rect(x=1, y=lane.top, width=width - 2, height=lane.bottom - lane.top, class_=["lane"])


def _draw_roles(lanes: Mapping[str, _Lane], columns: int) -> Iterator[svg.Element]:
    """The names of the lanes; each stands again at every second column, so that it is seen wherever one scrolls."""
    for lane in lanes.values():
        for column in range(0, 2 * (columns // 2 or 1), 2):
            for place, line in enumerate(lane.name):
                x = _MARGIN + _COLUMN * column if column else _PADDING
                yield text(x, lane.top + 18 + 18 * place, line, "role")


def _draw_breaks(columns: Sequence[int], bottom: int, words: str) -> Iterator[svg.Element]:
    for column in columns:
        x = _MARGIN + _COLUMN * column - _GAP + _BREAK
        (line,) = lines(words, _BOX if column else _BOX - _MARGIN, 12, 1)
        yield svg.Line(x1=x, x2=x, y1=_STRIP - 4, y2=bottom - 4, class_=["break"])
        yield text(x if column else 8, 16, line, "break-name", "middle" if column else "start")


@dataclass(frozen=True)
class _Ends:
    """Whether the process begins and ends in this band; otherwise the flow comes from and goes on to another."""

    start: bool
    end: bool


def _draw_flow(cards: Sequence[_Card], lanes: Mapping[str, _Lane], width: int, ends: _Ends) -> Iterator[svg.Element]:
    def middle(card: _Card) -> int:
        return lanes[card.step.role].boxes + 24

    first, last = cards[0], cards[-1]
    yield from _arrow(first.x - (14 if ends.start else _MARGIN - 4), middle(first), first.x, middle(first))
    for one, two in pairwise(cards):
        yield from _arrow(one.x + _BOX, middle(one), two.x, middle(two))
    end = width - _MARGIN + (14 if ends.end else _MARGIN - 4)
    yield from _arrow(last.x + _BOX, middle(last), end, middle(last))
    if ends.start:
        yield svg.Circle(cx=first.x - 24, cy=middle(first), r=10, class_=["event"])
    if ends.end:
        yield svg.Circle(cx=width - 16, cy=middle(last), r=10, class_=["event", "end"])


def _arrow(x: int, y: int, to_x: int, to_y: int) -> Iterator[svg.Element]:
    turn: list[svg.PathData] = [svg.H(x + _TURN), svg.V(to_y)] if y != to_y else []
    yield svg.Path(d=[svg.M(x, y), *turn, svg.H(to_x - 6)], class_=["flow"])
    yield svg.Path(d=[svg.M(to_x, to_y), svg.l(-7, -4), svg.v(8), svg.Z()], class_=["head"])


def _draw_card(card: _Card, top: int) -> Iterator[svg.Element]:
    x = card.x + _PADDING
    value = f"value-{card.step.value}"
    yield svg.Rect(x=card.x, y=top, width=_BOX, height=card.height, rx=4, class_=["box", value])
    yield sign(card.step.medium, x, top + _PADDING)
    yield text(x + _SIGN, top + _PADDING + 13, card.head, "fact")
    y = top + _PADDING + 20
    for line in card.name:
        y += _LINE
        yield text(x, y - 3, line, "name")
    for line in card.facts:
        y += _LINE
        yield text(x, y - 3, line, "fact")
