"""Turns a missing app or table into the exception that blocks know. Importable without Django settings."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import AppRegistryNotReady, ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from .values import Unavailable

_MYSQL_CODES = (1146, 1054)  # no such table, unknown column
_SQLITE_TEXTS = ("no such table: lotse_", "no such column: lotse_", "table lotse_")


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
        yield
    except (OperationalError, ProgrammingError) as error:
        first = error.args[0] if error.args else None
        if first in _MYSQL_CODES or (isinstance(first, str) and first.startswith(_SQLITE_TEXTS)):
            raise Unavailable("the tables of xblocks.spaces are not migrated") from error
        raise
