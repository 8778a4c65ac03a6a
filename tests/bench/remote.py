"""The sides of the bench as seen from outside: a worker process each, in the environment that scripts/bench made for it."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
_BENCH = ROOT / "var" / "bench"
#: Side → its environment, and the folder with the tests that lead it.
_PLACES = {
    "ours": (_BENCH / "ours" / "env", _BENCH / "ours" / "side"),
    "before": (_BENCH / "before" / "env", _BENCH / "before" / "side"),
    "peers": (_BENCH / "peers", ROOT),
}
#: The commit whose package stands on the side `before`.
BEFORE = Path(__file__).with_name("before.txt").read_text(encoding="utf-8").strip()


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
    """A worker for `ours`, `before` or `peers` on an empty database (an entry for DATABASES)."""
    environment, tests = _PLACES[name]
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "LOTSE_BENCH_SIDE": name,
        "LOTSE_BENCH_DATABASE": json.dumps(database),
        "PYTHONPATH": str(tests),
    }
    process = subprocess.Popen(
        [str(environment / "bin" / "python"), "-m", "tests.bench.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tests,
        env={**os.environ, **settings},
    )
    try:
        yield Side(process)
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(60)


def present(name: str) -> bool:
    """Whether there is an environment for a side."""
    return _PLACES[name][0].exists()


def versions() -> dict[str, str]:
    """The versions of the peers, and of what both sides run on."""
    pip = [str(_PLACES["peers"][0] / "bin" / "python"), "-m", "pip", "list", "--format", "json"]
    command = [*pip, "--disable-pip-version-check"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shown = ("Django", "XBlock", "lxml")
    return {row["name"]: row["version"] for row in found if row["name"] in shown or row["name"].startswith("xblock-")}


def sqlite(folder: Path, name: str) -> dict[str, Any]:
    """An entry for DATABASES: a new file in a folder."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / f"{name}.sqlite3")}
