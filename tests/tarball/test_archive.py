"""Tarballs: the same bytes everywhere, whole or not at all, never so repetitive that the platform refuses them."""

import io
import os
import random
import signal
import stat
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course_export.tarball import archive

SIZE = 8_000_000
WRITER = f"""
import os, sys
from pathlib import Path
from course_export.tarball import archive
if sys.argv[2] == "plain":
    del os.O_TMPFILE
while True:
    for letter in b"ab":
        archive.write(Path(sys.argv[1]), bytes([letter]) * {SIZE})
"""


def members(content: bytes) -> list[tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(content)) as opened:
        return opened.getmembers()


def test_members_are_sorted_below_one_folder_without_time_and_owner() -> None:
    found = members(archive.pack({"b.xml": b"2", "course.xml": b"1", "a/x": b"3"}))
    assert [member.name for member in found] == ["course/a/x", "course/b.xml", "course/course.xml"]
    assert {(m.mtime, m.uid, m.gid, m.uname, m.gname, m.mode) for m in found} == {(0, 0, 0, "", "", 0o644)}


def test_the_order_of_making_leaves_no_trace() -> None:
    assert archive.pack({"a": b"1", "b": b"2"}) == archive.pack({"b": b"2", "a": b"1"})


def test_the_archive_itself_has_neither_name_nor_time_and_is_as_small_as_gzip_makes_it() -> None:
    best = 2
    assert archive.pack({})[:9] == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, best])


def test_a_course_that_looks_like_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(archive.TooRepetitive, match=r"unpack to \d{3} times its size.*allowed here: 100\)"):
        archive.pack({"a.html": b"again " * 1_000_000})
    files = {"a.html": b"again " * 1_000}
    packed = archive.pack(files)
    monkeypatch.setattr(archive, "HIGHEST_RATIO", archive.ratio(files, packed))
    assert archive.pack(files) == packed, "as much as is allowed"


def test_a_second_write_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "c.tar.gz"
    archive.write(path, b"first")
    archive.write(path, b"second")
    assert path.read_bytes() == b"second"
    assert os.listdir(tmp_path) == ["c.tar.gz"]


@pytest.mark.parametrize("way", ["nameless", "plain"])
def test_a_killed_build_leaves_no_half_tarball(tmp_path: Path, way: str) -> None:
    path = tmp_path / "c.tar.gz"
    chance = random.Random(7)
    for _attempt in range(12):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path), way])
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        content = path.read_bytes()
        assert len(content) == SIZE
        assert content in (b"a" * SIZE, b"b" * SIZE)
        path.unlink()
        if way == "nameless":
            assert all((tmp_path / name).stat().st_size == SIZE for name in os.listdir(tmp_path))


def test_what_an_interrupted_build_left_goes_with_the_next_one(tmp_path: Path) -> None:
    (tmp_path / archive.LEFT).write_bytes(b"half")
    archive.write(tmp_path / "c.tar.gz", b"whole")
    assert os.listdir(tmp_path) == ["c.tar.gz"]
    (tmp_path / archive.LEFT).write_bytes(b"half")
    archive.sweep(tmp_path)
    archive.sweep(tmp_path)
    archive.sweep(tmp_path / "missing")
    assert os.listdir(tmp_path) == ["c.tar.gz"]


@pytest.mark.parametrize("way", ["nameless", "plain"])
def test_builds_at_once_do_each_other_no_harm(tmp_path: Path, way: str) -> None:
    """Six processes write two tarballs again and again; one is killed on the way. No reader ever sees a part."""
    paths = [tmp_path / "c.tar.gz", tmp_path / "d.tar.gz"]
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(paths[n % 2]), way]) for n in range(6)]
    try:
        seen, deadline = 0, time.monotonic() + 20
        while seen < 40 and time.monotonic() < deadline:
            for path in paths:
                if path.exists():
                    assert path.read_bytes() in (b"a" * SIZE, b"b" * SIZE)
                    seen += 1
            time.sleep(0.01)
            if seen == 20:
                writers[0].kill()
        assert seen >= 40 and all(writer.poll() is None for writer in writers[1:])
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
    archive.write(paths[0], b"last")
    assert sorted(os.listdir(tmp_path)) == ["c.tar.gz", "d.tar.gz"]


def test_a_full_or_missing_folder_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        archive.write(tmp_path / "missing" / "c.tar.gz", b"x")
    assert os.listdir(tmp_path) == []


def test_a_name_that_is_taken_by_a_folder_stays_one_and_nothing_is_left_beside(tmp_path: Path) -> None:
    (tmp_path / "c.tar.gz").mkdir()
    with pytest.raises(IsADirectoryError):
        archive.write(tmp_path / "c.tar.gz", b"x")
    assert os.listdir(tmp_path) == ["c.tar.gz"]


@pytest.mark.parametrize("way", ["nameless", "plain"])
def test_where_files_need_a_name_or_not_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "plain":
        monkeypatch.delattr(os, "O_TMPFILE")
    steps: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, _noting(steps, name))
    before, mask = os.listdir("/proc/self/fd"), os.umask(0o022)
    try:
        archive.write(tmp_path / "c.tar.gz", b"content")
    finally:
        os.umask(mask)
    assert (tmp_path / "c.tar.gz").read_bytes() == b"content"
    assert os.listdir(tmp_path) == ["c.tar.gz"]
    assert stat.S_IMODE((tmp_path / "c.tar.gz").stat().st_mode) == 0o644, "others may read it"
    assert steps == ["fsync", "replace"], "it is on the disk before it has its name"
    assert len(os.listdir("/proc/self/fd")) == len(before), "nothing stays open"


def _noting(steps: list[str], name: str) -> Callable[..., Any]:
    """Return a function of the system that also notes that it was called."""
    real = getattr(os, name)
    return lambda *given: (steps.append(name), real(*given))[1]
