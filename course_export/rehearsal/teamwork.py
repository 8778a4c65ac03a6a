"""What a team does at its sheet: one opens it and passes on the code, then they write row after row in turns, and answer
what they are asked without names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import cycle

from course_export.preview.visit import Visit
from course_export.rehearsal import actor
from course_export.rehearsal.moments import CannotRehearse, DayOf
from course_export.rehearsal.script import Cell, InQuarter, OnDay, Sheet, ThatRow

_DAYS = 7  # that the team takes to answer


def fill_in(sheet: Sheet, day_of: DayOf) -> None:
    """Fill in a sheet from its first table to its last."""
    team = [actor.visit(person, day_of(sheet.day)) for person in sheet.team]
    opened = actor.press(team[0], sheet.block, "form_team", request=actor.fresh())
    code = next(region for region in opened.values() if region.find_class("lotse-code")).find_class("lotse-code")[0]
    for member in team[1:]:
        actor.press(member, sheet.block, "join_team", code=code.text_content().strip())
    turns = cycle(team)
    keys: dict[str, str] = {}
    for table, rows in sheet.tables.items():
        for row in rows:
            key = _write(next(turns), sheet.block, table, row, keys, day_of)
            if isinstance(row.get("key"), str):
                keys[str(row["key"])] = key
    if sheet.pulse:
        _ask(dict(zip(sheet.team, team, strict=True)), sheet)


def _ask(team: Mapping[str, Visit], sheet: Sheet) -> None:
    """Ask the team without names. Whether a round is open goes by the clock of the server, not by the day of the course."""
    first, last = next(iter(team.values())), list(team.values())[-1]
    until = date.today() + timedelta(days=_DAYS)
    actor.press(first, sheet.block, "begin_pulse", round=0, until=until.isoformat())
    for person, answers in sheet.pulse.items():
        shown = actor.press(team[person], sheet.block, "open_pulse")
        names = dict.fromkeys(
            name for region in shown.values() for name in region.xpath(".//input[@type='radio']/@name")
        )
        given = {name: str(answer or "") for name, answer in zip(names, answers, strict=True)}
        actor.press(team[person], sheet.block, "answer_pulse", round=1, **given)
    actor.press(last, sheet.block, "close_pulse", round=1, sure=True)


def _write(who: Visit, block: str, table: str, row: Mapping[str, Cell], keys: Mapping[str, str], day_of: DayOf) -> str:
    """Write a row into the form that the page has for it; gives the key of the row."""
    form = _form(who, block, table, row.get("row"))
    typed: dict[str, str | bool] = {}
    for column, cell in row.items():
        if column not in ("key", "row"):
            typed |= _typed(f"cell.{column}", cell, keys, day_of)
    actor.press(who, block, "save_row", **{**form, "seen": int(form["seen"])}, **typed)
    return form["row"]


def _form(who: Visit, block: str, table: str, row: Cell | None) -> dict[str, str]:
    """The hidden fields of a table's form: on the page where it has one row, else behind the button for a new one, or for
    the `row` that is always there."""
    for form in actor.forms(actor.page(who, block), "save_row"):
        if form["table"] == table:
            return form
    answer = actor.press(who, block, "work_on", step=f"edit:{table}:{row}" if row else f"add:{table}")
    found = [form for region in answer.values() for form in actor.forms(region, "save_row")]
    if not found:
        raise CannotRehearse(f"{block} has no form for {table}")
    return found[0]


def _typed(name: str, cell: Cell, keys: Mapping[str, str], day_of: DayOf) -> dict[str, str | bool]:
    """A cell as it is typed: a box for each of several choices, rows by the keys they were given."""
    match cell:
        case bool():
            return {name: cell}
        case list():
            return {f"{name}.{keys.get(entry, entry)}": True for entry in cell}
        case OnDay():
            return {name: day_of(cell.day).isoformat()}
        case InQuarter():
            day = day_of(cell.quarter)
            return {name: f"{day.year}-Q{(day.month + 2) // 3}"}
        case ThatRow():
            return {name: keys.get(cell.row, cell.row)}
        case _:
            return {name: str(cell)}
