"""When a row has outlived the period that `xblocks.core.privacy` promises: gone for readers at once, swept at night.

Most kinds age by their own last change. Those that the register lets age with their space, and all items of an
anonymous space, which have no time of their own, age by the last use of the space.
"""

from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q

from xblocks.core.privacy import RECORDS

#: A tombstone tells open pages that a row has gone, an empty space keeps their revision: no page is open longer.
LEFTOVER_DAYS = 30


#: No clock that shows an earlier day is right: this is when the package was first used.
FIRST_DAY = datetime(2026, 11, 1, tzinfo=UTC)


def now() -> datetime:
    """The moment that rows are dated with, and by which they are old."""
    return max(datetime.now(UTC), FIRST_DAY)


def end_of(day: date) -> datetime:
    """The last moment of a day: what was last used some time on that day is not older."""
    return datetime.combine(day, time.max, UTC)


def limits(moment: datetime, *, anonymous: bool = False) -> dict[str, datetime]:
    """By kind, since when a row must have been changed not to be over; what nobody declares, stays."""
    return {
        record.kind: moment - timedelta(days=record.days)
        for record in RECORDS.values()
        if anonymous or not record.with_space
    }


def rows_over(moment: datetime) -> Q:
    """Rows that are over, tombstones included; without the items of anonymous spaces."""
    found = Q(deleted=True, modified__lt=moment - timedelta(days=LEFTOVER_DAYS))
    for record in RECORDS.values():
        found |= Q(kind=record.kind) & _older(since(record.kind, moment))
    return found


def there(kind: str, moment: datetime) -> Q:
    """Rows of a kind that are neither deleted nor over."""
    return there_since(kind, since(kind, moment))


def since(kind: str, moment: datetime) -> date:
    """Since when a row of the kind, or for some kinds since which day its space, must have been changed."""
    record = RECORDS[kind]
    limit = moment - timedelta(days=record.days)
    return limit.date() if record.with_space else limit


def there_since(kind: str, limit: date) -> Q:
    """`there` by what `since` gave."""
    return Q(kind=kind, deleted=False) & ~_older(limit)


def _older(limit: date) -> Q:
    return Q(modified__lt=limit) if isinstance(limit, datetime) else Q(space__last_used__lt=limit)
