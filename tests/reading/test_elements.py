"""Elements as the platform takes them: what is a pointer, what a value says, which name a file gets."""

import pytest

from course_export.reading.elements import asset_name, inner_html, is_empty, is_pointer, parts, shortened, target
from course_export.reading.unpack import parse_xml


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<vertical url_name='a'/>", True),
        ("<vertical url_name='a'>  </vertical>", True),
        ("<course org='A' course='B' url_name='C'/>", True),
        ("<done url_name='a' xblock-family='xblock.v1'/>", True),
        ("<vertical/>", False),
        ("<vertical url_name='a' display_name='A'/>", False),
        ("<vertical url_name='a'>text</vertical>", False),
        ("<vertical url_name='a'><html/></vertical>", False),
        ("<vertical url_name='a'><!-- nothing --></vertical>", False),
        ("<vertical org='A' course='B' url_name='C'/>", False),
        ("<course url_name='C'/>", False),
        ("<course org='A' course='B' url_name='C' start='x'/>", False),
    ],
)
def test_a_pointer_has_its_name_and_nothing_else(xml: str, expected: bool) -> None:
    assert is_pointer(parse_xml(xml.encode(), "x")) is expected


@pytest.mark.parametrize(
    ("xml", "expected"), [("<a> <!-- b --> </a>", True), ("<a/>", True), ("<a>b</a>", False), ("<a><b/></a>", False)]
)
def test_an_element_with_a_comment_is_empty(xml: str, expected: bool) -> None:
    assert is_empty(parse_xml(xml.encode(), "x")) is expected


def test_a_colon_in_a_name_is_a_folder() -> None:
    assert target("html", "day:one") == "html/day/one.xml"


def test_settings_and_comments_are_no_parts() -> None:
    course = parse_xml(b"<course><wiki slug='a'/><!-- b --><chapter/><textbook/><?c d?></course>", "x")
    assert [child.tag for child in parts(course)] == ["chapter"]


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ("<library_content><problem/></library_content>", ["problem"]),
        ("<conditional><show sources='a'/><html/></conditional>", ["html"]),
        ("<maze><room url_name='a'/><p/></maze>", ["room"]),
        ("<problem><video url_name='a'/></problem>", []),
        ("<lotse_reflection><content url_name='a'/></lotse_reflection>", []),
        ("<openassessment><title url_name='a'/></openassessment>", []),
    ],
)
def test_parts_of_a_container_are_entered_and_content_is_not(xml: str, found: list[str]) -> None:
    assert [child.tag for child in parts(parse_xml(xml.encode(), "x"))] == found


def test_a_message_holds_no_picture() -> None:
    assert (shortened("data:image", 10), shortened("data:image/png", 10)) == ("data:image", "data:imag…")


@pytest.mark.parametrize(
    ("path", "name"),
    [("a/b.png", "a_b.png"), ("/a b.png", "a_b.png"), ("ä~-.1.svg", "ä~-.1.svg"), ("a(1).png", "a_1_.png")],
)
def test_static_files_lie_in_one_flat_folder(path: str, name: str) -> None:
    assert asset_name(path) == name


def test_inner_html_keeps_text_and_leaves_out_what_it_is_told_to() -> None:
    element = parse_xml(b"<choice> a &lt; <b>b</b> &amp; c<choicehint>No.</choicehint> d<!-- e --><br/></choice>", "x")
    assert inner_html(element, without=("choicehint",)) == "a &lt; <b>b</b> &amp; c d<br>"
