"""What other systems and editors leave in a folder harms nobody, and is told once."""

import shutil
from pathlib import Path

import pytest

from course_export.build import build
from course_export.programme.load import load
from course_export.programme.passed_over import is_leftover
from tests.course_export.making import copy_of_mini, order
from tests.programme.refusing import problems

LEFT = [
    "._water.md",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "water.md~",
    ".water.md.swp",
    "#water.md#",
    "~$water.docx",
]


@pytest.mark.parametrize(
    "name", [*LEFT, ".~lock.water.odt#", ".#water.md", "THUMBS.DB", "water.md.bak", "water.md.orig"]
)
def test_names_that_nobody_gave(name: str) -> None:
    assert is_leftover(Path(name))


@pytest.mark.parametrize("name", ["water.md", "_water.md", "water~1.md", "thumbs.md", "dot.DS_Store.md", ".md"])
def test_names_that_people_give(name: str) -> None:
    assert not is_leftover(Path(name))


def test_leftovers_are_passed_over_with_one_note(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    for home in (folder / "en", folder / "en/pictures", folder / "lessons/tea/en"):
        for name in LEFT:
            (home / name).write_bytes(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X")
    (folder / "en/._programme.yaml").write_bytes(b"\xff")
    notes = [note for note in build(folder, order()).notes if "passed over" in note]
    assert notes == [
        "passed over, as leftovers of an operating system or an editor: #water.md# and 24 more",
    ]
    assert build(folder, order()).tarball == build(copy_of_mini(tmp_path / "clean"), order()).tarball


def test_without_leftovers_nothing_is_said(tmp_path: Path) -> None:
    assert not any("passed over" in note for note in build(copy_of_mini(tmp_path), order()).notes)


@pytest.mark.parametrize("file", ["programme.yaml", "en/welcome.md", "lessons/tea/en/checks.yaml"])
def test_a_byte_order_mark_and_lines_of_windows_are_accepted(file: str, tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    path = folder / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder, "en").structure.key == "mini"
    assert build(folder, order()).tarball == build(copy_of_mini(tmp_path / "clean"), order()).tarball


def test_a_picture_whose_name_has_a_blank_is_told_so(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("en/welcome.md", "pictures/pot.svg", "pictures/Übersicht æøå.svg"))
    shutil.move(folder / "en/pictures/pot.svg", folder / "en/pictures/Übersicht æøå.svg")
    found = {(file, message) for file, _line, message in problems(folder)}
    name = "the name of a picture has only letters A–Z, digits, “.”, “-” and “_”, and no blank"
    assert ("en/pictures/Übersicht æøå.svg", name) in found
    blank = "pictures/Übersicht æøå.svg: a name with a blank is not read as a link or a picture"
    assert ("en/welcome.md", blank) in found
