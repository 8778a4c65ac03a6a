"""What the strategy workshop adds to the sheet: its figures and findings in words, its pictures, its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from xblocks.drawing.bars import RoadmapWords
from xblocks.kit.i18n import gettext_for
from xblocks.modules.digital_strategy import model, picture
from xblocks.modules.digital_strategy.content import GOALS, MEASURES, PORTFOLIO, ROADMAP, SPEC, Content
from xblocks.modules.workshop.kinds import Quarter
from xblocks.modules.workshop.module import Dated, Module
from xblocks.modules.workshop.words import headings, language, number, plain_told
from xblocks.modules.workshop.work import Judged, Row, Work


def value(content: Content, _sheet: Work, name: str, given: Any) -> str | None:
    """The fields that a goal lacks and the quarter of a finding, as the sheet calls them."""
    if name == "missing":
        return headings(content.words(GOALS), (c for c in SPEC.tables[1].columns if c.name in given))
    return _quarter(given) if name == "quarter" else None


def _quarter(quarter: str) -> str:
    return Quarter().said(quarter, plain_told())


def _measures(judged: Judged) -> list[dict[str, Any]]:
    return [{"id": row.key, "number": row.number, **row.cells} for row in judged.rows[MEASURES]]


def _high(content: Content) -> float:
    return content.thresholds().get("high", model.DEFAULTS["high"])


def portfolio(content: Content, judged: Judged, uid: str) -> str:
    """The measures by effort and impact."""
    effort, impact = (content.words(MEASURES).column(name).title for name in ("effort", "impact"))
    return picture.portfolio(
        _measures(judged),
        title=content.picture(PORTFOLIO).title,
        quadrants={name: content.figure(name).title for name in model.CLASSES},
        effort=effort,
        impact=impact,
        uid=uid,
        high=_high(content),
        language=language(content),
    )


def roadmap(content: Content, judged: Judged, uid: str) -> str:
    """The measures by quarter, and what waits for what."""
    _ = gettext_for()
    words = RoadmapWords(
        title=content.picture(ROADMAP).title,
        quarter=_("Q"),
        after=_("after"),
        early=_("starts before the end of"),
        arrow=_("waits until the other is finished"),
        broken=_("starts too early"),
        plain=content.words(MEASURES).row,
        strong=content.figure("quick_win").title,
    )
    return picture.roadmap(_measures(judged), words=words, uid=uid, high=_high(content), language=language(content))


def numbers(content: Content, figures: Mapping[str, Any]) -> dict[str, Any]:
    """How many goals can be measured, and how the measures are spread."""
    if not figures["goals"] and not figures["measures"]:
        return {"heads": [], "rows": []}
    shares, _ = figures["classes_pct"], gettext_for()
    measured = _("%(count)s of %(total)s") % {"count": figures["measured"], "total": figures["goals"]}
    rows = [_row(content, "measured", measured)]
    for name in model.CLASSES if figures["measures"] else ():
        rows.append(_row(content, name, f"{figures['classes'][name]} ({number(shares[name], 1)} %)"))
    return {"heads": [_("Number")], "rows": rows}


def _row(content: Content, key: str, cell: str) -> dict[str, Any]:
    words = content.figure(key)
    return {"title": words.title, "hint": words.hint or "", "cells": [cell]}


def dates(_content: Content, judged: Judged) -> list[Dated]:
    """When goals are due, and the first and the last day of each measure."""
    _ = gettext_for()
    found = [
        Dated(row.key, row.cells["due"], _("Due: %(what)s") % {"what": row.cells["name"]}, _aim(row))
        for row in judged.rows[GOALS]
        if "due" in row.cells
    ]
    for row in judged.rows[MEASURES]:
        what, owner = {"what": row.cells["name"]}, str(row.cells.get("owner", ""))
        found.append(Dated(f"{row.key}-start", _day(row.cells["start"], 0), _("Starts: %(what)s") % what, owner))
        found.append(Dated(f"{row.key}-end", _day(row.cells["end"], 1), _("Ends: %(what)s") % what, owner))
    return found


def _aim(goal: Row) -> str:
    """Indicator and target: `Tage bis zum Termin: 10`."""
    return ": ".join(str(goal.cells[name]) for name in ("indicator", "target") if name in goal.cells)


def _day(quarter: str, later: int) -> str:
    """The first day of a quarter (`later` 0), or its last one (1)."""
    months = int(quarter[:4]) * 12 + (int(quarter[-1]) - 1 + later) * 3
    return (date(months // 12, months % 12 + 1, 1) - timedelta(days=later)).isoformat()


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    value=value,
    draw={PORTFOLIO: portfolio, ROADMAP: roadmap},
    dates=dates,
)
