"""A gzipped tar as it is unpacked: the same bytes in pieces of any size, counted, and nothing behind them."""

import gzip
import io
import random
import tarfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.reading.headers import BadTar
from course_export.reading.stream import CHUNK, Unzipped
from tests.examples import tried
from tests.reading.endless import extended, record, tarball

PACKED = tarball({"course.xml": b"<course/>", "static/a.bin": b"a" * 700 + bytes(300)})
WHOLE = gzip.decompress(PACKED)


def unzipped(packed: bytes) -> tuple[Unzipped, list[int]]:
    """A stream, and what is spent of it."""
    spent: list[int] = []
    return Unzipped(io.BytesIO(packed), spent.append), spent


@tried(0.5)
@given(st.binary(max_size=2000), st.lists(st.integers(0, 5000), max_size=9))
def test_what_comes_out_in_any_pieces_is_what_was_packed_and_all_of_it_is_counted(
    body: bytes, sizes: list[int]
) -> None:
    packed = tarball({"static/a.bin": body})
    whole = gzip.decompress(packed)
    stream, spent = unzipped(packed)
    parts = [stream.read(size) for size in sizes]
    place = 0
    for size, part in zip(sizes, parts, strict=True):
        assert part == whole[place : place + size]
        place += len(part)
    assert b"".join(parts) + stream.read(len(whole)) == whole
    assert sum(spent) == stream.total == len(whole)
    stream.finish()


@pytest.mark.parametrize("size", [1, 511, 512, 513, CHUNK])
def test_the_content_ends_with_the_last_byte_that_is_not_zero(size: int) -> None:
    stream, _spent = unzipped(PACKED)
    ends = []
    while stream.read(size):
        ends.append(stream.end_of_content)
    assert ends == sorted(ends)
    assert (stream.end_of_content, stream.total) == (1536 + 700, len(WHOLE)), "two headers, the first file, 700 letters"


def test_nothing_but_zeros_has_no_content() -> None:
    stream, spent = unzipped(gzip.compress(bytes(1024)))
    assert stream.read(4096) == bytes(1024) and stream.read(1) == b""
    assert (stream.total, stream.end_of_content, sum(spent)) == (1024, 0, 1024)


def test_no_more_is_unpacked_than_is_asked_for() -> None:
    stream, spent = unzipped(gzip.compress(bytes(10**6)))
    assert len(stream.read(600)) == 600
    assert sum(spent) == stream.total == 600


@pytest.mark.parametrize("missing", [1, 8, 20, len(PACKED)])
def test_an_archive_that_ends_too_early_is_refused(missing: int) -> None:
    stream, _spent = unzipped(PACKED[:-missing])
    with pytest.raises(BadTar, match="ends too early"):
        stream.finish()


@pytest.mark.parametrize("zeros", [0, 1, 3 * CHUNK])
def test_zeros_behind_the_end_are_padding(zeros: int) -> None:
    stream, _spent = unzipped(PACKED + bytes(zeros))
    stream.finish()
    assert stream.total == len(WHOLE)


@pytest.mark.parametrize("behind", [b"x", PACKED, bytes(3 * CHUNK) + b"x"], ids=["a byte", "a member", "far behind"])
def test_anything_else_behind_the_end_is_refused(behind: bytes) -> None:
    """Other tools would unpack it."""
    stream, _spent = unzipped(PACKED + behind)
    with pytest.raises(BadTar, match="something follows the end"):
        stream.finish()


def test_what_repeats_itself_far_apart_is_unpacked_as_well() -> None:
    far = random.Random(1).randbytes(30_000)
    stream, _spent = unzipped(gzip.compress(far + far))
    assert stream.read(60_000) == far + far


def test_only_gzip_is_unpacked() -> None:
    stream, _spent = unzipped(zlib.compress(WHOLE))
    with pytest.raises(zlib.error):
        stream.read(1)


def test_headers_are_looked_at_before_anybody_reads_them() -> None:
    moved = extended(tarfile.XHDTYPE, record("size", b"9"))
    stream, _spent = unzipped(gzip.compress(moved + WHOLE))
    with pytest.raises(BadTar, match="sets size"):
        stream.read(1024)
