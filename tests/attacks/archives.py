"""What small archives that were made to be endless cost `show` and `check`: seconds of a processor, and memory."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.attacks.engines import ROOT
from tests.reading.endless import READ, REFUSED

#: What anything under 1 MB may cost.
SECONDS, MEGABYTES = 5, 300
#: Where a command is ended.
_PATIENCE = 60
# The command, and at its end what it has cost: the most memory is that of the program alone, without what started it.
_COUNTED = """
import atexit, json, re, resource, runpy, sys
def cost():
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]
    print(json.dumps([used.ru_utime + used.ru_stime, int(most) / 1024]))
atexit.register(cost)
runpy.run_module("course_export", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True)
class Cost:
    """What a command came to with an archive; `answered`: it refused or read it, in words."""

    archive: str
    command: str
    seconds: float
    megabytes: float
    answered: bool

    @property
    def dear(self) -> bool:
        """Whether that is more than it may cost."""
        return not self.answered or self.seconds > SECONDS or self.megabytes > MEGABYTES


def costs() -> Iterator[Cost]:
    """Every archive with every command."""
    with tempfile.TemporaryDirectory(prefix="lotse-") as folder:
        for name, (make, _reason) in REFUSED.items():
            yield from _costs(name, make(), Path(folder))
        for name, read in READ.items():
            yield from _costs(name, read(), Path(folder))


def _costs(name: str, content: bytes, folder: Path) -> Iterator[Cost]:
    path = folder / ("course.zip" if content.startswith(b"PK") else "course.tar.gz")
    path.write_bytes(content)
    assert len(content) < 1024**2
    for command in ("show", "check"):
        yield cost(name, command, path)


def cost(name: str, command: str, path: Path) -> Cost:
    """What a command comes to with an archive."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, command, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE)),
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    said = done.stdout.splitlines()
    if done.returncode not in (0, 1) or "Traceback" in done.stderr or not said:
        return Cost(name, command, _PATIENCE, 0, answered=False)
    seconds, megabytes = json.loads(said[-1])
    return Cost(name, command, seconds, megabytes, answered=True)
