"""Reading takes no lock. The space's revision is read first: what is committed later comes with the next reading."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from . import expiry, models, prepared, rows, values


def everything(key: values.SpaceKey) -> values.Snapshot:
    """See `api.read`."""
    space = _space(key)
    return _complete(space) if space else values.Snapshot(None, 0, (), (), complete=True)


def sealed(key: values.SpaceKey) -> tuple[values.Item, ...]:
    """See `api.sealed`."""
    where = {f"space__{name}": value for name, value in asdict(key).items()}
    found = models.Item.objects.filter(kind=rows.SEALED, **where).values_list("data", "modified")
    return tuple(rows.item(row) for text, modified in found for row in rows.kept(text, modified, expiry.now()))


def versions(keys: Sequence[values.SpaceKey]) -> list[tuple[int, int]]:
    """See `api.versions`."""
    spaces = prepared.rows(_of_keys, (), *(part for key in keys for part in (key.context, key.record, key.group)))
    found = {values.SpaceKey(*space[:3]): (space[3], space[4]) for space in spaces}
    return [found.get(key, (0, 0)) for key in keys]


def _of_keys(*parts: str) -> QuerySet[Any]:
    keys = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    wanted = reduce(or_, (Q(context=context, record=record, group=group) for context, record, group in keys))
    return models.Space.objects.filter(wanted).values_list("context", "record", "group", "pk", "revision")


def newer(key: values.SpaceKey, since: int) -> values.Snapshot:
    """See `api.changes`."""
    space = _space(key)
    if space is None:
        return values.Snapshot(None, 0, (), (), complete=True)
    if since == space.revision:
        return values.Snapshot(space.pk, space.revision, (), ())
    if space.anonymous or not space.cleared <= since <= space.revision:
        return _complete(space)
    items, marks = rows.both(space.pk, revision__gt=since, revision__lte=space.revision)
    return values.Snapshot(space.pk, space.revision, items, marks)


def key_of(space_id: int) -> values.SpaceKey | None:
    """See `api.key_of`."""
    space = models.Space.objects.filter(pk=space_id).first()
    return values.SpaceKey(space.context, space.record, space.group) if space else None


def groups_of(context: str, record: str, kind: str, person: str) -> list[str]:
    """See `api.groups_of`."""
    there = expiry.there(kind, expiry.now())
    marks = models.Mark.objects.filter(there, person=person, space__context=context, space__record=record)
    return sorted(marks.values_list("space__group", flat=True))


def holds(key: values.SpaceKey, kinds: Sequence[str], person: str) -> bool:
    """See `api.holds`."""
    moment = expiry.now()
    there = reduce(or_, (expiry.there(kind, moment) for kind in kinds))
    place = {f"space__{name}": value for name, value in asdict(key).items()}
    return models.Mark.objects.filter(there, person=person, **place).exists()


def entered(
    context: str, record: str, group: str, kind: str, person: str, beside: str
) -> dict[values.SpaceKey, tuple[int, int]]:
    """See `api.entered`."""
    since = expiry.since(kind, expiry.now())
    places = [context, record, group, person, *([beside] if beside else [])]
    found = prepared.rows(_entered, (kind,), since, *places)
    return {values.SpaceKey(context, *place): (pk, revision) for *place, pk, revision in found}


def _entered(
    kind: str, since: date, context: str, record: str, group: str, person: str, beside: str = ""
) -> QuerySet[Any]:
    spaces = models.Space.objects.filter(context=context, record=record)
    marked = models.Mark.objects.filter(expiry.there_since(kind, since), person=person)
    # A union and not an "or", which would look at the spaces of all others.
    found = [spaces.filter(group=group), spaces.filter(pk__in=marked.values("space_id"))]
    if beside:
        groups = marked.filter(space__context=context, space__record=record).values("space__group")
        found.append(models.Space.objects.filter(context=context, record=beside, group__in=groups))
    return found[0].union(*found[1:]).values_list("record", "group", "pk", "revision")


def _space(key: values.SpaceKey) -> models.Space | None:
    return models.Space.objects.filter(**asdict(key)).first()


def _complete(space: models.Space) -> values.Snapshot:
    items, marks = rows.both(space.pk, deleted=False)
    return values.Snapshot(space.pk, space.revision, items, marks, complete=True)
