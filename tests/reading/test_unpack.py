"""Archives from anywhere: read whole, or refused with a clear message, never anything else."""

import gzip
import io
import stat
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_export.reading import unpack
from course_export.reading.unpack import UnsafeArchive, UnsafeXml, parse_xml, read_archive
from tests.check.course import good, pack
from tests.reading.hostile import COURSE, HOSTILE, LAUGHS, ZEROS, member, tar


@pytest.mark.parametrize(("make", "message"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_tarballs_are_refused(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    path = tmp_path / "course.tar.gz"
    path.write_bytes(make())
    with pytest.raises(UnsafeArchive, match=message):
        read_archive(path)
    assert list(tmp_path.iterdir()) == [path]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unpack.MOST_FILES == 50_000  # the platform's
    monkeypatch.setattr(unpack, "MOST_FILES", len(good()) - 1)
    with pytest.raises(UnsafeArchive, match="more than"):
        read_archive(pack(good(), tmp_path / "course.tar.gz"))


def test_names_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    data = gzip.decompress(tar(COURSE, member("course/tags-x.xml")))
    header = bytearray(data[1024:1536])
    header[:17] = b"course/tags-\xfc.xml"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    path = tmp_path / "course.tar.gz"
    path.write_bytes(gzip.compress(data[:1024] + bytes(header) + data[1536:]))
    with pytest.raises(UnsafeArchive, match="not UTF-8"):
        read_archive(path)


def _zip(*members: tuple[str, bytes], mode: int = 0, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.compress_type, info.external_attr = compression, mode << 16
            archive.writestr(info, data)
    return buffer.getvalue()


ZIPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "path traversal": (lambda: _zip(("course/course.xml", b"<a/>"), ("../x", b"")), "leads out"),
    "link": (lambda: _zip(("course/course.xml", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777), "neither a plain file"),
    "bomb": (lambda: _zip(("course/course.xml", ZEROS)), "unpacks to more than"),
    "a rare compression": (lambda: _zip(("course.xml", b"<a/>"), compression=zipfile.ZIP_LZMA), "unusual way"),
    "truncated": (lambda: _zip(("course.xml", b"<a/>"))[:-10], "not a readable"),
    "a tarball": (lambda: tar(COURSE), "not a readable"),
}


@pytest.mark.parametrize(("make", "message"), ZIPS.values(), ids=ZIPS.keys())
def test_hostile_zips_are_refused(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(make())
    with pytest.raises(UnsafeArchive, match=message):
        read_archive(path)


def test_a_bomb_stops_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Far more would come out than the limits allow; not a tenth of it is unpacked before that is noticed."""
    seen = 0
    spend = unpack._Budget.spend

    def watch(self: unpack._Budget, size: int) -> None:
        nonlocal seen
        seen += size
        spend(self, size)

    monkeypatch.setattr(unpack._Budget, "spend", watch)
    path = tmp_path / "course.tar.gz"
    path.write_bytes(gzip.compress(ZEROS, 9))
    with pytest.raises(UnsafeArchive):
        read_archive(path)
    assert seen < (unpack.HIGHEST_RATIO + 1) * path.stat().st_size + 2 * 1024**2


def test_paths_are_relative_to_course_xml(tmp_path: Path) -> None:
    for root in ("", "course/", "some/where/"):
        assert read_archive(pack(good(), tmp_path / "course.tar.gz", root)).files == good()
    path = tmp_path / "course.zip"
    path.write_bytes(_zip(*((f"course/{name}", data) for name, data in good().items())))
    assert read_archive(path).files == good()


def test_a_run_may_be_called_course(tmp_path: Path) -> None:
    files = {"course.xml": b"<course/>", "course/course.xml": b"<course/>"}
    assert read_archive(pack(files, tmp_path / "course.tar.gz")).files == files


def test_files_outside_the_course_are_named(tmp_path: Path) -> None:
    found = read_archive(pack({**good(), "/README": b""}, tmp_path / "course.tar.gz"))
    assert found.beside == ("README",)
    assert "README" not in found.files


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "DOCTYPE"),
        (LAUGHS, "not readable|DOCTYPE"),
        (b"<a>" * 300 + b"</a>" * 300, "not readable"),
        (b"", "not readable"),
        (b"<a>\x00</a>", "not readable"),
    ],
)
def test_dangerous_xml_is_refused(xml: bytes, message: str) -> None:
    with pytest.raises(UnsafeXml, match=message) as caught:
        parse_xml(xml, "vertical/a.xml")
    assert caught.value.path == "vertical/a.xml"


def _refuses_or_reads(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"course{suffix}"
        path.write_bytes(data)
        try:
            found = read_archive(path)
        except UnsafeArchive as error:
            assert str(error)
        else:
            assert "course.xml" in found.files


_GOOD_TAR, _GOOD_ZIP = (
    tar(COURSE, member("course/a.xml")),
    _zip(("course/course.xml", b"<a/>"), ("course/a", b"b" * 99)),
)
_PLAIN = gzip.decompress(_GOOD_TAR)
_EDITS = st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6)


def _edited(data: bytes, edits: list[tuple[int, bytes]]) -> bytes:
    found = bytearray(data)
    for at, new in edits:
        position = at % len(found)
        found[position : position + len(new)] = new
    return bytes(found)


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_random_bytes(data: bytes) -> None:
    for suffix in (".tar.gz", ".zip"):
        _refuses_or_reads(data, suffix)
        _refuses_or_reads(gzip.compress(data), suffix)


@settings(max_examples=300, deadline=None)
@given(_EDITS)
def test_mutated_archives(edits: list[tuple[int, bytes]]) -> None:
    _refuses_or_reads(_edited(_GOOD_TAR, edits), ".tar.gz")
    _refuses_or_reads(_edited(_GOOD_ZIP, edits), ".zip")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2047), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6))
def test_mutated_headers(edits: list[tuple[int, bytes]]) -> None:
    _refuses_or_reads(gzip.compress(_edited(_PLAIN, edits)), ".tar.gz")


@settings(deadline=None)
@given(st.integers(0, len(_GOOD_TAR)), st.integers(0, len(_PLAIN)))
def test_truncated_archives(packed: int, plain: int) -> None:
    _refuses_or_reads(_GOOD_TAR[:packed], ".tar.gz")
    _refuses_or_reads(gzip.compress(_PLAIN[:plain]), ".tar.gz")
    _refuses_or_reads(_GOOD_ZIP[:packed], ".zip")
