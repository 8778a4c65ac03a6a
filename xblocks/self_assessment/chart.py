"""The profile as a chart: a scale per competence with a mark for before, looking back, now and the target.

Marks differ in shape, not only in colour. Colours come from `block.css`, so dark mode and print follow the page. It is
drawn for 360 px, with each name above its scale, so that it stays readable on a phone.
"""

from __future__ import annotations

from collections.abc import Callable

import svg
from django.utils.html import escape
from django.utils.safestring import mark_safe

from xblocks.kit.i18n import gettext_for
from xblocks.self_assessment.content import Occasion
from xblocks.self_assessment.model import Profile, Row

_WIDTH, _LEFT, _RIGHT = 360, 12, 348
_ROW, _LEGEND_LINE = 48, 24
_MARK = 7


def profile_chart(profile: Profile, name: Callable[[Occasion], str]) -> str:
    """The SVG; empty text where nothing is rated. `name` gives the reader's words for an occasion."""
    if profile.latest is None:
        return ""
    _ = gettext_for()
    legend = [("now", name(profile.latest))]
    if profile.first:
        legend.append(("before", name(profile.first)))
    if any(row.then is not None for row in profile.rows):
        legend.append(("then", name(Occasion.THEN)))
    if any(row.target is not None for row in profile.rows):
        legend.append(("target", _("Target")))
    top = _LEGEND_LINE * len(legend) + 36
    height = top + _ROW * len(profile.rows)
    longest = max(len(row.competence.levels) for row in profile.rows) - 1
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, height),
        class_=["lotse-chart"],
        extra={"role": "img", "aria-label": escape(_("Profile chart; the table below says the same in numbers."))},
        elements=[
            *_legend(legend),
            *_numbers(longest, top - 12),
            *(
                element
                for place, row in enumerate(profile.rows)
                for element in _scale(row, top + _ROW * place, longest)
            ),
        ],
    )
    return mark_safe(drawing.as_str())  # svg.py escapes nothing: every text above goes through escape()


def _legend(entries: list[tuple[str, str]]) -> list[svg.Element]:
    elements: list[svg.Element] = []
    for line, (mark, text) in enumerate(entries):
        middle = _LEGEND_LINE * line + 12
        elements += [_mark(mark, _LEFT + _MARK, middle), svg.Text(x=_LEFT + 26, y=middle + 5, text=escape(text))]
    return elements


def _place(level: int, highest: int) -> float:
    return _LEFT + _MARK + level * (_RIGHT - _LEFT - 2 * _MARK) / highest


def _numbers(highest: int, line: int) -> list[svg.Element]:
    return [
        svg.Text(x=_place(level, highest), y=line, class_=["number"], text=str(level)) for level in range(highest + 1)
    ]


def _scale(row: Row, top: int, longest: int) -> list[svg.Element]:
    """A competence on the common scale; its axis ends at its own highest level."""
    highest = len(row.competence.levels) - 1
    line = top + 32

    def place(level: int) -> float:
        return _place(level, longest)

    elements: list[svg.Element] = [
        svg.Text(x=_LEFT, y=top + 14, class_=["name"], text=escape(row.competence.title)),
        svg.Path(class_=["axis"], d=_axis(place(0), place(1) - place(0), highest, line)),
    ]
    if row.before is not None and row.now is not None and row.before != row.now:
        elements.append(svg.Line(x1=place(row.before), x2=place(row.now), y1=line, y2=line, class_=["way"]))
    # The diamond comes last: its corners stay visible around the two circles.
    levels = {"target": row.target, "before": row.before, "now": row.now, "then": row.then}
    elements += [_mark(mark, place(level), line) for mark, level in levels.items() if level is not None]
    return elements


def _axis(start: float, step: float, highest: int, line: int) -> list[svg.PathData]:
    path: list[svg.PathData] = [svg.M(start, line), svg.H(start + step * highest)]
    for level in range(highest + 1):
        path += [svg.M(start + step * level, line - 4), svg.v(8)]
    return path


def _mark(kind: str, x: float, y: float) -> svg.Element:
    if kind == "now":
        return svg.Circle(cx=x, cy=y, r=_MARK - 1.5, class_=["now"])
    if kind == "before":
        return svg.Circle(cx=x, cy=y, r=_MARK, class_=["before"])
    if kind == "then":
        return svg.Rect(x=x - 6, y=y - 6, width=12, height=12, class_=["then"], transform=[svg.Rotate(45, x, y)])
    return svg.Line(x1=x, x2=x, y1=y - 11, y2=y + 11, class_=["target"])
