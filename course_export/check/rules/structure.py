"""What stands where: the platform's outline knows course, chapter, sequential, vertical and components."""

from __future__ import annotations

from collections.abc import Iterator

from course_export.programme import blocks
from course_export.reading.elements import CONTAINERS, INSIDE, POINTED, parts, words
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Finding, Severity

_STRUCTURE = words("course chapter sequential vertical")
# Pure blocks that a stock Tutor installation has, besides the built-in types of reading/elements.py.
_INSTALLED = words(
    "discussion done drag-and-drop-v2 edx_sga google-calendar google-document itembank library library_content "
    "lti_consumer openassessment poll recommender staffgradedxblock survey unit"
)
# Those of them that read their children themselves.
_PARENTS = frozenset({"itembank", "library", "openassessment", "unit"})


class ChildMisplaced(Finding):
    """The outline takes chapters in a course, sequentials in a chapter, verticals in a sequential, and components in
    a vertical; it leaves out what stands elsewhere."""

    text = "{node} stands in <{above}>, which shows only {allowed}"


class ChildlessContainer(Finding):
    """A chapter, sequential or vertical without content is an empty page, and the platform's own check of uploads takes
    it for a broken pointer."""

    text = "{node} has nothing in it"


class UnknownType(Finding):
    """Of a type that is not installed learners see nothing, and installing it later does not bring the content back.
    Stray HTML in a unit is such a type, too."""

    text = "<{tag}> is neither a type of the platform nor a block of this version of Lotse"


class DisplayNameMissing(Finding):
    """Without `display_name` learners read a name the platform invents."""

    severity = Severity.WARNING
    text = "{node} has no display_name"


class PureBlockAsPointer(Finding):
    """A plain XBlock with nothing but `url_name` reads as a pointer to a file, and is lost. Blocks stand inline, with
    `display_name`."""

    text = (
        "{node} has only a url_name, so it reads as a pointer and is lost; give it a display_name, and its content here"
    )


class StrayChild(Finding):
    """An element inside a plain XBlock becomes a block of its own, or makes the block fail."""

    text = "<{child}> inside {node} becomes a block of its own, or makes the block fail"


def known_types() -> frozenset[str]:
    """Return the types that a stock installation with Lotse has."""
    return POINTED | _INSTALLED | blocks.tags().keys()


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check every part of the course, and what stands around it."""
    for node in course.nodes:
        yield from _place(node)
    known = known_types()
    for node in course.sound:
        if node.tag not in known:
            yield UnknownType.at(*node.named, tag=node.tag)
            continue
        if node.tag in CONTAINERS and not node.children:
            yield ChildlessContainer.at(*node.named, node=node)
        if not course.settings(node).get("display_name") and not _lost(node):
            yield DisplayNameMissing.at(node.file, node.line, node=node)
        if node.is_pure:
            yield from _pure(node)


def _place(node: Node) -> Iterator[Finding]:
    above = node.parent.tag if node.parent else None
    allowed = INSIDE.get(above or "")
    if (allowed and node.tag != allowed) or (above == "vertical" and node.tag in _STRUCTURE):
        shown = f"<{allowed}>" if allowed else "components"
        yield ChildMisplaced.at(*node.named, node=node, above=above, allowed=shown)


def _lost(node: Node) -> bool:
    """Tell whether a pure block stands there as a pointer."""
    return node.is_pure and not len(node.element) and set(node.element.attrib) <= {"url_name", "xblock-family"}


def _pure(node: Node) -> Iterator[Finding]:
    if _lost(node):
        yield PureBlockAsPointer.at(*node.named, node=node)
    if not node.is_ours and node.tag not in _PARENTS:
        for child in parts(node.element):
            if not child.tag.startswith("{"):
                yield StrayChild.at(node.file, child.sourceline, child=child.tag, node=node)
