"""Course archives that a reader has to refuse, and how tests make them."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Callable


def tar(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    """Pack members as they are, whatever they are."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for info, data in members:
            info.size = len(data) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def member(name: str, data: bytes = b"<course/>") -> tuple[tarfile.TarInfo, bytes]:
    """A plain file."""
    return tarfile.TarInfo(name), data


def special(kind: bytes, name: str = "course/x", target: str = "") -> tuple[tarfile.TarInfo, bytes]:
    """A link, a device, or something else that is no file."""
    found = tarfile.TarInfo(name)
    found.type, found.linkname = kind, target
    return found, b""


COURSE = member("course/course.xml")
ZEROS = bytes(16 * 1024 * 1024)

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "path traversal": (lambda: tar(COURSE, member("course/../../etc/cron.d/x")), "leads out"),
    "absolute path": (lambda: tar(COURSE, member("/etc/cron.d/x")), "leads out"),
    "backslashes": (lambda: tar(COURSE, member("course\\..\\..\\x")), "leads out"),
    "symbolic link": (lambda: tar(COURSE, special(tarfile.SYMTYPE, target="/etc/passwd")), "neither a plain file"),
    "dangling link in static": (
        lambda: tar(COURSE, special(tarfile.SYMTYPE, "course/static/a.png", "b.png")),
        "neither a plain file",
    ),
    "hard link": (lambda: tar(COURSE, special(tarfile.LNKTYPE, target="course/course.xml")), "neither a plain file"),
    "sparse": (lambda: tar(COURSE, special(tarfile.GNUTYPE_SPARSE)), "neither a plain file"),
    "device": (lambda: tar(COURSE, special(tarfile.CHRTYPE)), "neither a plain file"),
    "pipe": (lambda: tar(COURSE, special(tarfile.FIFOTYPE)), "neither a plain file"),
    "a file twice": (lambda: tar(COURSE, COURSE), "twice"),
    "one path, two spellings": (lambda: tar(COURSE, member("./course//course.xml")), "twice"),
    "a folder of the name of a file": (
        lambda: tar(COURSE, member("course/a"), special(tarfile.DIRTYPE, "course/a/")),
        "'course/a' is a file and a folder",
    ),
    "a file and a folder": (lambda: tar(COURSE, member("course/a"), member("course/a/b")), "a file and a folder"),
    "bomb": (lambda: gzip.compress(ZEROS, 1), "unpacks to more than"),
    "bomb in a member": (lambda: tar(COURSE, member("course/static/x", ZEROS)), "unpacks to more than"),
    "no course": (lambda: tar(member("course/readme.txt")), "no course.xml"),
    "two courses": (
        lambda: tar(member("c/course.xml"), member("b/course.xml"), member("a/course.xml"), member("x")),
        "more than one course.xml: in a/ and in b/",
    ),
    "a course deep in another": (
        lambda: tar(COURSE, member("course/a/b/course.xml")),
        "more than one course.xml: in course/",
    ),
    "control characters": (lambda: tar(COURSE, member("course/\x1b[2J")), "control characters"),
    "a name that is too long": (
        lambda: tar(COURSE, member("course/" + "x" * 256)),
        "the name 'course/x{33}'… is too long",
    ),
    "a name that is too long in UTF-8": (lambda: tar(COURSE, member("course/" + "ä" * 128)), "too long"),
    "a path that is too long": (lambda: tar(COURSE, member("course/" + "x/" * 1996 + "yy")), "too long"),
    "not compressed": (lambda: tar(COURSE, mode="w"), "not a readable"),
    "zlib without a head": (lambda: zlib.compress(tar(COURSE, mode="w")), "not a readable .* incorrect header"),
    "bzip2": (lambda: tar(COURSE, mode="w:bz2"), "not a readable"),
    "empty": (lambda: b"", "ends too early"),
    "text": (lambda: b"Guten Tag", "not a readable"),
    "truncated": (lambda: tar(COURSE)[:-20], "ends too early"),
    "truncated inside": (lambda: gzip.compress(gzip.decompress(tar(COURSE))[:600]), "not a readable"),
    "without its end": (lambda: gzip.compress(gzip.decompress(tar(COURSE))[:1024]), "ends too early"),
    "a second archive behind": (lambda: tar(COURSE) + tar(member("course/evil")), "something follows"),
    "a second archive after much padding": (
        lambda: tar(COURSE) + bytes(3 * 1024**2) + tar(member("course/evil")),
        "something follows",
    ),
    "a second archive inside": (
        lambda: gzip.compress(gzip.decompress(tar(COURSE)) + gzip.decompress(tar(member("course/evil")))),
        "something follows",
    ),
    "a damaged header": (lambda: gzip.compress(_damaged()), "damaged"),
}


def _damaged() -> bytes:
    data = bytearray(gzip.decompress(tar(COURSE, member("course/a.xml"))))
    data[1024 + 100] ^= 1
    return bytes(data)


LAUGHS = b"<!DOCTYPE a [%s]><a b='&e9;'>&e9;</a>" % b"".join(
    b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
)
