"""What may be done inside a write. The space's row is locked all the while."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from xblocks.core.privacy import RECORDS

from . import locking, models, rows, values


@contextmanager
def writing(key: values.SpaceKey, anonymous: bool) -> Iterator["Writer"]:
    """See `api.write`."""
    with locking.locked(key, anonymous) as space:
        yield Writer(space)


class Writer:
    """Reads and changes one space. Every change takes the same new `revision`.

    A kind must stand in `xblocks.core.privacy`, a key must fit its column: ValueError otherwise. Use it only inside
    its `with` block.
    """

    def __init__(self, space: models.Space) -> None:
        self._space = space
        self.space_id: int = space.pk
        self.revision: int = space.revision

    def items(self, kind: str | None = None) -> tuple[values.Item, ...]:
        """The items of a kind, or all, without deleted ones."""
        found = rows.items(self.space_id, deleted=False, **_only(kind))
        return tuple(rows.item(row) for row in rows.ordered(found))

    def marks(self, kind: str | None = None) -> tuple[values.Mark, ...]:
        """The marks of a kind, or all, without deleted ones."""
        found = rows.marks(self.space_id, deleted=False, **_only(kind))
        return tuple(rows.mark(row) for row in rows.ordered(found))

    def get(self, kind: str, item_key: str) -> values.Item | None:
        """One item, unless it is deleted."""
        stored = self._stored(kind, item_key)
        return None if stored.deleted else stored

    def put(
        self, kind: str, item_key: str, data: dict[str, Any], *, person: str | None, seen: int | None = None
    ) -> values.Item:
        """Stores an item, new or changed.

        `data`: JSON; it should name no person, since it is not searched when somebody leaves.
        `person`: whose item it is, so who can export it and with whose account it goes; None for what belongs to
        the group. An anonymous space keeps no person, whatever is given.
        `seen`: the revision of the item that was edited, 0 if there was none, None for no check. Raises Conflict if
        another is stored.
        """
        where = self._where(kind, person, key=item_key)
        if seen is not None:
            stored = self._stored(kind, item_key)
            if seen != stored.revision and not (stored.deleted and seen == 0):
                raise values.Conflict(stored, data)
        whose = None if self._space.anonymous else person
        text, (revision, modified) = rows.dumps(data), self._stamp()
        self._store(models.Item, where, person=whose, data=text, revision=revision, modified=modified)
        return rows.item((kind, item_key, whose, text, revision, False, modified, None))

    def delete(self, kind: str, item_key: str, *, seen: int | None = None) -> None:
        """Deletes an item; what is not there need not be deleted. Raises Conflict as `put` does."""
        stored = self._stored(kind, item_key)
        if stored.deleted:
            return
        if seen not in (None, stored.revision):
            raise values.Conflict(stored, {})
        found = models.Item.objects.filter(**self._where(kind, None, key=item_key))
        if self._space.anonymous:
            found.delete()  # its readers get everything anew at each change: no tombstone needed
        else:
            revision, modified = self._stamp()
            found.update(deleted=True, data="", person=None, revision=revision, modified=modified)

    def mark(
        self, kind: str, target: str, person: str, value: int = 1, data: dict[str, Any] | None = None
    ) -> values.Mark:
        """Sets a person's mark on a target. ValueError on an anonymous space, which knows no person."""
        if self._space.anonymous:
            raise ValueError("a mark names a person: an anonymous space cannot hold it")
        where = self._where(kind, person, target=target, person=person)
        text, (revision, modified) = rows.dumps(data or {}), self._stamp()
        self._store(models.Mark, where, value=value, data=text, revision=revision, modified=modified)
        return rows.mark((kind, target, person, text, revision, False, modified, value))

    def unmark(self, kind: str, target: str, person: str) -> None:
        """Takes a mark back; nothing happens if there is none."""
        revision, modified = self._stamp()
        found = models.Mark.objects.filter(**self._where(kind, person, target=target, person=person), deleted=False)
        found.update(deleted=True, value=0, data="", revision=revision, modified=modified)

    def delete_space(self) -> None:
        """Deletes the space with everything in it, at once and without trace. The last thing to do in a write."""
        self._space.delete()

    def _stored(self, kind: str, item_key: str) -> values.Item:
        row = rows.items(self.space_id, kind=kind, key=item_key).first()
        return rows.item(row) if row else values.Item(kind, item_key, None, {}, 0, True, None)

    def _where(self, kind: str, whose: str | None, **names: str) -> dict[str, Any]:
        """The row of these names, once the register allows the kind and everything fits its column."""
        if kind not in RECORDS:
            raise ValueError(f"{kind!r} is not declared in xblocks.core.privacy")
        if whose is not None:
            if not RECORDS[kind].personal:
                raise ValueError(f"{kind} is declared as not personal: it cannot name a person")
            values.checked("person", whose, values.PERSON_LENGTH)
        for name, text in names.items():
            values.checked(name, text, values.KEY_LENGTH)
        return {"space_id": self.space_id, "kind": kind, **names}

    def _stamp(self) -> tuple[int, datetime | None]:
        return (0, None) if self._space.anonymous else (self.revision, datetime.now(UTC))

    def _store(self, model: type[models.Row], where: dict[str, Any], **fields: Any) -> None:
        if not model._default_manager.filter(**where).update(deleted=False, **fields):
            model._default_manager.create(**where, **fields)


def _only(kind: str | None) -> dict[str, str]:
    return {} if kind is None else {"kind": kind}
