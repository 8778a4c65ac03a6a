"""Where the app or its tables are missing, every call says so in one way; any other fault of a database stays as it is."""

import os
import subprocess
import sys

import pytest
from django.db import OperationalError, ProgrammingError

from xblocks.spaces.door import door
from xblocks.spaces.values import Unavailable

MISSING = [
    ProgrammingError(1146, "Table 'lotse.lotse_item' doesn't exist"),
    OperationalError(1054, "Unknown column 'lotse_space.cleared' in 'field list'"),
    OperationalError("no such table: lotse_space"),
    OperationalError("no such column: lotse_space.cleared"),
    OperationalError("table lotse_space has no column named cleared"),
]
OTHER = [
    OperationalError(1205, "Lock wait timeout exceeded; try restarting transaction"),
    OperationalError("database is locked"),
    OperationalError("no such table: auth_user"),
    OperationalError(),
]


@pytest.mark.parametrize("error", MISSING, ids=str)
def test_a_missing_table_or_column_is_known_by_any_database(error: Exception) -> None:
    with pytest.raises(Unavailable, match="not migrated") as raised, door():
        raise error
    assert raised.value.__cause__ is error


@pytest.mark.parametrize("error", OTHER, ids=str)
def test_any_other_fault_stays_as_it_is(error: Exception) -> None:
    with pytest.raises(OperationalError) as raised, door():
        raise error
    assert raised.value is error


CALLS = """
from datetime import datetime, UTC
from xblocks.spaces import api
key = api.SpaceKey("course", "record", "all")
def write():
    with api.write(key) as writer:
        raise AssertionError
for call in (lambda: api.read(key), lambda: api.changes(key, 1), lambda: api.key_of(1), write, api.undeclared,
             lambda: api.forget_person("1"), lambda: api.export_person("1"), lambda: api.clear_state("c", "r", "1"),
             lambda: api.purge(datetime.now(UTC))):
    try:
        call()
    except api.Unavailable as error:
        print(error)
"""
SETTINGS = "from django.conf import settings; settings.configure(DATABASES={!r}, INSTALLED_APPS={!r}); "
SQLITE = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
OLD_TABLE = (
    "from django.db import connection; connection.cursor().execute("
    "'create table lotse_space (id integer, context text, record text, \"group\" text)');"
)


@pytest.mark.parametrize(
    ("before", "reason", "calls"),
    [
        ("", "not installed", 9),
        (SETTINGS.format({}, []) + "import django; django.setup()", "not installed", 9),
        (SETTINGS.format(SQLITE, ["xblocks.spaces"]) + "import django; django.setup()", "not migrated", 9),
        (
            SETTINGS.format(SQLITE, ["xblocks.spaces"]) + f"import django; django.setup(); {OLD_TABLE}",
            "not migrated",
            9,
        ),
    ],
    ids=["no Django", "no app", "no table", "no column"],
)
def test_where_the_app_or_its_tables_are_missing_every_call_says_so(before: str, reason: str, calls: int) -> None:
    done = subprocess.run(  # in an interpreter of its own: this one has the app
        [sys.executable, "-c", before + CALLS],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == ""
    assert [reason in line for line in done.stdout.splitlines()] == [True] * calls
