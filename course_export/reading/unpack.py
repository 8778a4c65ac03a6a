"""Read a course archive that may come from anywhere: into memory, within the platform's limits, nothing on disk."""

from __future__ import annotations

import io
import stat
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from lxml import etree

from course_export.reading.headers import BadTar
from course_export.reading.stream import CHUNK, Unzipped

# The platform's own limits (its settings COURSE_IMPORT_MAX_…), refused while reading, before content is kept.
LARGEST = 2 * 1024**3
MOST_FILES = 50_000
HIGHEST_RATIO = 200
# tar pads short archives to full records, and a header precedes every file: no bomb, whatever the ratio.
SLACK = 64 * 1024
COURSE = "course.xml"
_LONGEST_NAME, _LONGEST_PATH = 255, 4000
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED, _UTF8 = 0x1, 0x800


class Unreadable(Exception):
    """A course that cannot be read; the message says why, in words for the operator."""


class UnsafeArchive(Unreadable):
    """The archive is refused."""


class UnsafeXml(UnsafeArchive):
    """An XML file is refused: `path` and `line` (0: the file as a whole) say which, `reason` why."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True)
class Archive:
    """What an archive holds: the course's files by their path below course.xml, what lies beside, sizes in bytes."""

    files: Mapping[str, bytes]
    beside: tuple[str, ...]
    packed: int
    unpacked: int


