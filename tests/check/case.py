"""What the cases of the rules are made of: a change to the good course, and the kinds of findings it leads to."""

from typing import NamedTuple

from tests.check.course import MANIFEST, Change, both, drop, put, sub


class Case(NamedTuple):
    """A change, the kinds it leads to, and where it is unclear: one file and line among the findings."""

    change: Change
    kinds: str
    place: str = ""


LESSON, TEXT, OWN = "vertical/lesson.xml", "html/lesson-text.html", "vertical/own.xml"
ONE, MORNING, REVIEW = "problem/one.xml", "sequential/morning.xml", "sequential/review.xml"
LONG = "x" * 260
EMOJI = {"halves": "[[&quot;R&quot;, &quot;\\ud83d\\ude00&quot;]]", "whole": "[[&quot;R&quot;, &quot;😀&quot;]]"}
DRAWING = '<img src="/static/plan.svg" alt="Plan des Amtes" />'


def after(path: str, old: str, new: str) -> Change:
    return sub(path, old, old + new)


def plain(content: str) -> Change:
    """Add a component to the first unit of a course without a manifest, which would count it."""
    return both(after(LESSON, 'discussion_target="Austausch"/>', content.format(**EMOJI)), drop(MANIFEST))


def vertical(name: str, content: str) -> Change:
    """Add a unit to the second sequential."""
    return both(
        after(REVIEW, '<vertical url_name="own"/>', f'<vertical url_name="{name}"/>'),
        put(f"vertical/{name}.xml", f'<vertical display_name="Neu">{content}</vertical>'),
        sub(MANIFEST, '"vertical": 3', '"vertical": 4'),
    )
