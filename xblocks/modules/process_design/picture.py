"""The process as swimlanes: one lane per role, one column per step, a dashed line where the medium changes.

A long process is drawn in bands of five steps, one SVG each, so that it can be read on a phone and printed. What a box
says stands in it as text; outline and signs only repeat it. Colours come from `block.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import svg
from django.utils import formats
from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.lettering import lines, named, text
from xblocks.drawing.signs import sign
from xblocks.kit.i18n import gettext_for

_BAND = 5
_MARGIN, _BOX, _GAP = 40, 132, 32
_COLUMN = _BOX + _GAP
_PADDING, _LINE = 8, 17
_TURN, _BREAK = 8, 18  # where, within a gap, connections turn and the line of a media break stands
_FACT = 11  # px a letter of 12 px takes: these lines are not semi-bold
_STRIP = 26  # above the lanes, where media breaks are named

Step = Mapping[str, Any]


@dataclass(frozen=True)
class _Words:
    """The reader's words for what a step may hold."""

    media: Mapping[str, str]
    values: Mapping[str, str]


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


def swimlanes(
    steps: Sequence[Mapping[str, Any]], *, title: str, media: Mapping[str, str], values: Mapping[str, str], uid: str
) -> SafeString:
    """One or more `<svg role="img">` in a row, safe to print in a template; empty text without steps.

    `steps` are valid rows of W8 (`order`, `name`, `role`, `medium`, `touch_min`, `wait_min`, `value`) in any order.
    `media` and `values` give the reader's words for `paper`, `digital`, … and `V`, `N`, `W`; `title` names the
    picture; `uid` begins its ids and is unique on the page, also between as-is and to-be; empty, there are none. Every five steps begin a
    new SVG, so that two hundred can be read and printed; put the whole into one `.lotse-scroll`.
    """
    ordered = sorted(steps, key=lambda step: step["order"])
    words = _Words(media, values)
    bands = range(0, len(ordered), _BAND)
    return mark_safe("".join(_band(ordered, first, title, uid and f"{uid}-{first}", words).as_str() for first in bands))


def _band(steps: Sequence[Step], first: int, title: str, uid: str, words: _Words) -> svg.SVG:
    _ = gettext_for()
    shown = steps[first : first + _BAND]
    cards = [_card(step, column, words) for column, step in enumerate(shown)]
    before = steps[first - 1] if first else None
    breaks = list(_breaks(shown, before))
    width = 2 * _MARGIN + _COLUMN * len(shown) - _GAP
    lanes = _lanes(cards, width, _STRIP if breaks else 4)
    height = max(lane.bottom for lane in lanes.values()) + 4
    ends = _Ends(before is None, first + _BAND >= len(steps))
    if len(steps) > _BAND:
        title = _("%(title)s, steps %(first)s to %(last)s") % {
            "title": title,
            "first": shown[0]["order"],
            "last": shown[-1]["order"],
        }
    extra, names = named(uid, title, _message(shown, len(breaks)))
    return svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        width=width,
        height=height,
        class_=["lotse-lanes"],
        extra=extra,
        elements=[
            *names,
            *_draw_lanes(lanes, width),
            *_draw_breaks(breaks, height),
            *_draw_flow(cards, lanes, width, ends),
            *_draw_roles(lanes, len(cards)),
            *(element for card in cards for element in _draw_card(card, lanes[card.step["role"]].boxes)),
        ],
    )


def _message(steps: Sequence[Step], breaks: int) -> str:
    _ = gettext_for()
    roles = ", ".join(dict.fromkeys(step["role"] for step in steps))
    return _("Steps: %(steps)s. Media breaks: %(breaks)s. Roles: %(roles)s. The table says the same in words.") % {
        "steps": len(steps),
        "breaks": breaks,
        "roles": roles,
    }


def _card(step: Step, column: int, words: _Words) -> _Card:
    _ = gettext_for()
    room = _BOX - 2 * _PADDING
    head = lines(words.media[step["medium"]], room - 24, _FACT, 1)
    facts = [
        *lines(_("Work: %(minutes)s min") % {"minutes": _number(step["touch_min"])}, room, _FACT, 3),
        *lines(_("Waiting: %(minutes)s min") % {"minutes": _number(step["wait_min"])}, room, _FACT, 3),
        *lines(words.values[step["value"]], room, _FACT, 3),
    ]
    return _Card(step, column, head[0], lines(f"{step['order']}. {step['name']}", room, 14, 8), facts)


def _number(minutes: int) -> str:
    return formats.number_format(minutes, use_l10n=True, force_grouping=True)


def _breaks(shown: Sequence[Step], before: Step | None) -> Iterator[int]:
    """The columns before which the medium changes."""
    known = [before, *shown] if before else list(shown)
    for column, (one, two) in enumerate(pairwise(known), 0 if before else 1):
        if one["medium"] != two["medium"]:
            yield column


def _lanes(cards: Sequence[_Card], width: int, top: int) -> dict[str, _Lane]:
    """The lanes of a band, in the order in which its roles come."""
    found: dict[str, _Lane] = {}
    for role in dict.fromkeys(card.step["role"] for card in cards):
        name = lines(role, min(width - 2 * _PADDING, 2 * _COLUMN - 12), 13, 2)
        boxes = top + _PADDING + 18 * len(name)
        tallest = max(card.height for card in cards if card.step["role"] == role)
        found[role] = _Lane(name, top, boxes, boxes + tallest + 12)
        top = found[role].bottom
    return found


def _draw_lanes(lanes: Mapping[str, _Lane], width: int) -> Iterator[svg.Element]:
    for lane in lanes.values():
        yield svg.Rect(x=1, y=lane.top, width=width - 2, height=lane.bottom - lane.top, class_=["lane"])


def _draw_roles(lanes: Mapping[str, _Lane], columns: int) -> Iterator[svg.Element]:
    """The names of the lanes; each stands again at every second column, so that it is seen wherever one scrolls."""
    for lane in lanes.values():
        for column in range(0, max(columns - 1, 1), 2):
            for place, line in enumerate(lane.name):
                x = _MARGIN + _COLUMN * column if column else _PADDING
                yield text(x, lane.top + 18 + 18 * place, line, "role")


def _draw_breaks(columns: Sequence[int], bottom: int) -> Iterator[svg.Element]:
    words = gettext_for()("Media break")
    for column in columns:
        x = _MARGIN + _COLUMN * column - _GAP + _BREAK
        line = lines(words, _COLUMN - 12 if column else 96, 12, 1)[0]
        yield svg.Line(x1=x, x2=x, y1=_STRIP - 4, y2=bottom - 4, class_=["break"])
        yield text(x if column else 8, 16, line, "break-name", "middle" if column else "start")


@dataclass(frozen=True)
class _Ends:
    """Whether the process begins and ends in this band; otherwise the flow comes from and goes on to another."""

    start: bool
    end: bool


def _draw_flow(cards: Sequence[_Card], lanes: Mapping[str, _Lane], width: int, ends: _Ends) -> Iterator[svg.Element]:
    def middle(card: _Card) -> int:
        return lanes[card.step["role"]].boxes + 24

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
    value = f"value-{card.step['value']}"
    yield svg.Rect(x=card.x, y=top, width=_BOX, height=card.height, rx=4, class_=["box", value])
    yield sign(card.step["medium"], x, top + _PADDING)
    yield text(x + 24, top + _PADDING + 13, card.head, "fact")
    y = top + _PADDING + 20
    for line in card.name:
        y += _LINE
        yield text(x, y - 3, line, "name")
    for line in card.facts:
        y += _LINE
        yield text(x, y - 3, line, "fact")
