"""The rules of W1: what matters and finds nobody ready or responsible, what has no source, what a map leaves out.

An item is `{id, kind, level, relevance, readiness, owner?, evidence?}`: relevance and readiness from 1 to 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self, get_args

from pydantic import model_validator

from xblocks.modules.workshop.reading import Part, Scale, Text, finding, percent, thresholds, unique

#: Limits of the rules: from where relevance is high, from where readiness is, and how many levels a map has at least.
DEFAULTS = {"relevance": 4, "readiness": 3, "levels": 3}

Kind = Literal["actor", "law", "practice"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Level = Literal["EU", "Bund", "Bund-Länder", "Land", "Kommune"]
LEVELS: tuple[Level, ...] = get_args(Level)
Field = Literal["act", "keep", "watch", "maintain"]
FIELDS: tuple[Field, ...] = get_args(Field)


class Item(Part):
    """Somebody, a law or a practice that a municipality has to do with."""

    id: Text
    kind: Kind
    level: Level
    relevance: Scale
    readiness: Scale
    owner: Text | None = None
    evidence: Text | None = None


class Sheet(Part):
    """A whole sheet."""

    items: list[Item] = []

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        unique((item.id for item in self.items), "items")
        return self


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out on a map, sorted by rule, then by row; [] for a sheet without any item.

    Items are ids, in W1-3 kinds. Raises ValueError for a sheet that is not one.
    """
    limits = thresholds(DEFAULTS, settings)
    items = Sheet.read(sheet).items
    if not items:
        return []
    found = [finding("W1-1", "error", [item.id], priority=priority(item)) for item in items if _unowned(item, limits)]
    found += [
        finding("W1-2", "warning", [item.id])
        for item in items
        if item.kind == "law" and item.relevance >= limits["relevance"] and item.evidence is None
    ]
    kinds, levels = {item.kind for item in items}, {item.level for item in items}
    found += [finding("W1-3", "warning", [kind]) for kind in KINDS if kind not in kinds]
    if len(levels) < limits["levels"]:
        found.append(finding("W1-4", "warning", levels=len(levels)))
    return found


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{items, fields: {act, keep, watch, maintain}, unowned, index_pct, rows: [{id, field, priority}]}`: how many items
    lie in each field, how many of those in *act* have no owner; the index is None without items. Raises ValueError as
    `findings` does.
    """
    limits = thresholds(DEFAULTS, settings)
    items = Sheet.read(sheet).items
    fields = [field_of(item.relevance, item.readiness, limits) for item in items]
    reached = sum(item.relevance * item.readiness for item in items)
    possible = sum(5 * item.relevance for item in items)
    return {
        "items": len(items),
        "fields": {name: fields.count(name) for name in FIELDS},
        "unowned": sum(_unowned(item, limits) for item in items),
        "index_pct": percent(reached, possible) if items else None,
        "rows": [
            {"id": item.id, "field": name, "priority": priority(item)} for item, name in zip(items, fields, strict=True)
        ],
    }


def field_of(relevance: int, readiness: int, limits: Mapping[str, float] = DEFAULTS) -> Field:
    """The field of the map in which something lies."""
    if relevance >= limits["relevance"]:
        return "keep" if readiness >= limits["readiness"] else "act"
    return "maintain" if readiness >= limits["readiness"] else "watch"


def priority(item: Item) -> int:
    """What comes first: relevance times how far readiness stays behind it."""
    return item.relevance * max(0, item.relevance - item.readiness)


def _unowned(item: Item, limits: Mapping[str, float]) -> bool:
    return item.owner is None and field_of(item.relevance, item.readiness, limits) == "act"
