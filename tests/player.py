"""Start the course player in a process of its own, on a free port and a fresh state folder, for any course."""

import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests

ROOT = Path(__file__).parent.parent
_START = """
import sys
from datetime import date
from pathlib import Path
from course_export.preview.serve import run
from course_export.terminal import say
day = date.fromisoformat(sys.argv[3]) if sys.argv[3] else None
run(Path(sys.argv[1]), port=0, state=Path(sys.argv[2]), open_date=day, browser=False, say=say)
"""


@dataclass(frozen=True)
class Player:
    """A running player: its address, where it keeps its state, what it said when it started, its log so far."""

    url: str
    state: Path
    said: tuple[str, ...]
    _log: Path

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def visitor(self, person: str = "lena", **choices: str) -> "Visitor":
        """Return somebody with a browser of their own; choices as in the bar: language, date, view_as."""
        visitor = Visitor(self.url)
        visitor.choose(person=person, **choices)
        return visitor


class Visitor:
    """A person with a browser that runs no script."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session = requests.Session()
        self.get("/")

    def get(self, path: str, **options: Any) -> requests.Response:
        return self._session.get(self.url + path, timeout=30, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> requests.Response:
        """Send a form, with the page's protection, and follow to the page it leads to."""
        form = {"csrfmiddlewaretoken": self._session.cookies["csrftoken"], **(data or {})}
        return self._session.post(self.url + path, data=form, timeout=30, **options)

    def call(self, usage_key: str, handler: str, data: Any, **options: Any) -> requests.Response:
        """Call a block's handler with JSON, as a block's script does."""
        headers = {"X-CSRFToken": self._session.cookies["csrftoken"]}
        path = f"{self.url}/handler/{usage_key}/{handler}"
        return self._session.post(path, json=data, headers=headers, timeout=30, **options)

    def choose(self, **choices: str) -> requests.Response:
        """Use the bar at the top."""
        return self.post("/visit", {"next": "/", **choices})

    def cookies(self) -> list[dict[str, str]]:
        """Return the cookies for a Playwright context (`context.add_cookies`), which then is this visitor."""
        host = str(urlsplit(self.url).hostname)
        return [
            {"name": cookie.name, "value": str(cookie.value), "domain": host, "path": "/"}
            for cookie in self._session.cookies
        ]


@contextmanager
def running(course: Path, state: Path, *, open_date: str = "", extra_path: Sequence[Path] = ()) -> Iterator[Player]:
    """Run the player for a course tarball, or a folder of OLX, until the block ends.

    `extra_path` are folders for PYTHONPATH, for instance with blocks of a test.
    """
    state.mkdir(parents=True, exist_ok=True)
    tarball = course if course.is_file() else _packed(course, state / "course.tar.gz")
    path = os.pathsep.join(map(str, [ROOT, *extra_path, *filter(None, [os.environ.get("PYTHONPATH")])]))
    environment = {**os.environ, "PYTHONPATH": path}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    log = state / "player.log"
    command = [sys.executable, "-c", _START, str(tarball), str(state), open_date]
    with (
        log.open("w") as errors,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            said = _wait_for_address(process)
            if not said or not (found := re.search(r"http://[\d.]+:\d+/", said[-1])):
                process.wait(5)
                raise RuntimeError("the player did not start:\n" + "".join(said) + log.read_text(encoding="utf-8"))
            yield Player(found.group(), state, tuple(said), log)
        finally:
            process.terminate()
            process.wait(10)


def _wait_for_address(process: subprocess.Popen[str]) -> list[str]:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if "http://" in line:
            break
    return said


def _packed(folder: Path, target: Path) -> Path:
    with tarfile.open(target, "w:gz") as archive:
        archive.add(folder, arcname="course")
    return target
