"""The only door to people's work.

A space belongs to a course (or network), a record and a group; it holds items and marks. It can be imported without
Django being set up; every function raises `Unavailable` if the app is not installed or not migrated, and
`django.db.OperationalError` if the database gave no lock in time: then nothing was stored, and trying again may work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .door import door
from .values import (
    FORMED,
    LIVELY,
    Conflict,
    Item,
    Mark,
    Snapshot,
    SpaceKey,
    Unavailable,
    group_name,
    is_formed,
    personal_group,
    record_name,
)

if TYPE_CHECKING:
    from .writer import Writer  # noqa: TC004 - signatures of callers name it; at run time it would need the models

__all__ = [
    "FORMED",
    "LIVELY",
    "Conflict",
    "Item",
    "Mark",
    "Snapshot",
    "SpaceKey",
    "Unavailable",
    "Writer",
    "at",
    "changes",
    "clear_marks",
    "clear_state",
    "entered",
    "export_person",
    "find_mentions",
    "forget_person",
    "group_name",
    "groups_of",
    "holds",
    "is_formed",
    "key_of",
    "latest",
    "pace",
    "personal_group",
    "purge",
    "read",
    "record_name",
    "redate",
    "sealed",
    "undeclared",
    "versions",
    "write",
]


def read(key: SpaceKey) -> Snapshot:
    """Everything in a space but what is deleted. Two queries; one for a space that nobody has written to."""
    with door():
        from . import reading

        return reading.everything(key)


def sealed(key: SpaceKey) -> tuple[Item, ...]:
    """What stands in an anonymous space, read anew and kept nowhere; nothing where there is none. One query."""
    with door():
        from . import reading

        return reading.sealed(key)


def versions(keys: Sequence[SpaceKey]) -> list[tuple[int, int]]:
    """The id and the revision of each space: what its content can be kept under. (0, 0) where nobody has written.

    One query for all.
    """
    with door():
        from . import reading

        return reading.versions(keys)


def at(key: SpaceKey, version: tuple[int, int]) -> Snapshot:
    """A space as `versions` or `entered` found it, read once for all requests of a process that ask: one query, or none.

    For requests that only read: what somebody has just written may yet be undone.
    """
    with door():
        from . import shared

        return shared.at(key, version)


def latest(key: SpaceKey) -> Snapshot:
    """A space as it is now, for requests that only read. One query, and one more where this process has not read it yet."""
    return at(key, versions([key])[0])


def pace(versions: Sequence[tuple[int, int]]) -> int:
    """How many ms a page should wait before it asks again whether these spaces changed: LIVELY, or longer when all is quiet.

    Known to this process only, stored nowhere.
    """
    with door():
        from . import shared

        return shared.pace(versions)


def changes(key: SpaceKey, since: int) -> Snapshot:
    """What changed after revision `since`, deleted rows included.

    It is everything instead (`complete`) where changes do not tell enough: on an anonymous space, which keeps no
    revision per row, and after rows have gone without a tombstone. One query if there is nothing new, two otherwise.
    """
    with door():
        from . import reading

        return reading.newer(key, since)


def key_of(space_id: int) -> SpaceKey | None:
    """The key of a space, if there is one with this id."""
    with door():
        from . import reading

        return reading.key_of(space_id)


def groups_of(context: str, record: str, kind: str, person: str) -> list[str]:
    """The groups of a record in which a person has a mark of this kind, such as her membership. One query."""
    with door():
        from . import reading

        return reading.groups_of(context, record, kind, person)


def holds(key: SpaceKey, kinds: Sequence[str], person: str) -> bool:
    """Whether a person has a mark of one of these kinds in a space. One query."""
    with door():
        from . import reading

        return reading.holds(key, kinds, person)


def entered(
    context: str, record: str, group: str, kind: str, person: str, *, beside: str = ""
) -> dict[SpaceKey, tuple[int, int]]:
    """Version (see `versions`) by key: of this group's space of the record, if somebody has written to it, of those in
    which the person has a mark of the kind, and of the spaces that the groups of these have in the record `beside`. One
    query.
    """
    with door():
        from . import reading

        return reading.entered(context, record, group, kind, person, beside)


@contextmanager
def write(key: SpaceKey, *, anonymous: bool = False) -> Iterator[Writer]:
    """One transaction on a space, rolled back on any exception. Others who write to it wait until it ends.

    `anonymous` decides for good when the space is new. Later an anonymous space stays so whatever is asked, and asking
    it of a space that has names raises ValueError. Hold one space at a time.
    """
    with door():
        from .writer import writing

        with writing(key, anonymous) as writer:
            yield writer


def forget_person(person: str, *, dry_run: bool = False) -> int:
    """Deletes the spaces of a person and her items and marks in all others; for her retirement. Gives their number,
    which is all that `dry_run` does.
    """
    with door():
        from . import people

        return people.forget(person, dry_run)


def clear_state(context: str, record: str, person: str) -> int:
    """The same within one record of one course; for the reset of a learner's state."""
    with door():
        from . import people

        return people.clear(context, record, person)


def clear_marks(context: str, record: str, kind: str, person: str) -> int:
    """Deletes a person's marks of a kind in all spaces of a record of one course, without trace. Gives their number."""
    with door():
        from . import people

        return people.unmark(context, record, kind, person)


def export_person(person: str) -> list[dict[str, Any]]:
    """Everything that stands under a person's name or in her own spaces, ready for JSON, in a fixed order.

    Keys: type ("item", "mark"), context, record, group, kind, key or target, person, value (marks), data, deleted,
    modified (ISO time), what (from the register). What she wrote anonymously cannot be found.
    """
    with door():
        from . import people

        return people.export(person)


def find_mentions(words: Sequence[str], person: str) -> list[dict[str, Any]]:
    """Where texts of shared spaces hold one of these words, however written in capitals: what others wrote about this
    person, or she where nothing leads to her. Keys: context, record, group, kind, key, text. Looks at every row but
    those under her number and those of spaces of one person, whose texts are that person's alone.
    """
    with door():
        from . import people

        return people.mentions(words, person)


def purge(now: datetime, *, dry_run: bool = False, sure: bool = False) -> dict[str, int]:
    """Deletes what has outlived its declared period, tombstones and empty spaces; counts per kind.

    `now` is aware. `dry_run` only counts. Unless somebody is `sure`: ValueError, and nothing is deleted, where an unlikely
    share would go at once or the clock is likely to be wrong (before the last work or run; long after the last run or,
    where there was none, the last work).
    """
    with door():
        from . import retention

        return retention.purge(now, dry_run, sure)


def redate(now: datetime, *, dry_run: bool = False) -> int:
    """Dates as of now what is dated ahead of it, after a clock that was wrong; gives the number of spaces.

    `now` is aware; where it lies before the first day of this package it is wrong itself, and nothing is dated anew.
    """
    with door():
        from . import retention

        return retention.redate(now, dry_run)


def undeclared() -> dict[str, int]:
    """Number of stored rows per kind that no installed version declares: `purge` leaves them, so say it."""
    with door():
        from . import retention

        return retention.undeclared()
