"""A canvas: fields that a team fills in together, in boxes on one page, to be hung up. Every box has its number, a name,
and what stands in it, line by line; an empty one has lines to write on.
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
_NAME, _NAME_STEP = 16, 21  # the letters of a field's name, and from line to line
_SIGN = 2 * RADIUS + 10  # for the number before the name
_TEXT, _TEXT_STEP, _TEXTS = 14, 19, 5  # of what stands in a field, and at most how many lines of one entry
_LEAD, _LEAD_STEP = 18, 25  # of a field that leads
_BETWEEN, _TO_WRITE = 6, 14  # from entry to entry, and where they are to be written
_BULLET, _LABEL, _LABELS = 16, 150, 3  # room for the sign of an entry, or for what it is called
_MOST = 9  # entries of a field
_RULE, _RULES, _BLANK_RULES = 30, 2, 7  # from line to line of those to write on, how many, and on an empty canvas


@dataclass(frozen=True)
class Entry:
    """One thing in a field; with a `label` that stands before it. What is `open` has no text of its own yet."""

    text: str
    label: str = ""
    open: bool = False


@dataclass(frozen=True)
class Field:
    """A field with its name. One that `leads` says its first entry in larger letters."""

    name: str
    entries: Sequence[Entry] = ()
    leads: bool = False


@dataclass(frozen=True)
class CanvasWords:
    """The reader's words; `more` counts entries for which there is no room: `and %(count)s more`."""

    title: str
    subtitle: str = ""
    description: str = ""
    more: str = "+ %(count)s"


#: A line to draw: its text, its class, where it begins beside the left edge, and how far below the line before.
Line = tuple[str, str, float, float]


def canvas(rows: Sequence[Sequence[Field]], words: CanvasWords, *, uid: str, language: str, blank: bool = False) -> str:
    """The fields as SVG, row by row, those of a row equally wide and high. `uid` begins the ids, empty there are none.
    A `blank` one has more room to write.
    """
    head = heading(words.title, words.subtitle, language)
    elements, top, number = [*head.elements], head.bottom + 10, 0
    for row in rows:
        wide = (WIDTH - 2 - _GAP * (len(row) - 1)) / len(row)
        found = [_lettered(field, wide - 2 * _PAD, words, language, _TO_WRITE if blank else _BETWEEN) for field in row]
        rules = _BLANK_RULES if blank and len(row) > 1 else _RULES
        high = max(_height(each, rules) for each in found)
        for place, (field, each) in enumerate(zip(row, found, strict=True)):
            left, number = 1 + place * (wide + _GAP), number + 1
            elements += _draw(number, field, each, Box(left, top, left + wide, top + high), language)
        top += high + _GAP
    return picture(
        elements,
        kind="canvas",
        height=top - _GAP + 1,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def said(rows: Sequence[Sequence[Field]]) -> list[tuple[str, list[str]]]:
    """The same in words: of every field its name, and its entries, such as `Moderation: Bürgeramt`."""
    return [
        (field.name, [f"{entry.label}: {entry.text}" if entry.label else entry.text for entry in field.entries])
        for row in rows
        for field in row
    ]


def _lettered(field: Field, room: float, words: CanvasWords, language: str, between: float) -> list[Line]:
    """What stands in a field, line by line."""
    if field.leads and field.entries:
        told = lines(field.entries[0].text, room, _LEAD, _TEXTS, language=language)
        return [(line, "lead", 0, _LEAD_STEP) for line in told]
    shown = field.entries if len(field.entries) <= _MOST else field.entries[: _MOST - 1]
    found = [line for entry in shown for line in _entry(entry, room, language, between)]
    if len(shown) < len(field.entries):
        found.append((words.more % {"count": len(field.entries) - len(shown)}, "legend", _BULLET, _TEXT_STEP + between))
    return found


def _entry(entry: Entry, room: float, language: str, between: float) -> Iterator[Line]:
    """The lines of an entry; what it is called stands in lines of its own beside them."""
    inset = _LABEL if entry.label else _BULLET
    kind = "legend" if entry.open else "story"
    labels = lines(entry.label, _LABEL - 10, _TEXT, _LABELS, language=language) or ["·"]
    told = lines(entry.text, room - inset, _TEXT, _TEXTS, language=language, bold=False)
    for place in range(max(len(labels), len(told))):
        step = _TEXT_STEP + (0 if place else between)
        if place < len(labels):
            yield labels[place], "label", 0, step
            step = 0
        if place < len(told):
            yield told[place], kind, inset, step


def _height(found: Sequence[Line], rules: int) -> float:
    return 2 * _PAD + _NAME_STEP + (sum(step for *_, step in found) if found else rules * _RULE) + 2


def _draw(number: int, field: Field, found: Sequence[Line], box: Box, language: str) -> Iterator[svg.Element]:
    kinds = ["area", "accent"] if field.leads else ["area"]
    yield svg.Rect(x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top, rx=6, class_=kinds)
    x, y = box.left + _PAD, box.top + _PAD
    yield from mark("plain", x + RADIUS, y + RADIUS, number)
    (name,) = lines(field.name, box.right - x - _PAD - _SIGN, _NAME, 1, language=language) or [""]
    yield text(x + _SIGN, y + 17, name, "field")
    y += _NAME_STEP
    for line, kind, inset, step in found:
        y += step
        yield text(x + inset, y, line, kind)
    if not found:
        for place in range(int((box.bottom - y - _PAD / 2) // _RULE)):
            at = y + (place + 1) * _RULE
            yield svg.Line(x1=x, x2=box.right - _PAD, y1=at, y2=at, class_=["write"])
