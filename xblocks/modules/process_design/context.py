"""What the process workshop adds to the sheet: the sheet its rules take, its figures in words, its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.modules.process_design import bpmn, model, picture
from xblocks.modules.process_design.content import SHEET, SPEC, Content
from xblocks.modules.process_design.times import told
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.module import Brief, Module, Numbers, Said
from xblocks.modules.workshop.words import language, number, percent, titled
from xblocks.modules.workshop.work import Judged, Row, Work

_PER_PROCESS = ("lead_min", "touch_min", "wait_min", "flow_pct", "pce_pct", "steps", "media_breaks", "handovers")


def _step(row: Row) -> dict[str, Any]:
    return {"id": row.key, "order": row.number, **row.cells}


def sheet(judged: Judged) -> dict[str, Any]:
    """The sheet as `model.findings` takes it; a step's `order` is its place in the table."""
    return {name: [_step(row) for row in judged.rows[name]] for name in model.LISTS} | dict(judged.single[SHEET])


def item(content: Content, work: Work, item: str) -> Said:
    """`as_is:3` → that step; `as_is` → the list."""
    table, _, order = item.partition(":")
    if not order:
        return Said(content.words(table).title)
    return Said(at=(table, work.rows[table][int(order) - 1].key))


def swimlanes(table: str) -> Callable[[Content, Judged, str], str]:
    """The function that draws the steps of a process as swimlanes."""

    def draw(content: Content, judged: Judged, uid: str) -> str:
        media, values = (_options(content, table, name) for name in ("medium", "value"))
        return picture.swimlanes(
            [_step(row) for row in judged.rows[table]],
            title=titled(content.picture(table).title, judged),
            media=media,
            values=values,
            day=content.day_minutes,
            uid=uid,
            language=language(content),
        )

    return draw


def lead(content: Content, figures: Mapping[str, Any]) -> str:
    """What the times of the sheet say, in a sentence and in bars to scale."""
    names = {name: content.words(name).short or content.words(name).title for name in model.LISTS}
    return picture.spans(figures, names=names, day=content.day_minutes, language=language(content))


def brief(content: Content, judged: Judged) -> Brief:
    """Lead time, work and media breaks, of both processes what changes: nothing of a single role or step."""
    found = judged.figures
    both = [found[name] for name in model.LISTS if found[name]]
    breaks = " → ".join(number(one["media_breaks"]) for one in both)
    if len(both) > 1:
        yearly, per_case = found["saved_hours"], found["saved_min_per_case"]
        saved = _minutes(per_case, content.day_minutes) if yearly is None else _hours(yearly)
        first = percent(found["lead_change_pct"], 0), content.figure("lead_change_pct").title
        second = saved, content.figure("saved_min_per_case" if yearly is None else "saved_hours").title
    else:
        first, second = (
            (told(both[0][key], content.day_minutes), content.figure(key).title) for key in ("lead_min", "touch_min")
        )
    return Brief(lead(content, found), (first, second, (breaks, content.figure("media_breaks").title)))


def _options(content: WorkshopContent, table: str, column: str) -> dict[str, str]:
    return {option.key: option.title for option in content.words(table).column(column).options}


def numbers(content: Content, figures: Mapping[str, Any]) -> Numbers:
    """The figures as a table: those of each process side by side, then what the change saves."""
    lists = [name for name in model.LISTS if figures[name]]
    if not lists:
        return Numbers()
    said = {key: _of_processes(content, key, [figures[name][key] for name in lists]) for key in _PER_PROCESS}
    saved = {
        "lead_change_pct": percent(figures["lead_change_pct"]),
        "saved_min_per_case": _minutes(figures["saved_min_per_case"], content.day_minutes),
        "saved_hours": _hours(figures["saved_hours"]),
        "saved_eur": _money(figures["saved_eur"], content.currency),
    }
    said |= {key: [*[""] * len(lists[1:]), text] for key, text in saved.items() if figures[key] is not None}
    return Numbers([content.words(name).title for name in lists], said)


def _of_processes(content: Content, key: str, values: Sequence[Any]) -> list[str]:
    if key.endswith("_min"):
        return [_minutes(value, content.day_minutes) for value in values]
    return [percent(value) if key.endswith("_pct") else number(value) for value in values]


def _minutes(value: int | None, day: int) -> str:
    """Minutes, from a working day on in days as well."""
    _ = gettext_for()
    if value is None:
        return "–"
    text = _("%(minutes)s min") % {"minutes": number(value)}
    if abs(value) < day:
        return text
    days = _("%(days)s working days") % {"days": number(value / day, 1)}
    return f"{text} ({days})"


def _hours(value: float | None) -> str:
    return "–" if value is None else gettext_for()("%(hours)s h") % {"hours": number(round(value, 1))}


def _money(value: float | None, currency: str) -> str:
    return "–" if value is None else f"{number(round(value))} {currency}"


def labels(content: WorkshopContent, which: str) -> bpmn.Labels:
    """The words of the BPMN file."""
    _ = gettext_for()
    return bpmn.Labels(
        start=_("Beginning"),
        end=_("End"),
        step=_("Work: {touch} min. Waiting afterwards: {wait} min. Medium: {medium}. Value: {value}."),
        group=_("Reference activity group: {rag}"),
        media=_options(content, which, "medium"),
        values=_options(content, which, "value"),
    )


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=lambda sheet, _limits: model.figures(sheet),
    numbers=numbers,
    sheet=sheet,
    item=item,
    draw={name: swimlanes(name) for name in model.LISTS},
    lead=lead,
    brief=brief,
)
