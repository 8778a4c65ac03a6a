"""The Grundprogramm with a group that has worked in it, and a player for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.player import ROOT, Player, running

RETROSPECTIVE = "2027-04-26"


def lotse(
    *arguments: object, code: str = "from course_export.cli import lotse; lotse()"
) -> subprocess.CompletedProcess:
    """Run the command in a process of its own; `code` starts it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def build(out: Path, *more: str, language: str = "de", programme: object = "ip-basic") -> Path:
    """Build a course as an operator does."""
    order = ["--lang", language, "--org", "Haselbrueck", "--run", "2027", "--start", "2027-01-11", *more]
    done = lotse("build", programme, *order, "--out", out)
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.tar.gz"))


def rehearse(tarball: Path, out: Path) -> Path:
    """Let the group work in it; gives the state folder."""
    done = lotse("rehearse", tarball, "--out", out)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="session")
def tarball(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def rehearsed(tarball: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder as the rehearsal left it."""
    return rehearse(tarball, tmp_path_factory.mktemp("rehearsed"))


@pytest.fixture(scope="module")
def player(tarball: Path, rehearsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    """A player on a copy of it, shared by the tests of a module."""
    state = shutil.copytree(rehearsed, tmp_path_factory.mktemp("state") / "copy")
    with running(tarball, state) as found:
        yield found
