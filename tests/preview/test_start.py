"""Starting: what is refused before anything is served, and that nothing is left behind."""

import io
import socket
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from course_export.preview import serve
from course_export.reading import unpack
from course_export.reading.unpack import Unreadable, UnsafeArchive
from tests.player import running
from tests.preview.course import FILES, write_course


def member(
    name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE, link: str = ""
) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, len(data)
    return info, data


def with_course(*more: tuple[tarfile.TarInfo, bytes]) -> list[tuple[tarfile.TarInfo, bytes]]:
    return [*(member(f"course/{name}", text.encode()) for name, text in FILES.items()), *more]


HOSTILE: dict[str, Callable[[], list[tuple[tarfile.TarInfo, bytes]]]] = {
    "leads out": lambda: with_course(member("course/../../evil.txt", b"x")),
    "leads out of": lambda: with_course(member("/tmp/evil.txt", b"x")),
    "neither a plain file": lambda: with_course(member("course/link", kind=tarfile.SYMTYPE, link="/etc/passwd")),
    "'course/hard' is neither": lambda: with_course(
        member("course/hard", kind=tarfile.LNKTYPE, link="course/course.xml")
    ),
    "'course/device' is neither": lambda: with_course(member("course/device", kind=tarfile.CHRTYPE)),
    "times its size": lambda: with_course(member("course/static/bomb", bytes(40_000_000))),
    "a document type": lambda: (
        with_course(
            member(
                "course/vertical/own.xml",
                b"<!DOCTYPE v [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><vertical>&x;</vertical>",
            )
        )[-1:]
        + [found for found in with_course() if found[0].name != "course/vertical/own.xml"]
    ),
    "twice": lambda: with_course(member("course/course.xml", b"<course/>")),
    "more than one course.xml": lambda: with_course(member("other/course.xml", b"<course/>")),
    "no course": lambda: [member("readme.txt", b"x")],
}


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_tarballs_are_refused_and_leave_nothing(said: str, tmp_path: Path) -> None:
    tarball, state = tmp_path / "hostile.tar.gz", tmp_path / "state"
    with tarfile.open(tarball, "w:gz") as archive:
        for info, data in HOSTILE[said]():
            archive.addfile(info, io.BytesIO(data))
    with pytest.raises(Unreadable, match=said):
        serve.run(tarball, port=0, state=state, browser=False, say=lambda line: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.tar.gz"]


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_FILES", len(FILES) - 1)
    tarball = tmp_path / "many.tar.gz"
    with tarfile.open(tarball, "w:gz") as archive:
        archive.add(write_course(tmp_path / "course"), arcname="course")
    with pytest.raises(UnsafeArchive, match=f"more than {len(FILES) - 1} files"):
        unpack.read_archive(tarball)


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00"])
def test_what_is_no_tarball_is_refused(content: bytes, tmp_path: Path) -> None:
    tarball = tmp_path / "broken.tar.gz"
    tarball.write_bytes(content)
    with pytest.raises(UnsafeArchive, match="broken.tar.gz"):
        serve.run(tarball, port=0, state=tmp_path / "state", browser=False, say=lambda line: None)


def test_a_taken_port_is_said_at_once(course: Path, tmp_path: Path) -> None:
    tarball = tmp_path / "course.tar.gz"
    with tarfile.open(tarball, "w:gz") as archive:
        archive.add(course, arcname="course")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(serve.CannotStart, match=f"port {port} .* choose another with --port"):
            serve.run(tarball, port=port, state=tmp_path / "state", browser=False, say=lambda line: None)
    assert not (tmp_path / "state").exists()


def test_the_first_day_is_the_start_of_a_later_course(course: Path, tmp_path: Path) -> None:
    later = FILES["course/2027.xml"].replace("2027-01-11", "2091-01-11")
    with running(write_course(tmp_path / "later", **{"course/2027.xml": later}), tmp_path / "state") as player:
        assert 'value="2091-01-11"' in player.visitor("lena").get("/").text
