"""Headers of a tar are followed as tarfile follows them, whatever pieces they come in."""

import gzip
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.reading.headers import LONGEST, MOST, BadTar, Headers
from tests.reading.endless import extended, record, tarball

LONG = "course/static/" + "/".join(["ä" * 100] * 15)


def archive(format_: int) -> bytes:
    """A tar with names that need extended headers, times of nanoseconds, and a folder."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format_) as opened:
        for number in range(3):
            member = tarfile.TarInfo(f"{LONG}/{number}")
            member.size, member.mtime = 1000 + number, 1.5 + number  # type: ignore[assignment]
            opened.addfile(member, io.BytesIO(b"1" * member.size))
        folder = tarfile.TarInfo("course/folder")
        folder.type = tarfile.DIRTYPE
        opened.addfile(folder)
    return buffer.getvalue()


def feed(data: bytes, *cuts: int) -> None:
    headers = Headers()
    for begin, end in zip((0, *sorted(cuts)), (*sorted(cuts), len(data)), strict=True):
        headers.feed(data[begin:end])


@given(st.sampled_from([tarfile.PAX_FORMAT, tarfile.GNU_FORMAT]), st.lists(st.integers(0, 20_000), max_size=9))
def test_long_names_of_people_are_fine_in_any_pieces(format_: int, cuts: list[int]) -> None:
    feed(archive(format_), *cuts)


@given(st.lists(st.integers(0, 20_000), max_size=9))
def test_what_is_refused_is_refused_in_any_pieces(cuts: list[int]) -> None:
    whole = archive(tarfile.PAX_FORMAT)
    end = len(whole.rstrip(b"\0")) // 512 * 512 + 512
    with pytest.raises(BadTar, match="9000 bytes"):
        feed(whole[:end] + extended(tarfile.XHDTYPE, b"x" * 9000), *cuts)


def test_what_stands_in_a_file_is_no_header() -> None:
    bad = extended(tarfile.XHDTYPE, b"x" * 9000)
    feed(gzip.decompress(tarball({"static/a.tar": bad})))


def test_what_stands_behind_the_end_is_no_header() -> None:
    feed(archive(tarfile.GNU_FORMAT) + extended(tarfile.XHDTYPE, b"x" * 9000))


@pytest.mark.parametrize("size", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_the_longest_header(size: int) -> None:
    data = record("a", b"b" * (size - 10))
    data = record("a", b"b" * (size - 10 + size - len(data)))
    assert len(data) == size
    if size > LONGEST:
        with pytest.raises(BadTar):
            feed(extended(tarfile.XHDTYPE, data))
    else:
        feed(extended(tarfile.XHDTYPE, data))


def test_all_headers_together() -> None:
    data = extended(tarfile.GNUTYPE_LONGNAME, b"x" * LONGEST) + tarfile.TarInfo("a").tobuf()
    feed(data * (MOST // LONGEST))
    with pytest.raises(BadTar):
        feed(data * (MOST // LONGEST + 1))


def test_a_negative_size() -> None:
    """Python before 3.11.14 goes back by it, again and again (CVE-2025-8194)."""
    member = tarfile.TarInfo("a")
    member.size = -512
    with pytest.raises(BadTar, match="damaged"):
        feed(member.tobuf(tarfile.GNU_FORMAT))


def test_an_empty_extended_header() -> None:
    feed(extended(tarfile.XHDTYPE, b"") + archive(tarfile.GNU_FORMAT))
