"""Parts are followed as the platform follows them; what it would drop is noted, and the reader goes on."""

from pathlib import Path

import pytest

from course_export.reading.follow import read_tarball
from tests.check.course import good, pack
from tests.reading.making import files


def lost(**changes: str | None) -> list[str]:
    return list(map(str, files(**changes).lost))


def kinds(**changes: str | None) -> list[str]:
    return [f"{loss.file}:{loss.line}: {loss.kind}" for loss in files(**changes).lost]


def test_nothing_of_a_good_course_is_lost(tmp_path: Path) -> None:
    course = read_tarball(pack(good(), tmp_path / "course.tar.gz"))
    assert (course.lost, course.broken, course.name) == ([], [], "course.tar.gz")
    assert [str(node) for node in course.nodes[:3]] == [
        "<course url_name='2027'>",
        "<chapter url_name='day-1'>",
        "<sequential url_name='morning'>",
    ]
    text = next(node for node in course.nodes if node.tag == "html")
    assert (text.file, text.named, text.html_file) == (
        "html/lesson-text.xml",
        ("vertical/lesson.xml", 2),
        "html/lesson-text.html",
    )
    assert course.used == {name for name in good() if name.endswith(".xml")} | {"html/lesson-text.html"}
    assert [node.tag for node in text.above()] == ["html", "vertical", "sequential", "chapter", "course"]


def test_files_that_name_parts_are_those_that_hold_blocks() -> None:
    found = files(**{"sequential/old.xml": "<sequential/>"})
    assert "vertical/own.xml" in found.naming
    assert "course.xml" in found.naming
    assert "html/intro.xml" not in found.naming
    assert "sequential/old.xml" not in found.naming


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("course.xml", "<course org='a'/>", ["course.xml:1: CourseRootIncomplete"]),
        ("course.xml", "<library org='a' course='b' url_name='2027'/>", ["course.xml:1: CourseRootIncomplete"]),
        ("course.xml", "<course org='a' course='b' url_name='2027' x=''/>", ["course.xml:1: CourseRootNotPointer"]),
        ("chapter/later.xml", None, ["course/2027.xml:2: PointerWithoutFile"]),
        ("chapter/later.xml", "<chapter url_name='x'/>", ["chapter/later.xml:1: PointerToPointer"]),
        ("chapter/later.xml", "<vertical/>", ["chapter/later.xml:1: PointerOtherTag"]),
        ("html/intro.html", None, ["html/intro.xml:1: PointerWithoutFile"]),
    ],
)
def test_what_cannot_be_followed_is_lost(name: str, text: str | None, lost: list[str]) -> None:
    assert kinds(**{name: text}) == lost


def test_what_is_lost_says_why_and_on_which_line() -> None:
    assert lost(**{"course.xml": "\n<course org='a'/>"}) == [
        "course.xml:2: <course> has no course, url_name; course.xml holds <course org=… course=… url_name=…>"
    ]
    assert lost(**{"course.xml": "<library org='a' course='b' url_name='2027'/>"}) == [
        "course.xml:1: <library> has no course; course.xml holds <course org=… course=… url_name=…>"
    ]
    assert lost(**{"course.xml": "\n<course org='a' course='b' url_name='2027' y='' x=''/>"}) == [
        "course.xml:2: with the attribute(s) x, y, this is no pointer any more, and the course is empty"
    ]
    assert lost(**{"chapter/later.xml": "\n<vertical/>"}) == [
        "chapter/later.xml:2: <chapter> is expected, as <chapter url_name='later'> points here, but this is <vertical>"
    ]
    assert lost(**{"chapter/later.xml": "\n<chapter url_name='x'/>"}) == [
        "chapter/later.xml:2: chapter/later.xml holds only another pointer, so <chapter url_name='later'> has no content"
    ]
    assert lost(**{"html/intro.xml": "\n<html filename='none'/>"}) == [
        "html/intro.xml:2: <html url_name='intro'> needs html/none.html, which is not in the archive"
    ]


def test_a_root_with_a_course_in_it_is_no_pointer_and_need_not_be_one() -> None:
    whole = "<course org='a' course='b' url_name='2027' x=''><chapter url_name='day-1'/></course>"
    found = files(**{"course.xml": whole})
    assert found.lost == []
    assert [node.name for node in found.nodes[:2]] == ["2027", "day-1"]


def test_a_plain_block_stands_in_its_unit_even_if_it_looks_like_a_pointer() -> None:
    found = files(**{"vertical/own.xml": "<vertical><probe url_name='first'/></vertical>"})
    assert found.lost == []
    assert not next(node for node in found.nodes if node.name == "first").is_broken


def test_a_file_that_is_no_xml_is_broken_and_its_part_too() -> None:
    found = files(**{"chapter/later.xml": "<chapter>"})
    assert [error.path for error in found.broken] == ["chapter/later.xml"]
    assert [node.name for node in found.nodes if node.is_broken] == ["later"]
    assert "later" not in [node.name for node in found.sound]
    assert files(**{"course.xml": "<course"}).nodes == []


def test_containers_of_other_kinds_are_followed_too() -> None:
    unit = "<vertical><split_test url_name='s'><vertical url_name='inner'/></split_test></vertical>"
    inside = "<vertical display_name='A'><html url_name='notes'/></vertical>"
    found = files(**{"vertical/own.xml": unit, "vertical/inner.xml": inside})
    above = next(node for node in found.nodes if node.name == "inner").above()
    assert [node.tag for node in above] == ["vertical", "split_test", "vertical", "sequential", "chapter", "course"]


def test_a_file_is_read_once() -> None:
    found = files(**{"vertical/own.xml": "<vertical><html url_name='intro'/></vertical>"})
    assert [node.is_broken for node in found.nodes if node.name == "intro"] == [False, True]


def test_parts_in_parts_in_parts_end_somewhere() -> None:
    deep = "<wrapper url_name='w'>" * 30 + "</wrapper>" * 30
    found = files(**{"vertical/own.xml": f"<vertical>{deep}</vertical>"})
    assert [loss.kind for loss in found.lost] == ["NestedTooDeep"]
    assert len([node for node in found.nodes if node.tag == "wrapper"]) == 18
