"""What tests see of the database: everything that blocks may have stored there."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

TABLES = ("lotse_space", "lotse_item", "lotse_mark")


def dump() -> dict[str, list[dict[str, Any]]]:
    """All rows of our tables."""
    return {table: _rows(table) for table in TABLES}


def load(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Put back what `dump` gave, into empty tables."""
    with connection.cursor() as cursor:
        for table, found in rows.items():
            for row in found:
                names, places = ", ".join(map(connection.ops.quote_name, row)), ", ".join(["%s"] * len(row))
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))


def forget_what_is_kept() -> None:
    """Rows that were rolled back never were, and their ids come again: what a process keeps of them goes as well."""
    from xblocks.kit import kept  # here, since the bench takes samples where Django is not set up
    from xblocks.spaces import shared

    shared.snapshots.clear()
    kept.pieces.clear()


def work_of(person: int) -> list[dict[str, Any]]:
    """All rows that belong to a person: what stands in her own spaces or under her name."""
    found = dump()
    own = {space["id"] for space in found["lotse_space"] if space["group"] == f"person:{person}"}
    rows = [*found["lotse_item"], *found["lotse_mark"]]
    return [row for row in rows if row["space_id"] in own or row["person"] == str(person)]


def _rows(table: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Queries(CaptureQueriesContext):
    """Counts queries: all of them, and those on our tables."""

    def __init__(self) -> None:
        super().__init__(connection)

    @property
    def ours(self) -> int:
        return sum("lotse_" in query["sql"] for query in self.captured_queries)


def drop_tables() -> None:
    """As on a site that has not been migrated; the end of the test's transaction brings them back."""
    with connection.cursor() as cursor:
        for table in reversed(TABLES):
            cursor.execute(f"DROP TABLE {table}")
