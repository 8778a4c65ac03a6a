"""Whoever cites a page finds it in the repository: in code, comments, messages, manuals and decisions."""

import re

import pytest

from tests.docs.pages import ROOT, files, pages, texts

#: Names of files that people take away, not of pages.
TAKEN_AWAY = {"retrospective.md"}
#: Words for pages that lie elsewhere: whoever reads the repository cannot open them.
_ELSEWHERE = re.compile(
    r"house.styles|platform.contract|\bcontract, §|domain brief|\bthe brief\b|editorial rules|domain,? \(?section"
    r"|design,? (?:decision|layout|section)|decision \d+ of the design|(?<![\w-])design\.md|issue #?\d",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[\w./-]*\w\.md\b")
_DECISION = re.compile(r"\bdecisions? (\d+)", re.IGNORECASE)
_RULE_OF_WRITING = re.compile(r"editorial\.md, (\d+)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_every_page_that_is_cited_exists():
    own = [*pages(), *(ROOT / "course_export").rglob("*.md")]  # lessons cite each other, and code names their files
    existing = {"/".join(path.parts[place:]) for path in own for place in range(len(path.parts))} | {*TAKEN_AWAY}
    missing = [
        f"{place}: {name}"
        for place, line in texts()
        if ".md" in line  # looking for names in long lines of data takes long
        for name in _PAGE.findall(line)
        if name.lstrip("./") not in existing
    ]
    assert not missing


def test_nothing_is_cited_that_lies_elsewhere():
    assert not [f"{place}: {line.strip()}" for place, line in texts() if _ELSEWHERE.search(line)]


def test_every_decision_that_is_cited_exists():
    decisions = {int(path.name[:4]) for path in pages() if path.parent.name == "decisions"}
    assert not [
        f"{place}: decision {number}"
        for place, line in texts()
        for number in _DECISION.findall(line)
        if int(number) not in decisions
    ]


def test_every_rule_of_writing_that_is_cited_exists():
    rules = set(re.findall(r"^(\d+)\. ", (ROOT / "docs/domain/editorial.md").read_text(encoding="utf-8"), re.MULTILINE))
    cited = {number for _place, line in texts() for number in _RULE_OF_WRITING.findall(line)}
    assert cited and cited <= rules


@pytest.mark.parametrize("page", pages(), ids=str)
def test_links_lead_somewhere(page):
    missing = []
    for link in _LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        found = ROOT / page.parent / target if target else ROOT / page
        if not found.exists() or (anchor and anchor not in _anchors(found.read_text(encoding="utf-8"))):
            missing.append(link)
    assert not missing


def _anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as the usual viewers make them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_every_page_of_the_house_is_looked_at():
    names = {path.as_posix() for path in files()}
    assert {"README.md", "docs/check.md", "docs/domain/README.md", "xblocks/kit/block.py", "scripts/setup"} <= names
