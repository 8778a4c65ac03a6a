"""The lock of a space: its UPDATE is the first statement of every transaction that changes something in it.

A SELECT before it would fail under load, since SQLite cannot turn a read transaction into a write one once somebody
else has written.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from itertools import count
from typing import Any, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import Case, F, QuerySet, Value, When

from xblocks.core.database import Trouble, trouble

from . import expiry, models, values

ATTEMPTS = 4

T = TypeVar("T")


@contextmanager
def locked(key: values.SpaceKey, anonymous: bool) -> Iterator[models.Space]:
    """The space of a key, created if it is new, with its revision raised; what follows is one transaction.

    Raises OperationalError if there was no lock to be had, ValueError if `anonymous` is asked of a space with names.
    """
    with ExitStack() as stack:
        space = _begin(stack, lambda: _take_or_create(key, anonymous))
        if anonymous and not space.anonymous:
            raise ValueError("this space already holds work under names: it cannot become anonymous")
        yield space


@contextmanager
def locked_by_id(space_id: int) -> Iterator[models.Space | None]:
    """The same for a space that is only tidied up; None if it has gone meanwhile."""
    with ExitStack() as stack:
        yield _begin(stack, lambda: _take(space_id))


def _begin(stack: ExitStack, take: Callable[[], T]) -> T:
    """Opens a transaction that begins with `take`; repeated only where nothing of the caller's stands before it."""
    attempts = 1 if connection.in_atomic_block else ATTEMPTS
    for attempt in count(1):
        try:
            with ExitStack() as opened:
                opened.enter_context(transaction.atomic())
                taken = take()
                stack.enter_context(opened.pop_all())
                break
        except OperationalError as error:
            if attempt == attempts or trouble(error) is not Trouble.LOCK:
                raise
            time.sleep(random.uniform(0.02, 0.05) * 2**attempt)
    return taken


def _raise_revision(spaces: QuerySet[models.Space], **fields: Any) -> bool:
    return bool(spaces.update(revision=F("revision") + 1, **fields))


def _take(space_id: int) -> models.Space | None:
    spaces = models.Space.objects.filter(pk=space_id)
    return spaces.get() if _raise_revision(spaces) else None


def _take_or_create(key: values.SpaceKey, anonymous: bool) -> models.Space:
    spaces = models.Space.objects.filter(**asdict(key))
    today = expiry.now().date()
    used = Case(When(last_used__lt=today, then=Value(today)), default=F("last_used"))  # a clock may have been wrong
    if not _raise_revision(spaces, last_used=used):
        _insert(models.Space(**asdict(key), revision=0, anonymous=anonymous, last_used=today))
        _raise_revision(spaces)
    return spaces.get()


def _insert(space: models.Space) -> None:
    """Inserts the space, or locks the one that somebody else's first write has put there in the meantime.

    Not INSERT and, on IntegrityError, UPDATE: MySQL answers the failed INSERT with a shared lock, which two waiting
    requests then both hold and both want to raise: a deadlock, and inside a request's transaction nobody can retry
    (measured on MariaDB: 316 of 2,880 writes; this way none).
    """
    target = ["context", "record", "group"] if connection.features.supports_update_conflicts_with_target else None
    models.Space.objects.bulk_create([space], update_conflicts=True, unique_fields=target, update_fields=["context"])
