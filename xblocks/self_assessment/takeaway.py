"""What a learner takes away: a page to print and her answers as a file."""

from __future__ import annotations

import csv
import io
from typing import Any

from webob import Response

from xblocks.kit import render
from xblocks.kit.handler import file
from xblocks.kit.i18n import gettext_for
from xblocks.self_assessment.content import Content
from xblocks.self_assessment.context import occasion_name
from xblocks.self_assessment.model import Record


def page(html: str) -> Response:
    """A whole HTML page as an answer."""
    return Response(body=html.encode(), content_type="text/html", charset="utf-8")


def part(block: Any, result: dict[str, Any]) -> dict[str, Any]:
    """The profile as a part of the page that gathers all work of a course; see `LotseBlock.portfolio`."""
    return {
        "title": result["content"].title,
        "language": result["content"].language,
        "html": render.html(block, "result.html", {**result, "heading": 3}),
        "files": [{"label": gettext_for()("Table (CSV)"), "url": block.runtime.handler_url(block, "download")}],
        "record": f"self_assessment:{block.record}",
    }


def answers(content: Content, record: Record) -> Response:
    """All answers as CSV: semicolons and a byte order mark, so that office programs in Europe open it as a table."""
    _ = gettext_for()
    skipped = {"not_applicable": _("Does not apply to my work"), "no_answer": _("I would rather not say")}
    out = io.StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow([_("Occasion"), _("Competence"), _("Level"), _("Meaning"), _("Target")])
    entries = {entry.key: entry for entry in content.competences}
    for (occasion, key), rating in sorted(record.items(), key=lambda pair: _order(content, pair[0])):
        entry = entries.get(key)
        known = entry is not None and rating.level is not None and rating.level < len(entry.levels)
        meaning = entry.levels[rating.level] if known else skipped.get(rating.skip or "", "")  # type: ignore[union-attr,index]
        cells: list[Any] = [
            occasion_name(occasion),
            entry.title if entry else key,
            rating.level,
            meaning,
            rating.target,
        ]
        table.writerow(["" if cell is None else _harmless(str(cell)) for cell in cells])
    return file("\ufeff" + out.getvalue(), _("self-assessment.csv"), "text/csv")


def _order(content: Content, key: tuple[str, str]) -> tuple[str, int]:
    places = {entry.key: place for place, entry in enumerate(content.competences)}
    return key[0], places.get(key[1], len(places))


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from reading an author's text as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
