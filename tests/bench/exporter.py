"""The exporter: `build` and `check` of the Grundprogramm against scripts that do only what cannot be left out."""

import io
import os
import pickle
import subprocess
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.bench.remote import ROOT
from tests.bench.report import Row, compared

ROUNDS = 10
MEMORY = 150  # MB
BUILD = ["build", "ip-basic", "--lang", "de", "--org", "Haselbrueck", "--run", "2027", "--start", "2027-01-11", "--out"]


def rows(folder: Path) -> Iterator[Row]:
    """All rows about the exporter; what is built goes to `folder`."""
    used, content, floor = folder / "used.json", folder / "content.pickle", folder / "floor.tar.gz"
    _run(["tests.bench.probe", str(used), *BUILD, str(folder)])
    (tarball,) = folder.glob("ip-basic-*.tar.gz")
    content.write_bytes(pickle.dumps(dict(_files(tarball))))
    commands = {
        "build": ["course_export", *BUILD, str(folder / "out")],
        "build floor": ["tests.bench.floor_build", str(used), str(content), str(floor)],
        "check": ["course_export", "check", str(tarball)],
        "check floor": ["tests.bench.floor_check", str(tarball)],
    }
    times: dict[str, list[list[float]]] = defaultdict(list)
    memory = dict.fromkeys(commands, 0.0)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            duration, peak = _run(command)
            times[name].append([duration])
            memory[name] = max(memory[name], peak)
    yield compared("build of ip-basic", times["build"], "floor", times["build floor"], 2)
    peak, least = memory["build"], memory["build floor"]
    yield Row(
        "build, peak memory",
        f"{peak:.0f} MB",
        "floor",
        f"{least:.0f} MB",
        peak / least,
        f"< {MEMORY} MB",
        peak < MEMORY,
    )
    yield compared("check of ip-basic", times["check"], "olxcleaner + XBlock parse", times["check floor"], 3)
    yield Row(
        "check, peak memory",
        f"{memory['check']:.0f} MB",
        "floor",
        f"{memory['check floor']:.0f} MB",
        memory["check"] / memory["check floor"],
    )


def _files(tarball: Path) -> Iterator[tuple[str, bytes | dict[str, bytes]]]:
    """The files in the tarball; an office file is itself a dict of files, since they are compressed one by one."""
    with tarfile.open(tarball) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file, f"{member.name} is no file"
            data = file.read()
            if member.name.endswith((".docx", ".pptx", ".ods")):
                with zipfile.ZipFile(io.BytesIO(data)) as office:
                    yield member.name, {name: office.read(name) for name in office.namelist()}
            else:
                yield member.name, data


def _run(command: list[str]) -> tuple[float, float]:
    """Run a module in a process of its own; its processor time in ms and its peak memory in MB. RuntimeError if it fails.

    Status 1 of `check` means that it found something, which does not concern us here.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ((0, 1) if "check" in command else (0,)):
        raise RuntimeError(f"{' '.join(command)}: status {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024
