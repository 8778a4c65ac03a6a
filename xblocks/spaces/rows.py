"""Rows of the tables as values, and data as text and back."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import IntegerField, QuerySet, Value

from . import models, values

Row = tuple[Any, ...]

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
    found = ordered(items(space_id, **narrowed).union(marks(space_id, **narrowed), all=True))
    return tuple(item(row) for row in found if row[7] is None), tuple(mark(row) for row in found if row[7] is not None)


def ordered(found: Iterable[Row]) -> list[Row]:
    """By revision, kind, key and person; by key on an anonymous space, where no row has a revision."""
    return sorted(found, key=lambda row: (row[4], row[0], row[1], row[2] or ""))


def item(row: Row) -> values.Item:
    """An ITEM row as a value. Revision 0 is that of an anonymous space: see `values.Item`."""
    kind, key, person, text, revision, deleted, modified, _ = row
    return values.Item(kind, key, person, loads(text), revision or fingerprint(text), deleted, modified)


def mark(row: Row) -> values.Mark:
    """A MARK row as a value."""
    kind, target, person, text, revision, deleted, _, value = row
    return values.Mark(kind, target, person, value, loads(text), revision, deleted)


def fingerprint(text: str) -> int:
    """A number for a text that JavaScript, too, holds exactly; never 0."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) + 1


def dumps(data: dict[str, Any]) -> str:
    """JSON in ASCII. Raises TypeError or ValueError for what JSON cannot hold, NaN included."""
    return json.dumps(data, allow_nan=False, separators=(",", ":"))


def loads(text: str) -> dict[str, Any]:
    """What `dumps` made; a tombstone has no text, which gives an empty dict."""
    return json.loads(text) if text else {}
