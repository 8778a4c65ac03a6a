"""A database that gives no lock: a write waits and tries again, but not for ever, and not where it may not."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from tests.servers import ENGINES, connect, empty_database
from tests.spaces import crowd
from xblocks.spaces import api, locking, models

TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")
BUSY = OperationalError("database is locked")

Hold = Callable[[], AbstractContextManager[None]]


class Moody:
    """A database that answers the first statements with these errors."""

    def __init__(self, *errors: OperationalError) -> None:
        self.errors = list(errors)

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        if self.errors:
            raise self.errors.pop(0)
        return execute(*statement)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited each time, in s; nobody really waits."""
    found: list[float] = []
    monkeypatch.setattr(time, "sleep", found.append)
    return found


@pytest.mark.parametrize(
    "error",
    [
        BUSY,
        OperationalError("database table is locked: lotse_space"),
        OperationalError(1205, "Lock wait timeout exceeded; try restarting transaction"),
        OperationalError(1213, "Deadlock found when trying to get lock; try restarting transaction"),
    ],
    ids=str,
)
@pytest.mark.django_db(transaction=True)
def test_a_busy_database_is_asked_four_times_with_pauses_that_double(
    error: OperationalError, pauses: list[float]
) -> None:
    with connection.execute_wrapper(Moody(error, error, error)), api.write(TEAM) as writer:
        assert writer.revision == 1
    assert len(pauses) == 3
    for place, pause in enumerate(pauses):
        assert 0.04 * 2**place <= pause <= 0.1 * 2**place

    moody = Moody(*[error] * 9)
    with pytest.raises(OperationalError), connection.execute_wrapper(moody), api.write(TEAM):
        pass
    assert (len(moody.errors), len(pauses)) == (5, 6)
    assert api.read(TEAM).revision == 1


@pytest.mark.parametrize(
    "error", [OperationalError("disk I/O error"), OperationalError(1146, "no such table"), OperationalError()], ids=str
)
@pytest.mark.django_db(transaction=True)
def test_a_fault_that_does_not_pass_is_not_waited_for(error: OperationalError, pauses: list[float]) -> None:
    moody = Moody(error, BUSY)
    with pytest.raises(OperationalError), connection.execute_wrapper(moody), locking.locked(TEAM, False):
        pass
    assert (moody.errors, pauses) == ([BUSY], [])


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_of_the_caller_nothing_is_tried_again(pauses: list[float]) -> None:
    moody = Moody(BUSY)
    with pytest.raises(OperationalError), transaction.atomic(), connection.execute_wrapper(moody), api.write(TEAM):
        pass
    assert (moody.errors, pauses) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_what_follows_the_lock_is_one_transaction_and_the_lock_is_its_first_statement() -> None:
    with pytest.raises(RuntimeError), locking.locked(TEAM, False):
        raise RuntimeError
    assert not models.Space.objects.exists()

    with locking.locked(TEAM, False) as new:
        assert (new.revision, new.anonymous, connection.in_atomic_block) == (1, False, True)
    statements: list[str] = []

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        statements.append(sql.partition(" ")[0])
        return execute(sql, *rest)

    with connection.execute_wrapper(noted), locking.locked(TEAM, False) as space:
        assert (space.pk, space.revision) == (new.pk, 2)
    assert [word for word in statements if word in ("UPDATE", "SELECT", "INSERT")] == ["UPDATE", "SELECT"]


@pytest.mark.django_db
def test_a_space_is_tidied_up_by_its_id_unless_it_has_gone() -> None:
    with locking.locked(TEAM, False) as space:
        used = space.last_used
    with locking.locked_by_id(space.pk) as found:
        assert found is not None and (found.revision, found.last_used) == (2, used)
        found.delete()
    with locking.locked_by_id(space.pk) as gone:
        assert gone is None


@pytest.mark.django_db
def test_only_a_space_with_names_cannot_become_anonymous() -> None:
    with locking.locked(TEAM, False), pytest.raises(ValueError, match="cannot become"), locking.locked(TEAM, True):
        pass
    board = api.SpaceKey(TEAM.context, "board", "all")
    for anonymous in (True, True, False):
        with locking.locked(board, anonymous) as space:
            assert space.anonymous


@pytest.fixture(params=ENGINES)
def impatient(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[ProcessPoolExecutor, Hold, float]]:
    """A process whose database waits only briefly for a lock (so many seconds), and how to hold that lock."""
    entry = empty_database(request, request.param, tmp_path)
    wait = 0.5 if request.param == "sqlite" else 1
    entry["OPTIONS"] = {
        "sqlite": {"timeout": wait},
        "mariadb": {"init_command": f"SET innodb_lock_wait_timeout={wait}"},
        "postgresql": {"options": f"-c lock_timeout={wait}s"},
    }[request.param]
    held = _held_sqlite if request.param == "sqlite" else _held_on_a_server
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
def _held_on_a_server(entry: dict[str, Any]) -> Iterator[None]:
    with closing(connect(entry)) as connection:
        cursor = connection.cursor()
        cursor.execute("BEGIN")
        cursor.execute("SELECT * FROM lotse_space FOR UPDATE")
        yield
        cursor.execute("ROLLBACK")


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
