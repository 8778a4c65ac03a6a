"""Rows of the tables as values, and data as text and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, QuerySet, Value

from . import expiry, models, values

Row = tuple[Any, ...]

#: Kind and key of the one row that holds all items of an anonymous space: see `sealed`.
SEALED, ALL = "sealed", "all"

#: Columns in the order that `item` and `mark` take; equally many, so that one query can return both.
ITEM = ("kind", "key", "person", "data", "revision", "deleted", "modified", "value")
MARK = ("kind", "target", "person", "data", "revision", "deleted", "modified", "value")


def items(space_id: int, **narrowed: object) -> QuerySet[models.Item]:
    """Query set of the items of a space, as rows for `item`."""
    no_value = Value(None, output_field=IntegerField())
    return models.Item.objects.filter(space_id=space_id, **narrowed).annotate(value=no_value).values_list(*ITEM)


def marks(space_id: int, **narrowed: object) -> QuerySet[models.Mark]:
    """Query set of the marks of a space, as rows for `mark`."""
    return models.Mark.objects.filter(space_id=space_id, **narrowed).values_list(*MARK)


def both(space_id: int, **narrowed: object) -> tuple[tuple[values.Item, ...], tuple[values.Mark, ...]]:
    """Items and marks in one query, in the order of their last change, then of their keys."""
    return _parted(items(space_id, **narrowed).union(marks(space_id, **narrowed), all=True))


def after(space_id: int, revision: int) -> tuple[tuple[values.Item, ...], tuple[values.Mark, ...], int]:
    """What changed after a revision, in one query: items, marks, and up to where rows have gone without a tombstone.

    Where nothing changed, that last number is not known and stays 0.
    """
    # The value stays last: before Django 5, what is annotated comes after all columns, whatever the order asked for.
    pairs = ((items, ITEM), (marks, MARK))
    queries = [
        rows(space_id, revision__gt=revision).values_list(*names[:-1], "space__cleared", names[-1])
        for rows, names in pairs
    ]
    found = list(queries[0].union(queries[1], all=True))
    return *_parted((*row[:-2], row[-1]) for row in found), found[0][-2] if found else 0


def _parted(found: Iterable[Row]) -> tuple[tuple[values.Item, ...], tuple[values.Mark, ...]]:
    """Rows of both tables as items and marks, each in order."""
    rows = current(found)
    return tuple(item(row) for row in rows if row[7] is None), tuple(mark(row) for row in rows if row[7] is not None)


def current(found: Iterable[Row]) -> list[Row]:
    """In order, without those that are over; where they are sealed, those that are in there."""
    rows = ordered(found)
    if rows and rows[0][0] == SEALED:  # there is no other row then
        return kept(rows[0][3], rows[0][6], expiry.now())
    limits = expiry.limits(expiry.now())
    return [row for row in rows if row[0] not in limits or row[6] is None or row[6] >= limits[row[0]]]


def kept(text: str, modified: datetime, moment: datetime) -> list[Row]:
    """What of a sealed row is not over at a moment."""
    limits = expiry.limits(moment, anonymous=True)
    return [row for row in unsealed(text) if row[0] not in limits or modified >= limits[row[0]]]


def sealed(texts: Mapping[tuple[str, str], str]) -> str:
    """The items of an anonymous space as the text of one row: data by kind and key, in the order of these.

    In rows of their own the database would tell in which order they were written: by the place of each in its file, by
    hidden columns, by the order of a dump.
    """
    parts = (f"[{json.dumps(kind)},{json.dumps(key)},{texts[kind, key]}]" for kind, key in sorted(texts))
    return f"[{','.join(parts)}]"


def unsealed(text: str) -> list[Row]:
    """ITEM rows from the text that `sealed` made."""
    return [(kind, key, None, dumps(data), 0, False, None, None) for kind, key, data in json.loads(text)]


def ordered(found: Iterable[Row]) -> list[Row]:
    """By revision, kind, key and person."""
    return sorted(found, key=lambda row: (row[4], row[0], row[1], row[2] or ""))


def item(row: Row) -> values.Item:
    """An ITEM row as a value. Revision 0 is that of an anonymous space: see `values.Item`."""
    kind, key, person, text, revision, deleted, modified, _ = row
    return values.Item(kind, key, person, loads(text), revision or fingerprint(text), deleted, modified)


def mark(row: Row) -> values.Mark:
    """A MARK row as a value."""
    kind, target, person, text, revision, deleted, modified, value = row
    return values.Mark(kind, target, person, value, loads(text), revision, deleted, modified)


def fingerprint(text: str) -> int:
    """A number for a text that JavaScript, too, holds exactly; never 0."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) + 1


def dumps(data: dict[str, Any]) -> str:
    """JSON in ASCII. Raises TypeError or ValueError for what JSON cannot hold, NaN included."""
    return json.dumps(data, allow_nan=False, separators=(",", ":"))


def loads(text: str) -> dict[str, Any]:
    """What `dumps` made; a tombstone has no text, which gives an empty dict."""
    return json.loads(text) if text else {}
