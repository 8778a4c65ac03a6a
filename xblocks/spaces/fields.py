"""Two column types with a reason."""

import secrets
from typing import Any

from django.db import models


class KeyField(models.CharField):
    """Text that is compared exactly: MySQL's default collations fold case and accents, SQLite does not."""

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        return {**parameters, "collation": "utf8mb4_bin"} if connection.vendor == "mysql" else parameters


class IdField(models.BigIntegerField):
    """A primary key that says nothing. SQLite makes exactly an `integer` the place of the row in its file; beside any
    other type it would keep a number of its own, counted up, which tells the order of writing.
    """

    def db_type(self, connection: Any) -> str | None:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


def random_id() -> int:
    """A primary key that does not tell the order of writing, as a counter would on an anonymous space."""
    return secrets.randbelow(2**63 - 1) + 1
