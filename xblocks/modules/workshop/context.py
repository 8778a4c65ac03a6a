"""What the page of a sheet shows when it is opened: introduction, tables, team, privacy."""

from __future__ import annotations

from typing import Any

from xblocks.core.switch import Switch
from xblocks.kit import platform, privacy, render
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop import presence, words
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.presence import EDITING, NOBODY
from xblocks.modules.workshop.records import MEMBER, ROW
from xblocks.modules.workshop.spec import OWN, Table
from xblocks.modules.workshop.teams import CODE


def page(here: Open) -> dict[str, Any]:
    """Everything a page shows when it is opened."""
    return {
        **intro(here.content),
        "tables": [_table(here, table) for table in here.module.spec.tables],
        "privacy": _privacy(here),
        "team": team(here),
        "outcome": here.outcome(),
        "top": here.block.top(here),
        "parts": here.block.parts(here),
        **to_take_away(here),
        **seen(here),
    }


def intro(content: WorkshopContent) -> dict[str, Any]:
    """Heading and introduction."""
    return {
        "content": content,
        "lang": words.language(content),
        "introduction": render.markdown(content.introduction),
    }


def seen(here: Open, *, present: bool = False) -> dict[str, Any]:
    """What the page sends when it asks for news; only shared sheets do. `present`: whether it shows who edits what."""
    shown = (here.place.present, presence.until(here.editing)) if present else (NOBODY, 0)
    token = sent.token((here.work.space_id, here.work.revision), *shown)
    return {"seen": token, "polls": not here.place.alone, "watched": here.watched, "sheet": here.place.name}


def _table(here: Open, table: Table) -> dict[str, Any]:
    if table.single:
        return {"name": table.name, "form": here.form(table)}
    return {
        "name": table.name,
        "title": here.content.words(table.name).title,
        "table": here.table(table, 0),
        "pictures": [
            {"name": picture.name, "html": here.picture(picture, 0)}
            for picture in here.module.spec.pictures
            if picture.after == table.name
        ],
    }


def to_take_away(here: Open) -> dict[str, Any]:
    """What can be taken away: the printed page and the table as soon as something stands there, the module's files."""
    has_work = not here.work.empty
    return {"has_work": has_work, "alone": here.place.alone, "files": here.block.files(here) if has_work else []}


def team(here: Open) -> dict[str, Any]:
    """Who shares the sheet, and how to come and go."""
    return {
        "alone": here.place.alone,
        "by_code": here.place.by_code,
        "members": names(here),
        "last": len(here.work.members) < 2,
        "own": here.place.alone and here.work.found(OWN) is not None,
        "open": here.block.group == "open",
        "group": str(here.block.group),
    }


def names(here: Open) -> str:
    """Who shares the sheet, with commas; empty on one's own sheet."""
    members = here.work.members
    known = platform.display_names(members) if members else {}
    return ", ".join(sorted(known.get(person, person) for person in members))


def _privacy(here: Open) -> str:
    """What is stored, for the page that says so before the first row."""
    shared = (MEMBER, CODE, *((EDITING,) if here.block.presence == Switch.ON else ()), *here.block.STORES)
    kinds = (ROW, *shared) if not here.place.alone or here.block.group == "open" else (ROW,)
    return privacy.said(here.block, kinds, signed="signing.side" in kinds)
