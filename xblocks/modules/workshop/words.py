"""A row and its values in words, as the reader writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils import formats, timezone

from xblocks.kit.i18n import gettext_for, reader_language, rounded, short_date
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.kinds import Told
from xblocks.modules.workshop.spec import Column, Table
from xblocks.modules.workshop.work import Judged, Row, Work


def language(content: WorkshopContent) -> str:
    """The language the content is written in."""
    return content.language or reader_language()


def titled(title: str, judged: Judged) -> str:
    """The title of a picture, with what the sheet is about: `Fahrplan: Bauen und Kita 2027`."""
    subject = judged.single.get("subject", {}).get("subject", "")
    return f"{title}: {subject}" if subject else title


def title(words: TableText, column: Column) -> str:
    """What a column is called."""
    return words.column(column.name).title


def heading(words: TableText, column: Column) -> str:
    """What a column is called where there is little room."""
    texts = words.column(column.name)
    return texts.short or texts.title


def headings(words: TableText, columns: Iterable[Column]) -> str:
    """What columns are called where there is little room, with commas."""
    return ", ".join(heading(words, column) for column in columns)


def groups(words: TableText, column: Column) -> dict[str, str]:
    """What heads each choice of a column whose choices stand in groups: `Stufe 1 informieren`."""
    if column.grouped is None:
        return {}
    name, group_of = column.grouped
    texts = words.column(name)
    titles = {option.key: f"{texts.short or texts.title} {option.title}" for option in texts.options}
    return {key: titles.get(group, "") for key, group in group_of.items()}


def told(
    content: WorkshopContent, table: Table, column: Column, sheet: Work, *, short: bool = False, but: str = ""
) -> Told:
    """What it takes to say values of a column, choices by their short names if asked.

    `but` is the row in whose form it is said: it does not name itself, and its choices may have names of their own.
    """
    named = content.words(column.steps_of).column(but) if column.steps_of and but else None
    options = (named or content.words(table.name).column(column.name)).options
    return Told(
        gettext_for(),
        number,
        short_date,
        timezone.localdate,
        content.day_minutes,
        {option.key: (short and option.short) or option.title for option in options},
        partial(row_title, content, sheet, short=short),
        _others(content, sheet, but),
        lambda name: (row.cells[name] for rows in sheet.rows.values() for row in rows if name in row.cells),
        short,
    )


def plain_told(day_minutes: int = 0) -> Told:
    """What it takes to say a value that stands in no column."""
    return Told(gettext_for(), number, short_date, timezone.localdate, day_minutes)


def _others(content: WorkshopContent, sheet: Work, but: str) -> Callable[[str], Sequence[tuple[str, str]]]:
    def rows(name: str) -> list[tuple[str, str]]:
        known = content.SPEC.table(name)
        return [
            (row.key, row_title(content, sheet, name, row.key))
            for row in sheet.rows[name]
            if row.key != but and (row.stored or (known and known.fixed))
        ]

    return rows


def row_title(
    content: WorkshopContent, sheet: Work, table: str, key: str, *, deep: bool = True, short: bool = False
) -> str:
    """What a row says of itself: its fixed name, as `short` as it has one, or its first value; `Step 3` where there is none.

    A first value that names another row is said by that row's title, but no further (`deep`).
    """
    words, row, known = content.words(table), sheet.row(table, key), content.SPEC.table(table)
    if row is None or known is None:
        return "–"
    named = next(((short and option.short) or option.title for option in words.rows if option.key == key), "")
    value = row.cells.get(known.title.name)
    if named or value is None or (known.title.kind.of and not deep):
        return named or f"{words.row} {row.number}"
    kind = known.title.kind
    if not (kind.of or kind.options):  # most do without what the sheet and the content say, which takes its time
        return kind.said(value, plain_told(content.day_minutes))
    texts = told(content, known, known.title, sheet, short=True)
    return kind.said(value, replace(texts, row=partial(row_title, content, sheet, deep=False)))


def row_name(content: WorkshopContent, sheet: Work, row: Row) -> str:
    """What a row is called: `Schritt 3: Antrag prüfen`."""
    return numbered(content.words(row.table), row, row_title(content, sheet, row.table, row.key))


def numbered(words: TableText, row: Row, title: str) -> str:
    """A row by its number and its title, where that is another one."""
    beginning = f"{words.row} {row.number}"
    return beginning if title == beginning else f"{beginning}: {title}"


def number(value: float | None, places: int | None = None, *, grouped: bool = True) -> str:
    """A number as the reader writes it, with a dash for none."""
    if value is None:
        return "–"
    if places is not None:
        value = rounded(value, places)
    return str(formats.number_format(value, places, use_l10n=True, force_grouping=grouped)).replace("-", "−")


def percent(value: float | None, places: int = 1) -> str:
    """A share as the reader writes it, its sign on the same line, with a dash for none."""
    return "–" if value is None else f"{number(value, places)}\N{NO-BREAK SPACE}%"


def worded(value: Any) -> str:
    """A value of a finding: a number as the reader writes it, a text as it stands."""
    return number(value) if isinstance(value, int | float) else str(value)
