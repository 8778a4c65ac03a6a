"""Empty databases on each engine that is there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.remote import sqlite
from tests.servers import SERVERS, new_database

Database = Callable[[str], dict[str, Any]]  # of a name that no other has
NAMES = {"mariadb": "MariaDB", "postgresql": "PostgreSQL"}


def engines(folder: Path) -> Iterator[tuple[str, Database | None, str]]:
    """SQLite in `folder`, MariaDB and PostgreSQL: the name, what makes an entry for DATABASES, else why there is none."""
    yield "SQLite", partial(sqlite, folder), ""
    for name, server in SERVERS.items():
        with ExitStack() as stack:
            try:
                running = stack.enter_context(server())
            except AssertionError as error:
                yield NAMES[name], None, str(error)
                continue
            yield NAMES[name], partial(_new, running), ""


def _new(server: dict[str, Any], _name: str) -> dict[str, Any]:
    return new_database(server)
