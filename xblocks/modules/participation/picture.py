"""The power/interest grid: everybody stands in the cell of her two ratings, as a number that the list below explains.

Attitude shows in the shape of the mark and as a number in it: a square is against, a circle neither, a hexagon in
favour. Colours come from `block.css`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import svg
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.lettering import lines, named, text
from xblocks.kit.i18n import gettext_for
from xblocks.modules.participation.layout import BOTTOM, LEFT, LINE, SCALE, Plan, plan
from xblocks.modules.participation.model import DEFAULTS, Quadrant, quadrant

_HALF = 17  # px from the middle of a mark to its rim


def grid(
    stakeholders: Sequence[Mapping[str, Any]],
    *,
    title: str,
    quadrants: Mapping[Quadrant, str],
    attitudes: Mapping[int, str],
    uid: str,
    high: float = DEFAULTS["high"],
) -> SafeString:
    """An `<svg role="img">` and the `<ol>` of its numbers, safe to print in a template; empty text for nobody.

    `stakeholders` are valid rows of W6, shown by `name` where they have one, else by `id`, and by `number`, else by
    their place.
    `quadrants` names the four, `attitudes` the steps from −2 to 2, in the reader's words; `uid` begins the ids and is
    unique on the page, empty there are none; `high` is the author's limit. Put the whole into one `.lotse-scroll`.
    """
    if not stakeholders:
        return mark_safe("")
    found = plan([(person["power"], person["interest"]) for person in stakeholders], quadrants, high)
    width, height = found.right + 4, found.bottom + BOTTOM
    extra, names = named(uid, title, _message(stakeholders, quadrants, high))
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        width=width,
        height=height,
        class_=["lotse-grid"],
        extra=extra,
        elements=[
            *names,
            *_draw_areas(found),
            *_draw_axes(found),
            *(
                element
                for place, (person, middle) in enumerate(zip(stakeholders, found.middles, strict=True), 1)
                for element in _draw_mark(person.get("number", place), person["attitude"], *middle)
            ),
        ],
    )
    people = format_html_join("", '<li value="{}">{} <span>({}, {})</span></li>', _entries(stakeholders, attitudes))
    return mark_safe(f'{drawing.as_str()}<ol class="lotse-grid-names">{people}</ol>')


def signed(attitude: int) -> str:
    """An attitude as it stands in a mark: −2, 0, +1."""
    return f"{attitude:+d}".replace("-", "−") if attitude else "0"


def _entries(
    stakeholders: Sequence[Mapping[str, Any]], attitudes: Mapping[int, str]
) -> Iterator[tuple[int, str, str, str]]:
    for place, person in enumerate(stakeholders, 1):
        attitude = person["attitude"]
        yield person.get("number", place), person.get("name") or person["id"], signed(attitude), attitudes[attitude]


def _message(stakeholders: Sequence[Mapping[str, Any]], quadrants: Mapping[Quadrant, str], high: float) -> str:
    _ = gettext_for()
    places = [quadrant(person["power"], person["interest"], high) for person in stakeholders]
    counts = "; ".join(f"{name}: {places.count(place)}" for place, name in quadrants.items())
    return _("How many stand where: %(counts)s. The list below names them.") % {"counts": counts}


def _draw_areas(found: Plan) -> Iterator[svg.Element]:
    for area in found.areas:
        names = ["area", "high"] if area.high else ["area"]
        yield svg.Rect(x=area.x, y=area.y, width=area.width, height=area.height, class_=names)
        for place, line in enumerate(area.name, 1):
            yield text(area.x + 6, area.y + LINE * place, line, "quadrant")
    for left, right in found.columns.values():
        for top, bottom in found.rows.values():
            yield svg.Rect(x=left, y=top, width=right - left, height=bottom - top, class_=["cell"])


def _draw_axes(found: Plan) -> Iterator[svg.Element]:
    _ = gettext_for()
    yield text(2, 14, lines(f"↑ {_('Power')}", found.right - 2, 13, 1)[0], "axis")
    interest = lines(f"{_('Interest')} →", found.right - LEFT, 13, 1)[0]
    yield text(found.right, found.bottom + 34, interest, "axis", "end")
    for number in SCALE:
        yield text(12, _middle(found.rows[number]) + 5, str(number), "number")
        yield text(_middle(found.columns[number]), found.bottom + 16, str(number), "number")


def _middle(edges: tuple[int, int]) -> int:
    return sum(edges) // 2


def _draw_mark(number: int, attitude: int, x: int, y: int) -> Iterator[svg.Element]:
    if attitude < 0:
        yield svg.Rect(x=x - _HALF, y=y - _HALF, width=2 * _HALF, height=2 * _HALF, class_=["mark", "against"])
    elif attitude > 0:
        sides = (svg.l(8, _HALF), svg.l(-8, _HALF), svg.h(-2 * _HALF + 14), svg.l(-8, -_HALF), svg.l(8, -_HALF))
        yield svg.Path(d=[svg.M(x + _HALF - 7, y - _HALF), *sides, svg.Z()], class_=["mark", "favour"])
    else:
        yield svg.Circle(cx=x, cy=y, r=_HALF, class_=["mark"])
    yield text(x, y + 1, str(number), "order")
    yield text(x, y + 13, signed(attitude), "attitude")
