"""What editors are told about a unit: from the author's Markdown and from the course's HTML the same."""

from datetime import date

import pytest
from lxml import etree

from course_export.check.passages import Passage, from_html, from_markdown, sources_in_html
from course_export.check.texts import UnitText, report
from course_export.errors import Problems
from course_export.programme.markdown import parse

TODAY = date(2026, 11, 25)


def _unit(*passages: Passage, sources: tuple[str, ...] = (), review_by: str | None = "2027-10") -> UnitText:
    return UnitText("a", "Titel", 9, review_by, "a.md", passages, sources)


def _said(text: str, *, is_cited: bool = False) -> Passage:
    return Passage("a.md", 3, text, is_cited, True)


def _kinds(unit: UnitText) -> list[str]:
    return [finding.kind for finding in report([unit], "de", TODAY)[0].findings]


@pytest.mark.parametrize(
    "text",
    [
        "Nach § 5 reicht ein Brief.",
        "Artikel 4 verlangt Kenntnisse.",
        "Das Onlinezugangsgesetz gilt.",
        "Laut DSGVO nicht.",
        "Forvaltningsloven § 19 gælder.",
    ],
)
def test_a_law_needs_a_source(text: str) -> None:
    assert "SourceMissing" in _kinds(_unit(_said(text)))
    assert _kinds(_unit(_said(text, is_cited=True))) == []
    assert _kinds(_unit(_said(text), review_by=None)) == []  # written by the exporter itself


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Das OZG gilt.", "Onlinezugangsgesetz (OZG), § 1"),
        ("Der Zweck des Onlinezugangsgesetzes ist klar.", "Onlinezugangsgesetz"),
        ("Nach Artikel 4 KI-VO.", "Verordnung (EU) 2024/1689 (KI-Verordnung), Art. 4"),
    ],
)
def test_a_source_covers_other_spellings(text: str, source: str) -> None:
    assert _kinds(_unit(_said(text), sources=(source,))) == []


@pytest.mark.parametrize(
    "text",
    ["Das regelt das Gesetz.", "In Ihrem Land regelt das Landesgesetz.", "Das Personalvertretungsgesetz Ihres Landes."],
)
def test_what_each_land_has_its_own_of_needs_none(text: str) -> None:
    assert _kinds(_unit(_said(text))) == []


@pytest.mark.parametrize(("month", "is_overdue"), [("2026-10", True), ("2026-11", False), ("2027-01", False)])
def test_a_review_is_overdue_after_its_month(month: str, is_overdue: bool) -> None:
    assert _kinds(_unit(review_by=month)) == (["ReviewOverdue"] if is_overdue else [])


_MARKDOWN = """## Warum

Nach dem OZG gilt das.[^ozg]
Weiter im Text.

- erster Eintrag
- zweiter, siehe § 5

| Ebene | Was gilt |
|-|-|
| Bund | § 9[^ozg] |
"""

_HTML = """<h3>Warum</h3>
<p>Nach dem OZG gilt das.<sup><a href="#a-source-1" id="a-cited-1">[1]</a></sup>
Weiter im Text.</p>
<ul>
<li>erster Eintrag</li>
<li>zweiter, siehe § 5</li>
</ul>
<table><thead><tr><th>Ebene</th><th>Was gilt</th></tr></thead>
<tbody><tr><td>Bund</td><td>§ 9<sup><a href="#a-source-1">[1]</a></sup></td></tr></tbody></table>
<h3>Quellen</h3>
<ol><li id="a-source-1"><a href="https://example.org">OZG</a></li></ol>
"""


def test_markdown_and_html_have_the_same_passages() -> None:
    problems = Problems()
    authors = list(from_markdown(parse(_MARKDOWN, "a.md", 8, problems).tokens, "a.md", 8))
    root = etree.fromstring(_HTML, etree.HTMLParser())
    learners = list(from_html(root, "a.html"))
    assert problems.found == []
    assert [(each.text, each.is_cited, each.is_prose) for each in learners][:-1] == [
        (each.text, each.is_cited, each.is_prose) for each in authors
    ]
    assert learners[-1].text == "Quellen"
    assert list(sources_in_html(root)) == ["OZG"]
    assert [each.line for each in authors] == [8, 10, 13, 14, 16, 18]
    assert [each.line for each in learners][:3] == [1, 2, 5]
