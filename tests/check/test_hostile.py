"""Hostile course archives are refused by every command that takes one, and leave nothing behind."""

import os
import random
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from course_export.check.run import check_archive
from course_export.cli import lotse
from tests.check.course import Files, good, pack, put
from tests.reading.hostile import HOSTILE, LAUGHS

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
    before = set(tmp_path.rglob("*"))
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
    # stevedore, through which opaque keys find their types, keeps a list of installed packages in the cache folder.
    left = {path for path in tmp_path.rglob("*") if ".cache" not in path.parts}
    assert left == before


def test_a_good_check_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball = pack(good(), tmp_path / "course.tar.gz")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    found = CliRunner().invoke(lotse, ["check", str(tarball)])
    assert found.exit_code == 0, found.output
    assert list((tmp_path / "tmp").iterdir()) == []
    assert tarfile.is_tarfile(tarball)


def test_a_course_that_multiplies_is_checked_at_once(tmp_path: Path) -> None:
    """Hundred times the same sequential, unit and text: a million parts, if each were followed."""
    files = good()
    for path, tag, name in (
        ("chapter/day-1.xml", "sequential", "morning"),
        ("sequential/morning.xml", "vertical", "lesson"),
        ("vertical/lesson.xml", "html", "lesson-text"),
    ):
        above = path.partition("/")[0]
        pointers = f'<{tag} url_name="{name}"/>' * 100
        put(path, f'<{above} display_name="A">{pointers}</{above}>')(files)
    found = check_archive(pack(files, tmp_path / "course.tar.gz"), date(2026, 11, 25))
    assert "UrlNameTwice" in {finding.kind for finding in found.findings}
    assert sum(found.blocks.values()) < 20


@pytest.mark.parametrize(
    "text",
    [
        "/static/x ",
        "<a href='/static/x' ",
        "<a b=\"/static/'",
        "<!--",
        "<script",
        "block-v1:a+b+c ",
        "<b>a</b> ",
        "Aa ",
        "A-",
        "§ 5 ",
        "x. Y ",
    ],
)
def test_long_texts_take_no_longer_than_their_length(tmp_path: Path, text: str) -> None:
    """Each rule goes through a text once. With a square in it, this would take hours."""
    files = good()
    put("html/lesson-text.html", f"<p>{text * 40_000}</p>")(files)
    put("static/noise.bin", random.Random(1).randbytes(100_000))(files)
    begin = time.process_time()
    check_archive(pack(files, tmp_path / "course.tar.gz"), date(2026, 11, 25))
    assert time.process_time() - begin < 20
