"""grading_policy.json, and whether the graded parts of the course fit to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding


class GradingMissing(Finding):
    """Graded parts without a grading policy are graded by the platform's own four categories."""

    text = "missing, but the course has graded parts; the platform then takes four categories of its own"


class GradingIncomplete(Finding):
    """Where `GRADER` or `GRADE_CUTOFFS` is missing, or not of the right type, the platform takes its own default."""

    text = "no {key}, or not of the right type, so the platform takes its own"


class GraderIncomplete(Finding):
    """A grader without these keys breaks the progress page."""

    text = "grader {number} has no {missing}"


class FormatWithoutGrader(Finding):
    """The `format` of a graded part has to be the `type` of a grader, or the part does not count."""

    text = "{node}: there is no grader for the format {format!r}, so it does not count"


class GradedWithoutFormat(Finding):
    """A graded part without `format` belongs to no grader, so it does not count."""

    text = "{node} is graded but has no format, so it does not count"


class GraderWithoutWork(Finding):
    """A grader that no part of the course belongs to counts as zero points for everybody."""

    concern = Concern.ADVICE
    text = "no part of the course has the format {type!r}; everybody gets zero points for it"


class GraderCount(Finding):
    """If a grader expects more assignments than there are, the missing ones count as zero points."""

    concern = Concern.ADVICE
    text = "{type!r} expects {expected} assignments, the course has {found}; the missing ones count as zero points"


class WeightsNotOne(Finding):
    """The weights of the graders are shares of the whole; if they do not add up to 1, nobody can reach all points."""

    concern = Concern.ADVICE
    text = "the weights add up to {sum:g}, not to 1"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the grading policy against the graded sequentials."""
    graded = [node for node in course.sound if node.tag == "sequential" and course.settings(node).get("graded") is True]
    policy = course.grading
    if policy is None:
        if graded:
            yield GradingMissing.at(f"policies/{course.run}/grading_policy.json")
        return
    if policy.error:
        return
    value = policy.value if isinstance(policy.value, dict) else {}
    for key, kind in (("GRADER", list), ("GRADE_CUTOFFS", dict)):
        if not isinstance(value.get(key), kind):
            yield GradingIncomplete.at(policy.path, policy.line(key), key=key)
    graders = value["GRADER"] if isinstance(value.get("GRADER"), list) else None
    if graders is None:
        return
    formats = Counter(str(course.settings(node).get("format") or "") for node in graded)
    for number, grader in enumerate(graders, start=1):
        yield from _grader(policy.path, policy.line("GRADER"), number, grader, formats)
    weights = [grader.get("weight") for grader in graders if isinstance(grader, dict)]
    total = sum(weight for weight in weights if isinstance(weight, int | float))
    if weights and abs(total - 1) > 0.001:
        yield WeightsNotOne.at(policy.path, policy.line("GRADER"), sum=total)
    types = {str(grader.get("type")) for grader in graders if isinstance(grader, dict)}
    for node in graded:
        yield from _graded(course, node, types)


def _grader(path: str, line: int, number: int, grader: Any, formats: Counter[str]) -> Iterator[Finding]:
    settings = grader if isinstance(grader, dict) else {}
    missing = [key for key in ("type", "min_count", "drop_count", "weight") if key not in settings]
    if missing:
        yield GraderIncomplete.at(path, line, number=number, missing=", ".join(missing))
        return
    found, expected = formats[str(settings["type"])], settings["min_count"]
    if not found:
        yield GraderWithoutWork.at(path, line, type=settings["type"])
    elif isinstance(expected, int) and expected > found:
        yield GraderCount.at(path, line, type=settings["type"], expected=expected, found=found)


def _graded(course: CourseFiles, node: Node, types: set[str]) -> Iterator[Finding]:
    kind = course.settings(node).get("format")
    if not kind:
        yield GradedWithoutFormat.at(node.file, node.line, node=node)
    elif str(kind) not in types:
        yield FormatWithoutGrader.at(node.file, node.line, node=node, format=kind)
