"""Authors' Markdown becomes plain, safe HTML."""

import random
import time

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from tests import markup
from tests.hostile import LINES
from xblocks.kit import markdown
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


PARTS = [
    "## Ein Abschnitt\n\nMit einem **Absatz**, *betont*, und [einem Link](/jump_to_id/unit), „zitiert“.",
    "- erstens\n- zweitens\n\n    noch dazu\n\n- drittens\n",
    "1. eins\n2. zwei\n",
    "> gesagt\n> getan\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n| `x` | 3 |\n",
    "Siehe [die Satzung][satzung] und [das Gesetz][ozg].",
    "Zeile eins  \nZeile zwei; ``a`b`` und \\* und \\`.",
    "Ein langer Satz, wie er im Amt vorkommt, mit Kommata, (Klammern) und § 12 Abs. 3. " * 6,
]
DEFINITIONS = "[satzung]: /static/satzung.pdf\n\n[ozg]: https://www.gesetze-im-internet.de/ozg/"


@pytest.mark.parametrize("letters", [9000, 19_000])
def test_a_long_text_is_the_same_in_portions(letters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = random.Random(letters)
    text = ""
    while len(text) < letters:
        text += chosen.choice(PARTS) + "\n\nUnd weiter.\n\n"
    text += DEFINITIONS
    assert markdown._cost(text) > markdown._BUDGET
    in_portions = to_html(text)
    monkeypatch.setattr(markdown, "_BUDGET", 10**9)
    assert in_portions == to_html.__wrapped__(text)
    assert "<table>" in in_portions and 'href="/static/satzung.pdf"' in in_portions


HOSTILE = [
    "*** ", "<a ", "=\n", "[", "`", "``` ", "[`", "[[", "*\n", "1. ", "- ", "> ", "[a\n", "![", "<![CDATA[", "[a][", "&#", "\n", "\\",
    " \n", "\n   ", "[a]: b\n", "|a", "<div>\n\n", "a<b ", "__a", "[a](<", "* a\n\n    ", "(`", "`` ` ",
    "[x[a] ", "[x[a](b) ", "![x![a](b) ", "[a](b [c](d) ", "[x  \n[a](b)", "__x _a_ ", "***x *a ", "> - [x[a] ",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_takes_long(hostile: str) -> None:
    """Lengths around those at which a text is taken whole, in portions, or as it is."""
    sign = len(hostile.strip() or hostile)
    lengths = {20_000, 8000, int((markdown._BUDGET * sign) ** 0.5 / sign)}
    texts = [(hostile * length)[:length] for length in (*lengths, 1990, 1100)]
    texts += [("a" + hostile * (size // len(hostile)) + "\n\n") * (20_000 // (size + 3)) for size in (60, 250, 1000)]
    texts += [f"[a]: b\n\n{text}" for text in texts if "[a]" in hostile]
    for text in texts:
        begin = time.process_time()
        html = to_html.__wrapped__(text)
        assert time.process_time() - begin < 2
        assert markup.scripts(html) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Siehe dazu [die Satzung der Stadt](https://www.example.org/satzung/1) und weiter, ",
        "So steht es in [der Satzung][a], *betont* und **fett**, ",
        "Der Text [siehe oben] verweist auf [a] und auf _eins_, ",
    ],
)
def test_a_paragraph_of_sixty_links_is_still_rendered(sentence: str) -> None:
    links = markup.parsed(to_html("[a]: /static/b.pdf\n\n" + sentence * 60)).xpath("count(//a)")
    assert links == 60


@given(st.lists(st.sampled_from(["*", "**", "***", "_", "__", "___", "a", " "]), max_size=12).map("".join))
def test_emphasis_is_as_the_library_has_it(text: str) -> None:
    theirs = Markdown(extensions=["tables", "sane_lists"], output_format="html").convert(f"a{text}")
    assert to_html(f"a{text}") == nh3.clean(theirs)


def test_code_is_as_the_library_has_it() -> None:
    assert to_html("`a` ``b`c`` ```d``e``` \\`f\\` \\\\`g`").replace("\n", "") == (
        "<p><code>a</code> <code>b`c</code> <code>d``e</code> `f` \\<code>g</code></p>"
    )


def test_a_rule_is_no_list() -> None:
    assert markup.parsed(to_html("a\n\n- - - - - - - - - - - -\n\nb")).xpath("count(//hr)") == 1
