"""Dates of self-paced courses and of courses with dates: each kind ignores the other's."""

from __future__ import annotations

from collections.abc import Iterator

from course_export.reading.files import CourseFiles
from course_export.reading.finding import Concern, Finding


class DueIgnored(Finding):
    """A self-paced course has no due dates; `relative_weeks_due` on a sequential takes their place."""

    concern = Concern.ADVICE
    text = "{node}: a self-paced course ignores due dates"


class RelativeWeeksIgnored(Finding):
    """`relative_weeks_due` works on sequentials of self-paced courses only."""

    concern = Concern.ADVICE
    text = "{node}: relative_weeks_due works only on sequentials of self-paced courses"


class RelativeWeeksNeedSettings(Finding):
    """Weeks instead of dates need two settings of the site: SelfPacedRelativeDatesConfig, and the waffle flag
    CUSTOM_RELATIVE_DATES. Ask the site's operator."""

    concern = Concern.ADVICE
    text = "due weeks show only where the site has SelfPacedRelativeDatesConfig and CUSTOM_RELATIVE_DATES on"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check due dates and due weeks."""
    self_paced = course.own_settings.get("self_paced") is True
    works = None
    for node in course.sound:
        settings = course.settings(node)
        if self_paced and settings.get("due"):
            yield DueIgnored.at(node.file, node.line, node=node)
        if settings.get("relative_weeks_due") is not None:
            if self_paced and node.tag == "sequential":
                works = works or node
            else:
                yield RelativeWeeksIgnored.at(node.file, node.line, node=node)
    if works:
        yield RelativeWeeksNeedSettings.at(works.file, works.line)
