"""What databases say when they cannot do what they are asked, by name; importable without any of their drivers."""

from __future__ import annotations

from enum import Enum


class Trouble(Enum):
    """What is the matter, for whoever has to decide what to do now."""

    LOCK = "somebody else holds the lock, or both waited for each other: trying again at once may help"
    AWAY = "there is no connection, or the server is going down: trying again later may help"
    NO_TABLE = "a table or a column is missing"
    OTHER = "nothing that trying again would cure: a full disk, a database that may only be read …"


_MYSQL = {
    1205: Trouble.LOCK,  # ER_LOCK_WAIT_TIMEOUT
    1213: Trouble.LOCK,  # ER_LOCK_DEADLOCK
    3572: Trouble.LOCK,  # ER_LOCK_NOWAIT
    1040: Trouble.AWAY,  # ER_CON_COUNT_ERROR
    1053: Trouble.AWAY,  # ER_SERVER_SHUTDOWN
    1203: Trouble.AWAY,  # ER_TOO_MANY_USER_CONNECTIONS
    1927: Trouble.AWAY,  # ER_CONNECTION_KILLED
    2002: Trouble.AWAY,  # CR_CONNECTION_ERROR
    2003: Trouble.AWAY,  # CR_CONN_HOST_ERROR
    2006: Trouble.AWAY,  # CR_SERVER_GONE_ERROR
    2013: Trouble.AWAY,  # CR_SERVER_LOST
    1054: Trouble.NO_TABLE,  # ER_BAD_FIELD_ERROR
    1146: Trouble.NO_TABLE,  # ER_NO_SUCH_TABLE
}
_POSTGRESQL = {
    "40001": Trouble.LOCK,  # serialization_failure
    "40P01": Trouble.LOCK,  # deadlock_detected
    "55P03": Trouble.LOCK,  # lock_not_available
    "53300": Trouble.AWAY,  # too_many_connections
    "57P01": Trouble.AWAY,  # admin_shutdown
    "57P02": Trouble.AWAY,  # crash_shutdown
    "57P03": Trouble.AWAY,  # cannot_connect_now
    "42P01": Trouble.NO_TABLE,  # undefined_table
    "42703": Trouble.NO_TABLE,  # undefined_column
}
_POSTGRESQL_LINES = ("connection", "could not connect", "server closed the connection", "terminating connection")
_SQLITE = {
    "database is locked": Trouble.LOCK,  # SQLITE_BUSY
    "database table is locked": Trouble.LOCK,  # SQLITE_LOCKED
    "no such table: ": Trouble.NO_TABLE,
    "no such column: ": Trouble.NO_TABLE,
    "table ": Trouble.NO_TABLE,  # … has no column named …
}


def trouble(error: Exception) -> Trouble:
    """What an error of SQLite, MySQL, MariaDB or PostgreSQL means, as the driver or Django raised it."""
    first = error.args[0] if error.args else None
    if isinstance(first, int):
        return _MYSQL.get(first, Trouble.OTHER)
    cause = error.__cause__ or error
    state = getattr(cause, "sqlstate", None) or getattr(cause, "pgcode", None)
    if state:
        return Trouble.AWAY if state.startswith("08") else _POSTGRESQL.get(state, Trouble.OTHER)
    text = str(first or "")
    if text.startswith(_POSTGRESQL_LINES):  # of a connection that is gone, which has no state
        return Trouble.AWAY
    return next((found for start, found in _SQLITE.items() if text.startswith(start)), Trouble.OTHER)
