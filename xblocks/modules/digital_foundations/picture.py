"""The map of relevance and readiness: everything stands in the cell of its two ratings, by name and by a number that the
list below explains, what comes first at its top. A circle is an actor, a square a law, a hexagon a practice. And the
sentence that says first what is to be seen on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import grid as drawing
from xblocks.drawing.frame import WIDTH
from xblocks.drawing.listing import numbered
from xblocks.drawing.marks import Shape
from xblocks.drawing.quadrants import Corner, Split
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.modules.digital_foundations import model
from xblocks.modules.digital_foundations.model import Field, Kind

#: Where a field lies: relevance grows upwards, readiness to the right.
_CORNERS: dict[Corner, Field] = {
    "top_left": "act",
    "top_right": "keep",
    "bottom_left": "watch",
    "bottom_right": "maintain",
}
_SHAPES: dict[Kind, Shape] = {"actor": "plain", "law": "square", "practice": "hexagon"}


@dataclass(frozen=True)
class MapWords:
    """The reader's words: the title, the names of both scales, of the four fields and of the three kinds."""

    title: str
    relevance: str
    readiness: str
    fields: Mapping[Field, str]
    kinds: Mapping[Kind, str]


def draw(
    items: Sequence[Mapping[str, Any]],
    words: MapWords,
    *,
    uid: str,
    limits: Mapping[str, float] = model.DEFAULTS,
    language: str = "",
    counted: bool = True,
    wide: float = WIDTH,
) -> SafeString:
    """An `<svg role="img">` and the `<ol>` that says the same, safe to print in a template; empty text without items.

    `items` are valid rows of W1, shown by `name` where they have one, else by `id`, and by `number`, else by their
    place; `limits` are the author's, those missing the printed ones. `uid` begins the ids and is unique on the page,
    empty there are none; `language` is that of the names, without it the reader's. Below its title stands what there is
    to act on, if it is to be `counted`. `wide` is the width in the picture's units.
    """
    if not items:
        return mark_safe("")
    split, figures = _split(limits), model.figures({"items": [*items]}, limits)
    marks = [_mark(item, place) for place, item in enumerate(items, 1)]
    shown = _words(words, _subtitle(words, figures) if counted else "", _description(words, figures))
    picture = drawing.grid(marks, shown, high=split, uid=uid, language=language or reader_language(), wide=wide)
    found = zip(marks, items, figures["rows"], drawing.said(marks, shown, split), strict=True)
    first = sorted(found, key=lambda entry: -entry[2]["priority"])  # stable: equals stay in the order of the sheet
    return mark_safe(
        picture
        + numbered(
            (mark.number, name, _said(where, row["priority"], item.get("owner")))
            for mark, item, row, (name, where) in first
        )
    )


def blank(words: MapWords, limits: Mapping[str, float] = model.DEFAULTS) -> SafeString:
    """The map without anything on it, to be filled in by hand."""
    return mark_safe(drawing.grid([], _words(words), high=_split(limits), uid="", language=reader_language()))


def sentence(figures: Mapping[str, Any], *, field: str, language: str) -> SafeString:
    """How many items of the figures of W1 lie in *act*, called `field` in that language, and whether each has an owner;
    empty text without items."""
    _ = gettext_for()
    if not figures["items"]:
        return mark_safe("")
    if not figures["fields"]["act"]:
        said = _("In “%(field)s”: no entry.")
    elif figures["unowned"]:
        said = _("In “%(field)s”: %(act)s of %(total)s entries, %(open)s of them without an office in charge.")
    else:
        said = _("In “%(field)s”: %(act)s of %(total)s entries, none of them without an office in charge.")
    values = {
        "field": f'<span lang="{escape(language)}">{escape(field)}</span>',
        "act": figures["fields"]["act"],
        "total": figures["items"],
        "open": figures["unowned"],
    }
    return mark_safe(f'<p class="lotse-sentence">{escape(said) % values}</p>')


def _split(limits: Mapping[str, float]) -> Split:
    chosen = {**model.DEFAULTS, **limits}
    return Split(x=chosen["readiness"], y=chosen["relevance"])


def _mark(item: Mapping[str, Any], place: int) -> drawing.Mark:
    return drawing.Mark(
        number=item.get("number", place),
        x=item["readiness"],
        y=item["relevance"],
        name=item.get("name") or item["id"],
        shape=_SHAPES[item["kind"]],
    )


def _words(words: MapWords, subtitle: str = "", description: str = "") -> drawing.GridWords:
    return drawing.GridWords(
        title=words.title,
        x=words.readiness,
        y=words.relevance,
        quadrants={corner: words.fields[name] for corner, name in _CORNERS.items()},
        shapes={_SHAPES[kind]: name for kind, name in words.kinds.items()},
        subtitle=subtitle,
        description=description,
        accent="top_left",
    )


def _subtitle(words: MapWords, figures: Mapping[str, Any]) -> str:
    return gettext_for()("Entries: %(count)s · %(field)s: %(act)s · of these without an office in charge: %(open)s") % {
        "count": figures["items"],
        "field": words.fields["act"],
        "act": figures["fields"]["act"],
        "open": figures["unowned"],
    }


def _description(words: MapWords, figures: Mapping[str, Any]) -> str:
    counts = "; ".join(f"{words.fields[name]}: {count}" for name, count in figures["fields"].items())
    return gettext_for()("How many stand where: %(counts)s. The list below names them.") % {"counts": counts}


def _said(where: str, priority: int, owner: str | None) -> str:
    first = gettext_for()("priority %(number)s") % {"number": priority} if priority else ""
    return ", ".join(filter(None, (where, first, owner)))
