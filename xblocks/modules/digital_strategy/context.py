"""What the strategy workshop adds to the sheet: its figures and findings in words, its pictures, its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from xblocks.drawing.bars import RoadmapWords
from xblocks.kit.i18n import gettext_for
from xblocks.modules.digital_strategy import model, picture
from xblocks.modules.digital_strategy.content import GOALS, MEASURES, PORTFOLIO, ROADMAP, SPEC, Content
from xblocks.modules.workshop.kinds import Quarter
from xblocks.modules.workshop.module import Brief, Dated, Module, Numbers
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.taking import Offer
from xblocks.modules.workshop.words import headings, language, number, percent, plain_told, titled
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


def _axes(content: Content) -> dict[str, Any]:
    """The words and the limit of the portfolio."""
    effort, impact = (content.words(MEASURES).column(name).title for name in ("effort", "impact"))
    quadrants = {name: content.figure(name).title for name in model.CLASSES}
    return {"quadrants": quadrants, "effort": effort, "impact": impact, "high": _high(content)}


def portfolio(content: Content, judged: Judged, uid: str) -> str:
    """The measures by effort and impact."""
    title = titled(content.picture(PORTFOLIO).title, judged)
    return picture.portfolio(_measures(judged), title=title, uid=uid, language=language(content), **_axes(content))


def blank_portfolio(content: Content) -> str:
    """The portfolio to be filled in by hand."""
    return picture.blank_portfolio(title=content.picture(PORTFOLIO).title, **_axes(content))


def roadmap(content: Content, judged: Judged, uid: str) -> str:
    """The measures by quarter, and what waits for what."""
    words = _roadmap_words(content, titled(content.picture(ROADMAP).title, judged))
    return picture.roadmap(_measures(judged), words=words, uid=uid, high=_high(content), language=language(content))


def blank_roadmap(content: Content) -> str:
    """The roadmap to be filled in by hand."""
    return picture.blank_roadmap(_roadmap_words(content, content.picture(ROADMAP).title))


def _roadmap_words(content: Content, title: str) -> RoadmapWords:
    _ = gettext_for()
    return RoadmapWords(
        title=title,
        quarter=_("Q"),
        after=_("after"),
        early=_("starts before the end of"),
        arrow=_("waits until the other is finished"),
        broken=_("starts too early"),
        plain=content.words(MEASURES).row,
        strong=content.figure("quick_win").title,
    )


def brief(content: Content, judged: Judged) -> Brief:
    """What happens when, and how much of it can be measured."""
    return Brief(
        roadmap(content, judged, ""),
        (
            (_measured(judged.figures), content.figure("measured").title),
            (number(judged.figures["measures"]), content.words(MEASURES).title),
            (number(judged.figures["classes"]["quick_win"]), content.figure("quick_win").title),
        ),
    )


def _measured(figures: Mapping[str, Any]) -> str:
    values = {"count": figures["measured"], "total": figures["goals"]}
    return gettext_for()("%(count)s of %(total)s") % values


def numbers(_content: Content, figures: Mapping[str, Any]) -> Numbers:
    """How many goals can be measured, and how the measures are spread."""
    if not figures["goals"] and not figures["measures"]:
        return Numbers()
    said = {"measured": [_measured(figures)]}
    for name in model.CLASSES if figures["measures"] else ():
        said[name] = [f"{figures['classes'][name]} ({percent(figures['classes_pct'][name])})"]
    return Numbers([gettext_for()("Number")], said)


def dates(_content: Content, judged: Judged) -> Iterator[Dated]:
    """When goals are due, and the first and the last day of each measure."""
    _ = gettext_for()
    for row in judged.rows[GOALS]:
        if "due" in row.cells:
            yield Dated(row.key, row.cells["due"], _("Due: %(what)s") % {"what": row.cells["name"]}, _aim(row))
    for row in judged.rows[MEASURES]:
        what, owner = {"what": row.cells["name"]}, str(row.cells.get("owner", ""))
        yield Dated(f"{row.key}-start", _day(row.cells["start"], 0), _("Starts: %(what)s") % what, owner)
        yield Dated(f"{row.key}-end", _day(row.cells["end"], 1), _("Ends: %(what)s") % what, owner)


def _aim(goal: Row) -> str:
    """Indicator and target: `Tage bis zum Termin: 10`."""
    return ": ".join(str(goal.cells[name]) for name in ("indicator", "target") if name in goal.cells)


def _day(quarter: str, later: int) -> str:
    """The first day of a quarter (`later` 0), or its last one (1)."""
    months = int(quarter[:4]) * 12 + (int(quarter[-1]) - 1 + later) * 3
    return (date(months // 12, months % 12 + 1, 1) - timedelta(days=later)).isoformat()


def goals(here: Open) -> list[Offer]:
    """What other sheets of the course may copy: the goals."""
    return [Offer(row.key, row.cells["name"]) for row in here.work.rows[GOALS] if "name" in row.cells]


def measures(here: Open) -> list[Offer]:
    """The same with the measures, each with what its goals promise: `Goal: indicator, from 14 to 6`."""
    promises = {row.key: _promise(row) for row in here.work.rows[GOALS]}
    return [
        Offer(row.key, row.cells["name"], "; ".join(filter(None, map(promises.get, row.cells.get("goal_ids", ())))))
        for row in here.work.rows[MEASURES]
        if "name" in row.cells
    ]


def _promise(goal: Row) -> str:
    """What a goal promises; empty where it has no target."""
    cells = goal.cells
    if not {"name", "target"} <= cells.keys():
        return ""
    said = gettext_for()("from %(baseline)s to %(target)s") if "baseline" in cells else "%(target)s"
    figures = said % {"baseline": cells.get("baseline", ""), "target": cells["target"]}
    return f"{cells['name']}: {', '.join(filter(None, [cells.get('indicator', ''), figures]))}"


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    value=value,
    draw={PORTFOLIO: portfolio, ROADMAP: roadmap},
    brief=brief,
    blank={PORTFOLIO: blank_portfolio, ROADMAP: blank_roadmap},
    dates=dates,
)
