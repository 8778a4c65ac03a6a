"""Markdown is parsed once: what it refers to is known with its line, and what is not allowed in it is a problem."""

from pathlib import Path

import pytest

from course_export.errors import Problems
from course_export.programme.markdown import fill, parse
from tests.programme.refusing import explained


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("en/welcome.md", "![A pot pours into two cups]", "![]", "has no alternative text"),
        ("en/welcome.md", "## What happens", "# What happens", "headings are ## or ###"),
        ("en/welcome.md", "1. water", "<script>alert(1)</script>", "raw HTML is not allowed"),
    ],
)
def test_each_mistake_is_explained_where_it_is(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    explained(tmp_path, file, old, new, expected)


def test_what_a_text_refers_to_is_known_with_its_line() -> None:
    text = parse(
        'One[^a] {{date.day_1}}\nand\\\n[two](b.md "{{x}}").\n\n'
        "- [out](https://a.org/{{contact.url}})\n- ![A {{date.start}}](p.svg)[^b-c]\n",
        "p.md",
        10,
        Problems(),
    )
    assert text.citations == [("a", 10), ("b-c", 15)]
    assert text.links == [("b.md", 12)]
    assert text.pictures == [("p.svg", 15)]
    assert text.placeholders == [("date.day_1", 10), ("contact.url", 14), ("date.start", 15)]


@pytest.mark.parametrize("target", ["mailto:a@b.org", "tel:123", "http://a.org", "{{contact.url}}"])
def test_links_out_of_the_course_are_nobodys_files(target: str) -> None:
    assert parse(f"[x]({target})", "p.md", 1, Problems()).links == []


@pytest.mark.parametrize("text", ["[^a b]", "[^]", "[^a", "[ ^a]"])
def test_not_every_bracket_is_a_citation(text: str) -> None:
    assert parse(text, "p.md", 1, Problems()).citations == []


def test_a_citation_in_the_text_of_a_link_is_found() -> None:
    assert parse("[see [^a]](b.md)", "p.md", 1, Problems()).citations == [("a", 1)]


def test_a_paragraph_may_cite_as_often_as_it_likes() -> None:
    assert len(parse("a[^b] " * 50, "p.md", 1, Problems()).citations) == 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\n", "a rule is not allowed in a text"),
        ("```\ncode\n```", "a code block is not allowed"),
        ("    code", "code block is not allowed"),
        ("a <b>b</b>", "raw HTML is not allowed"),
        ("#### a", "headings are ## or ###; allowed: ##, ###"),
        ("![ ](a.svg)", "the picture a.svg has no alternative text"),
    ],
)
def test_what_a_course_cannot_show_is_a_problem(text: str, expected: str) -> None:
    problems = Problems()
    parse(f"First.\n\n{text}", "p.md", 4, problems)
    assert {problem.line for problem in problems.found} == {6}
    assert expected in str(problems.found[0])


def test_placeholders_are_filled_in_addresses_too() -> None:
    assert fill("{{ a.b }} and %7B%7Ba.b%7D%7D, not {{a b}}", {"a.b": "1"}.__getitem__) == "1 and 1, not {{a b}}"


@pytest.mark.parametrize(
    "text", ["[the {{sheet}}](b.md)", "[here]({{sheet}})", "[*{{ sheet }}*](https://a.org)", "![{{sheet}}](p.svg)"]
)
def test_the_sheet_is_a_link_and_stands_in_no_other(text: str) -> None:
    problems = Problems()
    parse(f"A {{{{sheet}}}} is fine.\n\n{text}", "p.md", 5, problems)
    assert [(problem.line, problem.message[:24]) for problem in problems.found] == [(7, "{{sheet}} is a link itse")]
