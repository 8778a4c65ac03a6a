"""A gzipped tar as it comes out of its packing: counted, and its headers looked at, before anybody reads it."""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import IO

from course_export.reading.headers import BadTar, Headers

CHUNK = tarfile.RECORDSIZE  # what tarfile itself reads at a time


class Unzipped:
    """What a gzipped stream unpacks to, counted, headers and padding included. One gzip member, then nothing."""

    def __init__(self, stream: IO[bytes], spend: Callable[[int], None]) -> None:
        self._headers = Headers()
        self._unpack = zlib.decompressobj(wbits=31)
        self._stream = stream
        self._spend = spend
        self.total = 0
        self.end_of_content = 0

    def read(self, size: int) -> bytes:
        """Return up to `size` unpacked bytes; fewer only at the end. Raises BadTar."""
        parts: list[bytes] = []
        missing = size
        while missing > 0 and not self._unpack.eof:
            packed = self._unpack.unconsumed_tail or self._stream.read(CHUNK)
            if not packed:
                raise BadTar("the archive ends too early")
            part = self._unpack.decompress(packed, missing)
            self._spend(len(part))
            self._headers.feed(part)
            content = len(part.rstrip(b"\0"))
            self.end_of_content = self.total + content if content else self.end_of_content
            self.total += len(part)
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def finish(self) -> None:
        """Read to the end. Raises BadTar if more follows, which other tools would unpack."""
        while self.read(CHUNK):
            pass
        behind = chain([self._unpack.unused_data], iter(partial(self._stream.read, CHUNK), b""))
        if any(part.strip(b"\0") for part in behind):
            raise BadTar("something follows the end of the archive")
