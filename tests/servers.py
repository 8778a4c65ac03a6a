"""Servers that tests start for themselves, on this machine alone, and stop again."""

import glob
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
import pymysql
import pytest

_PATHS = os.pathsep.join(
    [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", *sorted(glob.glob("/usr/lib/postgresql/*/bin"))]
)


@dataclass
class Database:
    """A database server of our own: how Django reaches it (`entry`), how it is started, and its process."""

    entry: dict[str, Any]
    command: list[str]
    place: Path
    log: Path
    ready: bytes = b""
    user: str | None = None
    stopped_by: signal.Signals = signal.SIGTERM

    def start(self) -> None:
        """Start it on its data, as the last one left them, and wait until it answers. AssertionError with its log if not."""
        with self.log.open("wb") as errors:
            self.process = subprocess.Popen(self.command, stderr=errors, user=self.user, cwd=self.log.parent)
        self._wait()

    def _wait(self) -> None:
        """Until somebody listens there, and the server has said that it is ready."""
        deadline = time.monotonic() + 60
        while True:
            try:
                with socket.socket(socket.AF_UNIX) as line:  # PyMySQL leaves its own open where nobody listens yet
                    line.connect(str(self.place))
                if self.ready in self.log.read_bytes():
                    return
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() > deadline:
                name, said = self.log.parent.name, self.log.read_text()
                raise AssertionError(f"{name}: the server does not start:\n{said}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill it with all processes that it has started: they would go on for a while, and keep a new one away."""
        self.process.send_signal(signal.SIGSTOP)
        os.waitpid(self.process.pid, os.WUNTRACED)  # from now on it starts no others
        while children := [*_children(self.process.pid)]:
            for child in children:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.01)
        self.process.kill()
        self.process.wait(30)

    def stop(self) -> None:
        """End it in order."""
        self.process.send_signal(self.stopped_by)
        self.process.wait(30)


@contextmanager
def mariadb() -> Iterator[Database]:
    """A fresh MariaDB on a socket in a temporary folder, with no network."""
    with tempfile.TemporaryDirectory(prefix="lotse-") as folder:  # a socket's path must be short: not pytest's
        data, place = Path(folder, "data"), Path(folder, "socket")
        user = ["--user=root"] if os.geteuid() == 0 else []
        subprocess.run(
            [_program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", *user]
            + ["--auth-root-authentication-method=normal", "--skip-test-db"],
            check=True,
            capture_output=True,
        )
        entry = {
            "ENGINE": "django.db.backends.mysql",
            "NAME": "lotse",
            "USER": "root",
            "HOST": str(place),
            "OPTIONS": {"charset": "utf8mb4"},
        }
        command = [_program("mariadbd"), "--no-defaults", f"--datadir={data}", f"--socket={place}", *user]
        command += [f"--pid-file={folder}/pid", "--skip-networking", "--innodb-buffer-pool-size=64M"]
        command += ["--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci"]  # as Tutor sets them
        with _running(Database(entry, command, place, Path(folder, "log"))) as database:
            yield database


@contextmanager
def postgresql() -> Iterator[Database]:
    """The same with PostgreSQL, which does not run as root: then Debian's user of that name runs it."""
    with tempfile.TemporaryDirectory(prefix="lotse-") as folder:
        data, user = Path(folder, "data"), None
        if os.geteuid() == 0:
            user = "postgres"
            shutil.chown(folder, user)
        subprocess.run(
            [_program("initdb"), f"--pgdata={data}", "--username=lotse", "--auth=trust", "--encoding=UTF8"]
            + ["--locale=C.UTF-8", "--no-sync"],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
        )
        entry = {"ENGINE": "django.db.backends.postgresql", "NAME": "lotse", "USER": "lotse", "HOST": folder}
        command = [_program("postgres"), "-D", str(data), "-k", folder, "-c", "listen_addresses="]
        # After a kill it puts all its files on the disk before it begins: all at once takes a tenth of the time.
        command += ["-c", "max_connections=200", "-c", "recovery_init_sync_method=syncfs"]
        place, log, ready = Path(folder, ".s.PGSQL.5432"), Path(folder, "log"), b"ready to accept connections"
        at_once = signal.SIGINT  # without waiting for those who are still connected
        with _running(Database(entry, command, place, log, ready, user, at_once)) as database:
            yield database


@contextmanager
def _running(database: Database) -> Iterator[Database]:
    try:
        database.start()
        yield database
    finally:
        database.stop()


def _children(parent: int) -> Iterator[int]:
    """The processes that a process has started and that still run."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # one that has just ended
            state, its_parent, *_rest = entry.read_text().rpartition(")")[2].split()
            if its_parent == str(parent) and state != "Z":
                yield int(entry.parent.name)


@contextmanager
def mariadb_server() -> Iterator[dict[str, Any]]:
    """A MariaDB that runs all the while; yields an entry for DATABASES, whose database does not exist yet."""
    with mariadb() as database:
        yield database.entry


@contextmanager
def postgresql_server() -> Iterator[dict[str, Any]]:
    """The same with PostgreSQL."""
    with postgresql() as database:
        yield database.entry


DATABASES = {"mariadb": mariadb, "postgresql": postgresql}
SERVERS = {"mariadb": mariadb_server, "postgresql": postgresql_server}
ENGINES = ("sqlite", *SERVERS)


def empty_database(request: pytest.FixtureRequest, engine: str, folder: Path) -> dict[str, Any]:
    """An entry for DATABASES for one test: a file in the folder, or an empty database on the session's server."""
    if engine == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "db")}
    return new_database(request.getfixturevalue(engine))


def new_database(server: dict[str, Any]) -> dict[str, Any]:
    """The entry for a new, empty database on a server."""
    name = f"lotse_{secrets.token_hex(4)}"
    with closing(connect({**server, "NAME": None})) as connection:
        connection.cursor().execute(f"CREATE DATABASE {name}")
    return {**server, "NAME": name}


def run_tests(server: dict[str, Any], *what: str | Path) -> tuple[int, str]:
    """Run these tests in a pytest of their own, with a database on a server; its status and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *what],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"LOTSE_TEST_DATABASE": json.dumps(server)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def connect(entry: dict[str, Any]) -> Any:
    """A connection of its own to a server's database, or to none in particular; PostgreSQL commits each statement."""
    if entry["ENGINE"].endswith("mysql"):
        return pymysql.connect(unix_socket=entry["HOST"], user="root", database=entry["NAME"])
    connection = psycopg2.connect(host=entry["HOST"], user="lotse", dbname=entry["NAME"] or "postgres")
    connection.autocommit = True
    return connection


def _program(name: str) -> str:
    found = shutil.which(name, path=_PATHS)
    assert found, f"{name} is missing: the tests need MariaDB and PostgreSQL (Debian: mariadb-server, postgresql)"
    return found
