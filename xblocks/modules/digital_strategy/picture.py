"""W2's measures as pictures: the portfolio of effort and impact, and the roadmap by quarters.

Measures are valid rows of W2: `{id, number, name, effort, impact, start, end, owner?, depends_on[]}`. Every function
returns what is safe to print in a template; the pictures stand in one `.lotse-scroll` each. `uid` begins the ids and is
unique on the page, empty there are none; `high` is the author's limit; `language` is that of the names, without it the
reader's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import bars as drawn
from xblocks.drawing import grid as drawing
from xblocks.drawing.bars import RoadmapWords
from xblocks.drawing.listing import numbered
from xblocks.drawing.quadrants import Corner, Split, corner
from xblocks.drawing.roadmap import roadmap as draw_roadmap
from xblocks.kit.i18n import reader_language
from xblocks.modules.digital_strategy.model import Class

#: Where a quadrant lies: impact grows upwards, effort to the right.
_CORNERS: dict[Corner, Class] = {
    "top_left": "quick_win",
    "top_right": "major",
    "bottom_left": "fill_in",
    "bottom_right": "reconsider",
}
_HIGH = 4


def portfolio(
    measures: Sequence[Mapping[str, Any]],
    *,
    title: str,
    quadrants: Mapping[Class, str],
    effort: str,
    impact: str,
    description: str = "",
    uid: str,
    high: float = _HIGH,
    language: str = "",
) -> SafeString:
    """The measures by effort and impact, and the list of their numbers; empty text without measures.

    `quadrants`, `effort` and `impact` are the reader's words; `description` says in a sentence what is to be seen.
    """
    if not measures:
        return mark_safe("")
    words = _portfolio_words(title, quadrants, effort, impact, description)
    marks = [
        drawing.Mark(row["number"], row["effort"], row["impact"], row.get("name") or row["id"]) for row in measures
    ]
    split = Split(high, high)
    picture = drawing.grid(marks, words, high=split, uid=uid, language=language or reader_language())
    said = drawing.said(marks, words, split)
    return mark_safe(picture + numbered((one.number, *text) for one, text in zip(marks, said, strict=True)))


def blank_portfolio(
    *, title: str, quadrants: Mapping[Class, str], effort: str, impact: str, high: float = _HIGH
) -> SafeString:
    """The portfolio without measures, to be filled in by hand."""
    words = _portfolio_words(title, quadrants, effort, impact, "")
    return mark_safe(drawing.grid([], words, high=Split(high, high), uid="", language=reader_language()))


def roadmap(
    measures: Sequence[Mapping[str, Any]], *, words: RoadmapWords, uid: str, high: float = _HIGH, language: str = ""
) -> SafeString:
    """The measures by quarter, quick wins standing out if `words.strong` names them, and the list of their numbers;
    empty text without measures."""
    if not measures:
        return mark_safe("")
    bars = [_bar(row, words, high) for row in measures]
    picture = draw_roadmap(bars, words, uid=uid, language=language or reader_language())
    said = zip(drawn.ordered(bars), drawn.said(bars, words), strict=True)
    return mark_safe(picture + numbered((bar.number, *text) for bar, text in said))


def blank_roadmap(words: RoadmapWords) -> SafeString:
    """The roadmap without measures, to be filled in by hand."""
    return mark_safe(draw_roadmap([], words, uid="", language=reader_language()))


def _portfolio_words(
    title: str, quadrants: Mapping[Class, str], effort: str, impact: str, description: str
) -> drawing.GridWords:
    corners = {corner: quadrants[name] for corner, name in _CORNERS.items()}
    return drawing.GridWords(title, effort, impact, corners, description=description, accent="top_left")


def _bar(row: Mapping[str, Any], words: RoadmapWords, high: float) -> drawn.Bar:
    quick = _CORNERS[corner(row["effort"], row["impact"], Split(high, high))] == "quick_win"
    return drawn.Bar(
        id=row["id"],
        number=row["number"],
        name=row.get("name") or row["id"],
        start=row["start"],
        end=row["end"],
        owner=row.get("owner") or "",
        after=tuple(row.get("depends_on", ())),
        kind="strong" if words.strong and quick else "plain",
    )
