"""What goes in and out of spaces: plain values, importable without Django."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from xblocks.core.payload import Refusal, Stale

CONTEXT_LENGTH = RECORD_LENGTH = 255
GROUP_LENGTH = KEY_LENGTH = PERSON_LENGTH = 64
#: Milliseconds between two polls of a page while others write.
LIVELY = 2_000
#: Kind of the groups that people form themselves, with a code.
FORMED = "code"


class Unavailable(Refusal):
    """There is nowhere to store people's work: the Django app is not installed, or its tables are not migrated."""

    def __init__(self, reason: str) -> None:
        super().__init__(409, "unavailable", reason)


def checked(name: str, text: str, length: int) -> str:
    """`text`, if it can be part of a key on every database; otherwise ValueError.

    Spaces are refused because MySQL ignores them at the end.
    """
    if not 0 < len(text) <= length or not text.isprintable() or " " in text:
        raise ValueError(f"{name} must have 1 to {length} printable characters and no space: {text!r}")
    return text


def personal_group(person: str) -> str:
    """The group of a space that belongs to one person alone."""
    return f"person:{person}"


def is_formed(group: str) -> bool:
    """Whether a group is one that people formed themselves. Its space ends with the last mark in it, a membership."""
    return group.startswith(f"{FORMED}:")


def group_name(kind: str, name: str) -> str:
    """The group of a space that a team, a cohort … shares: `team:7`; a checksum for a name that fits no key."""
    return _keyed(kind, name, GROUP_LENGTH, 32)


def record_name(kind: str, usage: str) -> str:
    """The record of a placement: `workshop:<usage id>`; a checksum for an id that fits no key."""
    return _keyed(kind, usage, RECORD_LENGTH)


def _keyed(kind: str, name: str, length: int, digits: int | None = None) -> str:
    full = f"{kind}:{name}"
    if len(full) <= length and full.isprintable() and " " not in full:
        return full
    return f"{kind}:{hashlib.sha256(name.encode()).hexdigest()[:digits]}"


@dataclass(frozen=True)
class SpaceKey:
    """Where work belongs: course key or "network:…"; record name; "person:42", "team:…", "cohort:…", "code:…" or "all"."""

    context: str
    record: str
    group: str

    def __post_init__(self) -> None:
        checked("context", self.context, CONTEXT_LENGTH)
        checked("record", self.record, RECORD_LENGTH)
        checked("group", self.group, GROUP_LENGTH)


class Item(NamedTuple):
    """One thing that somebody wrote.

    `revision` is the space's revision at its last change. On an anonymous space it is a fingerprint of `data`
    instead, since an order of writing would be a trace: compare it for equality only. There `person` and `modified`
    are None. A deleted item has no data and no person.
    """

    kind: str
    key: str
    person: str | None
    data: dict[str, Any]
    revision: int
    deleted: bool
    modified: datetime | None


class Mark(NamedTuple):
    """What one person did to a target, and when last: a vote, a support. Deleted ones keep no value and no data."""

    kind: str
    target: str
    person: str
    value: int
    data: dict[str, Any]
    revision: int
    deleted: bool
    modified: datetime


@dataclass(frozen=True)
class Snapshot:
    """Rows of a space, and the revision up to which they are complete.

    `complete` means: these rows are all there is, so replace what you have. Otherwise they are what changed, to be
    laid over it. `space_id` is None, and `revision` 0, for a space that nobody has written to. Another `space_id` than
    before means that the space was deleted and begun anew, which its revision alone does not tell.
    """

    space_id: int | None
    revision: int
    items: tuple[Item, ...]
    marks: tuple[Mark, ...]
    complete: bool = False


class Conflict(Stale):
    """Somebody else changed the item since the client saw it. Nothing was stored.

    `current` is the stored item (deleted, with revision 0, if there is none any more).
    """

    current: Item
