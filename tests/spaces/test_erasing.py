"""What is deleted is gone from the files of SQLite: nobody finds it there with an editor."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper

from xblocks.spaces import erasing

SECRET = "Derya has doubts. " * 20


def run(sql: str, *values: object) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """A database in a file, in the place of that of the tests, with a note that people want to be rid of."""
    usual, settings = connections["default"], {**connections["default"].settings_dict, "NAME": tmp_path / "lotse.db"}
    with django_db_blocker.unblock():
        connections["default"] = DatabaseWrapper(settings, "default")
        try:
            assert run("PRAGMA journal_mode = WAL") == ("wal",)
            run("CREATE TABLE note (text TEXT)")
            run("INSERT INTO note VALUES (%s)", SECRET)
            run("INSERT INTO note VALUES (%s)", "ours")
            yield tmp_path / "lotse.db"
        finally:
            connections["default"].close()
            connections["default"] = usual


def log(file: Path) -> int:
    """How long the log is."""
    return file.with_name("lotse.db-wal").stat().st_size


def held(folder: Path) -> bool:
    """Whether the note stands in any file."""
    return any(b"has doubts" in each.read_bytes() for each in folder.iterdir())


def test_what_is_deleted_stands_in_no_file_once_it_is_committed(file: Path) -> None:
    assert held(file.parent)
    with transaction.atomic():
        run("DELETE FROM note WHERE text = %s", SECRET)
        erasing.empty_log()
        assert log(file) > 0, "not before"
    assert log(file) == 0 and not held(file.parent)
    assert run("SELECT text FROM note") == ("ours",)


def test_nothing_is_emptied_where_nothing_is_committed(file: Path) -> None:
    with transaction.atomic():
        run("DELETE FROM note WHERE text = %s", SECRET)
        erasing.empty_log()
        transaction.set_rollback(True)
    assert log(file) > 0 and run("SELECT count(*) FROM note") == (2,)


def test_every_new_connection_overwrites_what_it_deletes(file: Path) -> None:
    assert run("PRAGMA secure_delete") == (1,)
    run("PRAGMA secure_delete = OFF")
    connection_created.send(sender=DatabaseWrapper, connection=connections["default"])
    assert run("PRAGMA secure_delete") == (1,)


def test_it_is_asked_for_once_however_often_an_app_is_set_up() -> None:
    def count() -> int:
        return len(connection_created.receivers)

    before = count()
    erasing.connect()
    assert count() == before


def test_other_databases_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, db: None, django_capture_on_commit_callbacks: Any
) -> None:
    mysql = SimpleNamespace(vendor="mysql")  # asked for anything else, it would fail
    erasing.overwrite_deleted(sender=object, connection=mysql)
    monkeypatch.setattr(erasing, "connection", mysql)
    with django_capture_on_commit_callbacks() as waiting:
        erasing.empty_log()
    assert waiting == []
