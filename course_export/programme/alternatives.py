"""Values of YAML files that depend on what an operator chooses.

Where a value is one per value of a setting (`say: {apart: …, consecutive: …}`), the one that holds takes its place. In a
list, entries that hold take the place of an entry that has a list of them for each.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from course_export.programme.source import Location, Source
from course_export.programme.variants import SETTINGS


def resolved(data: Any, source: Source, holds: Collection[str]) -> tuple[Any, Source]:
    """Return data with what holds, and where each of its values was written."""
    moved: dict[Location, Location] = {}
    return _resolve(data, (), (), holds, moved), replace(source, moved=moved)


def _chosen(value: Any, holds: Collection[str]) -> str | None:
    """Return which alternative of a value holds, None if it has none."""
    if isinstance(value, dict) and any(set(value) == set(values) for values in SETTINGS.values()):
        return next(each for each in value if each in holds)
    return None


def _resolve(
    value: Any, written: Location, place: Location, holds: Collection[str], moved: dict[Location, Location]
) -> Any:
    chosen = _chosen(value, holds)
    if chosen:
        moved[place] = (*written, chosen)
        return _resolve(value[chosen], (*written, chosen), place, holds, moved)
    if isinstance(value, dict):
        return {key: _resolve(each, (*written, key), (*place, key), holds, moved) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    found: list[Any] = []
    for number, entry in enumerate(value):
        which = _chosen(entry, holds)
        several = which is not None and isinstance(entry[which], list)
        at = (*written, number, which) if which is not None and several else written
        entries = enumerate(entry[which]) if several else [(number, entry)]
        for nth, each in entries:
            there = (*place, len(found))
            if (*at, nth) != (*written, len(found)):
                moved[there] = (*at, nth)
            found.append(_resolve(each, (*at, nth), there, holds, moved))
    return found
