"""Content for some groups of learners only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from course_export.reading.compose import restricted
from course_export.reading.elements import CONTAINERS, INSIDE
from course_export.reading.files import MANIFEST, CourseFiles, Node
from course_export.reading.finding import Concern, Finding

_FIRST_FREE = 100
_SCHEMES = ("cohort", "random")
_JUMP = re.compile(r"/jump_to_id/([\w.-]+)")
_PARTITION = ("id", "name", "description", "version", "scheme", "groups")


class PartitionIncomplete(Finding):
    """A group configuration without these keys makes the import fail."""

    text = "group configuration {number} has no {missing}"


class PartitionIdReserved(Finding):
    """The numbers 1 to 99 belong to the platform, which adds configurations of its own. Studio gives others."""

    concern = Concern.ADVICE
    text = "group configuration {id} uses a number below 100, which the platform keeps for itself"


class PartitionSchemeWrong(Finding):
    """A scheme that is unknown, or that the platform fills itself, makes the import fail."""

    text = "group configuration {id}: the scheme {scheme!r} cannot be imported, only {allowed}"


class GroupAccessUnknown(Finding):
    """Access for a group that the course does not define hides the content from everybody."""

    text = "{node}: group_access names {what}, which the course does not define"


class GroupAccessEmpty(Finding):
    """An empty list of groups restricts nothing."""

    concern = Concern.ADVICE
    text = "{node}: group_access has no group for {partition}, so everybody sees this"


class CohortsByHand(Finding):
    """Cohorts, and their link to the groups of a course, are not part of a course archive. Until somebody makes them in
    the LMS, no learner belongs to a group. Of a course that Lotse has built, the build says so."""

    concern = Concern.ADVICE
    text = (
        "cohorts and their link to these groups have to be made in the LMS; until then nobody sees what is restricted"
    )


class LinkIntoRestricted(Finding):
    """Whoever does not belong to the groups that a part is for ends on an error page when she follows a link to it. Link
    from parts that the same groups see, or say in words where it stands."""

    concern = Concern.ADVICE
    text = "{node} links to {target!r}, which not all who read this may open"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check group configurations, the access of every part, and links between parts of different access."""
    value = course.own_settings.get("user_partitions")
    partitions = [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
    policy = course.policy
    where = (policy.path, policy.line(f"course/{course.run}", "user_partitions")) if policy else ("course.xml", 0)
    for number, partition in enumerate(partitions, start=1):
        yield from _partition(where, number, partition)
    if MANIFEST not in course.files and any(partition.get("scheme") == "cohort" for partition in partitions):
        yield CohortsByHand.at(*where)
    known = {str(p.get("id")): {str(group["id"]) for group in _groups(p) if "id" in group} for p in partitions}
    for node in course.sound:
        access = course.settings(node).get("group_access")
        for partition, groups in access.items() if isinstance(access, dict) else ():
            yield from _access(node, str(partition), groups, known)
    yield from _links(course)


def _links(course: CourseFiles) -> Iterator[Finding]:
    """Yield links from what more people see to what fewer see."""
    seen = {node: _seen_by(course, node) for node in course.sound}
    if not any(seen.values()):
        return
    of_name = {node.name: groups for node, groups in seen.items()}
    for node, groups in seen.items():
        if node.tag in CONTAINERS or node.tag in INSIDE:
            continue
        named = [unit for element in node.element.iter() if node.is_ours and (unit := element.get("unit"))]
        for target in dict.fromkeys([*_JUMP.findall(_written(course, node)), *named]):
            wanted = of_name.get(target, {})
            if any(groups.get(partition) is None or not groups[partition] <= wanted[partition] for partition in wanted):
                yield LinkIntoRestricted.at(node.html_file or node.file, node.line, node=node, target=target)


def _seen_by(course: CourseFiles, node: Node) -> Mapping[str, frozenset[str]]:
    groups: Mapping[str, frozenset[str]] = {}
    for part in reversed([*node.above()]):
        groups = restricted(groups, course.settings(part).get("group_access"))
    return groups


def _partition(where: tuple[str, int], number: int, partition: dict[str, Any]) -> Iterator[Finding]:
    missing = [key for key in _PARTITION if key not in partition]
    for group in _groups(partition):
        missing += [f"{key} of a group" for key in ("id", "name", "version") if key not in group]
    if missing:
        yield PartitionIncomplete.at(*where, number=number, missing=", ".join(dict.fromkeys(missing)))
        return
    if isinstance(partition["id"], int) and partition["id"] < _FIRST_FREE:
        yield PartitionIdReserved.at(*where, id=partition["id"])
    if partition["scheme"] not in _SCHEMES:
        allowed = " and ".join(_SCHEMES)
        yield PartitionSchemeWrong.at(*where, id=partition["id"], scheme=partition["scheme"], allowed=allowed)


def _access(node: Node, partition: str, groups: Any, known: dict[str, set[str]]) -> Iterator[Finding]:
    where = (node.file, node.line)
    if not groups:
        yield GroupAccessEmpty.at(*where, node=node, partition=partition)
    elif partition not in known:
        yield GroupAccessUnknown.at(*where, node=node, what=f"the group configuration {partition}")
    else:
        for group in groups if isinstance(groups, list) else [groups]:
            if str(group) not in known[partition]:
                yield GroupAccessUnknown.at(*where, node=node, what=f"the group {group} of {partition}")


def _groups(partition: dict[str, Any]) -> list[dict[str, Any]]:
    groups = partition.get("groups")
    return [group if isinstance(group, dict) else {} for group in groups] if isinstance(groups, list) else []


def _written(course: CourseFiles, node: Node) -> str:
    """Return what stands in a component."""
    if node.html_file:
        return course.files.get(node.html_file, b"").decode("utf-8", "replace")
    return etree.tostring(node.element, encoding="unicode", with_tail=False)
