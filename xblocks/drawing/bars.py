"""What a roadmap shows, and the same in words: what runs from which quarter to which, and what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from xblocks.drawing.quarters import place

Kind = Literal["plain", "strong"]


@dataclass(frozen=True)
class Bar:
    """What runs from quarter `start` to the end of quarter `end` ("2027-Q1"), and the ids of what it waits for."""

    id: str
    number: int
    name: str
    start: str
    end: str
    owner: str = ""
    after: tuple[str, ...] = ()
    kind: Kind = "plain"


@dataclass(frozen=True)
class RoadmapWords:
    """The reader's words. `quarter` stands before its number ("Q"); `after` and `early` before the numbers of what a bar
    waits for, in time and in vain ("nach", "beginnt vor dem Ende von"). The legend says what a `plain` and a `strong`
    bar, an `arrow` and a `broken` one mean; an empty word leaves its sign out."""

    title: str
    quarter: str
    after: str
    early: str
    arrow: str
    broken: str
    plain: str = ""
    strong: str = ""
    subtitle: str = ""
    description: str = ""


class Wait(NamedTuple):
    """A bar, what it waits for, and whether it starts before that has ended."""

    bar: Bar
    other: Bar
    early: bool


def ordered(bars: Sequence[Bar]) -> list[Bar]:
    """By start, then by end, then by number."""
    return sorted(bars, key=lambda bar: (place(bar.start), place(bar.end), bar.number))


def waits(bars: Sequence[Bar]) -> list[Wait]:
    """What waits for what. Unknown ids are left out, and so is what waits for itself: no arrow could show it."""
    known = {bar.id: bar for bar in bars}
    return [
        Wait(bar, known[other], place(bar.start) <= place(known[other].end))
        for bar in bars
        for other in dict.fromkeys(bar.after)
        if other in known and other != bar.id
    ]


def after(bar: Bar, found: Sequence[Wait], words: RoadmapWords) -> str:
    """What it waits for in time: "nach 1, 3"; empty for nothing."""
    return _numbered(words.after, [one.other for one in found if one.bar is bar and not one.early])


def early(bar: Bar, found: Sequence[Wait], words: RoadmapWords) -> str:
    """What it does not wait for: "beginnt vor dem Ende von 2"; empty for nothing."""
    return _numbered(words.early, [one.other for one in found if one.bar is bar and one.early])


def said(bars: Sequence[Bar], words: RoadmapWords) -> list[tuple[str, str]]:
    """The picture in words, in its order: of every bar its name, and when, who, after what and what is amiss."""
    found = waits(bars)
    return [
        (
            bar.name,
            ", ".join(filter(None, (_span(bar, words), bar.owner, after(bar, found, words), early(bar, found, words)))),
        )
        for bar in ordered(bars)
    ]


def _span(bar: Bar, words: RoadmapWords) -> str:
    first, last = (f"{words.quarter}{quarter[-1]} {quarter[:4]}" for quarter in (bar.start, bar.end))
    return first if first == last else f"{first} – {last}"


def _numbered(phrase: str, bars: Sequence[Bar]) -> str:
    return f"{phrase} {', '.join(map(str, sorted(bar.number for bar in bars)))}" if bars else ""
