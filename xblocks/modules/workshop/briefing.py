"""The one page that a team hands to its leadership: what is asked for, a picture, three figures, the next step.

What is on it leaves the team. Of a process that is lead time, waiting, media breaks and the total of work: no time of a
single role or step.

It is one page, however long the texts are: what is asked for stands there whole, a picture takes the room that is left
(`page.css`), and a table shows as many rows as fit, in few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from xblocks.core.text import beginning
from xblocks.modules.workshop import context
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.cells import Cells
from xblocks.modules.workshop.module import Brief
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.picture import first, shared
from xblocks.modules.workshop.spec import LEADERSHIP
from xblocks.modules.workshop.work import Judged

#: From so many characters on the texts are set smaller. Lines of A4 behind head and headings, and the characters
#: of a line, without and with that.
_MANY = 600
_PAPER = {False: (37, 80), True: (40, 95)}
#: The longest title of the page, and the longest text of the sheet in a picture.
_TITLE = 100
_TEXT = {False: 120, True: 60}
_FIGURES = 4  # lines of the figures, where they do not stand beside


def values(here: Open) -> dict[str, Any]:
    """What the page shows; what nobody has filled in is a line to write on."""
    stored = here.work.values(LEADERSHIP.name)
    said = {
        column.name: column.kind.shown(
            stored.get(column.name), wording.told(here.content, LEADERSHIP, column, here.work), ""
        )
        for column in LEADERSHIP.columns
    }
    title, team = beginning(here.work.subject or here.content.title, _TITLE), context.names(here)
    texts = [title, team, *said.values()]
    dense = sum(map(len, texts)) > _MANY
    judged = any(here.work.complete(table.name) for table in here.module.spec.lists)
    known = judged and not here.result.failed
    brief = here.module.brief(here.content, _told(here, _TEXT[dense])) if known else Brief("", ())
    room = _room(texts, *_PAPER[dense]) - (0 if brief.square else _FIGURES)
    return {
        "lang": wording.language(here.content),
        "title": title,
        "sheet": here.content.title,
        "asked": said,
        "brief": brief,
        "tables": [first(*table, own) for table, own in zip(brief.tables, shared(brief.tables, room), strict=True)],
        "dense": dense,
        "team": team,
        "handed": True,
    }


def _told(here: Open, longest: int) -> Judged:
    """The sheet with the beginnings of its long texts; the sheet itself stays with the team."""
    tables = here.module.spec.tables
    kinds = {(table.name, column.name): column.kind for table in tables for column in table.columns}

    def begun(table: str, cells: Mapping[str, Any]) -> Cells:
        return {name: kinds[table, name].begun(value, longest) for name, value in cells.items()}

    rows = {
        table: tuple(row._replace(cells=begun(table, row.cells)) for row in found)
        for table, found in here.judged.rows.items()
    }
    single = {table: begun(table, cells) for table, cells in here.judged.single.items()}
    return replace(here.judged, rows=rows, single=single)


def _room(texts: Iterable[str], lines: int, across: int) -> int:
    """How many lines of the page these texts leave."""
    return lines - sum(ceil(len(text) / across) for text in texts)
