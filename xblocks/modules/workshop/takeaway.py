"""What people take away from a workshop: the sheet as a page to print, as a table, its days, and the empty one on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import html
from webob import Response

from xblocks.core.payload import Refusal
from xblocks.core.text import slug
from xblocks.kit import calendar, downloads, render
from xblocks.kit.i18n import gettext_for
from xblocks.kit.tables import Cell, Form, Heads
from xblocks.kit.tables import table as tabled
from xblocks.modules.workshop import briefing, context, outcome, paper, tables
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.opened import Open, picture_of
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.records import ROW
from xblocks.modules.workshop.spec import SUBJECT, Table
from xblocks.spaces import api

#: So many columns fit on A4 upright, where a page holds more rows and its picture beside them.
_UPRIGHT = 7


def title(here: Open, what: str = "") -> str:
    """What the sheet, or a document of it, is called: `Prozessblatt: Sondernutzungserlaubnis`."""
    name = what or here.content.title
    return f"{name}: {here.work.subject}" if here.work.subject else name


def file_name(here: Open, ending: str, *parts: str) -> str:
    """A name for a file of the sheet: its subject, or what it is called itself, and what part of it this is."""
    found = slug(here.work.subject) or slug(here.content.title) or slug(here.block.scope_ids.block_type)
    return "-".join(filter(None, [found, *map(slug, parts)])) + ending


def values(here: Open, *, ids: bool = True) -> dict[str, Any]:
    """The whole sheet for the printed page and, without ids, the portfolio."""
    return {
        "content": here.content,
        "title": title(here),
        "lang": wording.language(here.content),
        "sections": [section(here, table, ids=ids) for table in here.module.spec.tables if table is not SUBJECT],
        "outcome": outcome.result(here.content, here.module, here.work, here.result, paper=True),
        "printed": here.block.printed(here),
        "wide": any(len(table.columns) > _UPRIGHT for table in here.module.spec.lists),
        "team": context.names(here),
    }


def section(here: Open, table: Table, *, ids: bool, pictures: bool = True) -> dict[str, Any]:
    """A table of the sheet with all its rows and the `pictures` behind it, or its values besides."""
    if not table.single:
        drawn = [picture for picture in here.module.spec.pictures if pictures and picture.after == table.name]
        return {
            "table": tables.table(here.content, table, here.work, 0, paper=True),
            "pictures": [picture_of(here, picture, None, ids=ids) for picture in drawn],
        }
    words, stored = here.content.words(table.name), here.work.values(table.name)
    cells = []
    for column in table.columns:
        told = wording.told(here.content, table, column, here.work)
        cells.append((wording.title(words, column), column.kind.shown(stored.get(column.name), told)))
    return {"single": {"title": words.title, "cells": cells, "filled": bool(stored)}}


def page(here: Open) -> Response:
    """The sheet as an HTML page."""
    return page_of(here.block, "printable.html", values(here))


def leadership(here: Open) -> Response:
    """The one page for the leadership."""
    return page_of(here.block, "leadership.html", briefing.values(here))


def page_of(block: Workshop, template: str, found: Mapping[str, Any]) -> Response:
    """A template as a whole HTML page."""
    return downloads.page(render.page(block, template, found))


def table(here: Open, form: Form) -> Response:
    """All rows as a table: one block per table of the sheet, each under a line with its name."""
    lines: list[list[Cell]] = []
    for known in here.module.spec.tables:
        words, rows = here.content.words(known.name), [row for row in here.work.rows[known.name] if row.stored]
        if not rows:
            continue
        told = {column.name: wording.told(here.content, known, column, here.work) for column in known.columns}
        heads = [wording.title(words, column) for column in known.columns]
        names = [words.row] if known.fixed else []
        lines += [Heads([words.title]), Heads([gettext_for()("No."), *names, *heads])]
        for row in rows:
            cells = [
                column.kind.plain(row.cells[column.name], told[column.name])
                if column.name in row.cells
                else column.kind.shown(None, told[column.name], "")
                for column in known.columns
            ]
            title = [wording.row_title(here.content, here.work, known.name, row.key)] if known.fixed else []
            lines.append([row.number, *title, *cells])
        lines.append([])
    return tabled(lines, file_name(here, "", *_part(here)), form, wording.language(here.content))


def _part(here: Open) -> list[str]:
    """What kind of sheet it is, where the subject begins the name of a file."""
    return [here.content.title] if slug(here.work.subject) else []


def dated(here: Open) -> bool:
    """Whether something of the sheet has a day."""
    return any(here.module.dates(here.content, here.judged))


def appointments(here: Open) -> Response:
    """The days of the sheet for a calendar. Refusal 409 where there are none."""
    found = [*here.module.dates(here.content, here.judged)]
    if not found:
        raise Refusal(409, "empty", gettext_for()("Nothing in this sheet has a date yet."))
    place = f"{render.element_id(here.block)}-{here.place.name}"
    days = [calendar.Day(f"{place}-{entry.key}", entry.day, entry.title, entry.text) for entry in found]
    return downloads.file(calendar.document(days, title(here)), file_name(here, ".ics", *_part(here)), "text/calendar")


def worksheet(block: Workshop, content: WorkshopContent) -> Response:
    """The empty sheet on paper."""
    found = {
        **context.intro(content),
        "title": content.title,
        "tables": paper.sheet(content),
        "pictures": [draw(content) for draw in block.MODULE.blank.values()],
    }
    return page_of(block, "worksheet.html", found)


def _summary(here: Open) -> list[str]:
    """What the sheet says first, and how many rows and findings it has: `Ist-Prozess: 5 · Hinweise: 3`."""
    rows = {table.name: sum(row.stored for row in here.work.rows[table.name]) for table in here.module.spec.lists}
    counts = [f"{here.content.words(name).title}: {count}" for name, count in rows.items() if count]
    findings = gettext_for()("Findings: %(count)s") % {"count": len(here.result.findings)}
    lead = "" if here.result.failed else here.module.lead(here.content, here.result.figures)
    said = html.fragment_fromstring(lead, create_parent="div").xpath("string(.//p[1])") if lead else ""
    return [*filter(None, [said]), " · ".join([*counts, findings])]


def portfolio(here: Open) -> dict[str, Any] | None:
    """What the sheet gives to the page that gathers a person's work; None while it is empty."""
    if here.work.empty:
        return None
    _ = gettext_for()
    url, name = here.block.runtime.handler_url, here.block.own_name() or here.content.title
    rows = api.latest(here.place.key).items
    return {
        "title": f"{name}: {here.work.subject}" if here.work.subject else name,
        "kind": _("Worksheet"),
        "changed": max((row.modified for row in rows if row.kind == ROW and row.modified), default=None),
        "language": wording.language(here.content),
        "html": render.html(here.block, "gathered.html", values(here, ids=False)),
        "summary": _summary(here),
        "files": [
            {"label": _("Page to print"), "url": url(here.block, "printable")},
            {"label": _("One page for the leadership"), "url": url(here.block, "leadership")},
            {"label": _("Table (XLSX)"), "url": url(here.block, "xlsx")},
            {"label": _("Table (CSV)"), "url": url(here.block, "csv")},
            *here.block.files(here),
        ],
    }