def read_archive(path: Path) -> Archive:
    """Return what is in a gzipped tar or a zip.

    Raises UnsafeArchive for everything else, and for what leaves its root, holds links, devices or a file twice,
    exceeds the platform's limits, ends too early, or does not hold exactly one course.
    """
    try:
        packed = path.stat().st_size
        with path.open("rb") as opened:
            # As the platform does: the name says which of the two it is.
            read = _zip_members if path.suffix == ".zip" else _tar_members
            found = _collect(path.name, read(opened, _Budget(path.name, packed)))
    except UnsafeArchive:
        raise
    except BadTar as error:
        raise UnsafeArchive(f"{path.name}: {error}") from error
    except OSError as error:
        raise UnsafeArchive(f"{path}: {error.strerror or error}") from error
    except Exception as error:  # the parsers of both formats raise whatever bad bytes lead them to
        raise UnsafeArchive(
            f"{path.name}: not a readable .tar.gz or .zip: {str(error) or type(error).__name__}"
        ) from error
    root = _root(path.name, found)
    files = {name.removeprefix(root): data for name, data in found.items() if name.startswith(root)}
    beside = tuple(sorted(name for name in found if not name.startswith(root)))
    return Archive(files, beside, packed, sum(map(len, found.values())))


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Return the root of an XML file, parsed without entities, document type, network or huge trees.

    Raises UnsafeXml, which names `path`.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeXml(path, error.lineno, f"not readable as XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise UnsafeXml(path, 1, "a document type (DOCTYPE) is not allowed in a course")
    return root


@dataclass(frozen=True)
class _Member:
    """One entry of an archive; `read` returns its content while the archive stands at it."""

    name: str
    is_folder: bool
    read: Callable[[], bytes]


class _Budget:
    """How much may still come out of an archive."""

    def __init__(self, archive: str, packed: int) -> None:
        self.archive = archive
        self._left = min(LARGEST, (HIGHEST_RATIO + 1) * packed + SLACK)

    def spend(self, size: int) -> None:
        """Count bytes that came out. Raises UnsafeArchive at the first byte too many."""
        self._left -= size
        if self._left < 0:
            limits = f"{LARGEST // 1024**3} GiB or {HIGHEST_RATIO} times its size"
            raise UnsafeArchive(f"{self.archive}: unpacks to more than {limits}")


def _tar_members(opened: IO[bytes], budget: _Budget) -> Iterator[_Member]:
    stream = Unzipped(opened, budget.spend)
    with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8") as archive:  # type: ignore[call-overload]
        while member := archive.next():
            if not (member.isreg() or member.isdir()) or member.issparse():
                raise UnsafeArchive(f"{budget.archive}: {member.name!r} is neither a plain file nor a folder")
            yield _Member(member.name, member.isdir(), partial(_untar, archive, member))
            archive.members.clear()  # tarfile keeps every header it has read
        end = archive.offset
    stream.finish()
    # tarfile takes a damaged header, or the end of the data, for the end of the archive, and says nothing.
    if stream.total < end + tarfile.BLOCKSIZE:
        raise UnsafeArchive(f"{budget.archive}: the archive ends too early")
    if stream.end_of_content > end:
        raise UnsafeArchive(f"{budget.archive}: damaged, or something follows the end of the archive")


def _zip_members(opened: IO[bytes], budget: _Budget) -> Iterator[_Member]:
    with zipfile.ZipFile(opened) as archive:
        for member in archive.infolist():
            kind = stat.S_IFMT(member.external_attr >> 16)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise UnsafeArchive(f"{budget.archive}: {member.filename!r} is neither a plain file nor a folder")
            if member.flag_bits & _ENCRYPTED or member.compress_type not in _PLAIN_METHODS:
                raise UnsafeArchive(f"{budget.archive}: {member.filename!r} is encrypted or packed in an unusual way")
            if not (member.flag_bits & _UTF8 or member.filename.isascii()):
                raise UnsafeArchive(f"{budget.archive}: the name {member.filename!r} is not UTF-8")
            yield _Member(member.filename, member.is_dir(), partial(_unzip, archive, member, budget))


def _untar(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = archive.extractfile(member)
    return _whole(content) if content else b""


def _unzip(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: _Budget) -> bytes:
    with archive.open(member) as content:
        return _whole(content, budget.spend)


def _whole(content: IO[bytes], spend: Callable[[int], None] = lambda size: None) -> bytes:
    """Read to the end in small parts: a large file is never in memory twice."""
    found = io.BytesIO()
    while part := content.read(CHUNK):
        spend(len(part))
        found.write(part)
    return found.getvalue()


def _collect(archive: str, members: Iterator[_Member]) -> dict[str, bytes]:
    """Return path → content of all files; refuse a path that is there twice, or as a file and as a folder."""
    found: dict[str, bytes] = {}
    folders: set[str] = set()
    for number, member in enumerate(members, start=1):
        if number > MOST_FILES:
            raise UnsafeArchive(f"{archive}: more than {MOST_FILES} files")
        name = _checked(archive, member.name)
        if name.rpartition("/")[0] not in folders:
            folders.update(map(str, PurePosixPath(name).parents))
        if member.is_folder:
            folders.add(name)
        elif name in found:
            raise UnsafeArchive(f"{archive}: {name!r} is in the archive twice")
        else:
            found[name] = member.read()
    if both := folders & found.keys():
        raise UnsafeArchive(f"{archive}: {min(both)!r} is a file and a folder")
    return found


def _checked(archive: str, raw: str) -> str:
    """Return the normal path of a member, or refuse it."""
    name = PurePosixPath(raw)
    if name.is_absolute() or ".." in name.parts or "\\" in raw:
        raise UnsafeArchive(f"{archive}: {raw!r} leads out of the archive")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in raw):
        raise UnsafeArchive(f"{archive}: the name {raw!r} is not UTF-8, or holds control characters")
    if len(raw.encode()) > _LONGEST_PATH or any(len(part.encode()) > _LONGEST_NAME for part in name.parts):
        raise UnsafeArchive(f"{archive}: the name {raw[:40]!r}… is too long")
    return str(name)


def _root(archive: str, files: Mapping[str, bytes]) -> str:
    """Return the prefix of the course's files (“course/”); refuse an archive without a course, or with two."""
    roots = [PurePosixPath(name).parent for name in files if PurePosixPath(name).name == COURSE]
    if not roots:
        raise UnsafeArchive(f"{archive}: no {COURSE}, so this is not a course")
    outer = min(roots, key=lambda root: (len(root.parts), str(root)))
    # A run that is called “course” has its own course/course.xml below the root.
    others = sorted(str(root) for root in roots if root not in (outer, outer / "course"))
    if others:
        raise UnsafeArchive(f"{archive}: more than one {COURSE}: in {outer}/ and in {others[0]}/")
    return "" if str(outer) == "." else f"{outer}/"
