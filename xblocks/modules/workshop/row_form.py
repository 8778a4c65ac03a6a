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
    findings: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The form of a row, of a new one without `row`; with what was typed, where that could not be stored.

    It carries what it was made from: the revision `seen` and the cells `base`, those of the row unless given. `findings`
    are what the rules say about the row.
    """
    words = content.words(known.name)
    behind = sheet.row(known.name, after)
    begun = row.cells if row else _again(known, sheet, behind)
    texts = refused.typed if refused else typed(content, known, sheet, begun)
    fields = [
        _field(content, known, column, sheet, texts, key or (row.key if row else ""), refused)
        for column in known.columns
    ]
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
        "base": json.dumps(
            base if base is not None else begun if row is None or row.stored else {}, ensure_ascii=False
        ),
        "stored": row is not None and row.stored,
        "after": after,
        "draft": _draft(known, row),
        "opens": _opens(known, row, after),
        "behind": wording.row_name(content, sheet, behind) if behind else "",
        "wrong": bool(refused and refused.wrong),
        "open": " ".join(refused.open) if refused else "",
        "gone": bool(refused and refused.gone),
        "findings": findings,
        "fields": [field for field in fields if not field["aside"]],
        "aside": [field for field in fields if field["aside"]],
        "aside_open": any(field["aside"] and _needs_a_look(field) for field in fields),
        "folded": [field for field in fields if _explained(field)] if _filled_before(known, sheet) else [],
    }


def _again(known: Table, sheet: Work, behind: Row | None) -> Mapping[str, Any]:
    """What a new row begins with: values of the row it comes after, or of the last one."""
    before = behind or next(reversed(sheet.rows[known.name]), None)
    return {c.name: before.cells[c.name] for c in known.columns if c.again and c.name in before.cells} if before else {}


def _needs_a_look(field: Mapping[str, Any]) -> bool:
    return bool(field["filled"] or field.get("error") or field.get("versions"))


def _explained(field: Mapping[str, Any]) -> bool:
    return bool(field["hint"] or field.get("help"))


def _filled_before(known: Table, sheet: Work) -> bool:
    """Whether somebody has filled in such a row already, and knows its fields."""
    return not known.single and any(row.stored for row in sheet.rows[known.name])


def _draft(known: Table, row: Row | None) -> str:
    """The name under which a browser keeps what is typed: that of the row, or one for all new rows of the table."""
    there = known.name if known.single else row.key if row and (row.stored or known.fixed) else "new"
    return f"{known.name}-{there}"


def _opens(known: Table, row: Row | None, after: str) -> str:
    """The step that opens this form."""
    if row and (row.stored or known.fixed):
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
    words, kind = content.words(known.name), column.kind
    found, heads = kind.field(column.name, texts, told), wording.groups(words, column)
    for option in found.get("options", ()):
        option |= {"input": f"cell.{column.name}.{option['key']}", "group": heads.get(option["key"], "")}
    return {
        "name": column.name,
        "input": f"cell.{column.name}",
        "id": f"{known.name}-{column.name}",
        "template": f"kinds/{kind.template}.html",
        "wide": kind.wide,
        "title": wording.title(words, column),
        "lang": wording.language(content),
        "hint": markdown(hint) if (hint := words.column(column.name).hint) else "",
        "required": column.required,
        "aside": column.aside,
        "filled": any(value for name, value in texts.items() if kind.owns(column.name, name)),
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
