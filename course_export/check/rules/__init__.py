"""The rules: one module per group, each with its kinds of findings and a function `check(course)`."""

from course_export.check.course import Course
from course_export.check.finding import Finding
from course_export.check.rules import (
    archive,
    blocks,
    characters,
    cleaner,
    grading,
    groups,
    html,
    links,
    manifest,
    names,
    pacing,
    pages,
    policy,
    questions,
    static,
    structure,
    values,
)

GROUPS = (
    archive,
    characters,
    names,
    structure,
    values,
    policy,
    pacing,
    grading,
    pages,
    groups,
    static,
    links,
    html,
    questions,
    blocks,
    manifest,
)


def findings(course: Course) -> list[Finding]:
    """Return everything that any rule finds in a course whose parts are read."""
    found = [finding for group in GROUPS for finding in group.check(course)]
    return found + list(cleaner.check(course, found))
