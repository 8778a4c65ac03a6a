"""The tables behind spaces. Only this package touches them; everybody else goes through `api`."""

from django.db import models

from . import values
from .fields import IdField, KeyField, random_id


class Space(models.Model):
    """A place of work. Its `revision` is the lock of everything in it: every write begins by raising it.

    .. pii: Where a space belongs to one person, its `group` is the platform's number of that person.
    .. pii_types: id
    .. pii_retirement: local_api
    """

    context = KeyField(max_length=values.CONTEXT_LENGTH)
    record = KeyField(max_length=values.RECORD_LENGTH)
    group = KeyField(max_length=values.GROUP_LENGTH)
    revision = models.BigIntegerField()
    #: Up to this revision rows have gone without a tombstone (retirement, reset, retention): a reader whose state is
    #: older cannot be told what is missing and gets everything.
    cleared = models.BigIntegerField(default=0)
    anonymous = models.BooleanField()
    last_used = models.DateField()  # a day and no time, also on anonymous spaces: retention needs an age

    class Meta:
        app_label = "lotse"
        db_table = "lotse_space"
        constraints = (models.UniqueConstraint(fields=["context", "record", "group"], name="lotse_space_key"),)


class Row(models.Model):
    """What items and marks share. `data` is JSON text in ASCII, so that any character set of the database will do."""

    id = IdField(primary_key=True, default=random_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, db_index=False)  # the unique constraint begins with it
    kind = KeyField(max_length=48)
    data = models.TextField(blank=True)
    revision = models.BigIntegerField()  # 0 on an anonymous space
    deleted = models.BooleanField(default=False)
    modified = models.DateTimeField(null=True)  # on an anonymous space the end of the day

    class Meta:
        abstract = True


class Item(Row):
    """See `values.Item`. What each kind holds, why, who sees it and for how long: `xblocks/core/privacy.py`.

    .. pii: What people write and choose, with the platform's number of the person unless the space is anonymous.
    .. pii_types: id, other
    .. pii_retirement: local_api
    """

    key = KeyField(max_length=values.KEY_LENGTH)
    person = KeyField(max_length=values.PERSON_LENGTH, null=True, db_index=True)

    class Meta:
        app_label = "lotse"
        db_table = "lotse_item"
        constraints = (models.UniqueConstraint(fields=["space", "kind", "key"], name="lotse_item_key"),)
        indexes = (models.Index(fields=["space", "revision"], name="lotse_item_revision"),)


class Mark(Row):
    """See `values.Mark`. What each kind holds, why, who sees it and for how long: `xblocks/core/privacy.py`.

    .. pii: Votes, memberships, progress and shares, each with the platform's number of the person.
    .. pii_types: id, other
    .. pii_retirement: local_api
    """

    target = KeyField(max_length=values.KEY_LENGTH)
    person = KeyField(max_length=values.PERSON_LENGTH, db_index=True)
    value = models.IntegerField()

    class Meta:
        app_label = "lotse"
        db_table = "lotse_mark"
        constraints = (models.UniqueConstraint(fields=["space", "kind", "target", "person"], name="lotse_mark_key"),)
        indexes = (models.Index(fields=["space", "revision"], name="lotse_mark_revision"),)
