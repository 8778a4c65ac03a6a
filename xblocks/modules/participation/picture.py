"""The power/interest grid: everybody stands in the cell of her two ratings, by name and by a number that the list
below explains. A square is against, a circle neither, a hexagon in favour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import grid as drawing
from xblocks.drawing.frame import WIDTH
from xblocks.drawing.listing import numbered
from xblocks.drawing.marks import Shape
from xblocks.drawing.quadrants import Corner, Split
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.modules.participation.model import DEFAULTS, Quadrant, quadrant

#: Where a quadrant lies: power grows upwards, interest to the right.
_CORNERS: dict[Corner, Quadrant] = {
    "top_left": "power",
    "top_right": "both",
    "bottom_left": "neither",
    "bottom_right": "interest",
}


def grid(
    stakeholders: Sequence[Mapping[str, Any]],
    *,
    title: str,
    quadrants: Mapping[Quadrant, str],
    attitudes: Mapping[int, str],
    uid: str,
    subtitle: str = "",
    high: float = DEFAULTS["high"],
    language: str = "",
    wide: float = WIDTH,
) -> SafeString:
    """An `<svg role="img">` and the `<ol>` that says the same, safe to print in a template; empty text for nobody.

    `stakeholders` are valid rows of W6, shown by `name` where they have one, else by `id`, and by `number`, else by
    their place.
    `quadrants` names the four, `attitudes` the steps from −2 to 2, in the reader's words; without attitudes the grid
    keeps them to itself. `subtitle` says in a sentence what is to be seen. `uid` begins the ids and is unique on the
    page, empty there are none; `high` is the author's limit; `language` that of the names, without it the reader's; `wide`
    is the width in the picture's units. Put the whole into one `.lotse-picture`.
    """
    if not stakeholders:
        return mark_safe("")
    words = replace(_words(title, quadrants, attitudes, _message(stakeholders, quadrants, high)), subtitle=subtitle)
    marks = [_mark(person, place, shown=bool(attitudes)) for place, person in enumerate(stakeholders, 1)]
    split = Split(high, high)
    picture = drawing.grid(marks, words, high=split, uid=uid, language=language or reader_language(), wide=wide)
    said = zip(marks, stakeholders, drawing.said(marks, replace(words, shapes={}), split), strict=True)
    return mark_safe(
        picture + numbered((one.number, name, _said(where, person, attitudes)) for one, person, (name, where) in said)
    )


def blank(
    *, title: str, quadrants: Mapping[Quadrant, str], attitudes: Mapping[int, str], high: float = DEFAULTS["high"]
) -> SafeString:
    """The grid without anybody, to be filled in by hand."""
    words = _words(title, quadrants, attitudes, "")
    return mark_safe(drawing.grid([], words, high=Split(high, high), uid="", language=reader_language()))


def _mark(person: Mapping[str, Any], place: int, *, shown: bool) -> drawing.Mark:
    """Somebody in the grid, with her attitude if that is `shown`."""
    return drawing.Mark(
        number=person.get("number", place),
        x=person["interest"],
        y=person["power"],
        name=person.get("name") or person["id"],
        shape=_shape(person["attitude"]) if shown else "plain",
    )


def _said(where: str, person: Mapping[str, Any], attitudes: Mapping[int, str]) -> str:
    return f"{where}, {attitudes[person['attitude']]}" if attitudes else where


def _shape(attitude: int) -> Shape:
    return "against" if attitude < 0 else "favour" if attitude else "plain"


def _words(
    title: str, quadrants: Mapping[Quadrant, str], attitudes: Mapping[int, str], message: str
) -> drawing.GridWords:
    _ = gettext_for()
    shapes: dict[Shape, str] = (
        {
            "against": f"{attitudes[-1]}, {attitudes[-2]}",
            "plain": attitudes[0],
            "favour": f"{attitudes[1]}, {attitudes[2]}",
        }
        if attitudes
        else {}
    )
    corners = {corner: quadrants[name] for corner, name in _CORNERS.items()}
    return drawing.GridWords(title, _("Interest"), _("Power"), corners, shapes, description=message)


def _message(stakeholders: Sequence[Mapping[str, Any]], quadrants: Mapping[Quadrant, str], high: float) -> str:
    _ = gettext_for()
    places = [quadrant(person["power"], person["interest"], high) for person in stakeholders]
    counts = "; ".join(f"{name}: {places.count(place)}" for place, name in quadrants.items())
    return _("How many stand where: %(counts)s. The list below names them.") % {"counts": counts}
