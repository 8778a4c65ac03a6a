"""The rules: one module per group, each with its kinds of findings and a function `check(course)`."""

from course_export.check.rules import (
    archive,
    characters,
    components,
    grading,
    groups,
    guessing,
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
from course_export.reading.files import CourseFiles
from course_export.reading.finding import Finding

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
    guessing,
    manifest,
)


# These know what the others found.
LAST = (components,)


def findings(course: CourseFiles) -> list[Finding]:
    """Return everything that any rule finds in a course, and what its reader could not follow."""
    found = list(course.lost)
    for group in GROUPS:
        found += group.check(course)
    for last in LAST:
        found += list(last.check(course, found))
    return found
