"""What happens to single rows: a step at a table, saving, deleting; two versions of one row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.core.message import Message
from xblocks.core.payload import Refusal
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import cells, row_form, sheets, storage, tables
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop.sheets import Open
from xblocks.modules.workshop.spec import Table
from xblocks.modules.workshop.work import Row
from xblocks.spaces import api


def place_shown(block: Any, asked: sent.Request) -> storage.Place:
    """Where she works. Refusal 409 where her page shows another sheet: she came into a team meanwhile, or left it."""
    place = storage.place(block, sheets.person(block))
    if asked.sheet and asked.sheet != place.name:
        message = gettext_for()(
            "You work on another sheet now than the one on this page. Please keep a copy of what you typed and load the page again."
        )
        raise Refusal(409, "other_sheet", message)
    return place


def known(block: Any, name: str) -> Table:
    """The table of that name. Refusal 400 where the sheet has none."""
    table: Table | None = block.MODULE.spec.table(name)
    if table is None:
        raise Refusal(400, "unknown", gettext_for()("There is no such row."))
    return table


def step(block: Any, asked: sent.Step) -> dict[str, Any]:
    """One step at a table: another page of it, a form, moving a row, copying another table."""
    what, name, key = [*asked.step.split(":"), ""][:3]
    table = known(block, name)
    if table.single:
        raise Refusal(400, "unknown", gettext_for()("There is no such row."))
    place = place_shown(block, asked)
    if what in ("up", "down"):
        return _moved(block, place, table, key, what, asked.starts())
    if what == "copy":
        return _copied(block, place, table, asked.starts())
    here = sheets.opened(block)
    if what == "page":
        regions = sheets.of_table(here, table, {name: int(key)})
        return render.answer(block, "", focus=f"{name}-title", regions=regions)
    if what == "edit":
        return _edit(here, table, _present(here, table, key), asked.starts())
    if what == "close":
        return render.answer(block, "", focus=f"{name}-add", regions={f"form-{name}": ("row_form.html", {})})
    return _form(here, table, after=key)


def _present(here: Open, table: Table, key: str) -> Row:
    row = here.work.row(table.name, key)
    if row is None:
        regions = _answered(here, table, {})
        raise Refusal(409, "gone", gettext_for()("Somebody deleted this in the meantime."), regions=regions)
    return row


def _answered(here: Open, table: Table, starts: dict[str, int]) -> dict[str, str]:
    found: dict[str, str] = render.answer(here.block, regions=sheets.regions(here, {table.name}, starts))["regions"]
    return found


def _form(here: Open, table: Table, *, after: str) -> dict[str, Any]:
    form = row_form.form(here.content, table, here.work, after=after)
    regions = {f"form-{table.name}": ("row_form.html", {"form": form})}
    return render.answer(here.block, "", focus=_first(table), regions=regions)


def _first(table: Table) -> str:
    return f"{table.name}-{table.title.name}"


def _edit(here: Open, table: Table, row: Row, starts: dict[str, int]) -> dict[str, Any]:
    """The form of a row, and the page of its table: it may have been found elsewhere."""
    form = row_form.form(here.content, table, here.work, row=row)
    regions: dict[str, Any] = {f"form-{table.name}": ("row_form.html", {"form": form})}
    start = tables.start_for(here.work, table.name, starts)
    if tables.start_for(here.work, table.name, starts, row.key) != start:
        regions |= sheets.of_table(here, table, starts, row.key)
    return render.answer(here.block, "", focus=_first(table), regions=regions)


def _moved(
    block: Any, place: storage.Place, table: Table, key: str, what: str, starts: dict[str, int]
) -> dict[str, Any]:
    if not table.ordered:
        raise Refusal(400, "unknown", gettext_for()("Rows of this table have no order."))
    _ = gettext_for()
    moved = storage.move(place, table, key, -1 if what == "up" else 1)
    here = sheets.opened(block)
    row = here.work.row(table.name, key)
    focus = f"{table.name}-{what}-{key}" if row else ""
    return sheets.changed(
        here, table.name, _("Moved") if moved else _("It stands at the end already"), starts, key=key, focus=focus
    )


def _copied(block: Any, place: storage.Place, table: Table, starts: dict[str, int]) -> dict[str, Any]:
    if table.copy_of is None:
        raise Refusal(400, "unknown", gettext_for()("There is nothing to copy."))
    storage.copy(place, table.copy_of, table.name)
    here = sheets.opened(block)
    return sheets.changed(here, table.name, gettext_for()("Copied"), starts, focus=f"{table.name}-title")


def save(block: Any, row: sent.SaveRow) -> dict[str, Any]:
    """Store a row. 400 with the form as it was typed, 409 with both versions where somebody else changed it."""
    _ = gettext_for()
    table, typed = known(block, row.table), row.typed()
    strange = sorted(set(typed) - cells.names(table))
    if strange:
        raise Refusal(400, "unknown", _("This field does not exist.") + f" ({strange[0][:40]})")
    if block.MODULE.spec.table(row.row) is not (table if table.single else None):
        raise Refusal(400, "unknown", _("There is no such row."))
    place = place_shown(block, row)
    if row.keep == "theirs":
        return _saved(block, table, row, _("The stored version stays"))
    values, wrong = cells.read(table, typed)
    if wrong or not (values or table.single):
        raise _refused(block, table, row, typed, wrong)
    try:
        storage.save(place, table, row.row, values, seen=row.known if row.keep == "mine" else row.seen, after=row.after)
    except api.Conflict as conflict:
        raise _conflict(block, table, row, typed, values, conflict.current) from None
    return _saved(block, table, row, _("Saved"))


def _saved(block: Any, table: Table, row: sent.SaveRow, message: str) -> dict[str, Any]:
    here = sheets.opened(block)
    block.publish_progress(here.work)
    starts = row.starts()
    if table.single:
        return sheets.changed(here, table.name, message, starts, focus=f"{table.name}-save")
    if row.then == "another":
        after = row.row if row.after else ""
        shown: dict[str, Any] | None = row_form.form(here.content, table, here.work, after=after)
        focus = _first(table)
    else:
        shown = None
        stored = here.work.row(table.name, row.row)
        focus = f"{table.name}-edit-{row.row}" if stored else f"{table.name}-add"
    more = {f"form-{table.name}": ("row_form.html", {"form": shown})}
    return sheets.changed(here, table.name, message, starts, key=row.row, focus=focus, more=more)


def _as_typed(
    here: Open,
    table: Table,
    row: sent.SaveRow,
    typed: Mapping[str, str | bool],
    wrong: Mapping[str, Message] | None = None,
) -> dict[str, Any]:
    """The form of a row that was not stored, still based on what its writer saw."""
    stored = here.work.row(table.name, row.row)
    form = row_form.form(
        here.content, table, here.work, row=stored, key=row.row, after=row.after, typed=typed, wrong=wrong
    )
    return {**form, "seen": row.seen}


def _refused(block: Any, table: Table, row: sent.SaveRow, typed: Any, wrong: Any) -> Refusal:
    _ = gettext_for()
    here = sheets.opened(block)
    form = _as_typed(here, table, row, typed, wrong)
    message = _("Not saved. Please look at the marked fields.") if wrong else _("Not saved: the row is empty.")
    regions = {f"form-{table.name}": ("row_form.html", {"form": form})}
    focus = f"{table.name}-{next(iter(wrong), table.title.name)}"
    answer = render.answer(block, regions=regions, focus=focus)
    return Refusal(400, "invalid", message, regions=answer["regions"], focus=answer["focus"])


def _conflict(block: Any, table: Table, row: sent.SaveRow, typed: Any, mine: Any, current: api.Item) -> Refusal:
    """Both versions: what was typed stays in the form, what differs is listed beside it."""
    _ = gettext_for()
    here = sheets.opened(block)
    theirs = {} if current.deleted else cells.fitting(table, current.data["cells"])
    form = _as_typed(here, table, row, typed)
    both = {
        "rows": row_form.versions(here.content, table, mine, theirs),
        "deleted": current.deleted,
        "known": storage.edited(current),
    }
    form["conflict"] = both
    regions = {f"form-{table.name}": ("row_form.html", {"form": form})}
    if not table.single:
        regions |= sheets.regions(here, {table.name}, row.starts())
    answer = render.answer(block, regions=regions, focus=f"{table.name}-conflict")
    message = _("Not saved: somebody changed this row in the meantime. Please choose which version counts.")
    return Refusal(
        409,
        "conflict",
        message,
        regions=answer["regions"],
        focus=answer["focus"],
        versions={"mine": mine, "theirs": theirs},
    )


def delete(block: Any, which: sent.DeleteRow) -> dict[str, Any]:
    """Delete a row. 409 with its form where somebody changed it since it was shown."""
    _ = gettext_for()
    table = known(block, which.table)
    if table.single:
        raise Refusal(400, "unknown", _("There is no such row."))
    place = place_shown(block, which)
    try:
        storage.delete(place, which.row, seen=which.seen)
    except api.Conflict:
        here = sheets.opened(block)
        answer = _edit(here, table, _present(here, table, which.row), which.starts())
        answer["regions"] |= _answered(here, table, which.starts())
        message = _("Not deleted: somebody changed this row in the meantime. It is shown as it stands now.")
        raise Refusal(409, "conflict", message, regions=answer["regions"], focus=answer["focus"]) from None
    here = sheets.opened(block)
    block.publish_progress(here.work, less=True)
    more: dict[str, Any] = {f"form-{table.name}": ("row_form.html", {})}
    return sheets.changed(here, table.name, _("Deleted"), which.starts(), focus=f"{table.name}-add", more=more)
