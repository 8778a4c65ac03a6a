"""What may be done inside a write. The space's row is locked all the while."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, Never

from xblocks.core.privacy import RECORDS

from . import erasing, expiry, locking, models, rows, values


@contextmanager
def writing(key: values.SpaceKey, anonymous: bool) -> Iterator["Writer"]:
    """See `api.write`."""
    with locking.locked(key, anonymous) as space:
        if space.anonymous:
            with SealedWriter(space).storing() as writer:
                yield writer
        else:
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
        return tuple(rows.item(row) for row in rows.current(found))

    def marks(self, kind: str | None = None) -> tuple[values.Mark, ...]:
        """The marks of a kind, or all, without deleted ones."""
        found = rows.marks(self.space_id, deleted=False, **_only(kind))
        return tuple(rows.mark(row) for row in rows.current(found))

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
        return self._keep(where, rows.dumps(data), person)

    def delete(self, kind: str, item_key: str, *, seen: int | None = None) -> None:
        """Deletes an item; what is not there need not be deleted. Raises Conflict as `put` does."""
        stored = self._stored(kind, item_key)
        if stored.deleted:
            return
        if seen not in (None, stored.revision):
            raise values.Conflict(stored, {})
        self._drop(self._where(kind, None, key=item_key))

    def mark(
        self, kind: str, target: str, person: str, value: int = 1, data: dict[str, Any] | None = None
    ) -> values.Mark:
        """Sets a person's mark on a target. ValueError on an anonymous space, which knows no person."""
        where, text, now = self._where(kind, person, target=target, person=person), rows.dumps(data or {}), expiry.now()
        self._store(models.Mark, where, value=value, data=text, modified=now)
        return rows.mark((kind, target, person, text, self.revision, False, now, value))

    def unmark(self, kind: str, target: str, person: str) -> None:
        """Takes a mark back; nothing happens if there is none."""
        found = models.Mark.objects.filter(**self._where(kind, person, target=target, person=person), deleted=False)
        found.update(deleted=True, value=0, data="", revision=self.revision, modified=expiry.now())

    def erase_marks(self, kind: str, people: Collection[str] | None = None) -> None:
        """Deletes all marks of a kind, or these people's, at once and without trace: pages with an older state get
        everything anew.
        """
        whose = {} if people is None else {"person__in": people}
        if models.Mark.objects.filter(space_id=self.space_id, kind=kind, **whose).delete()[0]:
            models.Space.objects.filter(pk=self.space_id).update(cleared=self.revision)
            self.leave_no_trace()

    def delete_space(self) -> None:
        """Deletes the space with everything in it, at once and without trace. The last thing to do in a write."""
        self._space.delete()

    def leave_no_trace(self) -> None:
        """What was deleted or changed in the space so far goes from the database's own log too, where we can reach it."""
        erasing.empty_log()

    def _stored(self, kind: str, item_key: str) -> values.Item:
        found = rows.current(rows.items(self.space_id, kind=kind, key=item_key))
        return rows.item(found[0]) if found else _missing(kind, item_key)

    def _keep(self, where: dict[str, Any], text: str, person: str | None) -> values.Item:
        now = expiry.now()
        self._store(models.Item, where, person=person, data=text, modified=now)
        return rows.item((where["kind"], where["key"], person, text, self.revision, False, now, None))

    def _drop(self, where: dict[str, Any]) -> None:
        found = models.Item.objects.filter(**where)
        found.update(deleted=True, data="", person=None, revision=self.revision, modified=expiry.now())

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

    def _store(self, model: type[models.Row], where: dict[str, Any], **fields: Any) -> None:
        fields["revision"] = self.revision
        if not model._default_manager.filter(**where).update(deleted=False, **fields):
            model._default_manager.create(**where, **fields)


class SealedWriter(Writer):
    """The same for an anonymous space, whose items stand in one row: see `rows.sealed`. Nothing names a person there."""

    @contextmanager
    def storing(self) -> Iterator["SealedWriter"]:
        """Reads the row, and stores it at the end."""
        before = rows.current(rows.items(self.space_id))
        self._texts = {(kind, key): text for kind, key, _, text, *_ in before}
        yield self
        where = {"space_id": self.space_id, "kind": rows.SEALED, "key": rows.ALL}
        row, modified = models.Item.objects.filter(**where), expiry.end_of(self._space.last_used)
        if not self._texts:
            row.delete()
        elif not row.update(data=rows.sealed(self._texts), modified=modified):
            models.Item.objects.create(**where, data=rows.sealed(self._texts), modified=modified, revision=0)

    def items(self, kind: str | None = None) -> tuple[values.Item, ...]:
        """As on any space, in the order of kinds and keys."""
        return tuple(self._item(*name) for name in sorted(self._texts) if kind in (None, name[0]))

    def marks(self, kind: str | None = None) -> tuple[values.Mark, ...]:
        """None: a mark names a person."""
        return ()

    def mark(self, kind: str, target: str, person: str, value: int = 1, data: dict[str, Any] | None = None) -> Never:
        """ValueError."""
        raise ValueError("a mark names a person: an anonymous space cannot hold it")

    def delete_space(self) -> None:
        """As on any space."""
        super().delete_space()
        self._texts = {}

    def _stored(self, kind: str, item_key: str) -> values.Item:
        return self._item(kind, item_key) if (kind, item_key) in self._texts else _missing(kind, item_key)

    def _item(self, kind: str, key: str) -> values.Item:
        return rows.item((kind, key, None, self._texts[kind, key], 0, False, None, None))

    def _keep(self, where: dict[str, Any], text: str, person: str | None) -> values.Item:
        del person
        self._texts[where["kind"], where["key"]] = text
        return self._item(where["kind"], where["key"])

    def _drop(self, where: dict[str, Any]) -> None:
        del self._texts[where["kind"], where["key"]]


def _missing(kind: str, key: str) -> values.Item:
    return values.Item(kind, key, None, {}, 0, True, None)


def _only(kind: str | None) -> dict[str, str]:
    return {} if kind is None else {"kind": kind}
