"""What is done for one person, wherever her work stands: forget it, hand it out, reset it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from xblocks.core.privacy import RECORDS

from . import erasing, locking, models, rows, values


def forget(person: str, dry_run: bool) -> int:
    """See `api.forget_person`."""
    if dry_run:
        return sum(model.objects.filter(_hers(person)).count() for model in (models.Item, models.Mark))
    return _erase(person, models.Space.objects.all())


def clear(context: str, record: str, person: str) -> int:
    """See `api.clear_state`."""
    return _erase(person, models.Space.objects.filter(context=context, record=record))


def unmark(context: str, record: str, kind: str, person: str) -> int:
    """See `api.clear_marks`."""
    spaces = models.Space.objects.filter(context=context, record=record)
    count = 0
    for space_id in spaces.filter(mark__kind=kind, mark__person=person).values_list("pk", flat=True).distinct():
        with locking.locked_by_id(space_id) as space:
            if space:
                count += models.Mark.objects.filter(space=space, kind=kind, person=person).delete()[0]
                models.Space.objects.filter(pk=space_id).update(cleared=space.revision)
    return count


def _erase(person: str, spaces: QuerySet[models.Space]) -> int:
    own = values.personal_group(person)
    touched = spaces.filter(
        Q(group=own)
        | Q(pk__in=models.Item.objects.filter(person=person).values("space_id"))
        | Q(pk__in=models.Mark.objects.filter(person=person).values("space_id"))
    )
    count = sum(_erase_from(space_id, person, own) for space_id in touched.values_list("pk", flat=True))
    erasing.empty_log()
    return count


def _erase_from(space_id: int, person: str, own: str) -> int:
    with locking.locked_by_id(space_id) as space:
        if space is None:
            return 0
        whose = {} if space.group == own else {"person": person}
        count = sum(model.objects.filter(space=space, **whose).delete()[0] for model in (models.Item, models.Mark))
        deserted = values.is_formed(space.group) and not space.mark_set.filter(deleted=False).exists()
        if space.group == own or deserted:
            space.delete()
        else:
            models.Space.objects.filter(pk=space_id).update(cleared=space.revision)
    return count


def _hers(person: str) -> Q:
    """Rows that stand under a person's number, or in a space of her own."""
    return Q(person=person) | Q(space__group=values.personal_group(person))


def export(person: str) -> list[dict[str, Any]]:
    """See `api.export_person`."""
    hers = _hers(person)
    place = ("space__context", "space__record", "space__group")
    items = models.Item.objects.filter(hers).values(*place, "kind", "key", "person", "data", "deleted", "modified")
    marks = models.Mark.objects.filter(hers).values(
        *place, "kind", "target", "person", "value", "data", "deleted", "modified"
    )
    found = [{"type": "item", **row} for row in items] + [{"type": "mark", **row} for row in marks]
    return sorted((_exported(row) for row in found), key=lambda row: [str(value) for value in row.values()])


def _exported(row: dict[str, Any]) -> dict[str, Any]:
    record = RECORDS.get(row["kind"])
    modified = row["modified"]
    return {
        **{name.removeprefix("space__"): value for name, value in row.items()},
        "data": rows.loads(row["data"]),
        "modified": modified and modified.isoformat(),
        "what": record and record.what,
    }


def mentions(words: Sequence[str], person: str) -> list[dict[str, Any]]:
    """See `api.find_mentions`."""
    wanted = [word.casefold() for word in words]
    place = ("space__context", "space__record", "space__group")
    found = []
    for model, name in ((models.Item, "key"), (models.Mark, "target")):
        shared = model.objects.exclude(space__group__startswith=values.personal_group("")).exclude(person=person)
        for *where, kind, key, text in shared.values_list(*place, "kind", name, "data").iterator():
            parts = rows.unsealed(text) if kind == rows.SEALED else [(kind, key, None, text)]
            for part_kind, part_key, _, data, *_ in parts:
                for said in _texts(rows.loads(data)):
                    if any(word in said.casefold() for word in wanted):
                        names = dict(zip(("context", "record", "group"), where, strict=True))
                        found.append({**names, "kind": part_kind, "key": part_key, "text": said})
    return sorted(found, key=lambda row: [str(value) for value in row.values()])


def _texts(data: Any) -> Iterator[str]:
    """All texts of a row, at any depth."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)
