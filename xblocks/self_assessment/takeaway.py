"""What a learner takes away: her part of the portfolio, and her answers as a file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from webob import Response

from xblocks.kit import portfolio, render
from xblocks.kit.i18n import gettext_for
from xblocks.kit.tables import Cell, Form, Heads, table
from xblocks.self_assessment import figures
from xblocks.self_assessment.content import Content
from xblocks.self_assessment.context import occasion_name
from xblocks.self_assessment.model import Record
from xblocks.self_assessment.protocol import SelfAssessment


def part(block: SelfAssessment, result: dict[str, Any], changed: datetime | None) -> dict[str, Any]:
    """The profile as a part of the page that gathers all work of a course; see `LotseBlock.portfolio`."""
    _, url = gettext_for(), block.runtime.handler_url
    return {
        "title": result["content"].title,
        "kind": _("Profile"),
        "changed": changed,
        "language": result["content"].language,
        "html": render.html(block, "result.html", {**result, "heading": 3, "paper": True}),
        "files": [
            portfolio.print_page(block),
            {"label": _("Table (XLSX)"), "url": url(block, "xlsx")},
            {"label": _("Table (CSV)"), "url": url(block, "download")},
        ],
        "record": f"self_assessment:{block.record}",
    }


def answers(content: Content, record: Record, form: Form) -> Response:
    """All answers as a table."""
    _ = gettext_for()
    rows: list[list[Cell]] = [Heads([_("Occasion"), _("Competence"), _("Level"), _("Meaning"), _("Target")])]
    entries = {entry.key: entry for entry in content.competences}
    for (occasion, key), rating in sorted(record.items(), key=lambda pair: _order(content, pair[0])):
        entry = entries.get(key)
        known = entry is not None and rating.level is not None and rating.level < len(entry.levels)
        meaning = entry.levels[rating.level] if known else figures.skipped(rating.skip)  # type: ignore[union-attr,index]
        rows.append(
            [
                occasion_name(occasion),
                entry.title if entry else key,
                rating.level,
                meaning,
                rating.target,
            ]
        )
    return table(rows, _("self-assessment.csv").removesuffix(".csv"), form, content.language)


def _order(content: Content, key: tuple[str, str]) -> tuple[str, int]:
    places = {entry.key: place for place, entry in enumerate(content.competences)}
    return key[0], places.get(key[1], len(places))
