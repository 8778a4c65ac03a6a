"""What comes back after somebody did something at a sheet: the regions of the page that are new, and where the focus goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from xblocks.kit import passing, render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import context, editors, tables
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.spec import Spec, Table

Starts = Mapping[str, int]
Regions = dict[str, Any]


def of_table(here: Open, table: Table, starts: Starts, key: str = "", known: Collection[str] = ()) -> Regions:
    """The regions of one table: the page of it that shows a row, and the pictures of that page that are not `known`."""
    if table.single:
        return {f"form-{table.name}": here.form(table)}
    start = tables.start_for(here.work, table.name, starts, key)
    drawn = {
        f"picture-{one.name}": one for one in here.module.spec.pictures if one.after == table.name and here.by_page(one)
    }
    return {
        f"table-{table.name}": here.table(table, start),
        **editors.named(here, table),
        **{region: here.picture(picture, start) for region, picture in drawn.items() if region not in known},
    }


def leading(here: Open, regions: Regions) -> Regions:
    """Regions that lead to findings, with these: the page may be older."""
    return {**regions, "outcome": here.outcome()} if here.marks else regions


def of_sheet(here: Open, starts: Starts, key: str = "") -> Regions:
    """The regions that any change concerns: pictures of the whole sheet, findings and figures, what stands beside the
    engine, what can be taken away.

    What the page has seen stays what it was: the poll that follows soon brings the rest.
    """
    drawn = (
        (one, tables.start_for(here.work, one.after, starts, key)) for one in here.module.spec.pictures if not one.paged
    )
    return {
        **{f"picture-{picture.name}": here.picture(picture, start) for picture, start in drawn},
        "outcome": here.outcome(),
        **here.block.changing(here),
        "actions": ("actions.html", context.to_take_away(here)),
    }


def of_tables(here: Open, names: Collection[str], starts: Starts, key: str = "") -> Regions:
    """The regions after a change in some tables."""
    found = of_sheet(here, starts, key)
    for table in here.module.spec.tables:
        if table.name in names:
            found |= of_table(here, table, starts, key, found)
    return found


def touched(spec: Spec, table: str) -> set[str]:
    """A table, and those that show something of it: they can be begun with its rows, or name them."""
    others = (
        other.name
        for other in spec.tables
        if other.copy_of == table or any(column.kind.of == table for column in other.references)
    )
    return {table, *others}


def changed(
    here: Open,
    table: str,
    message: str,
    starts: Starts,
    *,
    key: str = "",
    focus: str = "",
    more: Regions | None = None,
) -> dict[str, Any]:
    """The answer after a change in a table; the message says how many findings there are now, and leads to them."""
    found = of_tables(here, touched(here.module.spec, table), starts, key)
    count = len(here.result.findings)
    findings = gettext_for()("Findings: %(count)s") % {"count": count}
    answer = render.answer(here.block, f"{message}. {findings}", focus=focus, regions={**found, **(more or {})})
    return (
        {**answer, "link": {"text": findings, "href": f"#{render.element_id(here.block)}-outcome"}} if count else answer
    )


def news(here: Open, starts: Starts) -> Regions:
    """Everything that others may have changed."""
    names = {table.name for table in here.module.spec.tables}
    return {
        **of_tables(here, names, starts),
        "team": ("team.html", {"team": context.team(here)}),
        **editors.everywhere(here, starts),
    }


def whole(here: Open, message: str, *, focus: str = "top", code: str = "") -> dict[str, Any]:
    """The whole page anew, after somebody came, left or deleted her sheet."""
    values = {**context.page(here), **passing.shown(here.block, code)}
    return render.answer(here.block, message, focus=focus, regions={"main": ("main.html", values)})
