"""A database that gives no lock: a write waits and tries again, but not for ever, and not where it may not."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pymysql
import pytest
from django.db import OperationalError

from tests.servers import new_database
from tests.spaces import crowd

Hold = Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=["sqlite", "mariadb"])
def impatient(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[ProcessPoolExecutor, Hold, float]]:
    """A process whose database waits only briefly for a lock (so many seconds), and how to hold that lock."""
    if request.param == "sqlite":
        wait = 0.5
        entry: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "db")}
        entry["OPTIONS"] = {"timeout": wait}
        held = _held_sqlite
    else:
        wait = 1
        entry = new_database(request.getfixturevalue("mariadb"))
        entry["OPTIONS"] = {"init_command": f"SET innodb_lock_wait_timeout={wait}"}
        held = _held_mariadb
    with crowd.crowd(entry) as pool:
        pool.submit(crowd.migrate).result()
        assert pool.submit(crowd.write_once, False).result() == 1
        yield pool, partial(held, entry), wait


@contextmanager
def _held_sqlite(entry: dict[str, Any]) -> Iterator[None]:
    with sqlite3.connect(entry["NAME"], isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def _held_mariadb(entry: dict[str, Any]) -> Iterator[None]:
    with pymysql.connect(unix_socket=entry["HOST"], user="root", database=entry["NAME"]) as connection:
        connection.cursor().execute("SELECT * FROM lotse_space FOR UPDATE")
        yield
        connection.rollback()


def test_a_write_that_owns_its_transaction_tries_again(impatient: tuple[ProcessPoolExecutor, Hold, float]) -> None:
    pool, hold, wait = impatient
    with hold():
        write = pool.submit(crowd.write_once, False)
        time.sleep(wait * 1.5)
    assert write.result() == 2


def test_it_gives_up_after_some_attempts_and_inside_a_request_after_one(
    impatient: tuple[ProcessPoolExecutor, Hold, float],
) -> None:
    pool, hold, wait = impatient
    took = []
    with hold():
        for in_request in (False, True):
            start = time.monotonic()
            with pytest.raises(OperationalError):
                pool.submit(crowd.write_once, in_request).result()
            took.append(time.monotonic() - start)
    assert took[0] > 4 * wait and took[0] > took[1]
    assert pool.submit(crowd.write_once, False).result() == 2
