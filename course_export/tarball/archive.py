"""A tarball that is the same on every machine, and that appears whole or not at all."""

import fcntl
import gzip
import io
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = "course"
LEFT = ".lotse.new"
"""The one name of what is not yet a tarball, so that it can be found again."""
HIGHEST_RATIO = 100
"""The platform refuses what unpacks to more than 200 times its size; half of that leaves room for its measure."""


class TooRepetitive(ValueError):
    """The archive would unpack to so much more than its size that the platform may refuse it as unsafe."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """Pack files (path below the course's folder → content) into a gzipped tar with the one root `course/`.

    Members are sorted; times, owners and modes are fixed. Raises TooRepetitive.
    """
    buffer = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(files):
            member = tarfile.TarInfo(f"{ROOT}/{path}")
            member.size = len(files[path])
            member.mode = 0o644
            archive.addfile(member, io.BytesIO(files[path]))
    content = buffer.getvalue()
    found = ratio(files, content)
    if found > HIGHEST_RATIO:
        raise TooRepetitive(
            f"the course would unpack to {found:.0f} times its size; the platform refuses such archives as unsafe "
            f"(allowed here: {HIGHEST_RATIO})"
        )
    return content


def ratio(files: Mapping[str, bytes], packed: bytes) -> float:
    """Return how many times larger the files are than their archive."""
    return sum(map(len, files.values())) / len(packed)


def write(path: Path, content: bytes) -> None:
    """Write a file so that under its name there is never a part of it, whenever the process ends.

    On Linux the content has no name until it is complete; elsewhere it is written beside and then renamed. What an
    interrupted build has left beside goes first; another one that writes at the same time waits for its turn.
    """
    beside = path.with_name(LEFT)
    with _alone_in(path.parent):
        beside.unlink(missing_ok=True)
        try:
            try:
                _write_nameless(beside, content)
            except OSError:
                _write_beside(beside, content)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what an interrupted build has left in a folder. Raises OSError."""
    if (folder / LEFT).exists():
        with _alone_in(folder):
            (folder / LEFT).unlink(missing_ok=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let one process at a time write into a folder; the lock ends with the process, whatever ends it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network folders know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write_nameless(path: Path, content: bytes) -> None:
    """Give a complete file its name at once. Raises OSError where the system cannot do that."""
    if not hasattr(os, "O_TMPFILE"):
        raise OSError("no files without a name here")
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        descriptor = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o644)
        try:
            _fill(descriptor, content)
            # Only with a folder given does Python call linkat(2), which follows the link in /proc to the file.
            os.link(f"/proc/self/fd/{descriptor}", path.name, src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            os.close(descriptor)
    finally:
        os.close(folder)


def _write_beside(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o644)
    try:
        _fill(descriptor, content)
    finally:
        os.close(descriptor)


def _fill(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)
