"""Spaces as they were read last, for all who ask: many do at the same moment, and a poll changes nothing."""

import time
from collections.abc import Iterable

from xblocks.core.recent import Recent

from . import rows, values

NOTHING = (0, 0)  # the version of a space that nobody has written to
snapshots = Recent(64)

QUIET = 10_000  # ms between polls
LIVELY_FOR = 60.0  # s after the last change
_changes = Recent(1024)


def at(key: values.SpaceKey, version: tuple[int, int]) -> values.Snapshot:
    """See `api.at`. Only the newest version is kept, so that what somebody deleted does not stay in memory beside it."""
    if version == NOTHING:
        return values.Snapshot(None, 0, (), (), complete=True)
    found: values.Snapshot | None = snapshots.get(key)
    if found is None or (found.space_id, found.revision) != version:
        found = (found and _renewed(found, version)) or _complete(version)
        snapshots.put(key, found)
    return found


def _complete(version: tuple[int, int]) -> values.Snapshot:
    return values.Snapshot(*version, *rows.both(version[0], deleted=False), complete=True)


def _renewed(kept: values.Snapshot, version: tuple[int, int]) -> values.Snapshot | None:
    """An earlier version with what changed since laid over it; None where changes do not tell enough.

    Most rows of a long sheet are as they were, and reading them anew takes longest.
    """
    if kept.space_id != version[0] or kept.revision > version[1]:
        return None
    items, marks, cleared = rows.after(version[0], kept.revision)
    if cleared > kept.revision or not (items or marks):  # rows have gone, or it is an anonymous space
        return None
    named = {(item.kind, item.key) for item in items}
    marked = {(mark.kind, mark.target, mark.person) for mark in marks}
    return values.Snapshot(
        *version,
        (*(item for item in kept.items if item[:2] not in named), *(item for item in items if not item.deleted)),
        (*(mark for mark in kept.marks if mark[:3] not in marked), *(mark for mark in marks if not mark.deleted)),
        complete=True,
    )


def pace(versions: Iterable[tuple[int, int]]) -> int:
    """See `api.pace`."""
    now = time.monotonic()
    lively = False
    for space_id, revision in versions:
        if space_id:
            before = _changes.get(space_id)
            if before is None or before[0] != revision:
                before = (revision, now)
                _changes.put(space_id, before)
            lively = lively or now - before[1] < LIVELY_FOR
    return values.LIVELY if lively else QUIET
