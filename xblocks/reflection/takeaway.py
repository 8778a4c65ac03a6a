"""What a learner takes away: her texts as a file, the days of her intentions for a calendar, her part of the portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from webob import Response

from xblocks.core.payload import Refusal
from xblocks.kit import calendar, portfolio, render
from xblocks.kit.downloads import file
from xblocks.kit.i18n import gettext_for
from xblocks.reflection import context, model
from xblocks.reflection.content import Content
from xblocks.reflection.model import Note, Work
from xblocks.reflection.protocol import Reflection

_TITLE = 80  # characters of an entry's title; its whole text stands in it besides


def part(block: Reflection, content: Content, work: Work) -> dict[str, Any] | None:
    """What she wrote in a placement, for the page that gathers all work of a course; None where that is nothing."""
    values = context.written(content, work)
    if not values["answers"]:
        return None
    _, url = gettext_for(), block.runtime.handler_url
    days = [{"label": _("Dates for the calendar (iCalendar)"), "url": url(block, "appointments")}]
    return {
        "title": block.own_name() or content.title,
        "kind": context.what(content),
        "changed": context.changed(work, content),
        "language": content.language,
        "html": render.html(block, "written.html", {**values, "heading": 3}),
        "files": [
            portfolio.print_page(block),
            {"label": _("Text file"), "url": url(block, "download")},
            *(days if model.dated(content, work) else []),
        ],
    }


def appointments(block: Reflection, content: Content, work: Work) -> Response:
    """An entry in a calendar for each intention with a day. Refusal 409 where there is none."""
    _ = gettext_for()
    found = model.dated(content, work)
    if not found:
        raise Refusal(409, "empty", _("None of your intentions has a date yet."))
    place = render.element_id(block)
    days = [calendar.Day(f"{place}-{where.name}", note.due, _title(note), note.text) for where, note in found]
    name = _("intentions.ics")
    return file(calendar.document(days, block.own_name() or content.title), name, "text/calendar")


def _title(note: Note) -> str:
    return shorten(note.text, _TITLE, placeholder=" …") or gettext_for()("Intention")


def text(written: Mapping[str, Any]) -> Response:
    """Everything written in a placement as plain text, which every computer opens at a double click.

    With a byte order mark and Windows line ends, for the editors of older office computers. Sample:

        Notes for myself

        Own role
        What are you asked for?

        For the old records, never for the new software.
    """
    _ = gettext_for()
    pieces = [written["content"].title]
    for answer in written["answers"]:
        pieces.append(f"{answer['name']}\n{answer['source']}")
        for note in answer["notes"]:
            due = _("By %(day)s:") % {"day": note["due"]} + "\n" if note["due"] else ""
            pieces.append(due + note["text"])
    pieces.append(_("Saved as a file on %(date)s for personal use.") % {"date": written["today"]})
    body = "\n\n".join(pieces) + "\n"
    return file("\ufeff" + body.replace("\n", "\r\n"), _("reflection.txt"), "text/plain")
