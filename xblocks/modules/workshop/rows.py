"""What happens to single rows: a step at a table, saving, deleting."""

from __future__ import annotations

from typing import Any

from xblocks.core.message import Message
from xblocks.core.payload import Refusal
from xblocks.core.text import marked
from xblocks.kit import access, conflict, render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import (
    answers,
    cells,
    context,
    editors,
    outcome,
    paste_form,
    records,
    row_form,
    tables,
)
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.pasted import Pasted
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.records import Place
from xblocks.modules.workshop.row_form import Refused
from xblocks.modules.workshop.spec import OWN, Table
from xblocks.modules.workshop.work import Row
from xblocks.spaces import api

_CHOOSE = Message(marked("Please choose which version counts."))


def place_shown(block: Workshop, asked: sent.Request) -> Place:
    """Where she works. Refusal 409 where her page shows another sheet: she came into a team meanwhile, or left it."""
    place = records.place(block, access.person(block))
    if asked.sheet and asked.sheet != place.name:
        message = gettext_for()(
            "You work on another sheet now than the one on this page. Please keep a copy of what you typed and load the page again."
        )
        raise Refusal(409, "other_sheet", message)
    return place


def no_such_row() -> Refusal:
    """The refusal of what the sheet does not have."""
    return Refusal(400, "unknown", gettext_for()("There is no such row."))


def known(block: Workshop, name: str) -> Table:
    """The table of that name. Refusal 400 where the sheet has none."""
    table: Table | None = block.MODULE.spec.table(name)
    if table is None:
        raise no_such_row()
    return table


def step(block: Workshop, asked: sent.Step) -> dict[str, Any]:
    """One step at a table: another page of it, a form, moving a row, copying another table."""
    what, name, key, number = [*asked.step.split(":"), "", ""][:4]
    table, starts = known(block, name), asked.starts()
    if table.single or (table.fixed and what in ("add", "after", "up", "down", "copy", "own", "paste")):
        raise no_such_row()
    place = place_shown(block, asked)
    if what in ("up", "down"):
        return _moved(block, place, table, (key, int(number)), what, starts)
    if what == "copy":
        return _copied(block, place, table, starts)
    if what == "own":
        return _begun(block, place, table, starts)
    here = opened(block, place, shared=True)
    editors.note(here, what, name, key)
    if what == "page":
        regions = answers.leading(here, answers.of_table(here, table, {name: int(key)}))
        return render.answer(block, "", focus=f"{name}-title", regions=regions)
    if what == "edit":
        return _edit(here, table, _present(here, table, key), starts)
    if what == "close":
        return render.answer(block, "", focus=f"{name}-add", regions={f"form-{name}": ("row_form.html", {})})
    if what == "paste":
        return render.answer(block, "", focus=f"{name}-text", regions=pasting(here, table))
    return _form(here, table, after=key)


def pasting(here: Open, table: Table, text: str = "", found: Pasted | None = None) -> dict[str, Any]:
    """The region with the form for rows from a spreadsheet."""
    return {
        f"form-{table.name}": ("paste.html", {"paste": paste_form.form(here.content, table, here.work, text, found)})
    }


def _present(here: Open, table: Table, key: str) -> Row:
    row = here.work.row(table.name, key)
    if row is None:
        regions = render.answer(here.block, regions=answers.of_tables(here, {table.name}, {}))["regions"]
        raise Refusal(409, "gone", gettext_for()("Somebody deleted this in the meantime."), regions=regions)
    return row


def _form(here: Open, table: Table, *, after: str) -> dict[str, Any]:
    form = row_form.form(here.content, table, here.work, after=after)
    return render.answer(here.block, "", focus=_first(table), regions=_shown(table, form))


def _shown(table: Table, form: dict[str, Any] | None) -> dict[str, Any]:
    return {f"form-{table.name}": ("row_form.html", {"form": form})}


def _said_of(here: Open, table: Table, key: str) -> list[dict[str, Any]]:
    return outcome.of_row(here.content, here.module, here.work, here.result, table.name, key)


def _first(table: Table) -> str:
    return f"{table.name}-{table.title.name}"


