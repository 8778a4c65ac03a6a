"""Deletes what has outlived the period that `xblocks.core.privacy` promises."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q

from xblocks.core.privacy import RECORDS

from . import locking, models

#: A tombstone tells open pages that a row has gone, an empty space keeps their revision: no page is open longer.
LEFTOVER_DAYS = 30
EMPTY = "(empty spaces)"

_MODELS = (models.Item, models.Mark)


def purge(now: datetime, dry_run: bool) -> dict[str, int]:
    """See `api.purge`."""
    expired = _expired(now)
    counts = Counter(dict.fromkeys(RECORDS, 0))
    touched = {pk for model in _MODELS for pk in model.objects.filter(expired).values_list("space_id", flat=True)}
    for space_id in sorted(touched):
        counts.update(_kinds(space_id, expired) if dry_run else _sweep(space_id, expired))
    return {**counts, EMPTY: _empty(now, expired, dry_run)}


def undeclared() -> dict[str, int]:
    """Rows of kinds that no installed block declares, so that no period applies to them."""
    known = list(RECORDS)
    found = (model.objects.exclude(kind__in=known).values_list("kind").annotate(Count("pk")) for model in _MODELS)
    return dict(sum((Counter(dict(counts)) for counts in found), Counter()))


def _expired(now: datetime) -> Q:
    """Rows whose time is over. On an anonymous space no row has a time: there the whole space ages by its last use."""
    expired = Q(deleted=True, modified__lt=now - timedelta(days=LEFTOVER_DAYS))
    for record in RECORDS.values():
        limit = now - timedelta(days=record.days)
        expired |= Q(kind=record.kind, modified__lt=limit)
        expired |= Q(kind=record.kind, space__anonymous=True, space__last_used__lt=limit.date())
    return expired


def _kinds(space_id: int, expired: Q) -> Counter[str]:
    found = (model.objects.filter(expired, space_id=space_id).values_list("kind", flat=True) for model in _MODELS)
    return sum((Counter(kinds) for kinds in found), Counter())


def _sweep(space_id: int, expired: Q) -> Counter[str]:
    """Deletes under the lock, where nobody can renew a row between being found and being deleted."""
    with locking.locked_by_id(space_id):
        counts = _kinds(space_id, expired)
        if counts:
            for model in _MODELS:
                model.objects.filter(expired, space_id=space_id).delete()
            models.Space.objects.filter(pk=space_id).update(cleared=F("revision"))
    return counts


def _empty(now: datetime, expired: Q, dry_run: bool) -> int:
    """Spaces unused for long in which nothing is left (or would be left)."""
    idle = models.Space.objects.filter(last_used__lt=(now - timedelta(days=LEFTOVER_DAYS)).date())
    for model in _MODELS:
        idle = idle.exclude(Exists(model.objects.filter(space_id=OuterRef("pk")).exclude(expired)))
    found = list(idle.values_list("pk", flat=True))
    return len(found) if dry_run else sum(_remove(space_id) for space_id in found)


def _remove(space_id: int) -> int:
    with locking.locked_by_id(space_id) as space:
        if space is None or any(model.objects.filter(space_id=space_id).exists() for model in _MODELS):
            return 0
        space.delete()
    return 1
