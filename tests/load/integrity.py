"""What an engine itself finds wrong with the files of a database."""

import sqlite3
from contextlib import closing
from typing import Any

from tests.database import TABLES
from tests.servers import connect


def damage(entry: dict[str, Any]) -> list[str]:
    """Its complaints about our tables and their indexes; empty if there are none."""
    if entry["ENGINE"].endswith("sqlite3"):
        with closing(sqlite3.connect(entry["NAME"])) as connection:
            return [said for (said,) in connection.execute("PRAGMA integrity_check") if said != "ok"]
    with closing(connect(entry)) as connection, closing(connection.cursor()) as cursor:
        if entry["ENGINE"].endswith("mysql"):
            cursor.execute(f"CHECK TABLE {', '.join(TABLES)} EXTENDED")
            return [f"{table}: {said}" for table, _check, _kind, said in cursor.fetchall() if said != "OK"]
        return _of_postgresql(cursor)


def _of_postgresql(cursor: Any) -> list[str]:
    """Of the rows, then of the indexes, of which the first that is broken raises an error."""
    cursor.execute("CREATE EXTENSION amcheck")
    found: list[str] = []
    for table in TABLES:
        cursor.execute("SELECT msg FROM verify_heapam(%s)", [table])
        found += [f"{table}: {said}" for (said,) in cursor.fetchall()]
        cursor.execute("SELECT bt_index_check(indexrelid, true) FROM pg_index WHERE indrelid = %s::regclass", [table])
    return found
