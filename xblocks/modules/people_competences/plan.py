"""The measures of W5 where they are told beside the sheet: in the calendar, and on the page for the leadership."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.matrix import Line, MatrixWords, matrix
from xblocks.kit.i18n import short_date
from xblocks.modules.people_competences.content import MEASURES, NEEDED, PROFILES, Content
from xblocks.modules.people_competences.picture import MOST, first_of
from xblocks.modules.workshop.words import language, number
from xblocks.modules.workshop.work import Judged, Row

_SHORT = ("profiles", "hours", "due")  # the columns for the leadership
_LONGEST = 50  # characters of a cell there


def said(content: Content, judged: Judged, measure: Row) -> list[str]:
    """For whom a measure is, of which competence, in which way and how long: `Für wen: Servicestelle`."""
    competence = next(
        option.title for option in content.words(NEEDED).rows if option.key == measure.cells["competence"]
    )
    told = {"competence": competence, **_told(content, judged, measure)}
    return [f"{_heading(content, name)}: {text}" for name, text in told.items() if name != "due" and text]


def first(content: Content, judged: Judged) -> SafeString:
    """The measures that are due first, in few words; nothing without measures."""
    words, rows = content.words(MEASURES), judged.rows[MEASURES]
    ordered = sorted(rows, key=lambda row: row.cells.get("due", "9999"))[:MOST]  # stable: undated in the sheet's order
    lines = []
    for row in ordered:
        told = _told(content, judged, row)
        name, *texts = (
            shorten(text, _LONGEST, placeholder=" …") for text in (row.cells["name"], *map(told.get, _SHORT))
        )
        lines.append(Line(None, name, [], [text or "–" for text in texts]))
    heads = [_heading(content, name) for name in _SHORT]
    title = first_of(words.title, len(rows))
    return mark_safe(matrix(lines, MatrixWords(title, words.row, [], heads, language(content))))


def _heading(content: Content, name: str) -> str:
    words = content.words(MEASURES).column(name)
    return words.short or words.title


def _told(content: Content, judged: Judged, measure: Row) -> dict[str, str]:
    """The cells of a measure in words, by column; empty where nothing stands."""
    cells = measure.cells
    names = {row.key: row.cells["name"] for row in judged.rows[PROFILES]}
    formats = {option.key: option.title for option in content.words(MEASURES).column("format").options}
    return {
        "profiles": ", ".join(names[key] for key in cells["profiles"]),
        "format": formats[cells["format"]],
        "hours": number(cells["hours"]) if "hours" in cells else "",
        "due": short_date(date.fromisoformat(cells["due"])) if "due" in cells else "",
    }
