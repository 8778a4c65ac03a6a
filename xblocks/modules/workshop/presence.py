"""Who of a team has which row open: a mark per person, in a space of its own beside the sheet (docs/decisions/0033).

No save waits for it, and no revision of the sheet changes with it. Nobody sees a mark that is older than a minute, and
no process keeps any in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import OperationalError

from xblocks.core.database import Trouble, trouble
from xblocks.spaces import api

EDITING = "workshop.editing"
NOBODY = (0, 0)  # the version of a space that is not there
SHOWN_FOR = timedelta(seconds=60)
_ROW = "row"  # target: so a person has one mark


@dataclass(frozen=True)
class Presence:
    """The space beside a sheet, as it is for a person who shares the sheet; `version` as `api.versions` gives it."""

    context: str
    record: str
    group: str
    person: str
    version: tuple[int, int]

    @property
    def space(self) -> api.SpaceKey:
        """The space."""
        return api.SpaceKey(self.context, self.record, self.group)


def begin(her: Presence, table: str, row: str) -> None:
    """She has this row open, or types in it. What names no stored row is a new one."""
    with _worth_no_refusal(), api.write(her.space) as space:
        marks = space.marks(EDITING)
        space.erase_marks(EDITING, {mark.person for mark in marks} - _seen(marks))
        space.mark(EDITING, _ROW, her.person, data={"table": table, "row": row})


def end(her: Presence) -> None:
    """She has no row open any more. Whoever changes the sheet says so; what is too old to be seen goes as well.

    Nothing is left of it: with its last mark the space goes.
    """
    if her.version == NOBODY:
        return
    with _worth_no_refusal(), api.write(her.space) as space:
        marks = space.marks(EDITING)
        stay = _seen(marks) - {her.person}
        if stay:
            space.erase_marks(EDITING, {mark.person for mark in marks} - stay)
        else:
            space.delete_space()


def others(her: Presence) -> list[api.Mark]:
    """The marks of the others that may be seen."""
    marks = () if her.version == NOBODY else api.read(her.space).marks
    seen = _seen(marks) - {her.person}
    return [mark for mark in marks if mark.person in seen]


def until(marks: Iterable[api.Mark]) -> int:
    """The second in which the first of them is not to be seen any more; 0 without any."""
    return min((int((mark.modified + SHOWN_FOR).timestamp()) + 1 for mark in marks), default=0)


def _seen(marks: Iterable[api.Mark]) -> set[str]:
    """Whose marks are not too old to be seen."""
    oldest = datetime.now(UTC) - SHOWN_FOR
    return {mark.person for mark in marks if mark.modified > oldest}


@contextmanager
def _worth_no_refusal() -> Iterator[None]:
    """Where others keep the space busy for too long, what she really does is done all the same."""
    try:
        yield
    except OperationalError as error:
        if trouble(error) is not Trouble.LOCK:
            raise
