"""Archives that are small and endless: each holds far more of something than a course does. None is above 1 MB."""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Callable, Mapping

from tests.check.course import MANIFEST, POLICY, good

UNIT, TEXT, COURSE = "vertical/lesson.xml", "html/lesson-text.html", "course/2027.xml"


def changed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A course from elsewhere with other files."""
    return {**{path: data for path, data in good().items() if path != MANIFEST}, **files}


def padded(files: Mapping[str, bytes], size: int) -> dict[str, bytes]:
    """Files with something that does not shrink, so that the archive is no bomb."""
    return {**files, "static/pad.bin": random.Random(0).randbytes(size)}


def tarball(files: Mapping[str, bytes], before: bytes = b"") -> bytes:
    """A gzipped tar of a course, behind other blocks."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, data in files.items():
            member = tarfile.TarInfo(f"course/{path}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(before + buffer.getvalue(), 9, mtime=0)


def extended(kind: bytes, body: bytes) -> bytes:
    """An extended header with its content."""
    member = tarfile.TarInfo("././@PaxHeader")
    member.type, member.size = kind, len(body)
    return member.tobuf(tarfile.USTAR_FORMAT) + body + bytes(-len(body) % tarfile.BLOCKSIZE)


def record(keyword: str, value: bytes) -> bytes:
    """A record of a pax header, which begins with its own length."""
    rest = f" {keyword}=".encode() + value + b"\n"
    size = len(rest)
    while len(str(size)) + len(rest) != size:
        size = len(str(size)) + len(rest)
    return str(size).encode() + rest


def many_files() -> bytes:
    """More files than any course, none of them large."""
    return tarball(changed({f"static/{number}": b"" for number in range(20_000)}))


def zipped() -> bytes:
    """The same as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in changed({f"x/{number}": b"" for number in range(9000)}).items():
            archive.writestr(f"course/{path}", data)
    return buffer.getvalue()


def pax(kind: bytes, *records: bytes, times: int = 1) -> Callable[[], bytes]:
    """A course behind extended headers."""
    return lambda: tarball(good(), extended(kind, b"".join(records)) * times)


def unit(inside: bytes, pad: int = 60_000) -> Callable[[], bytes]:
    """A course with one unit."""
    return lambda: tarball(padded(changed({UNIT: b'<vertical display_name="x">' + inside + b"</vertical>"}), pad))


def text(inside: bytes, pad: int = 60_000) -> Callable[[], bytes]:
    """A course with one text."""
    return lambda: tarball(padded(changed({TEXT: inside}), pad))


def policy(inside: bytes, pad: int = 60_000) -> Callable[[], bytes]:
    """A course with one policy."""
    return lambda: tarball(padded(changed({POLICY: inside}), pad))


FILLED = b"".join(
    extended(tarfile.XHDTYPE, record("a", b"b" * 8000)) + tarfile.TarInfo(f"course/static/{number}").tobuf()
    for number in range(600)
)
LAW = "Nach § 1 Onlinezugangsgesetz gilt das. ".encode()
ATTRIBUTES = b" ".join(b'a%d=""' % number for number in range(300_000))
LAUGHS = b"<!DOCTYPE a [" + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9)) + b"]>"

BOMB = b", ".join(
    [b"a0: &amp;a0 [x]", *(b"a%d: &amp;a%d [%s]" % (n + 1, n + 1, b",".join([b"*a%d" % n] * 9)) for n in range(7))]
)
SETTINGS = b"".join(b"f%d: [1], " % n for n in range(45))

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a pax header of digits": (pax(tarfile.XHDTYPE, b"1" * 100_000), "an extended header of 100000 bytes"),
    "an endless number in a pax header": (pax(tarfile.XHDTYPE, record("a", b"1" * 32)), "with an endless number"),
    "a pax header that is none": (pax(tarfile.XHDTYPE, b"17 a=b\n"), "a damaged extended header"),
    "a pax header with a shorter record": (pax(tarfile.XHDTYPE, b"2 2 2 2 2 2 a=\n"), "a damaged extended header"),
    "a pax header that moves the next one": (pax(tarfile.XHDTYPE, record("size", b"0")), "sets size"),
    "a sparse map in a pax header": (pax(tarfile.XHDTYPE, record("GNU.sparse.map", b"0,1")), "sets GNU.sparse.map"),
    "a global header": (pax(tarfile.XGLTYPE, record("a", b"b" * 300)), "an extended header of 3"),
    "global headers": (pax(tarfile.XGLTYPE, record("a", b"b" * 60), times=5), "an extended header of"),
    "a long name": (pax(tarfile.GNUTYPE_LONGNAME, b"x" * 9000), "an extended header of 9000 bytes"),
    "a long link": (pax(tarfile.GNUTYPE_LONGLINK, b"x" * 9000), "an extended header of 9000 bytes"),
    "a header of headers": (pax(tarfile.XHDTYPE, record("a", b"b"), times=9), "again and again"),
    "headers without end": (
        lambda: tarball(padded(good(), 60_000), FILLED),
        "an extended header of",
    ),
    "attributes": (unit(b'<video url_name="v" ' + ATTRIBUTES + b"/>"), "<video> has 300,001 attributes, more than 500"),
    "attributes of all": (unit(b'<a b="" c="" d="" e="" f=""/>' * 6001), "more than 30,000 attributes"),
    "references in attributes": (
        unit(b'<discussion url_name="a" group_access="{%s}"/>' % BOMB),
        "an attribute refers to its own parts",
    ),
    "values in attributes": (
        unit(b"".join(b'<discussion url_name="a%d" group_access="{%s}"/>' % (n, SETTINGS) for n in range(3000))),
        "too many lists and objects in attributes",
    ),
    "elements": (unit(b"<a/>" * 1_000_000), "more than 100,000 elements"),
    "comments": (unit(b"a<!---->" * 1_000_000), "more than 100,000 elements"),
    "instructions": (unit(b"<?a?>" * 1_500_000), "more than 100,000 elements"),
    "parts": (unit(b'<lotse_self_assessment url_name="a"/>' * 20_000), "more than 10,000 parts"),
    "elements of HTML": (text(b"<p><b>a</b></p>" * 500_000), "more than 100,000 elements"),
    "HTML without an end": (text(b"<b>" * 2_000_000), "more than 100,000 elements"),
    "a text": (text(LAW * 300_000, 200_000), "a text in a course has at most 10,485,760"),
    "texts of ours": (
        lambda: tarball(padded({**good(), TEXT: LAW * 200_000}, 60_000)),
        "more than 6,291,456 bytes of text",
    ),
    "texts": (
        lambda: tarball(padded(changed({f"html/{n}.html": LAW * 200_000 for n in range(6)}), 300_000)),
        "more than 41,943,040 bytes of text",
    ),
    "files of text": (lambda: tarball(changed({f"tabs/{n}.html": b"" for n in range(20_001)})), "20,000 files of text"),
    "settings": (
        policy(b'{"course/2027":{' + b",".join(b'"%d":0' % n for n in range(20_001)) + b"}}"),
        "more than 20,000 settings",
    ),
    "JSON": (policy(b"[" + b"[]," * 1_500_000 + b"1]"), "more than 4,194,304 bytes of JSON"),
}
"""Archives that no reader takes, and what it says."""

READ: dict[str, Callable[[], bytes]] = {
    "files": many_files,
    "files in a zip": zipped,
    "a large file": lambda: tarball(padded(changed({"static/big": b"abc def\n" * 20 * 1024**2}), 700_000)),
    "parts, just few enough": unit(b'<lotse_self_assessment url_name="a"/>' * 9900),
    "attributes in YAML": unit(
        b"".join(
            b'<lotse_reflection url_name="a%d" group_access="{%s 1: [%d]}"/>' % (n, SETTINGS, n) for n in range(350)
        ),
        90_000,
    ),
    "flags in YAML": unit(
        b"".join(
            b'<discussion url_name="%d" graded="%d " self_paced="%d  " weight="%d" group_access="{%d: 1}" start="%d"/>'
            % (n, n, n, n, n, n)
            for n in range(3300)
        ),
        90_000,
    ),
    "pointers to nothing": unit(b'<video url_name="a"/>' * 9900),
    "texts of one name": unit(b'<html url_name="a"><p><a href="/static/x">a</a></p></html>' * 9900),
    "links": text(b'<p><a href="/static/x">a</a><img src="/static/y"></p>' * 30_000),
    "one long text": text(LAW * 250_000, 200_000),
    "one long word": text(b"a" * 10_000_000),
    "one long attribute": lambda: tarball(
        padded(changed({UNIT: b'<vertical display_name="' + b"a" * 9_000_000 + b'"/>'}), 60_000)
    ),
    "one long name": lambda: tarball(
        padded(changed({COURSE: b'<course><chapter url_name="' + b"a" * 9_000_000 + b'"/></course>'}), 60_000)
    ),
    "depth": lambda: tarball(padded(changed({UNIT: b"<a>" * 40_000 + b"</a>" * 40_000}), 6000)),
    "depth of HTML": text(b"<div>" * 90_000),
    "depth of JSON": policy(b"[" * 200_000 + b"]" * 200_000),
    "depth of objects": policy(b'{"a":' * 19_000 + b"1" + b"}" * 19_000),
    "empty lists": policy(b'{"course/2027":{"tabs":[' + b"[]," * 1_300_000 + b"[]]}}"),
    "tabs": policy(b'{"course/2027":{"tabs":[' + b'{"type":"static_tab","url_slug":"glossary"},' * 9000 + b"{}]}}"),
    "policies of nobody": policy(b"{" + b",".join(b'"v/%d":{}' % number for number in range(19_000)) + b"}"),
    "entities": lambda: tarball(changed({UNIT: LAUGHS + b"<a>&a9;</a>"})),
    "options": lambda: tarball(
        changed(
            {
                "problem/one.xml": b"<problem><multiplechoiceresponse><choicegroup>"
                + b'<choice correct="true">a<choicehint>b</choicehint></choice>' * 49_000
                + b"</choicegroup></multiplechoiceresponse></problem>",
                "static/pad.bin": random.Random(0).randbytes(60_000),
            }
        )
    ),
    "times in pax headers": lambda: tarball(
        good(),
        b"".join(
            extended(tarfile.XHDTYPE, record("mtime", b"1700000000.123456789") * 20)
            + tarfile.TarInfo(f"course/static/{number}").tobuf()
            for number in range(2000)
        ),
    ),
}
"""Archives at the limits: whatever is said of them, it is said soon."""