def _edit(here: Open, table: Table, row: Row, starts: dict[str, int]) -> dict[str, Any]:
    """The form of a row, and the page of its table: it may have been found elsewhere."""
    regions = _shown(
        table, row_form.form(here.content, table, here.work, row=row, findings=_said_of(here, table, row.key))
    )
    start = tables.start_for(here.work, table.name, starts)
    if tables.start_for(here.work, table.name, starts, row.key) != start:
        regions |= answers.of_table(here, table, starts, row.key)
    return render.answer(here.block, "", focus=_first(table), regions=answers.leading(here, regions))


def _moved(
    block: Workshop, place: Place, table: Table, row: tuple[str, int], what: str, starts: dict[str, int]
) -> dict[str, Any]:
    """A row moved from the place at which the page shows it: the same request twice moves it once."""
    if not table.ordered:
        raise Refusal(400, "unknown", gettext_for()("Rows of this table have no order."))
    _ = gettext_for()
    (key, number), by = row, -1 if what == "up" else 1
    moved = records.move(place, table, key, number, by)
    here = opened(block, place)
    focus = f"{table.name}-{what}-{key}" if here.work.row(table.name, key) else ""
    message = _("Moved") if moved else _("It is already at the end")
    if moved is None:
        message = _("Not moved: the order has changed in the meantime. Please look again.")
    return answers.changed(here, table.name, message, starts, key=key, focus=focus)


def _copied(block: Workshop, place: Place, table: Table, starts: dict[str, int]) -> dict[str, Any]:
    if table.copy_of is None:
        raise Refusal(400, "unknown", gettext_for()("There is nothing to copy."))
    records.copy(place, table.copy_of, table.name)
    here = opened(block, place)
    return answers.changed(here, table.name, gettext_for()("Copied"), starts, focus=f"{table.name}-title")


def _begun(block: Workshop, place: Place, table: Table, starts: dict[str, int]) -> dict[str, Any]:
    """A row begun with what she rated of herself. It is stored in her own space, whatever happens meanwhile."""
    _ = gettext_for()
    if not table.own or not place.alone:
        raise Refusal(409, "not_alone", _("This is possible only on a sheet of your own."))
    cells = block.own_cells()
    if not cells:
        raise Refusal(409, "nothing", _("There is no self-assessment of yours in this course yet."))
    records.add(place, table, [(OWN, cells)])
    here = opened(block, place)
    block.publish_progress(here.work)
    focus, more = f"{table.name}-edit-{OWN}", {"team": ("team.html", {"team": context.team(here)})}
    return answers.changed(here, table.name, _("Copied"), starts, key=OWN, focus=focus, more=more)


def save(block: Workshop, row: sent.SaveRow) -> dict[str, Any]:
    """Store a row. 400 with the form as it was typed, 409 where somebody else changed the same or deleted it."""
    _ = gettext_for()
    table, typed = known(block, row.table), row.typed()
    strange = cells.strangers(table, typed)
    if strange:
        raise Refusal(400, "unknown", _("This field does not exist.") + f" ({strange[0][:40]})")
    if not block.MODULE.spec.belongs(table, row.row):
        raise no_such_row()
    place, content, begun = place_shown(block, row), block.readable_content(), row.begun()
    base = None if begun is None else cells.fitting(table, begun)
    values, wrong = cells.read(table, typed, content.day_minutes)
    chosen, in_question = row.chosen(), [name for name in row.open.split() if table.column(name)]
    for name in in_question:
        if chosen.get(name) == "theirs":
            values = {**values, name: (base or {}).get(name)}
    values = {name: value for name, value in values.items() if value is not None}
    wrong = {**{name: _CHOOSE for name in in_question if name not in chosen}, **wrong}
    if wrong or (not (table.single or table.fixed) and _empty(values, row.seen, base)):
        refused = Refused(typed, wrong, values, base or {}, in_question, chosen)
        raise _refused(block, place, table, row, refused)
    try:
        merged = records.save(place, block.MODULE.spec, table, row.row, records.Edit(values, row.seen, base, row.after))
    except records.Collision as collision:
        raise _collided(block, place, table, row, collision) from None
    message = _("Saved, together with what somebody else changed in this row") if merged else _("Saved")
    return _saved(opened(block, place, content=content), table, row, message)


