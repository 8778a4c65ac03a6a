"""Team, privacy and the empty sheet as the templates show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xblocks.core.privacy import RECORDS
from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.spec import Column, Table
from xblocks.modules.workshop.storage import MEMBER, ROW
from xblocks.modules.workshop.teams import CODE
from xblocks.modules.workshop.work import Work

_EMPTY_ROWS = 10  # of the paper


def team(sheet: Work, names: Mapping[str, str], *, alone: bool, by_code: bool) -> dict[str, Any]:
    """Who shares the sheet, and how to come and go."""
    return {
        "alone": alone,
        "by_code": by_code,
        "members": sorted(names.get(person, person) for person in sheet.members),
        "last": len(sheet.members) < 2,
    }


def privacy(*, shared: bool) -> list[dict[str, Any]]:
    """What is stored, for the page that says so before the first row."""
    _ = gettext_for()
    kinds = (ROW, MEMBER, CODE) if shared else (ROW,)
    return [
        {"what": _(record.what), "why": _(record.why), "who": _(record.who), "years": record.days // 365}
        for record in (RECORDS[kind] for kind in kinds)
    ]


def paper(content: WorkshopContent, tables: Iterable[Table]) -> list[dict[str, Any]]:
    """The empty sheet: per table its headings, and help with each column, once for tables with the same columns."""
    found: list[dict[str, Any]] = []
    explained: list[Any] = []
    for known in tables:
        words = content.words(known.name)
        columns = [_on_paper(words, column) for column in known.columns]
        found.append(
            {
                "title": words.title,
                "single": known.single,
                "columns": [column for column in columns if known.single or not column["flag"]],
                "flags": not known.single and any(column["flag"] for column in columns),
                "help": [column for column in columns if column["hint"] or column["options"] or column["flag"]]
                if columns not in explained
                else [],
                "rows": range(_EMPTY_ROWS),
            }
        )
        explained.append(columns)
    return found


def _on_paper(words: TableText, column: Column) -> dict[str, Any]:
    text = words.column(column.name)
    return {
        "title": text.title,
        "short": text.short or text.title,
        "wide": column.kind in ("text", "long", "choices"),
        "flag": column.kind == "flag",
        "hint": markdown(text.hint) if text.hint else "",
        "options": [option.title for option in text.options],
    }
