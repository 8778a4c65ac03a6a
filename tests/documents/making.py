"""Texts for the tests of documents."""

from pathlib import Path

from course_export.errors import Problems
from course_export.programme.markdown import parse
from course_export.programme.pages import Head, Page
from course_export.programme.source import Source

VALUES = {"contact.place": "Rathaus <7> & mehr", "contact.url": "https://example.org/?a=1&b=2"}


def page(body: str, subtitle: str | None = None) -> Page:
    """Return a text with the title “Plan & Ziel”."""
    problems = Problems()
    text = parse(body, "plan.md", 1, problems)
    assert not problems.found, problems.found
    return Page(Path("plan.md"), Head(title="Plan & Ziel", subtitle=subtitle), text, Source("plan.md", {}), "page")
