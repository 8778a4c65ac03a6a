"""The one page that a team hands to its leadership: what is asked for, a picture, three figures, the next step.

What is on it leaves the team. Of a process that is lead time, waiting, media breaks and the total of work: no time of a
single role or step.

It is one page, however long the texts are: what is asked for stands there whole, a picture takes the room that is left
(`page.css`), and a table shows as many rows as fit, in few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.core.text import beginning
from xblocks.drawing.hyphens import breaks
from xblocks.drawing.matrix import Line, MatrixWords, matrix
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import context
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.cells import Cells
from xblocks.modules.workshop.kinds.texts import LongText
from xblocks.modules.workshop.module import Brief
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.spec import LEADERSHIP
from xblocks.modules.workshop.work import Judged

#: From so many characters on the texts are set smaller. Lines of A4 behind head and headings, and the characters
#: of a line, without and with that.
_MANY = 600
_PAPER = {False: (37, 80), True: (40, 95)}
#: The longest title of the page, text in a cell, and head of a column; the longest text of the sheet in a picture.
_TITLE, _CELL, _HEAD = 100, 50, 25
_TEXT = {False: 120, True: 60}
#: What a line of a table holds in its columns: the name of a row, values, what stands above.
_NAME, _VALUE, _COLUMN = 22, 13, 7
_WIDE = re.compile(r"\w{16,}")
_FIGURES = 4  # lines of the figures, where they do not stand beside
_FEWEST = 2  # rows without which a table says nothing


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
        "tables": [_first(*table, room / len(brief.tables)) for table in brief.tables],
        "dense": dense,
        "team": team,
    }


def _told(here: Open, longest: int) -> Judged:
    """The sheet with the beginnings of its long texts; the sheet itself stays with the team."""
    texts = {
        (table.name, column.name)
        for table in here.module.spec.tables
        for column in table.columns
        if isinstance(column.kind, LongText)
    }

    def begun(table: str, cells: Mapping[str, Any]) -> Cells:
        return {name: beginning(value, longest) if (table, name) in texts else value for name, value in cells.items()}

    rows = {
        table: tuple(row._replace(cells=begun(table, row.cells)) for row in found)
        for table, found in here.judged.rows.items()
    }
    single = {table: begun(table, cells) for table, cells in here.judged.single.items()}
    return replace(here.judged, rows=rows, single=single)


def _room(texts: Iterable[str], lines: int, across: int) -> int:
    """How many lines of the page these texts leave."""
    return lines - sum(ceil(len(text) / across) for text in texts)


def _first(rows: Sequence[Line], words: MatrixWords, room: float) -> SafeString:
    """As many rows of a table, in few words, as fit into so many lines; where there are more, its title says so:
    `Maßnahmen: die ersten 3 von 7`."""
    title = beginning(words.title, _TITLE)
    columns, ends = ([_cell(head, words.lang, _HEAD) for head in heads] for heads in (words.columns, words.ends))
    short = [
        replace(row, name=_cell(row.name, words.lang), ends=[_cell(end, words.lang) for end in row.ends])
        for row in rows
    ]
    left = room - _lines(title, [], _TITLE / 2) - _lines(words.row, [*columns, *ends], _COLUMN, _COLUMN)
    ends_at = [*accumulate(_lines(row.name, row.ends) for row in short)]
    most = max(_FEWEST, sum(end <= left for end in ends_at))
    if len(rows) > most:
        told = {"title": title, "shown": most, "count": len(rows)}
        title = gettext_for()("%(title)s: first %(shown)s of %(count)s") % told
    return mark_safe(matrix(short[:most], replace(words, title=title, columns=columns, ends=ends)))


def _lines(name: str, others: Iterable[str], across: float = _NAME, beside: float = _VALUE) -> float:
    """How many lines a row takes, with the room around it."""
    return 1 + max(ceil(len(name) / across), *(ceil(len(other) / beside) for other in others), 1)


def _cell(text: str, lang: str, longest: int = _CELL) -> str:
    """The beginning of a text, in which a word that is wider than its column can be broken."""
    return _WIDE.sub(lambda word: _broken(word.group(), lang), beginning(text, longest))


def _broken(word: str, lang: str) -> str:
    """Where its language breaks it, and where that knows no place, anywhere."""
    places = [0, *(breaks(word, lang) or range(8, len(word), 8)), len(word)]
    return "\N{SOFT HYPHEN}".join(word[start:end] for start, end in pairwise(places))
