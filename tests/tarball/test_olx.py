"""The forms that Studio writes: built-in types point to files, plain blocks stand in their unit, settings only where set."""

from dataclasses import replace

import pytest
from lxml import etree

from course_export.plan.tree import Chapter, Course, Html, Sequence, Unit
from course_export.reading import follow
from course_export.reading.unpack import Archive
from course_export.tarball.olx import files
from tests.course_export.making import mini


@pytest.fixture(scope="module")
def course() -> Course:
    return mini().course


def attributes(course: Course, path: str) -> dict[str, str]:
    return dict(etree.fromstring(files(course)[path]).attrib)


def test_the_root_is_nothing_but_a_pointer(course: Course) -> None:
    assert files(course)["course.xml"] == b'<course url_name="r1" org="Kettle" course="MINI"/>\n'
    chapters = [dict(child.attrib) for child in etree.fromstring(files(course)["course/r1.xml"])]
    assert chapters == [{"url_name": "begin"}, {"url_name": "later"}]


def test_every_part_is_reached_from_the_root(course: Course) -> None:
    read = follow.read(Archive(files(course), (), 1, 1), "course.tar.gz")
    parts: dict[str, list[str]] = {}
    for node in read.nodes:
        parts.setdefault(node.tag, []).append(node.name)
    assert (read.lost, read.broken) == ([], [])
    assert parts["sequential"] == ["first-steps", "tea", "looking-back"]
    assert parts["vertical"] == [unit.name for unit in course.units()]
    assert parts["problem"] == ["tea-check-heat", "tea-check-needed", "tea-check-degrees"]


def test_only_what_is_set_is_written(course: Course) -> None:
    unit = Unit("u", "Unit", 1, (Html("u-text", "Text", "<p>ä</p>"),))
    bare, full = Sequence("s", "S", (unit,)), Sequence("t", "T", (), "2027-01-01T00:00:00Z", "Checks", 3)
    small = replace(
        course, chapters=(Chapter("c", "C & D", (bare, full)), Chapter("d", "D", (), "2028-01-01T00:00:00Z"))
    )
    assert attributes(small, "chapter/c.xml") == {"display_name": "C & D"}
    assert attributes(small, "chapter/d.xml") == {"display_name": "D", "start": "2028-01-01T00:00:00Z"}
    assert attributes(small, "sequential/s.xml") == {"display_name": "S"}
    assert attributes(small, "sequential/t.xml") == {
        "display_name": "T",
        "start": "2027-01-01T00:00:00Z",
        "format": "Checks",
        "graded": "true",
        "relative_weeks_due": "3",
    }
    assert files(small)["html/u-text.html"] == "<p>ä</p>".encode()


def test_built_in_types_point_and_plain_blocks_stand_inline(course: Course) -> None:
    found = files(course)
    welcome = etree.fromstring(found["vertical/welcome.xml"])
    assert [(child.tag, sorted(child.attrib)) for child in welcome] == [
        ("html", ["url_name"]),
        (
            "discussion",
            [
                "discussion_category",
                "discussion_id",
                "discussion_target",
                "display_name",
                "url_name",
                "xblock-family",
            ],
        ),
    ]
    checks = etree.fromstring(found["vertical/tea-checks.xml"])
    assert [child.tag for child in checks] == ["html", "problem", "problem", "problem"]
    assert not [name for name in found if name.startswith(("discussion/", "lotse_"))]
    block = etree.fromstring(found["vertical/rate.xml"])[1]
    assert [child.tag for child in block] == ["content"]


def test_pages_files_and_the_manifest_are_there(course: Course) -> None:
    found = files(course)
    assert found["tabs/welcome.html"] == course.tabs[0].body.encode()
    assert found["about/short_description.html"] == b"Tea & talk, in four weeks."
    assert {name for name in found if name.startswith("static/")} == {
        "static/course-image.png",
        "static/lotse-manifest.json",
        "static/mini-day_1.ics",
        "static/page-pot.svg",
    }
