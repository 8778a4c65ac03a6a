"""What swimlanes are drawn with: the box of a step, arrows, the mark of a media break, the pill of a waiting time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import svg

from xblocks.drawing.lettering import lines, text, width
from xblocks.drawing.process import Step
from xblocks.drawing.signs import sign

_PADDING, _LINE = 8, 17
_HEAD = 22  # the number and the medium
_SIGN = 24  # what the sign of a medium takes
_NAME, _FACT = 14, 13  # sizes of letters


@dataclass(frozen=True)
class Card:
    """A step and the lines of text in its box; the sign of its medium where there is room beside the word."""

    step: Step
    medium: str
    signed: bool
    name: Sequence[str]
    work: Sequence[str]

    @property
    def height(self) -> float:
        return 2 * _PADDING + _HEAD + _LINE * (len(self.name) + len(self.work))


def card(step: Step, wide: float, language: str) -> Card:
    """The box of a step, so many units wide."""
    room = wide - 2 * _PADDING
    beside = room - _number(step)
    signed = width(step.medium_name, _FACT, bold=False) <= beside - _SIGN
    (medium,) = lines(step.medium_name, beside, _FACT, 1, bold=False)
    name = lines(step.name, room, _NAME, 8, language=language)
    return Card(step, medium, signed, name, lines(step.work, room, _FACT, 3, language=language, bold=False))


def _number(step: Step) -> float:
    """How much of its line the number of a step takes."""
    return width(str(step.order), _NAME) + 8


def draw_card(one: Card, x: float, top: float, wide: float) -> Iterator[svg.Element]:
    """The box with its upper left corner at x, top."""
    left, y = x + _PADDING, top + _PADDING + 14
    medium = left + _number(one.step)
    yield outline(one.step.value, x, top, wide, one.height)
    yield text(left, y, str(one.step.order), "step")
    if one.signed:
        yield sign(one.step.medium, medium, y - 13)
    yield text(medium + (_SIGN if one.signed else 0), y, one.medium, "fact")
    y = top + _PADDING + _HEAD
    for kind, said in (("name", one.name), ("fact", one.work)):
        for line in said:
            yield text(left, (y := y + _LINE) - 4, line, kind)


def outline(value: str, x: float, y: float, wide: float, high: float) -> svg.Rect:
    """A box whose outline says what a step is worth: V, N or W."""
    return svg.Rect(x=x, y=y, width=wide, height=high, rx=4, class_=["box", f"value-{value}"])


def arrow(
    x: float, y: float, to_x: float, to_y: float, *, turn: float | None = None, broken: bool
) -> Iterator[svg.Element]:
    """From one point to another; at different heights it turns at the x of `turn`."""
    names = ["broken"] if broken else []
    way: list[svg.PathData] = [] if turn is None or y == to_y else [svg.H(turn), svg.V(to_y)]
    yield svg.Path(d=[svg.M(x, y), *way, svg.H(to_x - 6)], class_=["flow", *names])
    yield svg.Path(d=[svg.M(to_x, to_y), svg.l(-7, -4), svg.v(8), svg.Z()], class_=["tip", *names])


def crossed(x: float, y: float) -> svg.Path:
    """Two strokes across an arrow, where the medium changes."""
    stroke = (svg.m(-2, 6), svg.l(4, -12))
    return svg.Path(d=[svg.M(x - 3, y), *stroke, svg.M(x + 3, y), *stroke], class_=["crossed"])


def pill(x: float, y: float, half: float, high: float, said: Sequence[str] = ()) -> Iterator[svg.Element]:
    """A rounded field around x, y, twice as wide as `half` and twice as high as `high`, with lines of words in it."""
    yield svg.Rect(x=x - half, y=y - high, width=2 * half, height=2 * high, rx=min(high, 12), class_=["pill"])
    for number, line in enumerate(said, 1):
        yield text(x, y - high + 16 * number, line, "pill-name")
