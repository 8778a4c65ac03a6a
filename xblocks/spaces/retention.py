"""Deletes what has outlived the period that `xblocks.core.privacy` promises."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from xblocks.core.privacy import RECORDS

from . import erasing, expiry, locking, models, rows, values

EMPTY = "(empty spaces)"

_MODELS = (models.Item, models.Mark)


#: The day of the last run is kept as that of a space.
LAST_RUN = values.SpaceKey("lotse", "retention", "all")
LONG_AGO = timedelta(days=60)
#: Servers whose clocks differ a little, or a midnight in between, are no mistake.
LEEWAY = timedelta(days=1)
MANY, SHARE = 100, 1 / 3


def purge(now: datetime, dry_run: bool, sure: bool) -> dict[str, int]:
    """See `api.purge`."""
    if not sure:
        _require_a_likely_day(now)
    counts = _swept(now, dry_run=True)
    if not sure:
        _require_a_likely_share(sum(counts.values()) - counts[EMPTY])
    if dry_run:
        return counts
    counts = _swept(now, dry_run=False)
    with locking.locked(LAST_RUN, anonymous=False):
        pass
    erasing.empty_log()
    return counts


def redate(now: datetime, dry_run: bool) -> int:
    """See `api.redate`."""
    if now != max(now, expiry.FIRST_DAY):
        return 0
    latest = now.date() + LEEWAY
    used, changed = Q(last_used__gt=latest), Q(modified__gt=expiry.end_of(latest))
    found = {*models.Space.objects.filter(used).values_list("pk", flat=True), *_touched(changed)}
    for space_id in [] if dry_run else sorted(found):
        with locking.locked_by_id(space_id):
            models.Space.objects.filter(used, pk=space_id).update(last_used=now.date())
            for model in _MODELS:
                ahead = model.objects.filter(changed, space_id=space_id)
                ahead.filter(kind=rows.SEALED).update(modified=expiry.end_of(now.date()))
                ahead.exclude(kind=rows.SEALED).update(modified=now)
    return len(found)


def _touched(which: Q) -> set[int]:
    """The spaces in which such rows stand."""
    return {pk for model in _MODELS for pk in model.objects.filter(which).values_list("space_id", flat=True)}


def _require_a_likely_day(now: datetime) -> None:
    """Whether the clock may be right: a wrong one would delete what people still need, for good."""
    own = models.Space.objects.exclude(**asdict(LAST_RUN))
    newest = max(own.values_list("last_used", flat=True), default=None)
    last = models.Space.objects.filter(**asdict(LAST_RUN)).values_list("last_used", flat=True).first()
    for day, what in ((newest, "people worked here"), (last, "the last run was")):
        if day and now.date() < day - LEEWAY:
            raise Doubtful(f"the clock says {now.date()}, but {what} on {day}")
    known = last or newest  # before the first run there is nothing else to go by
    if known and now.date() - known > LONG_AGO:
        raise Doubtful(
            f"the clock says {now.date()}, but {'the last run' if last else 'the newest work'} was on {known}"
        )


def _require_a_likely_share(gone: int) -> None:
    stored = sum(model.objects.count() for model in _MODELS)
    if gone > MANY and gone > SHARE * stored:
        raise Doubtful(f"{gone} of {stored} rows would be deleted at once")


class Doubtful(ValueError):
    """A run that looks like a mistake. Nothing was deleted."""


def _swept(now: datetime, *, dry_run: bool) -> dict[str, int]:
    over = expiry.rows_over(now)
    counts = Counter(dict.fromkeys(RECORDS, 0))
    for space_id in sorted(_touched(over)):
        counts.update(_kinds(space_id, over) if dry_run else _sweep(space_id, over))
    emptied = set()
    for space_id, text, modified in _sealed().values_list("space_id", "data", "modified"):
        gone = _over(text, modified, now)
        if gone:
            counts.update(gone if dry_run else _sweep_sealed(space_id, now))
        if gone.total() == len(rows.unsealed(text)):
            emptied.add(space_id)
    return {**counts, EMPTY: _empty(now, over, emptied, dry_run)}


def undeclared() -> dict[str, int]:
    """Rows of kinds that no installed block declares, so that no period applies to them."""
    sealed = _sealed().values_list("data", flat=True)
    found = Counter(kind for text in sealed for kind, *_ in rows.unsealed(text))
    for model in _MODELS:
        found.update(dict(model.objects.exclude(kind=rows.SEALED).values_list("kind").annotate(Count("pk"))))
    return {kind: count for kind, count in found.items() if kind not in RECORDS}


def _kinds(space_id: int, over: Q) -> Counter[str]:
    found = (model.objects.filter(over, space_id=space_id).values_list("kind", flat=True) for model in _MODELS)
    return sum((Counter(kinds) for kinds in found), Counter())


def _sweep(space_id: int, over: Q) -> Counter[str]:
    """Deletes under the lock, where nobody can renew a row between being found and being deleted."""
    with locking.locked_by_id(space_id) as space:
        counts = _kinds(space_id, over)
        if space and counts:
            for model in _MODELS:
                model.objects.filter(over, space_id=space_id).delete()
            if values.is_formed(space.group) and not space.mark_set.filter(deleted=False).exists():
                counts.update(space.item_set.filter(deleted=False).values_list("kind", flat=True))
                space.delete()  # nobody is left in whose name it could be opened
            else:
                models.Space.objects.filter(pk=space_id).update(cleared=F("revision"))
    return counts


def _sealed() -> QuerySet[models.Item]:
    """What anonymous spaces hold, each in one row."""
    return models.Item.objects.filter(kind=rows.SEALED)


def _over(text: str, modified: datetime, moment: datetime) -> Counter[str]:
    kept = {row[:2] for row in rows.kept(text, modified, moment)}
    return Counter(row[0] for row in rows.unsealed(text) if row[:2] not in kept)


def _sweep_sealed(space_id: int, moment: datetime) -> Counter[str]:
    with locking.locked_by_id(space_id):
        found = _sealed().filter(space_id=space_id)
        text, modified = found.values_list("data", "modified").first() or ("[]", moment)
        gone = _over(text, modified, moment)
        if gone:
            left = {(row[0], row[1]): row[3] for row in rows.kept(text, modified, moment)}
            if left:
                found.update(data=rows.sealed(left))
            else:
                found.delete()
    return gone


def _empty(now: datetime, over: Q, emptied: Iterable[int], dry_run: bool) -> int:
    """Spaces unused for long in which nothing is left (or would be left)."""
    idle = models.Space.objects.filter(last_used__lt=(now - timedelta(days=expiry.LEFTOVER_DAYS)).date())
    idle = idle.exclude(**asdict(LAST_RUN))
    for model in _MODELS:
        left = model.objects.filter(space_id=OuterRef("pk")).exclude(over)
        idle = idle.exclude(Exists(left.exclude(kind=rows.SEALED, space_id__in=emptied)))
    found = list(idle.values_list("pk", flat=True))
    return len(found) if dry_run else sum(_remove(space_id) for space_id in found)


def _remove(space_id: int) -> int:
    with locking.locked_by_id(space_id) as space:
        if space is None or any(model.objects.filter(space_id=space_id).exists() for model in _MODELS):
            return 0
        space.delete()
    return 1
