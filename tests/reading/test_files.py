"""What the files of a course say: keys, settings, policies, texts."""

import json

import pytest

from course_export.reading.files import CourseFiles, Node
from course_export.reading.unpack import Unreadable
from tests.reading.making import files

POLICY = "policies/2027/policy.json"


def node(course: CourseFiles, name: str) -> Node:
    return next(node for node in course.nodes if node.name == name)


def test_keys_follow_from_the_root() -> None:
    course = files()
    assert course.key_parts == ("Haselbrueck", "IP1", "2027")
    assert course.usage(node(course, "own")) == "block-v1:Haselbrueck+IP1+2027+type@vertical+block@own"
    assert files(**{"course.xml": "<course"}).key_parts == ("", "", "")


def test_the_policy_wins_over_attributes_but_not_in_plain_blocks() -> None:
    policy = {"vertical/own": {"display_name": "Neu"}, "probe/first": {"display_name": "Neu"}, "vertical/checks": 3}
    course = files(**{POLICY: json.dumps(policy)})
    assert course.settings(node(course, "own")) == {"display_name": "Neu"}
    assert course.settings(node(course, "first"))["display_name"] == "Probe & mehr"
    assert course.settings(node(course, "checks")) == {"display_name": "Prüfen Sie sich"}
    assert not node(course, "own").is_ours and node(course, "first").is_pure


@pytest.mark.parametrize("policy", [None, "[]", "{"])
def test_without_a_policy_a_course_has_its_attributes(policy: str | None) -> None:
    assert files(**{POLICY: policy}).own_settings["display_name"] == "Grundprogramm"


def test_settings_of_a_course_are_found_although_its_root_is_not_readable() -> None:
    assert files(**{"course.xml": "<course"}).own_settings == {}


def test_a_grading_policy_may_stand_in_the_root() -> None:
    assert files().grading is None
    found = files(**{"grading_policy.json": '{"GRADER": []}'}).grading
    assert found is not None and found.value == {"GRADER": []}


def test_texts_are_read_as_browsers_do() -> None:
    course = files(**{"html/empty.html": "", "html/open.html": "<p>a<p>b", "static/no.html": "<p>c"})
    assert course.html["html/empty.html"] is None
    opened = course.html["html/open.html"]
    assert opened is not None and [p.text for p in opened.iter("p")] == ["a", "b"]
    assert "static/no.html" not in course.html


def test_a_text_that_is_missing_or_no_text_is_said() -> None:
    course = files(**{"html/latin.html": "\udce4"})
    with pytest.raises(Unreadable, match="html/none.html is missing"):
        course.text("html/none.html")
    with pytest.raises(Unreadable, match="html/latin.html: not UTF-8"):
        course.text("html/latin.html")
