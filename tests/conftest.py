"""Sets Django up for all tests. A test that needs the database asks pytest-django for `db`."""

import os
from collections.abc import Iterator
from typing import Any

import django
import pytest

from tests.servers import mariadb_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()


@pytest.fixture(scope="session")
def mariadb() -> Iterator[dict[str, Any]]:
    """A MariaDB for the session: an entry for DATABASES, whose database does not exist yet."""
    with mariadb_server() as database:
        yield database


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--snapshot-update` writes the golden files anew instead of comparing with them."""
    parser.addoption("--snapshot-update", action="store_true")
