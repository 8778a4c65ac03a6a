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
    assert files(**{"course.xml": "<course/>"}).key_parts == ("", "", "")


def test_what_is_no_xml_is_known_but_a_file_for_people_is_nobodys_part() -> None:
    course = files(**{"vertical/b.xml": "<b", "static/a.xml": "<a", "html/notes.html": "<p>"})
    assert [error.path for error in course.broken] == ["vertical/b.xml"]
    assert "vertical/own.xml" in course.xml and "html/notes.html" not in course.xml
    assert course.json("static/none.json") is None


def test_a_part_whose_file_is_not_there_is_named_but_not_sound() -> None:
    course = files(**{"chapter/later.xml": None})
    assert [part.name for part in course.nodes if part not in list(course.sound)] == ["later"]
    assert course.naming >= {"course.xml", "course/2027.xml"}


def test_a_text_has_a_file_and_its_element_a_line() -> None:
    course = files(
        **{
            "html/intro.xml": "\n\n<html filename='day:one'/>",
            "html/day/one.html": "",
            "vertical/own.xml": "<vertical><video url_name='film' filename='a'/><html url_name='here'>a</html></vertical>",
        }
    )
    intro, film, here = (node(course, name) for name in ("intro", "film", "here"))
    assert str(intro) == "<html url_name='intro'>"
    assert (intro.html_file, intro.line) == ("html/day/one.html", 3)
    assert film.html_file == here.html_file == ""
    assert [part.name for part in here.above()] == ["here", "own", "morning", "day-1", "2027"]


def test_the_policy_wins_over_attributes_but_not_in_plain_blocks() -> None:
    policy = {"vertical/own": {"display_name": "Neu"}, "probe/first": {"display_name": "Neu"}, "vertical/checks": 3}
    course = files(**{POLICY: json.dumps(policy)})
    assert course.settings(node(course, "own")) == {"display_name": "Neu"}
    assert course.settings(node(course, "first"))["display_name"] == "Probe & mehr"
    assert course.settings(node(course, "checks")) == {"display_name": "Prüfen Sie sich"}
    assert not node(course, "own").is_ours and node(course, "first").is_pure
    ours = "<vertical><lotse_reflection url_name='r' a='1'/></vertical>"
    assert node(files(**{"vertical/own.xml": ours}), "r").is_ours


@pytest.mark.parametrize("policy", [None, "[]", "{", '{"course/2027": []}'])
def test_without_a_policy_a_course_has_its_attributes(policy: str | None) -> None:
    assert files(**{POLICY: policy}).own_settings["display_name"] == "Grundprogramm"


def test_settings_of_a_course_are_found_although_its_root_is_not_readable() -> None:
    assert files(**{"course.xml": "<course"}).own_settings == {}


def test_a_grading_policy_may_stand_in_the_root() -> None:
    assert files().grading is None
    found = files(**{"grading_policy.json": '{"GRADER": []}'}).grading
    assert found is not None and found.value == {"GRADER": []}
    own = files(**{"grading_policy.json": "{}", "policies/2027/grading_policy.json": '{"GRADER": []}'}).grading
    assert own is not None and own.path == "policies/2027/grading_policy.json", "that of the run comes first"


def test_a_course_from_elsewhere_has_no_manifest() -> None:
    assert files().manifest is None
    found = files(**{"static/lotse-manifest.json": '{"programme": "ip-basic"}'}).manifest
    assert found is not None and found.value == {"programme": "ip-basic"}


def test_texts_are_read_as_browsers_do() -> None:
    course = files(**{"tabs/empty.html": "", "html/intro.html": "<p>a<p>b", "static/no.html": "<p>c"})
    assert course.html["tabs/empty.html"] is None
    opened = course.html["html/intro.html"]
    assert opened is not None and [p.text for p in opened.iter("p")] == ["a", "b"]
    assert "static/no.html" not in course.html and "html/intro.xml" not in course.html


def test_a_text_that_the_platform_shows_nowhere_is_none_of_the_course() -> None:
    course = files(**{"html/old.html": "<p>a", "about/course.html": "<p>b", "about/2027/overview.html": "<p>c"})
    assert {"html/intro.html", "about/overview.html", "about/2027/overview.html"} <= course.html.keys()
    assert not {"html/old.html", "about/course.html"} & course.html.keys()


def test_a_text_that_is_missing_or_no_text_is_said() -> None:
    course = files(**{"html/latin.html": "\udce4"})
    with pytest.raises(Unreadable, match="html/none.html is missing"):
        course.text("html/none.html")
    with pytest.raises(Unreadable, match="html/latin.html: not UTF-8"):
        course.text("html/latin.html")
