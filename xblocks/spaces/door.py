"""Turns a missing app or table into the exception that blocks know. Importable without Django settings."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import AppRegistryNotReady, ImproperlyConfigured
from django.db import OperationalError, ProgrammingError, connection, transaction

from xblocks.core.database import Trouble, trouble

from .values import Unavailable

#: Whether tables have been found: then they stay.
_found = False


@contextmanager
def door() -> Iterator[None]:
    """Everything that uses the models runs in here; they may be imported from here on.

    Raises Unavailable if the app is not installed or its tables or columns are missing.
    """
    try:
        apps.get_app_config("lotse")
    except (LookupError, AppRegistryNotReady, ImproperlyConfigured) as error:
        raise Unavailable("the Django app xblocks.spaces is not installed") from error
    try:
        with _savepoint():
            yield
    except (OperationalError, ProgrammingError) as error:
        if trouble(error) is Trouble.NO_TABLE and (isinstance(error.args[0], int) or "lotse_" in error.args[0]):
            raise Unavailable("the tables of xblocks.spaces are not migrated") from error
        raise


@contextmanager
def _savepoint() -> Iterator[None]:
    """On PostgreSQL a query of a missing table spoils the transaction around it, which is the platform's."""
    global _found
    if _found or connection.vendor != "postgresql" or not connection.in_atomic_block:
        yield
    else:
        with transaction.atomic():
            yield
        _found = True
