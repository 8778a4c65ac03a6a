"""Archives from anywhere: read whole, or refused with a clear message, never anything else."""

import gzip
import io
import stat
import struct
import tarfile
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
from tests.examples import tried
from tests.reading.hostile import COURSE, HOSTILE, LAUGHS, ZEROS, member, special, tar


@pytest.mark.parametrize(("make", "message"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_tarballs_are_refused(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    path = tmp_path / "course.tar.gz"
    path.write_bytes(make())
    with pytest.raises(UnsafeArchive, match=message):
        read_archive(path)
    assert list(tmp_path.iterdir()) == [path]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unpack.MOST_FILES == 50_000  # the platform's
    monkeypatch.setattr(unpack, "MOST_FILES", len(good()))
    assert read_archive(pack(good(), tmp_path / "course.tar.gz")).files == good()
    monkeypatch.setattr(unpack, "MOST_FILES", len(good()) - 1)
    with pytest.raises(UnsafeArchive, match="more than"):
        read_archive(pack(good(), tmp_path / "course.tar.gz"))


@pytest.mark.parametrize(
    ("packed", "limit"), [(1000, 201 * 1000 + 64 * 1024), (1024**3, 2 * 1024**3)], ids=["by its size", "the platform's"]
)
def test_what_comes_out_has_a_limit(packed: int, limit: int) -> None:
    budget = unpack._Budget("course.zip", packed)
    budget.spend(limit)
    with pytest.raises(UnsafeArchive, match="course.zip: unpacks to more than 2 GiB or 200 times its size"):
        budget.spend(1)


def test_what_is_just_short_enough_is_read(tmp_path: Path) -> None:
    names = ["course/" + "x" * 255, "course/" + "x/" * 1996 + "y"]
    assert len(names[1]) == 4000
    path = tmp_path / "course.tar.gz"
    path.write_bytes(tar(COURSE, *map(member, names)))
    assert len(read_archive(path).files) == 3


@pytest.mark.parametrize("size", [511, 512, 513])
def test_one_block_of_zeros_is_end_enough(tmp_path: Path, size: int) -> None:
    """Two are usual; whatever is before them belongs to a file, up to its last byte."""
    path = tmp_path / "course.tar.gz"
    whole = gzip.decompress(tar(COURSE, member("course/a.xml", b"x" * size)))
    end = 1024 + 512 + (size + 511) // 512 * 512
    path.write_bytes(gzip.compress(whole[: end + 512]))
    assert read_archive(path).files["a.xml"] == b"x" * size
    path.write_bytes(gzip.compress(whole[: end + 511]))
    with pytest.raises(UnsafeArchive, match="the archive ends too early"):
        read_archive(path)


def test_sizes_and_folders(tmp_path: Path) -> None:
    path = tmp_path / "course.tar.gz"
    path.write_bytes(tar(special(tarfile.DIRTYPE, "course"), COURSE, special(tarfile.DIRTYPE, "course/static")))
    found = read_archive(path)
    assert (found.files, found.packed, found.unpacked) == ({"course.xml": b"<course/>"}, path.stat().st_size, 9)


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
    "encrypted": (lambda: _flagged(0x1), "'course.xml' is encrypted"),
    "a name of another alphabet": (lambda: _flagged(0, "ä.xml"), "is not UTF-8"),
    "a member that ends too early": (lambda: _short(), "not a readable .tar.gz or .zip: EOFError"),
    "a rare compression": (lambda: _zip(("course.xml", b"<a/>"), compression=zipfile.ZIP_LZMA), "unusual way"),
    "truncated": (lambda: _zip(("course.xml", b"<a/>"))[:-10], "not a readable"),
    "a tarball": (lambda: tar(COURSE), "not a readable"),
}


def _flagged(flags: int, name: str = "course.xml") -> bytes:
    """A zip whose one file has these flags in the directory."""
    data = bytearray(_zip((name, b"<course/>")))
    struct.pack_into("<H", data, data.index(b"PK\1\2") + 8, flags)
    return bytes(data)


def _short() -> bytes:
    """A zip whose directory promises more bytes of a file than there are."""
    data = bytearray(_zip(("course.xml", b"<course/>"), compression=zipfile.ZIP_STORED))
    struct.pack_into("<II", data, data.index(b"PK\1\2") + 20, 100_000, 100_000)
    return bytes(data)


@pytest.mark.parametrize(("make", "message"), ZIPS.values(), ids=ZIPS.keys())
def test_hostile_zips_are_refused(tmp_path: Path, make: Callable[[], bytes], message: str) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(make())
    with pytest.raises(UnsafeArchive, match=message):
        read_archive(path)


@pytest.mark.parametrize("mode", [0, stat.S_IFREG | 0o644], ids=["without a kind", "with its kind"])
def test_a_zip_holds_files_and_folders(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "course.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.mkdir("course/static")
        archive.writestr("course/course.xml", b"<course/>")
        file = zipfile.ZipInfo("course/ä.xml")
        archive.writestr(file, b"<a/>")
        file.external_attr = mode << 16  # written with the directory, at the end
    assert read_archive(path).files == {"course.xml": b"<course/>", "ä.xml": b"<a/>"}


@pytest.mark.parametrize(
    ("error", "said"), [(PermissionError(13, "Permission denied"), "Permission denied"), (OSError("odd"), "odd")]
)
def test_what_the_system_says_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise error

    path = pack(good(), tmp_path / "course.tar.gz")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnsafeArchive) as caught:
        read_archive(path)
    assert str(caught.value) == f"{path}: {said}"


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
    assert found.files == good()


@pytest.mark.parametrize(
    ("xml", "on", "message"),
    [
        (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 1, "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', 1, "DOCTYPE"),
        (LAUGHS, 1, "not readable|DOCTYPE"),
        (b"\n" + b"<a>" * 300 + b"</a>" * 300, 2, "not readable"),
        (b"", 1, "not readable"),
        (b"<a>\n\n\x00</a>", 3, "not readable"),
    ],
)
def test_dangerous_xml_is_refused(xml: bytes, on: int, message: str) -> None:
    with pytest.raises(UnsafeXml, match=message) as caught:
        parse_xml(xml, "vertical/a.xml")
    assert (caught.value.path, caught.value.line) == ("vertical/a.xml", on)
    assert str(caught.value) == f"vertical/a.xml:{on}: {caught.value.reason}"


def test_other_xml_is_read() -> None:
    assert [element.tag for element in parse_xml(b"<a><b/></a>", "vertical/a.xml").iter()] == ["a", "b"]


def test_an_xml_file_that_is_wrong_as_a_whole_has_no_line() -> None:
    assert str(UnsafeXml("a.xml", 0, "odd")) == "a.xml: odd"


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


@tried(3)
@given(_EDITS)
def test_mutated_archives(edits: list[tuple[int, bytes]]) -> None:
    _refuses_or_reads(_edited(_GOOD_TAR, edits), ".tar.gz")
    _refuses_or_reads(_edited(_GOOD_ZIP, edits), ".zip")


@tried(3)
@given(st.lists(st.tuples(st.integers(0, 2047), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6))
def test_mutated_headers(edits: list[tuple[int, bytes]]) -> None:
    _refuses_or_reads(gzip.compress(_edited(_PLAIN, edits)), ".tar.gz")


@settings(deadline=None)
@given(st.integers(0, len(_GOOD_TAR)), st.integers(0, len(_PLAIN)))
def test_truncated_archives(packed: int, plain: int) -> None:
    _refuses_or_reads(_GOOD_TAR[:packed], ".tar.gz")
    _refuses_or_reads(gzip.compress(_PLAIN[:plain]), ".tar.gz")
    _refuses_or_reads(_GOOD_ZIP[:packed], ".zip")
