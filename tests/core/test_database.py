"""What the engines say, as their drivers say it."""

import sqlite3

import pytest

from xblocks.core.database import Trouble, trouble


class PostgresError(Exception):
    """As psycopg2 (`pgcode`) or psycopg (`sqlstate`) raise it."""

    def __init__(self, text: str, **state: str) -> None:
        super().__init__(text)
        vars(self).update(state)


def raised(error: Exception, cause: Exception) -> Exception:
    """As Django hands a driver's error on."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (Exception("database is locked"), Trouble.LOCK),
        (Exception("database table is locked: lotse_space"), Trouble.LOCK),
        (Exception(1205, "Lock wait timeout exceeded; try restarting transaction"), Trouble.LOCK),
        (Exception(1213, "Deadlock found when trying to get lock"), Trouble.LOCK),
        (PostgresError("deadlock detected", pgcode="40P01"), Trouble.LOCK),
        (PostgresError("canceling statement due to lock timeout", sqlstate="55P03"), Trouble.LOCK),
        (raised(Exception("could not serialize"), PostgresError("could not serialize", pgcode="40001")), Trouble.LOCK),
        (Exception(2006, "MySQL server has gone away"), Trouble.AWAY),
        (Exception(2013, "Lost connection"), Trouble.AWAY),
        (PostgresError("terminating connection due to administrator command", pgcode="57P01"), Trouble.AWAY),
        (PostgresError("connection failure", sqlstate="08006"), Trouble.AWAY),
        (Exception("server closed the connection unexpectedly"), Trouble.AWAY),
        (Exception("connection to server on socket failed: No such file"), Trouble.AWAY),
        (Exception(1146, "Table 'x.lotse_space' doesn't exist"), Trouble.NO_TABLE),
        (PostgresError('relation "lotse_space" does not exist', pgcode="42P01"), Trouble.NO_TABLE),
        (Exception("no such table: lotse_space"), Trouble.NO_TABLE),
        (Exception("table lotse_item has no column named person"), Trouble.NO_TABLE),
        (Exception("database or disk is full"), Trouble.OTHER),
        (Exception("attempt to write a readonly database"), Trouble.OTHER),
        (Exception(1290, "The MariaDB server is running with the --read-only option"), Trouble.OTHER),
        (PostgresError("cannot execute UPDATE in a read-only transaction", pgcode="25006"), Trouble.OTHER),
        (PostgresError("could not extend file: No space left on device", pgcode="53100"), Trouble.OTHER),
        (Exception(), Trouble.OTHER),
    ],
    ids=str,
)
def test_what_is_the_matter(error: Exception, found: Trouble) -> None:
    assert trouble(error) is found


def test_sqlite_itself_says_so() -> None:
    with sqlite3.connect(":memory:") as connection, pytest.raises(sqlite3.OperationalError) as told:
        connection.execute("SELECT * FROM lotse_space")
    assert trouble(told.value) is Trouble.NO_TABLE
