"""What is not text, or not XML, on the way to the platform."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from course_export.reading.files import CourseFiles
from course_export.reading.finding import Concern, Finding
from course_export.reading.lines import Lines
from xblocks.core.text import check_characters

# Comments, CDATA and instructions may look like tags.
_SKIPPED = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_VALUE = r"""\s*=\s*(?:"[^"<]*"|'[^'<]*')"""
_TAG = re.compile(r"""<[^\s<>/="'!?]+((?:\s+[^\s<>/="']+""" + _VALUE + r""")+)\s*/?>""")
_VALUES = re.compile(_VALUE)


class XmlUnreadable(Finding):
    """Broken XML in a file that the course points to makes the part and everything below it disappear. A document type is refused: it can read files of
    the server, or grow without end."""

    text = "{reason}"


class NotUtf8(Finding):
    """The platform reads texts as UTF-8; another encoding makes it skip the file."""

    text = "not UTF-8 (byte {byte})"


class ControlCharacter(Finding):
    """Control characters mean nothing on a page, and other programs stumble over them."""

    concern = Concern.ADVICE
    text = "{reason}"


class ProcessingInstruction(Finding):
    """A processing instruction (`<?…?>`) directly inside a plain XBlock makes the platform drop the block. Built-in types
    pass it over."""

    text = "<?{target} …?> makes the platform drop {node}"


class NewlineLost(Finding):
    """By the rules of XML, a line break inside the quotes of an attribute becomes a space; write it as `&#10;`."""

    concern = Concern.ADVICE
    text = "a line break inside an attribute becomes a space; write &#10;"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check all XML and HTML files that the platform reads."""
    for error in course.broken:
        if error.path in course.used:
            yield XmlUnreadable.at(error.path, error.line, reason=error.reason)
    for path in course.xml:
        yield from _lost_newlines(path, course.files[path])
    for node in course.sound:
        for child in node.element if node.is_pure and not node.is_ours else ():
            if isinstance(child, etree._ProcessingInstruction):
                yield ProcessingInstruction.at(node.file, child.sourceline, target=child.target, node=node)
    for path in course.html:
        yield from _unusable(path, course.files[path])


def _unusable(path: str, data: bytes) -> Iterator[Finding]:
    try:
        check_characters(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        yield NotUtf8.at(path, data.count(b"\n", 0, error.start) + 1, byte=error.start)
    except ValueError as error:
        yield ControlCharacter.at(path, reason=error)


def _lost_newlines(path: str, data: bytes) -> Iterator[Finding]:
    """Find line breaks in values; a parser has replaced them already, so this looks at the bytes."""
    if not any(line.count(b'"') % 2 or line.count(b"'") % 2 for line in data.splitlines()):
        return
    bare = _SKIPPED.sub(lambda found: "\n" * found.group().count("\n"), data.decode("utf-8", "replace"))
    lines = Lines(bare)
    for tag in _TAG.finditer(bare):
        if "\n" in tag.group(1):
            for value in _VALUES.finditer(tag.group(1)):
                if "\n" in value.group().partition("=")[2].strip():
                    yield NewlineLost.at(path, lines.at(tag.start(1) + value.start()))
