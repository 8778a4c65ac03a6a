"""Rows from a spreadsheet: what is made of them is shown first, then all are stored, or none."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from xblocks.core.payload import Refusal
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import answers, paste_form, pasted, records, rows
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.kinds import Told
from xblocks.modules.workshop.kinds.choices import named, plainly
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.pasted import Pasted
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.spec import MAX_ROWS, Column, Table


def paste(block: Workshop, asked: sent.PasteRows) -> dict[str, Any]:
    """Show what is made of a text or, once that has been seen, store it. 400 with the text where something is wrong."""
    _ = gettext_for()
    table = rows.known(block, asked.table)
    if table.single or table.fixed:
        raise rows.no_such_row()
    here = opened(block, rows.place_shown(block, asked), shared=True)
    found = _read(here, table, asked)
    if found.wrong or not found.rows:
        raise _refused(here, table, asked.text, found)
    if asked.then != "store" or asked.looked != paste_form.mark(asked.text):
        message, regions = _("Please check. Nothing is stored yet."), rows.pasting(here, table, asked.text, found)
        return render.answer(block, message, focus=f"{table.name}-pasted", regions=regions)
    records.add(here.place, table, found.rows)
    return _stored(opened(block, rows.place_shown(block, asked)), table, asked, found)


def _read(here: Open, table: Table, asked: sent.PasteRows) -> Pasted:
    lines = pasted.lines(asked.text)
    if len(lines) > MAX_ROWS + 1:  # the first may be headings
        raise records.full()
    told = {column.name: _told(here, table, column) for column in table.columns}
    return pasted.read(table, lines, _heads(here, table), told, _keys(asked))


def _keys(asked: sent.PasteRows) -> Iterator[str]:
    """The keys of the rows of a request: asked for once more, they are the same rows."""
    seed = f"{asked.table} {asked.request or secrets.token_hex(16)}"
    for number in range(MAX_ROWS + 1):
        yield hashlib.sha256(f"{seed} {number}".encode()).hexdigest()[:16]


def _heads(here: Open, table: Table) -> dict[str, str]:
    """All names of columns; the numbers with which our own tables begin are passed over."""
    words, found = here.content.words(table.name), {plainly(gettext_for()("No.")): ""}
    for column in table.columns:
        texts = words.column(column.name)
        found |= {plainly(name): column.name for name in (column.name, texts.short or texts.title, texts.title)}
    return found


def _told(here: Open, table: Table, column: Column) -> Told:
    """What it takes to read a text as a value of a column: choices by their names or keys, rows by their titles, also the
    short ones of those that are always there."""
    told = wording.told(here.content, table, column, here.work)
    options = here.content.words(table.name).column(column.name).options
    choices = [(each.key, name) for each in options for name in (each.key, each.title, each.short) if name]
    if not column.kind.of:
        return replace(told, names=named(choices))
    short = [(each.key, each.short) for each in here.content.words(column.kind.of).rows if each.short]
    return replace(told, names=named([*told.rows(column.kind.of), *short]))


def _refused(here: Open, table: Table, text: str, found: Pasted) -> Refusal:
    _ = gettext_for()
    message = _("Nothing is stored. Please look at what is listed.") if found.wrong else _("There are no rows in it.")
    focus = f"{table.name}-pasted" if found.wrong else f"{table.name}-text"
    answer = render.answer(here.block, focus=focus, regions=rows.pasting(here, table, text, found))
    return Refusal(400, "invalid", message, regions=answer["regions"], focus=answer["focus"])


def _stored(here: Open, table: Table, asked: sent.PasteRows, found: Pasted) -> dict[str, Any]:
    here.block.publish_progress(here.work)
    message, key = gettext_for()("Rows taken over: %(count)s") % {"count": len(found.rows)}, found.rows[0][0]
    return answers.changed(
        here,
        table.name,
        message,
        asked.starts(),
        key=key,
        focus=f"{table.name}-edit-{key}",
        more={f"form-{table.name}": ("row_form.html", {})},
    )
