"""Pages beside the course (tabs)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from course_export.reading.elements import words
from course_export.reading.files import CourseFiles
from course_export.reading.finding import Concern, Finding
from course_export.reading.jsons import Json

_PAGE = "static_tab"
_ONCE = words(
    "ccx courseware dates discussion edxnotes external_discussion html_textbooks instructor lti_discussion lti_live "
    "pdf_textbooks progress syllabus teams textbooks wiki"
)
_OFTEN = frozenset({_PAGE, "external_link", "lti_tab"})


class TabsOrder(Finding):
    """If a policy lists tabs, the first one has to be `courseware`; otherwise the import fails. A `course_info` before or
    after it, as older courses have it, is taken away first."""

    text = "the first tab has to be of the type courseware"


class TabTwice(Finding):
    """Of all tabs but pages and links there can be only one; otherwise the import fails."""

    text = "the tab {type!r} is listed {count} times"


class TabUnknown(Finding):
    """A tab of a type the platform does not know is dropped."""

    text = "there is no tab of the type {type!r}, so it is dropped"


class TabIncomplete(Finding):
    """A page needs `name` and `url_slug`; otherwise the import fails."""

    text = "a tab of the type static_tab has no {missing}"


class TabWithoutPage(Finding):
    """A page needs its text in `tabs/<url_slug>.html`."""

    text = "the page {slug!r} has no text: tabs/{slug}.html is not in the archive"


class PageWithoutTab(Finding):
    """A text in tabs/ that no tab of the policy names is shown nowhere."""

    concern = Concern.ADVICE
    text = "no tab in the policy has the url_slug {slug!r}, so the page is shown nowhere"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the list of tabs and the texts of pages."""
    policy = course.policy
    tabs = course.own_settings.get("tabs")
    listed = _upgraded([tab for tab in tabs if isinstance(tab, dict)] if isinstance(tabs, list) else [])
    if policy and listed:
        yield from _tabs(course, policy, listed)
    slugs = {str(tab.get("url_slug")) for tab in listed if tab.get("type") == _PAGE}
    for path in sorted(course.files):
        slug = path.removeprefix("tabs/").removesuffix(".html")
        if path.startswith("tabs/") and path.endswith(".html") and slug not in slugs:
            yield PageWithoutTab.at(path, slug=slug)


def _upgraded(tabs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return tabs as the platform takes them: without the `course_info` of older courses, if it is one of the first."""
    kinds = [tab.get("type") for tab in tabs[:2]]
    if len(kinds) == 2 and kinds[0] == "course_info":
        return tabs[1:]
    if kinds == ["courseware", "course_info"]:
        return [tabs[0], *tabs[2:]]
    return tabs


def _tabs(course: CourseFiles, policy: Json, tabs: list[dict[str, Any]]) -> Iterator[Finding]:
    own = f"course/{course.run}"
    where = (policy.path, policy.line(own, "tabs"))
    if tabs[0].get("type") != "courseware":
        yield TabsOrder.at(*where)
    for kind, count in Counter(str(tab.get("type")) for tab in tabs).items():
        if kind in _ONCE and count > 1:
            yield TabTwice.at(*where, type=kind, count=count)
        elif kind not in _ONCE | _OFTEN:
            yield TabUnknown.at(*where, type=kind)
    for tab in tabs:
        if tab.get("type") == _PAGE:
            slug = tab.get("url_slug")
            missing = [key for key in ("name", "url_slug") if not tab.get(key)]
            if missing:
                yield TabIncomplete.at(*where, missing=" and ".join(missing))
            elif f"tabs/{slug}.html" not in course.files:
                yield TabWithoutPage.at(policy.path, policy.line(own, "tabs", str(slug)), slug=slug)
