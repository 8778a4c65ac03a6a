"""A table of a sheet with as many rows, in few words, as a page has room for. Safe markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import ceil

from django.utils.safestring import SafeString, mark_safe

from xblocks.core.text import beginning
from xblocks.drawing.hyphens import breaks
from xblocks.drawing.matrix import Line, MatrixWords, matrix
from xblocks.kit.i18n import gettext_for

#: The longest title, text in a cell, and head of a column, first where there is room.
_LONGEST, _CELL, _HEADS = 100, 50, (60, 25)
#: What a line of a table holds in its columns: the name of a row, that beside one or two short values, values, what
#: stands above.
_NAME, _BROAD, _VALUE, _COLUMN = 22, 40, 13, 7
_WIDE = re.compile(r"\w{16,}")
_FEWEST = 2  # rows without which a table says nothing


def first(rows: Sequence[Line], words: MatrixWords, room: float) -> SafeString:
    """As many rows of a table, in few words, as fit into so many lines; where there are more, its title says so:
    `Maßnahmen: die ersten 3 von 7`."""
    for longest in _HEADS:
        short, told = _short(rows, words, longest)
        ends = _ends(short, told)
        if not ends or ends[-1] <= room:
            break
    most = max(_FEWEST, sum(end <= room for end in ends))
    if len(rows) > most:
        values = {"title": told.title, "shown": most, "count": len(rows)}
        told = replace(told, title=gettext_for()("%(title)s: first %(shown)s of %(count)s") % values)
    return mark_safe(matrix(short[:most], told))


def shared(tables: Sequence[tuple[Sequence[Line], MatrixWords]], room: float) -> list[float]:
    """What each table gets of so many lines: alike, but what one does not need, the others get."""
    needs = [[0.0, *_ends(*_short(*table, _HEADS[0]))][-1] for table in tables]
    found = list(needs)
    for waiting, place in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        found[place] = min(needs[place], room / (len(needs) - waiting))
        room -= found[place]
    return found


def _short(rows: Sequence[Line], words: MatrixWords, longest: int) -> tuple[list[Line], MatrixWords]:
    """The table in few words, with heads of so many letters."""
    columns, ends = ([_cell(head, words.lang, longest) for head in heads] for heads in (words.columns, words.ends))
    short = [
        replace(row, name=_cell(row.name, words.lang), ends=[_cell(end, words.lang) for end in row.ends])
        for row in rows
    ]
    return short, replace(words, title=beginning(words.title, _LONGEST), columns=columns, ends=ends)


def _ends(rows: Sequence[Line], words: MatrixWords) -> list[float]:
    """Behind how many lines of the page each row ends, below title and head."""
    heads = [*words.columns, *words.ends]
    above = _lines(words.title, [], _LONGEST / 2) + _lines(words.row, heads, _COLUMN, _COLUMN)
    short = len(heads) <= 2 and all(len(end) <= _VALUE for row in rows for end in row.ends)
    across = _BROAD if short else _NAME
    return [above + end for end in accumulate(_lines(row.name, row.ends, across) for row in rows)]


def _lines(name: str, others: Iterable[str], across: float, beside: float = _VALUE) -> float:
    """How many lines a row takes, with the room around it."""
    return 1 + max(ceil(len(name) / across), *(ceil(len(other) / beside) for other in others), 1)


def _cell(text: str, lang: str, longest: int = _CELL) -> str:
    """The beginning of a text, in which a word that is wider than its column can be broken."""
    return _WIDE.sub(lambda word: _broken(word.group(), lang), beginning(text, longest))


def _broken(word: str, lang: str) -> str:
    """Where its language breaks it, and where that knows no place, anywhere."""
    places = [0, *(breaks(word, lang) or range(8, len(word), 8)), len(word)]
    return "\N{SOFT HYPHEN}".join(word[start:end] for start, end in pairwise(places))
