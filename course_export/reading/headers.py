"""The headers of a tar, looked at before `tarfile` reads them.

A header may announce another one of any length (pax, GNU long names). `tarfile` reads it whole into memory and, in
Python before 3.11.10 and 3.12.6, searches it in a time that grows with its square (CVE-2024-6232).
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator

LONGEST = 8 * 1024
"""Bytes of one extended header: twice the longest path."""
LONGEST_GLOBAL = 256
"""Bytes of all global headers: `tarfile` copies what they say to every member."""
MOST_IN_A_ROW = 8
MOST = 4 * 1024**2
"""Bytes of all extended headers: 400 for each of 10,000 files."""

_LONG_NAMES = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.XGLTYPE)
# Where a header says of what kind the member is, and of what size.
_TYPE = 156
_SIZE = 124, 135
_PLAIN = b"0\0"
_OCTAL = re.compile(rb"[0-7]{11}")
_DIGITS = re.compile(rb"[0-9]{32}")
_RECORD = re.compile(rb"([1-9][0-9]{0,4}) ([^=\n]+)=")


class BadTar(Exception):
    """An archive that no reader of courses needs to understand; the message says why."""


class Headers:
    """Follows the headers of a tar in the bytes that go by."""

    def __init__(self) -> None:
        self._pending = bytearray()
        self._wanted = tarfile.BLOCKSIZE
        self._skip = 0
        self._extended: tarfile.TarInfo | None = None
        self._read = self._read_global = 0
        self._in_a_row = 0
        self._ended = False

    def feed(self, data: bytes) -> None:
        """Look at the next bytes of the tar. Raises BadTar."""
        place = 0
        while place < len(data) and not self._ended:
            if self._skip:
                passed = min(self._skip, len(data) - place)
                self._skip -= passed
            else:
                passed = min(self._wanted - len(self._pending), len(data) - place)
                self._pending += data[place : place + passed]
                if len(self._pending) == self._wanted:
                    block, self._pending = bytes(self._pending), bytearray()
                    self._whole(block)
            place += passed

    def _whole(self, block: bytes) -> None:
        """Look at a whole header, or at what an extended one says."""
        if self._extended is not None:
            header, self._extended, self._wanted = self._extended, None, tarfile.BLOCKSIZE
            if header.type in _PAX:
                _check_pax(block[: header.size])
            return
        if block[_TYPE] in _PLAIN and _OCTAL.fullmatch(block, *_SIZE):
            self._skip = _padded(int(block[slice(*_SIZE)], 8))  # nearly all of them; TarInfo takes long
            self._in_a_row = 0
            return
        try:
            header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            self._ended = True  # the end, or damage: tarfile stops here as well, and the reader says so
            return
        if header.size < 0:
            raise BadTar("a damaged header")
        if header.type in (*_PAX, *_LONG_NAMES):
            self._announced(header)
            return
        if header.type == tarfile.GNUTYPE_SPARSE:
            raise BadTar(f"{header.name!r} is neither a plain file nor a folder")
        self._in_a_row = 0
        self._skip = _padded(header.size) if header.isreg() else 0

    def _announced(self, header: tarfile.TarInfo) -> None:
        self._in_a_row += 1
        if self._in_a_row > MOST_IN_A_ROW:
            raise BadTar("an extended header of an extended header, again and again")
        self._read += header.size
        if header.type == tarfile.XGLTYPE:
            self._read_global += header.size
        if header.size > LONGEST or self._read_global > LONGEST_GLOBAL or self._read > MOST:
            raise BadTar(f"an extended header of {header.size} bytes; no course needs that")
        if header.size:
            self._extended, self._wanted = header, _padded(header.size)


def _padded(size: int) -> int:
    """Return the bytes that content takes in a tar."""
    return -(-size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE


def _check_pax(body: bytes) -> None:
    if _DIGITS.search(body):
        raise BadTar("an extended header with an endless number")
    for keyword in _keywords(body):
        # They would move the place where the next header is looked for; only files above 8 GiB have them.
        if keyword == b"size" or keyword.startswith(b"GNU.sparse"):
            raise BadTar(f"an extended header sets {keyword.decode('ascii', 'replace')}; no course needs that")


def _keywords(body: bytes) -> Iterator[bytes]:
    """Yield the keywords of records `LENGTH KEYWORD=VALUE\\n`, which fill an extended header."""
    place = 0
    while place < len(body):
        found = _RECORD.match(body, place)
        end = place + int(found[1]) if found else 0
        if not found or not found.end() < end <= len(body) or body[end - 1 : end] != b"\n":
            raise BadTar("a damaged extended header")
        yield found[2]
        place = end
