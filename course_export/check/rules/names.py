"""Names and keys: what the platform cannot store, renames, or confuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding

LONGEST_KEY = 255
LONGEST_TYPE = 32
LONGEST_FIELD = 64
_KEY_PART = re.compile(r"[\w.%-]+")
_ACCEPTED = re.compile(r"[\w.:~-]+")
_STABLE = re.compile(r"[A-Za-z0-9_-]+")


class CourseKeyWrong(Finding):
    """Organisation, course and run may hold letters, digits, `.`, `-`, `_` and `%`; others make no course key."""

    text = "{name}={value!r} makes no course key: only letters, digits, “.”, “-”, “_” and “%” are allowed"


class CourseKeyTooLong(Finding):
    """The platform keeps 255 characters of a course key."""

    text = "the course key {key} has {length} characters, the platform keeps {limit}"


class UrlNameMissing(Finding):
    """Without `url_name` the platform makes a name from the title or the content, and the next edit loses what
    learners did."""

    text = "<{tag}> has no url_name, so the next edit loses what learners did there"


class UrlNameWrong(Finding):
    """A name the platform cannot turn into a usage id makes the part disappear."""

    text = "{node}: only letters, digits, “_” and “-” make a usage id"


class UrlNameRisky(Finding):
    """The platform accepts more than letters, digits, `_` and `-`, but other tools do not, and `:` means a folder."""

    concern = Concern.ADVICE
    text = "{node}: accepted, but only letters, digits, “_” and “-” work everywhere"


class UrlNameTwice(Finding):
    """Two parts of one type with one name: of a chapter, sequential, vertical, problem, video or poll_question the second
    is renamed, and a pointer then misses its file and is dropped; of every other type the second takes the place of the
    first."""

    text = "{node} is in the course twice, the first time in {file}:{line}; only one of them is kept as it is"


class UrlNameShared(Finding):
    """Links by `/jump_to_id/` look at nothing but the name, so they lead to only one of two parts that share one."""

    concern = Concern.ADVICE
    text = "{node} has the same name as {other} in {file}:{line}; links by name reach only one of them"


class SequentialReused(Finding):
    """The outline of the course leaves out a sequential that a second chapter uses again."""

    text = "{node} is already in the chapter {chapter!r}; the second chapter is shown without it"


class UsageKeyTooLong(Finding):
    """The platform keeps 255 characters of a usage id: organisation, course, run, type and name together."""

    text = "the usage id of {node} has {length} characters, the platform keeps {limit}"


class TypeTooLong(Finding):
    """The platform keeps 32 characters of a block type; learners' answers to a longer one cannot be stored."""

    text = "the type {tag} has {length} characters, the platform keeps {limit}"


class FieldNameTooLong(Finding):
    """The platform keeps 64 characters of the name of a field, so no field is called so."""

    concern = Concern.ADVICE
    text = "{node}: the attribute {name} has {length} characters, the platform keeps {limit}"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the keys of the course and all its parts."""
    root = course.xml.get("course.xml")
    for name, value in zip(("org", "course", "url_name"), course.key_parts, strict=True):
        if value and not _KEY_PART.fullmatch(value):
            yield CourseKeyWrong.at("course.xml", root.sourceline if root is not None else 0, name=name, value=value)
    key = f"course-v1:{'+'.join(course.key_parts)}"
    if len(key) > LONGEST_KEY:
        yield CourseKeyTooLong.at("course.xml", 1, key=key, length=len(key), limit=LONGEST_KEY)
    for node in course.nodes[1:]:
        yield from _name(node)
        yield from _lengths(course, node)
    yield from _doubles(course)


def _name(node: Node) -> Iterator[Finding]:
    if not node.name:
        yield UrlNameMissing.at(*node.named, tag=node.tag)
    elif not _ACCEPTED.fullmatch(node.name):
        yield UrlNameWrong.at(*node.named, node=node)
    elif not _STABLE.fullmatch(node.name):
        yield UrlNameRisky.at(*node.named, node=node)


def _lengths(course: CourseFiles, node: Node) -> Iterator[Finding]:
    usage = course.usage(node)
    if len(node.tag) > LONGEST_TYPE:
        yield TypeTooLong.at(*node.named, tag=node.tag, length=len(node.tag), limit=LONGEST_TYPE)
    if len(usage) > LONGEST_KEY:
        yield UsageKeyTooLong.at(*node.named, node=node, length=len(usage), limit=LONGEST_KEY)
    for name in node.element.attrib:
        if len(name) > LONGEST_FIELD:
            yield FieldNameTooLong.at(node.file, node.line, node=node, name=name, length=len(name), limit=LONGEST_FIELD)


def _doubles(course: CourseFiles) -> Iterator[Finding]:
    seen: dict[str, Node] = {}
    for node in course.nodes[1:]:
        first = seen.setdefault(node.name, node)
        if first is node or not node.name:
            continue
        file, line = first.named
        if first.tag != node.tag:
            yield UrlNameShared.at(*node.named, node=node, other=first, file=file, line=line)
        elif node.tag == "sequential" and first.parent is not node.parent and first.parent:
            yield SequentialReused.at(*node.named, node=node, chapter=first.parent.name)
        else:
            yield UrlNameTwice.at(*node.named, node=node, file=file, line=line)
