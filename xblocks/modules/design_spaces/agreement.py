"""The mandate as a document that two sides sign: as it stands, as it was signed, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from xblocks.kit.i18n import gettext_for, short_date
from xblocks.kit.render import markdown
from xblocks.modules.design_spaces import model
from xblocks.modules.design_spaces.content import INSIDE, MANDATE, OUTSIDE, PURPOSE, RIGHTS, Content
from xblocks.modules.design_spaces.sheet import restored, signing, state
from xblocks.modules.workshop import context, takeaway
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.spec import LEADERSHIP, SUBJECT, Table
from xblocks.modules.workshop.work import Row, Work
from xblocks.signing.model import Change, Signed, Version, difference, digest


@dataclass(frozen=True)
class Document:
    """A sheet in front of one of its sides: `own` is hers, `number` and `mark` are those of the text as it stands. Whoever
    reads it from `outside` sees roles, not who is in the team.
    """

    here: Open
    own: str
    signed: Signed
    mark: str
    outside: bool = False

    @property
    def number(self) -> int:
        return self.signed.number(self.mark)


def document(here: Open, own: str, *, outside: bool = False) -> Document:
    """The mandate of a sheet."""
    return Document(here, own, signing(here.work), here.kept("digest", lambda: digest(state(here.work))), outside)


def check(mark: str) -> str:
    """The beginning of a hash, by which two prints are compared: `3fa9 12bc`."""
    return f"{mark[:4]} {mark[4:8]}"


def page(found: Document, version: Version | None = None) -> dict[str, Any]:
    """What the printed agreement shows: the text as it stands, or as a version was signed, with what differs today."""
    here = found.here if version is None else replace(found.here, work=restored(version.state), shared=False)
    number, mark = (found.number, found.mark) if version is None else (version.number, version.digest)
    tables = [table for table in here.module.spec.tables if table not in (SUBJECT, LEADERSHIP)]
    return {
        "title": takeaway.title(here, here.content.picture(MANDATE).title),
        "lang": wording.language(here.content),
        "content": here.content,
        "team": "" if found.outside else context.names(found.here),
        "preamble": markdown(cast("Content", here.content).agreement or ""),
        "number": number,
        "mark": check(mark),
        "earlier": version is not None and mark != found.mark,
        "sections": [takeaway.section(here, table, ids=False, pictures=False) for table in tables],
        "seals": seals(here.content, found.signed, number),
        "changes": [] if version is None else changes(here.content, here.work, found.here.work),
    }


def told(here: Open) -> dict[str, Any] | None:
    """The mandate of a team in short: title, language, status, purpose, and lists of texts, each with its heading. None on
    a sheet that somebody has alone, and where nothing is agreed.

    It is the text that both sides signed last; where they have signed none, the one that stands there.
    """
    if here.place.alone or not here.work.complete(RIGHTS):
        return None
    found, content = document(here, "team"), here.content
    both = [one for one in found.signed.versions if len(found.signed.of(one.number)) == len(model.SIDES)]
    counts = next((one for one in both if one.digest == found.mark), both[-1] if both else None)
    work = here.work if counts is None or counts.digest == found.mark else restored(counts.state)
    return {
        "title": work.subject or content.picture(MANDATE).title,
        "language": wording.language(content),
        "status": _status(counts, found.mark),
        "purpose": work.values(PURPOSE).get("purpose", ""),
        "lists": [
            (content.words(name).title, [_entry(content, row) for row in work.rows[name]])
            for name in (RIGHTS, INSIDE, OUTSIDE)
            if work.rows[name]
        ],
    }


def _status(counts: Version | None, mark: str) -> str:
    _ = gettext_for()
    if counts is None:
        return _("not signed by both sides yet")
    said = _("signed: version %(number)s") if counts.digest == mark else _("signed: version %(number)s, changed since")
    return said % {"number": counts.number}


def _entry(content: WorkshopContent, row: Row) -> str:
    """A topic with its level and condition, or an entry of the scope."""
    if row.table != RIGHTS or "level" not in row.cells:
        return str(row.cells.get("topic") or row.cells.get("name", ""))
    levels = {option.key: option.title for option in content.words(RIGHTS).column("level").options}
    said = f"{row.cells.get('topic', '')}: {levels[str(row.cells['level'])]}"
    return f"{said} ({row.cells['condition']})" if "condition" in row.cells else said


def seals(content: WorkshopContent, signed: Signed, number: int) -> list[dict[str, str]]:
    """Each side, and the day on which it signed that version; empty where it did not."""
    days = {one.side: short_date(one.day) for one in signed.of(number)}
    return [{"key": side, "name": content.figure(side).title, "day": days.get(side, "")} for side in model.SIDES]


def changes(content: WorkshopContent, old: Work, new: Work) -> list[dict[str, Any]]:
    """What differs between two states of the sheet, in words: where, which row, and per column what stood and stands."""
    found = difference(state(old), state(new))
    return [_change(content, one, old, new) for one in found]


def _change(content: WorkshopContent, change: Change, old: Work, new: Work) -> dict[str, Any]:
    known = content.SPEC.table(change.table) or SUBJECT
    sheet = old if change.after is None else new
    return {
        "where": content.words(known.name).title,
        "row": "" if known.single else wording.row_title(content, sheet, known.name, change.key),
        "kind": "gone" if change.after is None else "new" if change.before is None else "changed",
        "cells": [*_cells(content, known, change, old, new)],
    }


def _cells(content: WorkshopContent, known: Table, change: Change, old: Work, new: Work) -> Iterator[Sequence[str]]:
    """Heading, before and after of each column that differs."""
    words = content.words(known.name)
    for column in known.columns:
        before, after = ((cells or {}).get(column.name) for cells in (change.before, change.after))
        if before != after:
            told = [wording.told(content, known, column, sheet) for sheet in (old, new)]
            shown = (column.kind.shown(value, said, "–") for value, said in zip((before, after), told, strict=True))
            yield (wording.heading(words, column), *shown)
