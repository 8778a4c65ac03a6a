"""What is deleted goes from the files of SQLite as well. Other databases clean up by themselves, when they see fit."""

from typing import Any

from django.db import connection, transaction
from django.db.backends.signals import connection_created


def overwrite_deleted(sender: Any, connection: Any, **kwargs: Any) -> None:
    """For each new connection: what is deleted or changed is overwritten and not just let go."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def connect() -> None:
    """Have every connection of this process overwrite what it deletes."""
    connection_created.connect(overwrite_deleted, dispatch_uid="lotse.overwrite_deleted")


def empty_log() -> None:
    """Once what is going on has been committed, empty the log (WAL) in which earlier states of pages stand."""
    if connection.vendor == "sqlite":
        transaction.on_commit(_truncate, robust=True)  # what was stored is stored, also where others keep the log busy


def _truncate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
