"""What stands where: the platform's outline knows course, chapter, sequential, vertical and components."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from course_export.programme import blocks
from course_export.reading.elements import (
    CONTAINERS,
    INSIDE,
    NATIVE,
    OWN_READERS,
    POINTED,
    SELF_POINTED,
    is_pointer,
    shortened,
    target,
    words,
)
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding

_STRUCTURE = words("course chapter sequential vertical")
# Plain XBlocks that a stock Tutor installation has, besides the built-in types of reading/elements.py.
_INSTALLED = words(
    "discussion done drag-and-drop-v2 edx_sga google-calendar google-document library lti_consumer openassessment pdf "
    "poll recommender staffgradedxblock survey unit"
)


class ChildMisplaced(Finding):
    """The outline takes chapters in a course, sequentials in a chapter, and verticals in a sequential; it leaves out what
    stands elsewhere."""

    text = "{node} stands in <{above}>, which shows only <{allowed}>"


class UnitNested(Finding):
    """A unit takes every component. Chapters, sequentials and units inside a unit are shown, but the outline does not
    know them, and Studio can hardly edit them."""

    concern = Concern.ADVICE
    text = "{node} stands inside a unit, where the outline does not know it"


class ChildlessContainer(Finding):
    """A chapter, sequential or vertical without content is an empty page. A site that checks uploads (the setting
    `ENABLE_COURSE_OLX_VALIDATION`, off by default) takes it for a broken pointer and refuses the course."""

    concern = Concern.ADVICE
    text = "{node} has nothing in it"


class TextLost(Finding):
    """Text directly in a chapter, sequential, vertical or other container is dropped. It belongs into an `html`."""

    text = "the text “{text}” stands directly in {node} and is dropped"


class UnknownType(Finding):
    """Of a type that is not installed learners see nothing, and installing it later does not bring the content back.
    Stray HTML in a unit is such a type, too."""

    text = "<{tag}> is neither a type of the platform nor a block of this version of Lotse"


class TypeUnsupported(Finding):
    """The player shows texts, questions, discussions and Lotse's own blocks. In the place of everything else it says what is
    there."""

    concern = Concern.PLAYER
    text = "{count} × <{tag}>, of which the player only says that it is there"


class DisplayNameMissing(Finding):
    """Without `display_name` learners read a name the platform invents."""

    concern = Concern.ADVICE
    text = "{node} has no display_name"


class PureBlockAsPointer(Finding):
    """A plain XBlock with nothing but `url_name` reads as a pointer to a file. Since the platform resolves such pointers
    (openedx-platform#36390), a block without a file is dropped; earlier, it had its defaults. Studio itself writes blocks
    so that nobody has changed; `display_name` is enough."""

    text = "{node} has only a url_name, so it reads as a pointer to {path} and is lost; give it a display_name"


class PureBlockInFile(Finding):
    """A plain XBlock in a file of its own is read by the newest platform only (openedx-platform#36390); up to Ulmo the
    block has its defaults instead, and its content is lost. `discussion` alone reads such a file in every release."""

    text = "{node} stands in a file of its own, which releases up to Ulmo do not read; put its content here"


class DiscussionShared(Finding):
    """Discussions with one `discussion_id` show one conversation, under the title of each."""

    concern = Concern.ADVICE
    text = "{node} has the discussion_id {id!r}, as {other} in {file}:{line} has"


class StrayChild(Finding):
    """An element inside a plain XBlock becomes a block of its own, or makes the block fail."""

    text = "<{child}> inside {node} becomes a block of its own, or makes the block fail"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check every part of the course, and what stands around it."""
    for node in course.nodes:
        yield from _place(node)
    known = POINTED | _INSTALLED | blocks.tags().keys()
    for node in course.sound:
        if node.tag not in known:
            yield UnknownType.at(*node.named, tag=node.tag)
            continue
        if node.tag in _STRUCTURE and not node.children:
            yield ChildlessContainer.at(*node.named, node=node)
        if node.tag in CONTAINERS:
            yield from _texts(node)
        if not course.settings(node).get("display_name") and not _is_lost(node):
            yield DisplayNameMissing.at(node.file, node.line, node=node)
        if node.is_pure:
            yield from _pure(node)
    yield from _discussions(course)
    yield from _unsupported(course, (POINTED | _INSTALLED) - CONTAINERS - NATIVE)


def _place(node: Node) -> Iterator[Finding]:
    above = node.parent.tag if node.parent else ""
    allowed = INSIDE.get(above)
    if allowed and node.tag != allowed:
        yield ChildMisplaced.at(*node.named, node=node, above=above, allowed=allowed)
    elif above == "vertical" and node.tag in _STRUCTURE:
        yield UnitNested.at(*node.named, node=node)


def _texts(node: Node) -> Iterator[Finding]:
    for text in (node.element.text, *(child.tail for child in node.element)):
        if text and text.strip():
            yield TextLost.at(node.file, node.line, node=node, text=shortened(text.strip(), 40))


def _is_lost(node: Node) -> bool:
    """Tell whether a plain block stands there as a pointer that leads nowhere."""
    return node.is_pure and node.tag not in SELF_POINTED and is_pointer(node.element)


def _pure(node: Node) -> Iterator[Finding]:
    if _is_lost(node):
        yield PureBlockAsPointer.at(*node.named, node=node, path=target(node.tag, node.name))
    elif node.file == target(node.tag, node.name) and node.tag not in SELF_POINTED:
        yield PureBlockInFile.at(*node.named, node=node)
    if not node.is_ours and node.tag not in CONTAINERS | OWN_READERS:
        for child in node.element.iterchildren(etree.Element):
            if not child.tag.startswith("{"):
                yield StrayChild.at(node.file, child.sourceline, child=child.tag, node=node)


def _discussions(course: CourseFiles) -> Iterator[Finding]:
    seen: dict[str, Node] = {}
    for node in course.sound:
        name = course.settings(node).get("discussion_id") if node.tag == "discussion" else None
        first = seen.setdefault(str(name), node) if name else node
        if first is not node:
            file, line = first.named
            yield DiscussionShared.at(*node.named, node=node, id=name, other=first, file=file, line=line)


def _unsupported(course: CourseFiles, tags: frozenset[str]) -> Iterator[Finding]:
    found: dict[str, list[Node]] = {}
    for node in course.sound:
        if node.tag in tags:
            found.setdefault(node.tag, []).append(node)
    for tag, nodes in found.items():
        yield TypeUnsupported.at(*nodes[0].named, count=len(nodes), tag=tag)
