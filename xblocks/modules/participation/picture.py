"""The power/interest grid: everybody stands in the cell of her two ratings, by name and by a number that the list
below explains. A square is against, a circle neither, a hexagon in favour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import grid as drawing
from xblocks.drawing.listing import numbered
from xblocks.drawing.marks import Shape
from xblocks.drawing.quadrants import Corner
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
    high: float = DEFAULTS["high"],
    language: str = "",
) -> SafeString:
    """An `<svg role="img">` and the `<ol>` of its numbers, safe to print in a template; empty text for nobody.

    `stakeholders` are valid rows of W6, shown by `name` where they have one, else by `id`, and by `number`, else by
    their place.
    `quadrants` names the four, `attitudes` the steps from −2 to 2, in the reader's words; `uid` begins the ids and is
    unique on the page, empty there are none; `high` is the author's limit; `language` that of the names, without it
    the reader's. Put the whole into one `.lotse-scroll`.
    """
    if not stakeholders:
        return mark_safe("")
    words = _words(title, quadrants, attitudes, _message(stakeholders, quadrants, high))
    picture = drawing.grid(_marks(stakeholders), words, high=high, uid=uid, language=language or reader_language())
    return mark_safe(picture + numbered(_entries(stakeholders, attitudes)))


def blank(
    *, title: str, quadrants: Mapping[Quadrant, str], attitudes: Mapping[int, str], high: float = DEFAULTS["high"]
) -> SafeString:
    """The grid without anybody, to be filled in by hand."""
    words = _words(title, quadrants, attitudes, "")
    return mark_safe(drawing.grid([], words, high=high, uid="", language=reader_language()))


def _signed(attitude: int) -> str:
    """An attitude with its sign: −2, 0, +1."""
    return f"{attitude:+d}".replace("-", "−") if attitude else "0"


def _marks(stakeholders: Sequence[Mapping[str, Any]]) -> list[drawing.Mark]:
    return [
        drawing.Mark(
            number=person.get("number", place),
            x=person["interest"],
            y=person["power"],
            name=person.get("name") or person["id"],
            shape=_shape(person["attitude"]),
        )
        for place, person in enumerate(stakeholders, 1)
    ]


def _shape(attitude: int) -> Shape:
    return "against" if attitude < 0 else "favour" if attitude else "plain"


def _words(
    title: str, quadrants: Mapping[Quadrant, str], attitudes: Mapping[int, str], message: str
) -> drawing.GridWords:
    _ = gettext_for()
    shapes: dict[Shape, str] = {
        "against": f"{attitudes[-1]}, {attitudes[-2]}",
        "plain": attitudes[0],
        "favour": f"{attitudes[1]}, {attitudes[2]}",
    }
    corners = {corner: quadrants[name] for corner, name in _CORNERS.items()}
    return drawing.GridWords(title, _("Interest"), _("Power"), corners, shapes, description=message)


def _entries(stakeholders: Sequence[Mapping[str, Any]], attitudes: Mapping[int, str]) -> Iterator[tuple[int, str, str]]:
    for one, person in zip(_marks(stakeholders), stakeholders, strict=True):
        yield one.number, one.name, f"{_signed(person['attitude'])}, {attitudes[person['attitude']]}"


def _message(stakeholders: Sequence[Mapping[str, Any]], quadrants: Mapping[Quadrant, str], high: float) -> str:
    _ = gettext_for()
    places = [quadrant(person["power"], person["interest"], high) for person in stakeholders]
    counts = "; ".join(f"{name}: {places.count(place)}" for place, name in quadrants.items())
    return _("How many stand where: %(counts)s. The list below names them.") % {"counts": counts}
