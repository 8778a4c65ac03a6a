"""Settings of any shape are read by check, show and player in the same way, or named with their file; none stops them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.check.run import check_archive
from course_export.reading.compose import compose
from course_export.reading.follow import read
from course_export.reading.shapes import _SHAPES
from course_export.reading.unpack import Archive, Unreadable
from course_export.show import describe, in_words
from tests.check.course import POLICY, good, pack
from tests.examples import tried

NAMES = [*_SHAPES, "lotse_made_up"]
ODD: list[Any] = [5, -1.5, True, "x", "", [], [1], {}, {"a": 1}, None, "9999-12-31T23:59:59-14:00", [[]], [None], [{}]]
VALUES = st.recursive(
    st.sampled_from(ODD), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner)
)


def course(value: Any) -> Archive:
    return Archive({**good(), POLICY: json.dumps(value).encode()}, (), 1, 1)


def told(value: Any) -> list[str]:
    """What show and the player say of a policy."""
    files = read(course(value), "course.tar.gz")
    compose(files)
    return list(map(str, files.odd))


@tried(3)
@given(st.dictionaries(st.sampled_from(["course/2027", "vertical/lesson", "html/lesson-text", "a/b"]), VALUES) | VALUES)
def test_no_policy_stops_the_reader(value: Any) -> None:
    files = read(course(value), "course.tar.gz")
    try:
        found = compose(files)
    except Unreadable as error:
        assert POLICY in str(error) or "tabs/" in str(error)
        return
    assert isinstance(found.title, str) and isinstance(found.language, str)
    assert all(odd.file.endswith((".json", ".xml")) for odd in files.odd)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"course/2027": {"tabs": 5}}, [f"{POLICY}:1: <course url_name='2027'>: tabs is 5; a list is expected"]),
        ({"course/2027": None}, [f"{POLICY}:1: course/2027 is None; an object is expected"]),
        ({"course/2027": []}, [f"{POLICY}:1: course/2027 is []; an object is expected"]),
        ({"vertical/lesson": {"start": [5]}}, ["a moment such as 2027-01-11T08:00:00Z is expected"]),
        ({"vertical/lesson": {"display_name": ["a"]}}, ["display_name is ['a']; a text is expected"]),
        (
            {"course/2027": {"tabs": [5, {"type": "static_tab", "name": "A"}, {"type": "wiki"}]}},
            ["tab 1 is 5; an object with a type is expected", "a page with name and url_slug is expected"],
        ),
        (
            {"course/2027": {"other_course_settings": {"lotse_minutes": {"lesson": "9"}, "lotse_hours": 5, "x": 1}}},
            ["lotse_minutes is {'lesson': '9'}; an object of numbers", "lotse_hours is 5; an object of numbers"],
        ),
        (
            {"course/2027": {"other_course_settings": {"lotse_days": {"morning": "soon"}}}},
            ["lotse_days is {'morning': 'soon'}; an object of days is expected"],
        ),
        ({"course/2027": {"tabs": [{"type": "wiki"}] * 501}}, ["the list is 501; at most 500 entries is expected"]),
        ({"course/2027": {"tabs": None, "start": None, "display_name": None}}, []),
    ],
)
def test_bad_values_are_named_with_file_and_line(value: Any, expected: list[str]) -> None:
    found = told(value)
    assert len(found) == len(expected), found
    assert all(any(words in line for line in found) for words in expected), found


def test_an_attribute_is_named_with_its_own_file() -> None:
    files = {
        **good(),
        "vertical/lesson.xml": b'<vertical display_name="[1]" start="soon"><html url_name="lesson-text"/></vertical>',
    }
    found = read(Archive(files, (), 1, 1), "course.tar.gz")
    compose(found)
    assert [str(odd).split("; ")[0] for odd in found.odd] == [
        "vertical/lesson.xml:1: <vertical url_name='lesson'>: start is 'soon'",
    ]


@pytest.mark.parametrize(
    "value", [{"course/2027": {"tabs": [5]}}, {"course/2027": {"tabs": 5}}, {"course/2027": None}, [1]]
)
def test_check_names_them_once_and_show_names_them(value: Any, tmp_path: Path) -> None:
    path = pack({**good(), POLICY: json.dumps(value).encode()}, tmp_path / "course.tar.gz")
    found = [str(finding) for finding in check_archive(path, date(2027, 1, 1)).findings if finding.file == POLICY]
    named = [line for line in found if "expected" in line or "has to be an object" in line]
    assert len(named) == 1, found
    if isinstance(value, dict):
        assert len(describe(path)["odd"]) == 1
        assert in_words(describe(path))


def test_json_without_bottom_is_a_reason_not_a_traceback(tmp_path: Path) -> None:
    path = pack({**good(), POLICY: b"[" * 200_000}, tmp_path / "course.tar.gz")
    with pytest.raises(Unreadable, match=f"{POLICY}: not readable as JSON"):
        describe(path)
