"""`make demo`: what it opens, and that it opens the same again; all of it but the last command, which serves."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.player import ROOT

LOTSE = f"""#!/bin/sh
if [ "$1" = preview ]; then shift; echo "$@"; exit; fi
PYTHONPATH={ROOT} exec {sys.executable} -m course_export "$@"
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A working copy with the script and the command alone; instead of serving, it says what it would serve."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "demo", tmp_path / "scripts")
    commands = tmp_path / ".venv" / "bin"
    commands.mkdir(parents=True)
    (commands / "python").symlink_to(sys.executable)
    (commands / "lotse").write_text(LOTSE, encoding="utf-8")
    (commands / "lotse").chmod(stat.S_IRWXU)
    return tmp_path


def demo(copy: Path, **variables: str) -> tuple[dict[str, str], str]:
    """Run it; gives the options of the last command, with its tarball as `""`, and what was said."""
    environment = {name: value for name, value in os.environ.items() if name not in ("EMPTY", "START", "PORT")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [copy / "scripts" / "demo"], env={**environment, **variables}, capture_output=True, text=True, check=True
    )
    tarball, *options = done.stdout.splitlines()[-1].split()
    return {"": tarball, **dict(zip(options[::2], options[1::2], strict=True))}, done.stderr


def test_it_opens_a_course_whose_retrospective_has_just_been_and_the_same_again(copy: Path) -> None:
    first, _said = demo(copy)
    begun = date.fromisoformat((copy / "var" / "demo" / "start").read_text(encoding="utf-8").strip())
    assert begun.weekday() < 5, "it begins on a working day"
    assert timedelta(0) <= date.today() - (begun + timedelta(days=105)) < timedelta(days=7)
    assert (copy / first["--state"] / "rehearsal.json").is_file()
    assert first["--port"] == "8000" and "--date" not in first
    kept = (copy / first["--state"] / "player.sqlite3").read_bytes()
    second, said = demo(copy, PORT="8123")
    assert second == {**first, "--port": "8123"}
    assert "worked in this course already" in said
    assert (copy / first["--state"] / "player.sqlite3").read_bytes() == kept
    (copy / "var" / "demo" / "start").write_text("2026-08-24\n", encoding="utf-8")
    assert demo(copy, EMPTY="1")[0] == {
        "": "var/demo/ip-basic-de-2027.tar.gz",
        "--port": "8000",
        "--date": "2027-03-01",
        "--state": "var/demo/state",
    }


def test_where_nothing_can_be_rehearsed_it_opens_empty_and_says_so(copy: Path) -> None:
    script = copy / "scripts" / "demo"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace('rehearse "$tarball"', "rehearse scripts/demo"), encoding="utf-8")
    options, said = demo(copy, START="2027-02-01")
    assert options["--state"] == "var/demo/state" and options["--date"] == "2027-02-01"
    assert "nothing was rehearsed.\nSo the course opens without anybody's work in it.\n" in said
