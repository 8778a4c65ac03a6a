"""Links inside the course: to files, to other parts, and to a course that will have another key after import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from course_export.reading.elements import asset_name, words
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding
from course_export.reading.lines import Lines
from course_export.reading.markup import attributes
from xblocks.core.bookkeeping import is_bookkeeping

# The platform's pattern (`common/djangoapps/static_replace`): a quote, also a backslashed one, up to the next like it.
_REPLACED = re.compile(r"""(\\?['"])/(static|jump_to_id)/(.*?)\1""")
_ANYWHERE = re.compile(r"""(?<![\w%/.:-])/(static|jump_to_id)/([^\s"'<>()\\&]*)""")
_SOURCE = re.compile(r"""\b(?:course-v1:|block-v1:|asset-v1:|i4x://|c4x://)[\w+.-]+""")
_OWN_TAG = re.compile(r"""<(?:problem|html)\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
# Where an address can stand, besides `data-…`.
_ADDRESSES = words("action background cite data formaction href html_file poster src srcset style xlink:href")
# Studio's templates for new pages and problems show these files of the platform.
_OF_PLATFORM = words(
    "images/high_pass_filter.png images/placeholder-faculty.png images/placeholder-image.png images/voltage_divider.png"
)


class StaticMissing(Finding):
    """A picture or file that is not in static/ is a broken picture or link."""

    text = "/static/{target}: there is no such file in static/"


class JumpTargetMissing(Finding):
    """A link to a part of the course that does not exist ends on an error page."""

    text = "{target!r}: the course has no part with this url_name"


class LinkUnquoted(Finding):
    """The platform replaces `/static/` and `/jump_to_id/` only right after a quote, plain or with a backslash: not without
    quotes, not further on in a list of sources, not after `&quot;`."""

    text = "{link} does not begin right after a quote, so the platform leaves it as it is"


class LinkToSource(Finding):
    """A usage key or course key in a text still means the old course after the import; write `/jump_to_id/<url_name>`."""

    concern = Concern.ADVICE
    text = "{key} means one certain course; after import into another one the link leaves it"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the links in texts, questions and our blocks."""
    links = _Links(course)
    for path in course.html:
        yield from links.in_text(path, course.files[path].decode("utf-8", "replace"), 0)
    for node in course.sound:
        if node.is_ours:
            yield from links.in_block(node)
        elif node.tag == "problem" or (node.tag == "html" and not node.html_file):
            yield from links.in_text(node.file, *_inside(course, node))


def _inside(course: CourseFiles, node: Node) -> tuple[str, int]:
    """Return the XML in a component as it is written, and the line before it; its attributes are for the editor alone."""
    if course.xml[node.file] is node.element:
        text, before = course.files[node.file].decode("utf-8", "replace"), 0
    else:
        text, before = etree.tostring(node.element, encoding="unicode", with_tail=False), node.line - 1
    own = _OWN_TAG.search(text)
    end = own.end() if own else 0
    return text[end:], before + text.count("\n", 0, end)


class _Links:
    def __init__(self, course: CourseFiles) -> None:
        self.names = {node.name for node in course.sound}
        static = (path.removeprefix("static/") for path in course.files if path.startswith("static/"))
        self.assets = {asset_name(path) for path in static}

    def in_text(self, path: str, text: str, before: int) -> Iterator[Finding]:
        """Yield what is wrong with the links in HTML."""
        if "/static/" in text or "/jump_to_id/" in text:
            yield from self._own(path, text, before)
        yield from self._sources(path, text, before)

    def _own(self, path: str, text: str, before: int) -> Iterator[Finding]:
        lines = Lines(text)
        replaced = {found.start(2) - 1: found for found in _REPLACED.finditer(text)}
        for each in attributes(text):
            if each.name not in _ADDRESSES and not each.name.startswith("data-"):
                continue
            for found in _ANYWHERE.finditer(text, each.start, each.start + len(each.value) + 1):
                line = before + lines.at(found.start())
                if link := replaced.get(found.start()):
                    yield from self._target(path, line, found.group(1), link.group(3))
                else:
                    yield LinkUnquoted.at(path, line, link=found.group())

    def in_block(self, node: Node) -> Iterator[Finding]:
        """Yield what is wrong with the links in one of our blocks, whose texts are Markdown. `unit` is a jump target."""
        for element in node.element.iter(etree.Element):
            line = element.sourceline or 0
            if unit := element.get("unit"):
                yield from self._target(node.file, line, "jump_to_id", unit)
            written = [value for name, value in element.attrib.items() if not is_bookkeeping(str(name))]
            for text in (element.text or "", *written):
                for found in _ANYWHERE.finditer(text):
                    yield from self._target(node.file, line, found.group(1), found.group(2))
                yield from self._sources(node.file, text, line - 1)

    def _target(self, path: str, line: int, kind: str, rest: str) -> Iterator[Finding]:
        target = unquote(re.split(r"[?#]", rest)[0])
        if rest.endswith("?raw") or rest.startswith("xblock/"):
            return  # left as it is: a file of the platform or of a block
        if kind == "static" and target not in _OF_PLATFORM and asset_name(target) not in self.assets:
            yield StaticMissing.at(path, line, target=target)
        elif kind == "jump_to_id" and target.rstrip("/") not in self.names:
            yield JumpTargetMissing.at(path, line, target=target)

    def _sources(self, path: str, text: str, before: int) -> Iterator[Finding]:
        if "-v1:" in text or "4x://" in text:
            lines = Lines(text)
            for found in _SOURCE.finditer(text):
                yield LinkToSource.at(path, before + lines.at(found.start()), key=found.group())
