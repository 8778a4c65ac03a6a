"""Authors' Markdown becomes plain, safe HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import markup
from tests.hostile import LINES
from xblocks.kit.markdown import to_html

PIECES = st.sampled_from(
    [*LINES, "**", "[", "](", ")", "<", ">", "'", '"', "javascript:", "\n", "    ", "`", "![", "&#", "*", "|"]
)


def test_what_authors_use() -> None:
    html = to_html(
        "# Top\n\n## Second\n\n### Third\n\nA **strong** *word*, `code`, [link](/jump_to_id/unit) and a\n"
        "[mail](mailto:a@example.org).\n\n- one\n- two\n\n1. first\n\n> quoted\n\n![A plan](/static/plan.svg)\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    tree = markup.parsed(html)
    assert [node.text for node in tree.iter("h3")] == ["Top", "Second", "Third"]
    assert tree.xpath("//h1 | //h2") == []
    assert tree.xpath("//a/@href") == ["/jump_to_id/unit", "mailto:a@example.org"]
    assert tree.xpath("//img/@src") == ["/static/plan.svg"]
    for tag in ("strong", "em", "code", "ul", "ol", "blockquote", "table", "thead"):
        assert len(tree.xpath(f"//{tag}")) == 1, tag


def test_headings_with_attributes_do_not_slip_through() -> None:
    assert markup.parsed(to_html('<h1 class="x">Top</h1>\n\n<h2 id="y">Second</h2>')).xpath("//h1 | //h2 | //@id") == []


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=8).map("".join))
def test_nothing_runs(text: str) -> None:
    assert markup.scripts(to_html(text)) == []


@pytest.mark.parametrize("text", ["[" * 9000, "`" * 9000, "![](" * 3000, "1. " * 3000])
def test_text_the_library_cannot_cope_with_comes_out_as_it_is(text: str) -> None:
    assert markup.parsed(to_html(text)).text_content() == text.strip() or to_html(text) == f"<p>{text}</p>"


@pytest.mark.parametrize("text", ["> " * 4000, "- " * 4000, "*" * 9000, "<a" * 5000])
def test_odd_text_does_not_fail(text: str) -> None:
    assert markup.scripts(to_html(text)) == []
