"""Reads and writes of the player's tables; every write is one update-or-insert, so it holds when many come at once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from course_export.preview.models import Completion, FieldValue, Grade

# The author removed the field: its default holds, whatever the tarball says.
REMOVED = object()


@dataclass(frozen=True)
class Slot:
    """The place of one field value; `user` and `block` are empty where the scope has none."""

    scope: str
    user: str
    block: str
    field: str


def read_fields(user: str, blocks: Iterable[str]) -> dict[Slot, Any]:
    """Return every stored value of the given blocks, and of scopes without one, for this user and for all (1 query)."""
    rows = FieldValue.objects.filter(Q(user=user) | Q(user=""), block__in=[*blocks, ""])
    return {
        Slot(row.scope, row.user, row.block, row.field): REMOVED if row.value is None else json.loads(row.value)
        for row in rows
    }


def write_fields(values: Mapping[Slot, Any]) -> None:
    """Store values (JSON, or REMOVED)."""
    rows = [
        FieldValue(
            scope=slot.scope,
            user=slot.user,
            block=slot.block,
            field=slot.field,
            value=None if value is REMOVED else json.dumps(value),
        )
        for slot, value in values.items()
    ]
    FieldValue.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["block", "user", "scope", "field"], update_fields=["value"]
    )


def delete_field(slot: Slot) -> None:
    """Forget a value."""
    FieldValue.objects.filter(scope=slot.scope, user=slot.user, block=slot.block, field=slot.field).delete()


def edited_blocks() -> list[str]:
    """Return the blocks (definition ids) that an author has changed."""
    rows = FieldValue.objects.filter(user="", scope__in=["content", "settings"])
    return list(rows.values_list("block", flat=True).distinct())


def authored(definitions: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what an author changed: definition id → field → value, or REMOVED (1 query)."""
    found: dict[str, dict[str, Any]] = {}
    rows = FieldValue.objects.filter(user="", scope__in=["content", "settings"], block__in=list(definitions))
    for row in rows.order_by("block", "field"):
        found.setdefault(row.block, {})[row.field] = REMOVED if row.value is None else json.loads(row.value)
    return found


def complete(user_id: int, block: str, value: float) -> None:
    """Store how far a person is in a block; the last word counts, as on the platform."""
    Completion.objects.bulk_create(
        [Completion(user_id=user_id, block=block, value=value)],
        update_conflicts=True,
        unique_fields=["user", "block"],
        update_fields=["value"],
    )


def completions(user_id: int, blocks: Iterable[str] | None = None) -> dict[str, float]:
    """Return how far a person is, by block; of all blocks, or of the given ones."""
    rows = Completion.objects.filter(user_id=user_id)
    if blocks is not None:
        rows = rows.filter(block__in=list(blocks))
    return dict(rows.values_list("block", "value"))


def grade(user_id: int, block: str, value: float, max_value: float, *, only_if_higher: bool) -> None:
    """Store a person's points in a block."""
    if only_if_higher:
        old = Grade.objects.filter(user_id=user_id, block=block).first()
        if old and old.max_value and max_value and old.value / old.max_value >= value / max_value:
            return
    Grade.objects.bulk_create(
        [Grade(user_id=user_id, block=block, value=value, max_value=max_value)],
        update_conflicts=True,
        unique_fields=["user", "block"],
        update_fields=["value", "max_value"],
    )