def _empty(values: cells.Cells, seen: int, base: cells.Cells | None) -> bool:
    """Whether nothing stands in a row, or in a new one nothing but what it began with."""
    return not values or (seen == 0 and values == base)


def _saved(here: Open, table: Table, row: sent.SaveRow, message: str) -> dict[str, Any]:
    here.block.publish_progress(here.work)
    starts = row.starts()
    if table.single:
        return answers.changed(here, table.name, message, starts, focus=f"{table.name}-save")
    if row.then == "another" and not table.fixed:
        form: dict[str, Any] | None = row_form.form(here.content, table, here.work, after=row.row if row.after else "")
        focus = _first(table)
    else:
        form, focus = None, f"{table.name}-edit-{row.row}"
    more = _shown(table, form)
    return answers.changed(here, table.name, message, starts, key=row.row, focus=focus, more=more)


def _refused(block: Workshop, place: Place, table: Table, row: sent.SaveRow, refused: Refused) -> Refusal:
    """The form as it was typed, with messages beside the fields."""
    _ = gettext_for()
    here = opened(block, place)
    form = row_form.form(
        here.content,
        table,
        here.work,
        row=here.work.row(table.name, row.row),
        key=row.row,
        after=row.after,
        refused=refused,
        seen=row.seen,
        base=refused.stored,
        findings=_said_of(here, table, row.row),
    )
    wrong = refused.wrong
    message = _("Not saved. Please look at the marked fields.") if wrong else _("Not saved: the row is empty.")
    focus = f"{table.name}-{next((c.name for c in table.columns if c.name in wrong), table.title.name)}"
    answer = render.answer(block, regions=_shown(table, form), focus=focus)
    return Refusal(400, "invalid", message, regions=answer["regions"], focus=answer["focus"])


def _collided(block: Workshop, place: Place, table: Table, row: sent.SaveRow, collision: records.Collision) -> Refusal:
    """The form with both versions of the fields in question; of a row that is deleted as it was typed."""
    _ = gettext_for()
    here, gone = opened(block, place), collision.stored is None
    stored = collision.stored or {}
    typed = row_form.typed(here.content, table, here.work, collision.mine)
    form = row_form.form(
        here.content,
        table,
        here.work,
        row=here.work.row(table.name, row.row),
        key=row.row,
        after=row.after,
        refused=Refused(typed, {}, collision.mine, stored, collision.open, gone=gone),
        seen=collision.edited,
        base=stored,
        findings=_said_of(here, table, row.row),
    )
    regions = _shown(table, form)
    if not table.single:
        regions |= answers.of_tables(here, {table.name}, row.starts())
    answer = render.answer(block, regions=regions, focus=f"{table.name}-conflict")
    message = (
        _("Not saved: somebody deleted this row in the meantime. What you typed is still here.")
        if gone
        else _(
            "Not saved: somebody changed the same fields of this row in the meantime. Please choose which version counts."
        )
    )
    return conflict.refusal(answer, mine=collision.mine, theirs=stored, message=message)


def delete(block: Workshop, which: sent.DeleteRow) -> dict[str, Any]:
    """Delete a row. 409 with its form where somebody changed it since it was shown."""
    _ = gettext_for()
    table = known(block, which.table)
    if table.single or table.fixed:
        raise no_such_row()
    place = place_shown(block, which)
    try:
        records.delete(place, which.row, seen=which.seen)
    except api.Conflict:
        here = opened(block, place)
        answer = _edit(here, table, _present(here, table, which.row), which.starts())
        regions = render.answer(block, regions=answers.of_tables(here, {table.name}, which.starts()))["regions"]
        message = _("Not deleted: somebody changed this row in the meantime. It is shown as it stands now.")
        regions |= answer["regions"]
        raise Refusal(409, "conflict", message, regions=regions, focus=answer["focus"]) from None
    here = opened(block, place)
    block.publish_progress(here.work, less=True)
    focus, more = f"{table.name}-add", _shown(table, None)
    return answers.changed(here, table.name, _("Deleted"), which.starts(), focus=focus, more=more)
