"""The measures of W5 where they are told beside the sheet: in the calendar, and on the page for the leadership."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xblocks.kit.i18n import short_date
from xblocks.modules.people_competences.content import MEASURES, NEEDED, PROFILES, Content
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Judged, Row

_SHORT = ("profiles", "hours", "due")  # the columns for the leadership


def said(content: Content, judged: Judged, measure: Row) -> list[str]:
    """For whom a measure is, of which competence, in which way and how long: `Für wen: Servicestelle`."""
    competence = next(
        option.title for option in content.words(NEEDED).rows if option.key == measure.cells["competence"]
    )
    told = {"competence": competence, **_told(content, judged, measure)}
    return [f"{_heading(content, name)}: {text}" for name, text in told.items() if name != "due" and text]


def heads(content: Content) -> list[str]:
    """What stands above the values of `by_day`."""
    return [_heading(content, name) for name in _SHORT]


def by_day(content: Content, judged: Judged) -> Iterator[tuple[str, list[str]]]:
    """The measures, what is due first before the others, by their names and values; those without a day come last."""
    ordered = sorted(judged.rows[MEASURES], key=lambda row: row.cells.get("due", "9999"))  # stable: as on the sheet
    for row in ordered:
        told = _told(content, judged, row)
        yield row.cells["name"], [told[name] or "–" for name in _SHORT]


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
