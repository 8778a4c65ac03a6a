"""What the rules say about a sheet, as the templates show it: findings by rule, figures, rows that wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import ROWS, SEVERITY_NAMES, Severity, TableText, WorkshopContent, filled
from xblocks.modules.workshop.work import Module, Result, Row, Work

LINES = 8  # findings of one rule on the page; the printed sheet has all
_ORDER = (Severity.ERROR.value, Severity.WARNING.value, Severity.HINT.value)


def result(
    content: WorkshopContent, module: Module, sheet: Work, found: Result, *, paper: bool = False
) -> dict[str, Any]:
    """Findings by rule, gravest first, and the derived numbers. On the page only the first few of a rule."""
    groups: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for finding in found.findings:
        groups.setdefault((_ORDER.index(finding["severity"]), finding["rule"]), []).append(finding)
    most = None if paper else LINES
    held_back = [
        (content.words(table.name), row) for table in module.spec.lists for row in sheet.rows[table.name] if row.lacking
    ]
    return {
        "lang": wording.language(content),
        "paper": paper,
        "count": len(found.findings),
        "judged": any(sheet.complete(table.name) for table in module.spec.lists),
        "held_back": [_held_back(*entry) for entry in held_back[:most]],
        "held_back_more": max(len(held_back) - LINES, 0) if most else 0,
        "groups": [_group(content, module, sheet, groups[key], most) for key in sorted(groups)],
        "numbers": module.numbers(content, found.figures),
    }


def _held_back(words: TableText, row: Row) -> dict[str, Any]:
    return {
        "table": row.table,
        "key": row.key,
        "name": wording.row_name(words, row),
        "lacking": wording.lacking(words, row),
    }


def _group(
    content: WorkshopContent, module: Module, sheet: Work, findings: Sequence[Mapping[str, Any]], most: int | None
) -> dict[str, Any]:
    _ = gettext_for()
    rule, severity = findings[0]["rule"], findings[0]["severity"]
    words = content.finding(rule, severity)
    return {
        "key": f"{rule}-{severity}",
        "severity": severity,
        "severity_name": _(SEVERITY_NAMES[words.severity]),
        "title": words.title,
        "text": markdown(words.text),
        "lines": [_line(content, module, sheet, words.line, finding) for finding in findings[:most]],
        "more": len(findings) - most if most and len(findings) > most else 0,
    }


def _line(
    content: WorkshopContent, module: Module, sheet: Work, line: str, finding: Mapping[str, Any]
) -> dict[str, Any]:
    meant = [module.named(item, sheet) for item in finding["items"]]
    names = [wording.row_name(content.words(table), row) if row else content.words(table).title for table, row in meant]
    several = len(module.spec.lists) > 1
    if several and meant and meant[0][1]:  # say of which table, where rows of two are called alike
        names[0] = f"{content.words(meant[0][0]).title}, {names[0]}"
    values = {name: _value(value) for name, value in finding["values"].items()}
    return {
        "text": filled(line, {ROWS: " → ".join(names), **values}),
        "rows": [
            {
                "table": table,
                "key": row.key,
                "name": f"{content.words(table).row} {row.number}",
                "where": content.words(table).title if several else "",
            }
            for table, row in meant
            if row
        ],
    }


def _value(value: Any) -> str:
    return wording.number(value) if isinstance(value, int | float) else str(value)
