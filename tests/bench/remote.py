"""The two sides of the bench as seen from outside: a worker process each."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PEERS_PYTHON = ROOT / "var" / "bench" / "peers" / "bin" / "python"


class Side:
    """A running worker; its `ask` does what `side.py` offers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, do: str, **arguments: Any) -> Any:
        """The result. RuntimeError with the worker's traceback if it fails."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps({"do": do, **arguments}), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"error": "the worker has ended"}
        if "error" in answer:
            raise RuntimeError(f"{do} {arguments}:\n{answer['error']}")
        return answer["result"]


@contextmanager
def side(name: str, database: dict[str, Any]) -> Iterator[Side]:
    """A worker for `ours` or `peers` on an empty database (an entry for DATABASES)."""
    python = sys.executable if name == "ours" else str(PEERS_PYTHON)
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "LOTSE_BENCH_SIDE": name,
        "LOTSE_BENCH_DATABASE": json.dumps(database),
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [python, "-m", "tests.bench.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **settings},
    )
    try:
        yield Side(process)
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(60)


def versions() -> dict[str, str]:
    """The versions of the peers, and of what both sides run on."""
    command = [str(PEERS_PYTHON), "-m", "pip", "list", "--format", "json", "--disable-pip-version-check"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shown = ("Django", "XBlock", "lxml")
    return {row["name"]: row["version"] for row in found if row["name"] in shown or row["name"].startswith("xblock-")}


def sqlite(folder: Path, name: str) -> dict[str, Any]:
    """An entry for DATABASES: a new file in a folder."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / f"{name}.sqlite3")}
