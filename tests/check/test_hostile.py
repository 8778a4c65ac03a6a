"""Hostile course archives are refused by every command that takes one, and leave nothing behind."""

import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from course_export.cli import lotse
from tests.check.course import Files, good, pack, put
from tests.check.test_archive_safety import _LAUGHS as LAUGHS
from tests.check.test_archive_safety import HOSTILE

ROOT = Path(__file__).parents[2]


def _entity(files: Files) -> None:
    put(
        "vertical/own.xml",
        '<!DOCTYPE v [<!ENTITY e SYSTEM "file:///etc/passwd">]><vertical display_name="A">&e;</vertical>',
    )(files)


def _with(change: Callable[[Files], None]) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        files = good()
        change(files)
        return pack(files, path)

    return make


def _bytes(name: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(HOSTILE[name][0]())
        return path

    return make


ATTACKS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "path traversal": (_bytes("path traversal"), "leads out of the archive"),
    "link": (_bytes("symbolic link"), "neither a plain file nor a folder"),
    "device": (_bytes("device"), "neither a plain file nor a folder"),
    "bomb": (_bytes("bomb"), "unpacks to more than"),
    "two courses": (_bytes("two courses"), "more than one course.xml"),
    "external entity": (_with(_entity), "DOCTYPE|document type"),
    "billion laughs": (_with(put("vertical/own.xml", LAUGHS)), "not readable as XML|document type"),
}
each_attack = pytest.mark.parametrize(("make", "message"), ATTACKS.values(), ids=ATTACKS.keys())


@each_attack
@pytest.mark.parametrize("command", ["check", "show"])
def test_check_and_show_refuse(
    command: str, make: Callable[[Path], Path], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tarball = make(tmp_path / "course.tar.gz")
    for folder in ("tmp", "work"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.chdir(tmp_path / "work")
    before = sorted(tmp_path.rglob("*"))
    found = CliRunner().invoke(lotse, [command, str(tarball)])
    assert found.exit_code == 1
    assert any(part in found.output for part in message.split("|"))
    assert "root:" not in found.output
    assert "Traceback" not in found.output
    assert sorted(tmp_path.rglob("*")) == before


@each_attack
def test_preview_refuses(make: Callable[[Path], Path], message: str, tmp_path: Path) -> None:
    tarball = make(tmp_path / "course.tar.gz")
    folders = {name: tmp_path / name for name in ("TMPDIR", "HOME", "XDG_DATA_HOME")}
    for folder in folders.values():
        folder.mkdir()
    before = sorted(tmp_path.rglob("*"))
    found = subprocess.run(
        [sys.executable, "-m", "course_export", "preview", str(tarball), "--no-browser", "--port", "0"],
        env={**os.environ, **{name: str(folder) for name, folder in folders.items()}, "PYTHONPATH": str(ROOT)},
        cwd=folders["HOME"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 1
    assert any(part in found.stderr for part in message.split("|"))
    assert "Traceback" not in found.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_good_check_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball = pack(good(), tmp_path / "course.tar.gz")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    found = CliRunner().invoke(lotse, ["check", str(tarball)])
    assert found.exit_code == 0, found.output
    assert list((tmp_path / "tmp").iterdir()) == []
    assert tarfile.is_tarfile(tarball)
