"""Servers that tests start for themselves, on this machine alone, and stop again."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pymysql

_PATHS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


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


def new_database(server: dict[str, Any]) -> dict[str, Any]:
    """The entry for a new, empty database on a server of `mariadb_server`."""
    name = f"lotse_{secrets.token_hex(4)}"
    with pymysql.connect(unix_socket=server["HOST"], user="root") as connection:
        connection.cursor().execute(f"CREATE DATABASE {name}")
    return {**server, "NAME": name}


def _program(name: str) -> str:
    found = shutil.which(name, path=_PATHS)
    assert found, f"{name} is missing: the tests need a MariaDB server (Debian: mariadb-server)"
    return found


def _wait_for(place: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            with socket.socket(socket.AF_UNIX) as line:  # PyMySQL leaves its own open where nobody listens yet
                line.connect(str(place))
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"MariaDB does not start:\n{log.read_text()}") from None
            time.sleep(0.05)
