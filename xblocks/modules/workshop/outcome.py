"""What the rules say about a sheet, as the templates show it: findings by rule, figures, rows that wait."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import ROWS, SEVERITY_NAMES, Severity, WorkshopContent, filled
from xblocks.modules.workshop.module import Module, Numbers, Result, Said
from xblocks.modules.workshop.work import Row, Work

SHOWN = 5  # findings of one rule on the page, and rows that one names there; the printed sheet has all
At = tuple[str, str]  # a row: its table, its key
Rule = tuple[int, str]  # how grave, as the place in _ORDER, and its name
_ORDER = (Severity.ERROR.value, Severity.WARNING.value, Severity.HINT.value)


def result(
    content: WorkshopContent, module: Module, sheet: Work, found: Result, *, paper: bool = False
) -> dict[str, Any]:
    """Findings by rule, gravest first, and the derived numbers. On the page only the first few of a rule."""
    groups: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for finding in found.findings:
        groups.setdefault((_ORDER.index(finding["severity"]), finding["rule"]), []).append(finding)
    most = None if paper else SHOWN
    held_back = [row for table in module.spec.lists for row in sheet.rows[table.name] if row.stored and row.waits]
    return {
        "lang": wording.language(content),
        "paper": paper,
        "failed": found.failed,
        "count": len(found.findings),
        "judged": any(sheet.complete(table.name) for table in module.spec.lists),
        "held_back": [_held_back(content, sheet, row) for row in held_back[:most]],
        "held_back_more": max(len(held_back) - SHOWN, 0) if most else 0,
        "groups": [_group(content, module, sheet, groups[key], most) for key in sorted(groups)],
        "lead": "" if found.failed else module.lead(content, found.figures),
        "numbers": {}
        if found.failed
        else _numbers(content, module.numbers(content, found.figures), _drawn(module, sheet)),
    }


def _drawn(module: Module, sheet: Work) -> set[str]:
    """The figures that stand in pictures of what can be judged."""
    return {key for picture in module.spec.pictures if sheet.complete(picture.after) for key in picture.figures}


def _numbers(content: WorkshopContent, given: Numbers, drawn: Collection[str]) -> dict[str, Any]:
    """The figures of a module, each with what stands above it; apart from them how they and those that are `drawn` are
    worked out."""
    rows = [
        {
            "title": content.figure(key).title,
            "cells": [{"head": head, "text": text} for head, text in zip(given.heads, cells, strict=True)],
        }
        for key, cells in given.said.items()
    ]
    told = [words for words in content.figures if words.hint and (words.key in given.said or words.key in drawn)]
    how = groupby(told, lambda words: words.hint)
    return {
        "heads": given.heads,
        "rows": rows,
        "how": [([words.title for words in alike], hint) for hint, alike in how],
    }


def counted(content: WorkshopContent, module: Module, sheet: Work, found: Result) -> dict[At, Counter[Rule]]:
    """For rows of which the rules say something: by which rules, and how often."""
    items = {item for finding in found.findings for item in finding["items"]}  # many findings are about the same few
    places = {item: at for item in items if (at := _place(content, module, sheet, item))}
    counts = Counter(
        (at, (_ORDER.index(finding["severity"]), finding["rule"]))
        for finding in found.findings
        for at in {places.get(item) for item in finding["items"]}
        if at
    )
    said: dict[At, Counter[Rule]] = defaultdict(Counter)
    for (at, rule), count in counts.items():
        said[at][rule] = count
    return {**said}


def mark(content: WorkshopContent, counts: Counter[Rule]) -> dict[str, Any]:
    """What stands at a row of which that is said: how much, and by which rules, gravest first."""
    times = {key: f"({count})" if count > 1 else "" for key, count in counts.items()}
    return {
        "count": counts.total(),
        "said": gettext_for()("Findings: %(count)s") % {"count": counts.total()},
        "rules": [
            {**_named(content, rule, _ORDER[gravity]), "times": times[gravity, rule]}
            for gravity, rule in sorted(counts)
        ],
    }


def of_row(
    content: WorkshopContent, module: Module, sheet: Work, found: Result, table: str, key: str
) -> list[dict[str, Any]]:
    """What the rules say about one row."""
    return [
        {
            **_named(content, finding["rule"], finding["severity"]),
            "line": _line(content, module, sheet, finding, SHOWN)["text"],
        }
        for finding in found.findings
        if (table, key) in {_place(content, module, sheet, item) for item in finding["items"]}
    ]


def _named(content: WorkshopContent, rule: str, severity: str) -> dict[str, Any]:
    """A rule as it is called where its findings are named one by one; `key` is its place among all findings."""
    words = content.finding(rule, severity)
    return {
        "key": f"{rule}-{severity}",
        "severity": gettext_for()(SEVERITY_NAMES[words.severity]),
        "title": words.title,
    }


def _place(content: WorkshopContent, module: Module, sheet: Work, item: str) -> At | None:
    """The row that an item of a finding is about, if it is about one."""
    said = module.item(content, sheet, item)
    if said:
        return said.at
    row = sheet.found(item)
    return (row.table, row.key) if row else None


def _held_back(content: WorkshopContent, sheet: Work, row: Row) -> dict[str, Any]:
    words = content.words(row.table)
    return {
        "table": row.table,
        "key": row.key,
        "name": wording.row_name(content, sheet, row),
        "lacking": wording.headings(words, row.lacking),
        "unclear": wording.headings(words, row.unclear),
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
        "lines": [_line(content, module, sheet, finding, most) for finding in findings[:most]],
        "more": len(findings) - most if most and len(findings) > most else 0,
    }


def _line(
    content: WorkshopContent, module: Module, sheet: Work, finding: Mapping[str, Any], most: int | None
) -> dict[str, Any]:
    _, line = gettext_for(), content.finding(finding["rule"], finding["severity"]).line
    items = finding["items"][:most]
    said = [module.item(content, sheet, item) or _row(sheet, item) for item in items]
    names = [_called(content, sheet, item) for item in said] + ["…"] * (len(items) < len(finding["items"]))
    several = len(module.spec.lists) > 1
    if several and said and said[0].at:  # say of which table, where rows of two are called alike
        names[0] = f"{content.words(said[0].at[0]).title}, {names[0]}"
    values = {
        name: module.value(content, sheet, name, value) or wording.worded(value)
        for name, value in finding["values"].items()
    }
    between = " → " if any(item.at for item in said) else ", "
    return {
        "text": filled(line, {ROWS: between.join(names), **values}),
        "rows": [
            {
                "step": f"edit:{row.table}:{row.key}",
                "open": _("Open %(row)s") % {"row": f"{content.words(row.table).row} {row.number}"},
                "where": content.words(row.table).title if several else "",
            }
            for row in (sheet.row(*item.at) for item in said if item.at)
            if row
        ],
    }


def _row(sheet: Work, key: str) -> Said:
    """The row that an item is the key of."""
    row = sheet.found(key)
    return Said(at=(row.table, row.key)) if row else Said(key)


def _called(content: WorkshopContent, sheet: Work, said: Said) -> str:
    row = sheet.row(*said.at) if said.at and not said.words else None
    return wording.row_name(content, sheet, row) if row else said.words
