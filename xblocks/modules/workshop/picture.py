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
#: What a line of a table holds in its columns: the name of a row, values, what stands above.
_NAME, _VALUE, _COLUMN = 22, 13, 7
_WIDE = re.compile(r"\w{16,}")
_FEWEST = 2  # rows without which a table says nothing


def first(rows: Sequence[Line], words: MatrixWords, room: float) -> SafeString:
    """As many rows of a table, in few words, as fit into so many lines; where there are more, its title says so:
    `Maßnahmen: die ersten 3 von 7`."""
    title = beginning(words.title, _LONGEST)
    short = [
        replace(row, name=_cell(row.name, words.lang), ends=[_cell(end, words.lang) for end in row.ends])
        for row in rows
    ]
    ends_at = [*accumulate(_lines(row.name, row.ends) for row in short)]
    for longest in _HEADS:
        columns, ends = ([_cell(head, words.lang, longest) for head in heads] for heads in (words.columns, words.ends))
        left = room - _lines(title, [], _LONGEST / 2) - _lines(words.row, [*columns, *ends], _COLUMN, _COLUMN)
        if not ends_at or ends_at[-1] <= left:
            break
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
