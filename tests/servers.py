"""Servers that tests start for themselves, on this machine alone, and stop again."""

import glob
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pymysql
import pytest

_PATHS = os.pathsep.join(
    [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", *sorted(glob.glob("/usr/lib/postgresql/*/bin"))]
)


@contextmanager
def mariadb_server() -> Iterator[dict[str, Any]]:
    """A fresh MariaDB on a socket in a temporary folder, with no network; yields an entry for DATABASES."""
    with tempfile.TemporaryDirectory(prefix="lotse-") as folder:  # a socket's path must be short: not pytest's
        data, place, log = Path(folder, "data"), Path(folder, "socket"), Path(folder, "log")
        user = ["--user=root"] if os.geteuid() == 0 else []
        subprocess.run(
            [_program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", *user]
            + ["--auth-root-authentication-method=normal", "--skip-test-db"],
            check=True,
            capture_output=True,
        )
        with log.open("wb") as errors:
            server = subprocess.Popen(
                [_program("mariadbd"), "--no-defaults", f"--datadir={data}", f"--socket={place}", *user]
                + [f"--pid-file={folder}/pid", "--skip-networking", "--innodb-buffer-pool-size=64M"]
                + ["--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci"],  # as Tutor sets them
                stderr=errors,
            )
        try:
            _wait_for(place, server, log)
            yield {
                "ENGINE": "django.db.backends.mysql",
                "NAME": "lotse",
                "USER": "root",
                "HOST": str(place),
                "OPTIONS": {"charset": "utf8mb4"},
            }
        finally:
            server.terminate()
            server.wait(30)


@contextmanager
def postgresql_server() -> Iterator[dict[str, Any]]:
    """The same with PostgreSQL, which does not run as root: then Debian's user of that name runs it."""
    with tempfile.TemporaryDirectory(prefix="lotse-") as folder:
        data, log, user = Path(folder, "data"), Path(folder, "log"), None
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
        with log.open("wb") as errors:
            server = subprocess.Popen(
                [_program("postgres"), "-D", str(data), "-k", folder, "-c", "listen_addresses="]
                + ["-c", "max_connections=200"],
                stderr=errors,
                user=user,
                cwd=folder,
            )
        try:
            _wait_for(Path(folder, ".s.PGSQL.5432"), server, log, b"ready to accept connections")
            yield {"ENGINE": "django.db.backends.postgresql", "NAME": "lotse", "USER": "lotse", "HOST": folder}
        finally:
            server.send_signal(signal.SIGINT)  # without waiting for those who are still connected
            server.wait(30)


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


def _wait_for(place: Path, server: subprocess.Popen[bytes], log: Path, said: bytes = b"") -> None:
    """Until somebody listens there, and the server has `said` that it is ready."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with socket.socket(socket.AF_UNIX) as line:  # PyMySQL leaves its own open where nobody listens yet
                line.connect(str(place))
            if said in log.read_bytes():
                return
        except OSError:
            pass
        if server.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(f"{log.parent.name}: the server does not start:\n{log.read_text()}")
        time.sleep(0.05)
