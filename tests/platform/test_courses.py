"""Every element of every course is read and shown by the platform's own blocks, and by ours beside them."""

from collections import Counter
from pathlib import PurePath

import pytest
from lxml import html
from opaque_keys.edx.keys import CourseKey
from xblocks_contrib.problem.capa_block import ProblemBlock

from tests.platform import courses
from tests.platform.runtime import NATIVE, CourseRuntime

pytestmark = pytest.mark.django_db


def test_every_element_is_read_and_shown(name: str) -> None:
    course, own = courses.course(name), courses.own(name)
    runtime = CourseRuntime(CourseKey.from_string("course-v1:Haselbrueck+IP+r1"), course.files)
    seen: Counter[str] = Counter()
    for element in own:
        block = runtime.parse(element)
        seen[element.tag] += 1
        if isinstance(block, ProblemBlock):
            assert block.lcp  # student_view would show a text in the place of what is wrong
        for view in ("student_view", "author_view"):
            if view == "student_view" or hasattr(block, view):
                assert html.fromstring(runtime.render(block, view, {}).body_html()).text_content().strip(), element.tag
    assert own and sum(seen.values()) == len(own)
    if name == courses.default(name):
        assert seen["html"] and seen["problem"]
        assert len(own) == sum(len(unit.components) for unit in course.course.units())


@pytest.mark.parametrize("name", sorted(courses.SAME))
def test_variants_that_are_left_out_have_nothing_of_their_own(name: str) -> None:
    assert courses.own(name) == []


def test_pages_are_kept_byte_by_byte(name: str) -> None:
    course = courses.course(name)
    runtime = CourseRuntime(CourseKey.from_string("course-v1:Haselbrueck+IP+r1"), course.files)
    pages = {PurePath(path).stem: data for path, data in course.files.items() if PurePath(path).match("html/*.html")}
    kept = {
        element.get("url_name"): runtime.parse(element).data.encode()
        for element in courses.own(name)
        if element.tag == "html"
    }
    assert kept.keys() <= pages.keys()
    assert {name: pages[name] for name in kept} == kept


def test_settings_are_those_of_the_course(name: str) -> None:
    """What an element says is what the block knows; the platform drops attributes that are no fields without a word."""
    runtime = CourseRuntime(CourseKey.from_string("course-v1:Haselbrueck+IP+r1"), courses.course(name).files)
    for element in (each for each in courses.own(name) if each.tag in NATIVE):
        block = runtime.parse(element)
        if element.tag == "problem":
            assert (block.showanswer, block.weight, block.max_attempts) == ("attempted", 1.0, None)
        if element.tag == "discussion":
            for field in ("display_name", "discussion_id", "discussion_category", "discussion_target"):
                assert getattr(block, field) == element.get(field)
