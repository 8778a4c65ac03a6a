"""Markdown becomes HTML that is well-formed XML, holds no raw HTML, and nests under the unit's title."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from course_export.errors import Problems
from course_export.plan.html import Rendering, to_html
from course_export.programme.markdown import parse

VALUES = {
    "contact.email": "a&b@example.org",
    "date.day_1": "<11. Januar>",
    "contact.form_url": "https://example.org/?a&b",
}
RENDERING = Rendering(
    VALUES.__getitem__, lambda link: f"/jump_to_id/{Path(link).stem}", lambda path: f"/static/x-{path}", 3
)


def html(text: str, level: int = 3) -> str:
    problems = Problems()
    parsed = parse(text, "page.md", 1, problems)
    assert not problems.found, problems.found
    rendering = Rendering(RENDERING.value, RENDERING.link, RENDERING.picture, level)
    return to_html(parsed, rendering, "unit")[0]


def test_headings_nest_under_the_title() -> None:
    assert html("## A\n\n### B") == "<h3>A</h3>\n<h4>B</h4>\n"
    assert html("## A", level=2) == "<h2>A</h2>\n"


def test_links_into_the_course_and_out_of_it() -> None:
    assert '<a href="/jump_to_id/other">' in html("[x](other.md)")
    assert '<a href="https://example.org/?a=1&amp;b=2">' in html("[x](https://example.org/?a=1&b=2)")


def test_placeholders_are_text_never_markup() -> None:
    assert html("{{date.day_1}}") == "<p>&lt;11. Januar&gt;</p>\n"


def test_addresses_can_be_followed() -> None:
    assert '<a href="mailto:a&amp;b@example.org">a&amp;b@example.org</a>' in html("Mail: {{contact.email}}.")
    assert '<a href="https://example.org/?a&amp;b">' in html("{{contact.form_url}}")
    assert html("[mail]({{contact.form_url}})").count("<a ") == 1
    assert html("[mail {{contact.email}}](mailto:{{contact.email}})").count("<a ") == 1
    assert html("*{{contact.email}}*").count("<a ") == 1, "emphasis is no link"
    assert html("[a](b.md) {{contact.email}}").count("<a ") == 2, "the link before has ended"


def test_each_placeholder_has_its_own_value_and_the_text_between_stays() -> None:
    assert html("a {{date.day_1}} & {{date.day_1}} b") == "<p>a &lt;11. Januar&gt; &amp; &lt;11. Januar&gt; b</p>\n"


def test_a_picture_has_its_address_in_the_course_and_its_description() -> None:
    assert html("![Tea & *{{date.day_1}}*](p.svg)") == (
        '<p><img src="/static/x-p.svg" alt="Tea &amp; &lt;11. Januar&gt;" /></p>\n'
    )


def test_each_source_has_one_number_and_unique_anchors() -> None:
    text = "A[^b] B[^a] C[^b]"
    found, keys = to_html(parse(text, "p", 1, Problems()), RENDERING, "unit")
    assert keys == ["b", "a"]
    assert found.count('href="#unit-source-1"') == 2
    assert found.count('id="unit-cited-1"') == found.count('id="unit-cited-2"') == 1
    assert found.index('id="unit-cited-1"') < found.index('id="unit-cited-2"'), "one leads back to the first citation"


def test_a_script_never_becomes_a_link() -> None:
    assert "href" not in html("[x](javascript:alert(1)) and [y](data:text/html,x)")


def test_tables_name_their_columns() -> None:
    assert html("| A | B |\n|-|-|\n| 1 | 2 |").count('<th scope="col">') == 2
    assert '<th scope="col" style="text-align:right">B</th>' in html("| A | B |\n|-|-:|\n| 1 | 2 |")


PIECES = st.sampled_from(
    ["## ", "### ", "- ", "1. ", "> ", "| a | b |\n|-|-|\n| ", " |", "*", "**", "_", "`", "\n", "\n\n", "  \n", "\\"]
    + ["&", "&amp;", "<", ">", '"', "'", "[", "](b.md)", "](https://x.org/?a&b 't')", "![c](p.svg)", "[^a]"]
    + ["{{date.day_1}}", "{{contact.email}}", "text", "ä – „x“"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=8)))
def test_whatever_passes_the_checks_is_well_formed(pieces: list[str]) -> None:
    problems = Problems()
    parsed = parse("".join(pieces), "page.md", 1, problems)
    if any(name not in VALUES for name, _line in parsed.placeholders):
        return
    found, _keys = to_html(parsed, RENDERING, "unit")
    if not any("raw HTML" in problem.message for problem in problems.found):
        etree.fromstring(f"<div>{found}</div>")


def test_what_is_left_out_of_a_course_is_plain_text() -> None:
    """A link to a module that was not chosen leads nowhere; the words stay, and the next link is one."""
    problems = Problems()
    text = parse("[far *away*](far.md), [near](near.md)", "page.md", 1, problems)
    addresses = {"near.md": "/jump_to_id/near"}
    written, _cited = to_html(text, Rendering(VALUES.__getitem__, addresses.get, str, 3), "unit")
    assert written == '<p>far <em>away</em>, <a href="/jump_to_id/near">near</a></p>\n'


def test_placeholders_of_a_module_are_html_already() -> None:
    text = parse("Im {{sheet}} am {{date.day_1}}", "page.md", 1, Problems())
    rendering = Rendering(VALUES.__getitem__, str, str, 3, {"sheet": "<b>Blatt</b>"})
    assert to_html(text, rendering, "unit")[0] == "<p>Im <b>Blatt</b> am &lt;11. Januar&gt;</p>\n"
