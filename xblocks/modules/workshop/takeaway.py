"""What people take away from a workshop: the sheet as a page to print, as a table, and the empty one on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import formats, timezone
from webob import Response

from xblocks.kit import downloads, render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import context, outcome, sheets, tables
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.sheets import Open
from xblocks.modules.workshop.spec import Column, Spec, Table


def values(here: Open, *, ids: bool = True) -> dict[str, Any]:
    """The whole sheet for the printed page and, without ids, the portfolio."""
    return {
        "content": here.content,
        "title": here.content.title,
        "lang": wording.language(here.content),
        "sections": [section(here, table, ids=ids) for table in here.module.spec.tables],
        "outcome": outcome.result(here.content, here.module, here.work, here.result, paper=True),
        "today": formats.date_format(timezone.localtime(), "SHORT_DATE_FORMAT"),
    }


def section(here: Open, table: Table, *, ids: bool = True) -> dict[str, Any]:
    """A table of the sheet with all its rows and its picture, or its values besides."""
    words, stored = here.content.words(table.name), here.work.values(table.name)
    if not table.single:
        shown = tables.table(here.content, table, here.work, 0, paper=True)
        return {"table": shown, "picture": sheets.picture(here, table, None, ids=ids)}
    cells = [
        (wording.title(words, column), wording.shown(words, column, stored.get(column.name)))
        for column in table.columns
    ]
    return {"single": {"title": words.title, "cells": cells, "filled": bool(stored)}}


def page(here: Open) -> Response:
    """The sheet as an HTML page."""
    return page_of(here.block, "printable.html", values(here))


def page_of(block: Any, template: str, found: Mapping[str, Any]) -> Response:
    """A template as a whole HTML page."""
    return downloads.page(render.page(block, template, found))


def table(here: Open) -> Response:
    """All rows as CSV: one block per table of the sheet, each under a line with its name."""
    lines: list[list[Any]] = []
    for known in here.module.spec.tables:
        words, rows = here.content.words(known.name), here.work.rows[known.name]
        if rows:
            heads = [wording.title(words, column) for column in known.columns]
            lines += [[words.title], [gettext_for()("No."), *heads]]
            lines += [[row.number, *(_plain(words, c, row.cells.get(c.name)) for c in known.columns)] for row in rows]
            lines.append([])
    return downloads.table(lines, f"{_name(here)}.csv")


def _plain(words: TableText, column: Column, value: Any) -> str:
    """A value for a table that is calculated with: numbers without separators of thousands."""
    if column.kind in ("count", "amount") and value is not None:
        return wording.number(value, grouped=False)
    return wording.shown(words, column, value, "")


def _name(here: Open) -> str:
    return here.block.scope_ids.block_type.removeprefix("lotse_").replace("_", "-")


def worksheet(block: Any, content: WorkshopContent, spec: Spec) -> Response:
    """The empty sheet on paper."""
    found = {**sheets.intro(content), "title": content.title, "tables": context.paper(content, spec.tables)}
    return page_of(block, "worksheet.html", found)


def portfolio(here: Open) -> dict[str, Any] | None:
    """What the sheet gives to the page that gathers a person's work; None while it is empty."""
    if here.work.empty:
        return None
    _ = gettext_for()
    url = here.block.runtime.handler_url
    return {
        "title": here.block.display_name or here.content.title,
        "language": wording.language(here.content),
        "html": render.html(here.block, "filled.html", {**values(here, ids=False), "heading": 3, "pictures": True}),
        "files": [
            {"label": _("Page to print"), "url": url(here.block, "printable")},
            {"label": _("Table (CSV)"), "url": url(here.block, "csv")},
            *sheets.files(here),
        ],
    }
