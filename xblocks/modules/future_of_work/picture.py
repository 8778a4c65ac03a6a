"""W3 in pictures: the questions by impact and uncertainty, the cross of four futures, the matrix of the wind tunnel.

Each is safe markup, and empty where nothing is to be seen. `uid` begins the ids, empty there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import cross as drawn
from xblocks.drawing import grid as drawing
from xblocks.drawing.cross import CrossWords, Future
from xblocks.drawing.listing import described, numbered
from xblocks.drawing.marks import Shape
from xblocks.drawing.matrix import Cell, Line, MatrixWords, Tone, matrix
from xblocks.drawing.quadrants import Corner, Split
from xblocks.kit.i18n import gettext_for
from xblocks.modules.future_of_work import model
from xblocks.modules.future_of_work import sheet as sheets
from xblocks.modules.future_of_work.content import CROSS, FUTURES, MEASURES, QUESTIONS, TUNNEL, UNCERTAINTIES, Content
from xblocks.modules.workshop.words import language, number, titled
from xblocks.modules.workshop.work import Judged

#: Where the fields of the grid lie: impact grows upwards, uncertainty to the right.
_FIELDS: dict[Corner, str] = {"top_left": "trend", "top_right": "open", "bottom_left": "aside", "bottom_right": "watch"}
#: From which impact on a question reaches far: what is open as well has the score of an axis then.
_FAR = 4
_TONES: dict[int, Tone] = {2: "good", 1: "fair", 0: "even", -1: "poor", -2: "bad"}


def _short(content: Content, table: str, column: str) -> str:
    words = content.words(table).column(column)
    return words.short or words.title


def questions(content: Content, judged: Judged, uid: str) -> SafeString:
    """The questions in a grid, those that are axes as hexagons; which two are suggested; and the list of their scores."""
    rows = judged.rows[UNCERTAINTIES]
    if not rows:
        return mark_safe("")
    names = {row.key: row.cells["name"] for row in judged.whole.rows[UNCERTAINTIES]}
    suggested = judged.figures["suggested"]
    subtitle = f"{content.figure('suggested').title}: {' · '.join(names[key] for key in suggested)}"
    words, high = _words(content, titled(content.picture(QUESTIONS).title, judged), subtitle), _high(content)
    shapes: dict[str, Shape] = dict.fromkeys(sheets.axes(judged.whole), "favour")
    marks = [
        drawing.Mark(
            row.number, row.cells["uncertainty"], row.cells["impact"], row.cells["name"], shapes.get(row.key, "plain")
        )
        for row in rows
    ]
    said = drawing.said(marks, words, high)
    return mark_safe(
        drawing.grid(marks, words, high=high, uid=uid, language=language(content))
        + numbered(
            (mark.number, name, f"{mark.y} × {mark.x} = {mark.x * mark.y}; {where}")
            for mark, (name, where) in zip(marks, said, strict=True)
        )
    )


def blank_questions(content: Content) -> SafeString:
    """The grid of questions, to be filled in by hand."""
    words = _words(content, content.picture(QUESTIONS).title, "")
    return mark_safe(drawing.grid([], words, high=_high(content), uid="", language=language(content)))


def _high(content: Content) -> Split:
    return Split(x=content.thresholds().get("trend", model.DEFAULTS["trend"]) + 1, y=_FAR)


def _words(content: Content, title: str, subtitle: str) -> drawing.GridWords:
    return drawing.GridWords(
        title=title,
        x=_short(content, UNCERTAINTIES, "uncertainty"),
        y=_short(content, UNCERTAINTIES, "impact"),
        quadrants={corner: content.figure(key).title for corner, key in _FIELDS.items()},
        shapes={"favour": content.figure("axis").title},
        subtitle=subtitle,
    )


def cross(content: Content, judged: Judged, uid: str) -> SafeString:
    """The four futures between the answers to both questions, once there are two axes, and the same as a list."""
    rows = {row.key: row.cells for row in judged.rows[UNCERTAINTIES]}
    axes = [rows[key] for key in sheets.axes(judged)]
    if not axes:
        return mark_safe("")
    (left, right), (low, high) = (
        [str(axis.get(name) or _short(content, UNCERTAINTIES, name)) for name in ("pole_low", "pole_high")]
        for axis in axes
    )
    futures = [_future(content, place, cells) for place, cells in enumerate(sheets.futures(judged), 1)]
    title = titled(content.picture(CROSS).title, judged)
    words = CrossWords(title, left, right, low, high, across=axes[0]["name"], upward=axes[1]["name"])
    return mark_safe(
        drawn.cross(futures, words, uid=uid, language=language(content)) + described(drawn.said(futures, words))
    )


def _future(content: Content, place: int, cells: Mapping[str, Any]) -> Future:
    signals = " · ".join(sheets.lines(cells.get("signals", "")))
    return Future(
        cells.get("name", f"{content.words(FUTURES).row} {place}"),
        " ".join(cells.get("story", "").split()),
        f"{_short(content, FUTURES, 'signals')}: {signals}" if signals else "",
    )


def blank_cross(content: Content) -> SafeString:
    """The cross, to be filled in by hand."""
    line = "_" * 24
    words = CrossWords(content.picture(CROSS).title, left=line, right=line, low=line, high=line)
    return mark_safe(drawn.cross([], words, uid="", language=language(content)))


def tunnel(content: Content, judged: Judged, _uid: str) -> SafeString:
    """How each measure does in each future, its mean, its largest regret, its class."""
    return mark_safe(matrix(*_measures(content, judged)))


def brief(content: Content, judged: Judged) -> tuple[list[Line], MatrixWords]:
    """The same for the leadership, the best measures first; what it is about stands above all that."""
    lines, words = _measures(content, judged)
    mean = {row["id"]: row["mean"] for row in judged.figures["measures"]}
    both = sorted(zip(judged.rows[MEASURES], lines, strict=True), key=lambda pair: -mean[pair[0].key])
    return [line for _row, line in both], replace(words, title=content.picture(TUNNEL).title)


def _measures(content: Content, judged: Judged) -> tuple[list[Line], MatrixWords]:
    found = {row["id"]: row for row in judged.figures["measures"]}
    rows = [
        Line(row.number, row.cells["name"], [*map(_cell, sheets.fit(row))], _ends(content, found[row.key]))
        for row in judged.rows[MEASURES]
    ]
    words = MatrixWords(
        title=titled(content.picture(TUNNEL).title, judged),
        row=content.words(MEASURES).row,
        columns=[
            f"{place} {cells['name']}" if "name" in cells else f"{content.words(FUTURES).row} {place}"
            for place, cells in enumerate(sheets.futures(judged.whole), 1)
        ],
        ends=[content.figure("mean").title, content.figure("regret").title, gettext_for()("Class")],
        lang=language(content),
    )
    return rows, words


def _ends(content: Content, found: Mapping[str, Any]) -> list[str]:
    return [number(found["mean"]), number(found["regret"]), content.figure(found["class"]).title]


def _cell(fit: int) -> Cell:
    """A fit as lessons write it: +2, 0, −1."""
    return Cell(("+" if fit > 0 else "") + number(fit), _TONES[fit])
