"""From the files of a course to its parts, as the platform follows them. What it would drop is a finding."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from course_export.reading.files import CONTAINERS, POINTED, Course, Node
from course_export.reading.finding import Finding

_DEEPEST = 20
# Children that are settings, not parts.
_SETTINGS = frozenset({"wiki", "textbook"})
_OF_COURSE = {"org", "course", "url_name"}


class CourseRootIncomplete(Finding):
    """The root element of course.xml needs `org`, `course` and `url_name`; without `url_name` the import fails."""

    text = "<{tag}> has no {missing}; course.xml holds <course org=… course=… url_name=…>"


class CourseRootNotPointer(Finding):
    """course.xml points to `course/<run>.xml` only if it has exactly the three attributes; with others it is taken for
    the whole, empty course."""

    text = "with the attribute(s) {extra}, this is no pointer any more, and the course is empty"


class PointerWithoutFile(Finding):
    """A part of the course whose file is missing disappears with everything in it, and the import still succeeds."""

    text = "{node} needs {path}, which is not in the archive"


class PointerToPointer(Finding):
    """A file that a part points to must hold the part itself; a second pointer is not followed."""

    text = "{path} holds only another pointer, so {node} has no content"


class PointerOtherTag(Finding):
    """The file that a part points to must begin with the same element."""

    text = "<{tag}> is expected, as {node} points here, but this is <{found}>"


class NestedTooDeep(Finding):
    """Parts inside parts inside parts: a course has course, chapter, sequential, vertical and components."""

    text = "{node} is nested too deeply; what is in it was not checked"


def read(course: Course) -> list[Finding]:
    """Fill `course.nodes` and `course.used`; return what the platform could not follow."""
    reader = _Reader(course)
    root = course.xml.get("course.xml")
    course.used.add("course.xml")
    if root is None:
        return []  # unreadable, which is a finding already
    missing = [name for name in sorted(_OF_COURSE) if not root.get(name)]
    if missing or root.tag != "course":
        reader.found.append(
            CourseRootIncomplete.at("course.xml", root.sourceline, tag=root.tag, missing=", ".join(missing) or "course")
        )
    extra = sorted(set(root.attrib) - _OF_COURSE)
    if extra and _is_empty(root):
        reader.found.append(CourseRootNotPointer.at("course.xml", root.sourceline, extra=", ".join(extra)))
    reader.node(root, "course.xml", None, 0)
    return reader.found


def is_pointer(element: etree._Element) -> bool:
    """Tell whether the platform takes an element for a pointer to a file."""
    expected = _OF_COURSE if element.tag == "course" else {"url_name"}
    return _is_empty(element) and len(element) == 0 and set(element.attrib) == expected


def parts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements that the platform takes for parts of the course."""
    return (child for child in element if isinstance(child.tag, str) and child.tag not in _SETTINGS)


class _Reader:
    def __init__(self, course: Course) -> None:
        self.course = course
        self.found: list[Finding] = []
        self._followed: set[tuple[str, str]] = set()

    def node(self, element: etree._Element, file: str, parent: Node | None, depth: int) -> None:
        """Add a part and everything in it."""
        tag, name = str(element.tag), element.get("url_name") or ""
        node = Node(tag, name, element, file, (file, element.sourceline or 0), parent)
        self.course.nodes.append(node)
        if parent:
            parent.children.append(node)
        if depth > _DEEPEST:
            self.found.append(NestedTooDeep.at(*node.named, node=node))
            node.is_broken = True
        elif tag in POINTED and is_pointer(element):
            node.is_broken = not self._follow(node)
        if node.is_broken:
            return
        self._use(node)
        if tag in CONTAINERS:
            for child in parts(node.element):
                self.node(child, node.file, node, depth + 1)

    def _follow(self, node: Node) -> bool:
        """Put the content of a pointer's file into its node; False if there is nothing more to read."""
        path = f"{node.tag}/{node.name.replace(':', '/')}.xml"
        self.course.used.add(path)
        if path not in self.course.files:
            self.found.append(PointerWithoutFile.at(*node.named, node=node, path=path))
        if path not in self.course.xml or (node.tag, node.name) in self._followed:
            return False  # missing, unreadable, or read before: the platform takes a file once
        self._followed.add((node.tag, node.name))
        element = self.course.xml[path]
        if element.tag != node.tag:
            self.found.append(PointerOtherTag.at(path, element.sourceline, tag=node.tag, found=element.tag, node=node))
            return False
        node.element, node.file = element, path
        if is_pointer(element):
            self.found.append(PointerToPointer.at(path, element.sourceline, path=path, node=node))
            return False
        return True

    def _use(self, node: Node) -> None:
        if not node.html_file:
            return
        self.course.used.add(node.html_file)
        if node.html_file not in self.course.files:
            self.found.append(PointerWithoutFile.at(node.file, node.line, node=node, path=node.html_file))


def _is_empty(element: etree._Element) -> bool:
    return not (element.text or "").strip() and not any(isinstance(child.tag, str) for child in element)
