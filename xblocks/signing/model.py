"""Versions of a document, who has signed which, and how two of them differ. Pure.

A *state* is what a document says, `{table: [(key, cells), …]}`, in the order in which it is read. States are told apart by
a hash of their cells: keys, the order of rows and empty tables are no part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from xblocks.core.stored import Number

Cells = Mapping[str, Any]
State = Mapping[str, Sequence[tuple[str, Cells]]]

#: A value as text, the same whatever the order of its keys.
_text = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


def digest(state: State) -> str:
    """The hash of a state, 64 hex digits."""
    filled = {table: sorted(_text(cells) for _key, cells in rows if cells) for table, rows in state.items()}
    return hashlib.sha256(_text({table: rows for table, rows in filled.items() if rows}).encode()).hexdigest()


@dataclass(frozen=True)
class Version:
    """A state that somebody has signed, under its number."""

    number: Number
    digest: str
    state: State


@dataclass(frozen=True)
class Signature:
    """That a side signed a version on a day."""

    side: str
    version: Number
    day: date


@dataclass(frozen=True)
class Signed:
    """What has been signed so far."""

    versions: Sequence[Version] = ()
    signatures: Sequence[Signature] = ()

    def number(self, digest: str) -> int:
        """The number of a state: its own where somebody has signed it, the next one for a new one."""
        own = (version.number for version in self.versions if version.digest == digest)
        return next(own, max((version.number for version in self.versions), default=0) + 1)

    def version(self, number: int) -> Version | None:
        """The version of that number, if somebody has signed it."""
        return next((version for version in self.versions if version.number == number), None)

    def of(self, number: int) -> list[Signature]:
        """Who has signed a version."""
        return [signature for signature in self.signatures if signature.version == number]

    def last(self, side: str) -> int | None:
        """The version that a side signed last."""
        return max((found.version for found in self.signatures if found.side == side), default=None)


class Change(NamedTuple):
    """A row that differs: it came (nothing before), went (nothing after), or has other cells."""

    table: str
    key: str
    before: Cells | None
    after: Cells | None


def difference(old: State, new: State) -> list[Change]:
    """What differs between two states, by table; rows that only moved, or were typed anew, do not."""
    found: list[Change] = []
    for table in dict.fromkeys([*old, *new]):
        rows, others = old.get(table, ()), new.get(table, ())
        before, after = _without(rows, others), _without(others, rows)
        keys = dict.fromkeys([*before, *after])
        found += [Change(table, key, before.get(key), after.get(key)) for key in keys]
    return found


def _without(rows: Sequence[tuple[str, Cells]], others: Sequence[tuple[str, Cells]]) -> dict[str, Cells]:
    """The filled rows that the others do not have, as often as they have them; a row of the same key answers first."""
    mine, theirs = dict(rows), dict(others)
    free = Counter(_text(cells) for key, cells in others if mine.get(key) != cells)
    found = {}
    for key, cells in rows:
        if theirs.get(key) == cells or not cells:
            continue
        text = _text(cells)
        if free[text]:
            free[text] -= 1
        else:
            found[key] = cells
    return found
