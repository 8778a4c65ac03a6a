"""The form of a row as the template shows it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xblocks.core.message import Message
from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.kinds import Typed
from xblocks.modules.workshop.spec import Column, Table
from xblocks.modules.workshop.work import Row, Work

NOTHING: Mapping[str, Any] = {}


def new_row() -> str:
    """The key of a row that is not stored yet: saved twice, it is one row."""
    return secrets.token_hex(8)


@dataclass(frozen=True)
class Refused:
    """What was typed and could not be stored: messages by column, and where two versions differ, what is `stored` now.

    `open` are the columns in which somebody has to choose between both; `gone`: the row was deleted meanwhile.
    """

    typed: Typed
    wrong: Mapping[str, Message] = field(default_factory=dict)
    mine: Mapping[str, Any] = field(default_factory=dict)
    stored: Mapping[str, Any] = field(default_factory=dict)
    open: Sequence[str] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    gone: bool = False


def form(
    content: WorkshopContent,
    known: Table,
    sheet: Work,
    *,
    row: Row | None = None,
    key: str = "",
    after: str = "",
    refused: Refused | None = None,
    seen: int | None = None,
    base: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The form of a row, of a new one without `row`; with what was typed, where that could not be stored.

    It carries what it was made from: the revision `seen` and the cells `base`, those of the row unless given.
    """
    words = content.words(known.name)
    behind = sheet.row(known.name, after)
    begun = row.cells if row else NOTHING
    texts = refused.typed if refused else typed(content, known, sheet, begun)
    return {
        "lang": wording.language(content),
        "name": known.name,
        "table_title": words.title,
        "single": known.single,
        "fixed": bool(known.fixed),
        "row_word": words.row,
        "row_name": wording.row_name(content, sheet, row) if row else "",
        "key": row.key if row else key or (known.name if known.single else new_row()),
        "seen": seen if seen is not None else row.edited if row else 0,
        "base": json.dumps(base if base is not None else begun if row and row.stored else {}, ensure_ascii=False),
        "stored": row is not None and row.stored,
        "after": after,
        "opens": _opens(known, row, after),
        "behind": wording.row_name(content, sheet, behind) if behind else "",
        "wrong": bool(refused and refused.wrong),
        "open": " ".join(refused.open) if refused else "",
        "gone": bool(refused and refused.gone),
        "fields": [
            _field(content, known, column, sheet, texts, key or (row.key if row else ""), refused)
            for column in known.columns
        ],
    }


def _opens(known: Table, row: Row | None, after: str) -> str:
    """The step that opens this form."""
    if row and row.stored:
        return f"edit:{known.name}:{row.key}"
    return f"after:{known.name}:{after}" if after else f"add:{known.name}"


def typed(content: WorkshopContent, known: Table, sheet: Work, cells: Mapping[str, Any]) -> dict[str, str | bool]:
    """Cells of a row as they would be typed."""
    found: dict[str, str | bool] = {}
    for column in known.columns:
        if column.name in cells:
            told = wording.told(content, known, column, sheet)
            found |= column.kind.typed(column.name, cells[column.name], told)
    return found


def field_of(
    content: WorkshopContent, known: Table, column: Column, sheet: Work, texts: Typed, but: str = ""
) -> dict[str, Any]:
    """One field with what is typed there; `but` is the row itself, which does not name itself."""
    told = wording.told(content, known, column, sheet, but=but)
    words = content.words(known.name).column(column.name)
    found = column.kind.field(column.name, texts, told)
    for option in found.get("options", ()):
        option["input"] = f"cell.{column.name}.{option['key']}"
    return {
        "name": column.name,
        "input": f"cell.{column.name}",
        "id": f"{known.name}-{column.name}",
        "template": f"kinds/{column.kind.template}.html",
        "wide": column.kind.wide,
        "title": words.title,
        "lang": wording.language(content),
        "hint": markdown(words.hint) if words.hint else "",
        "required": column.required,
        **found,
    }


def _field(
    content: WorkshopContent,
    known: Table,
    column: Column,
    sheet: Work,
    texts: Typed,
    but: str,
    refused: Refused | None,
) -> dict[str, Any]:
    found = field_of(content, known, column, sheet, texts, but)
    if refused is None:
        return found
    error = refused.wrong.get(column.name)
    found["error"] = error.said(gettext_for()) if error else ""
    if column.name in refused.open:
        told = wording.told(content, known, column, sheet)
        found["versions"] = [
            {
                "key": whose,
                "text": column.kind.shown(cells.get(column.name), told),
                "chosen": refused.chosen.get(column.name) == whose,
            }
            for whose, cells in (("mine", refused.mine), ("theirs", refused.stored))
        ]
    return found
