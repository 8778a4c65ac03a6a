"""What somebody else does in the moment before a space is locked."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection


def meanwhile(act: Callable[[], Any]) -> AbstractContextManager[None]:
    """Inside, `act` is done once: after a space was found and before it is locked."""
    left = [act]

    def first(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if left and sql.startswith("UPDATE"):
            left.pop()()
        return execute(sql, *rest)

    return connection.execute_wrapper(first)
