"""From the files of a course to its parts, as the platform follows them. What it would drop is a finding."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from course_export.reading.elements import COURSE_KEY, POINTED, is_empty, is_pointer, parts, target
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Finding
from course_export.reading.leftovers import without_leftovers
from course_export.reading.limits import MOST_PARTS
from course_export.reading.unpack import Archive, UnsafeArchive, read_archive

_DEEPEST = 20


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


def read_tarball(path: Path) -> CourseFiles:
    """Return the files of a course archive with its parts. Raises UnsafeArchive."""
    return read(read_archive(path), path.name)


def read(archive: Archive, name: str) -> CourseFiles:
    """Return the files of a course with its parts; what the platform could not follow is in `lost`.

    Raises UnsafeArchive for a course with endless texts.
    """
    bare, leftovers = without_leftovers(archive)
    course = CourseFiles(bare, name, leftovers)
    course.used.add("course.xml")
    root = course.xml.get("course.xml")
    if root is None:
        return course  # unreadable, which is in `broken`
    missing = [attribute for attribute in sorted(COURSE_KEY) if not root.get(attribute)]
    if missing or root.tag != "course":
        course.lost.append(
            CourseRootIncomplete.at("course.xml", root.sourceline, tag=root.tag, missing=", ".join(missing) or "course")
        )
    extra = sorted(set(root.attrib) - COURSE_KEY)
    if extra and is_empty(root):
        course.lost.append(CourseRootNotPointer.at("course.xml", root.sourceline, extra=", ".join(extra)))
    _Follower(course).node(root, "course.xml", None, 0)
    return course


class _Follower:
    def __init__(self, course: CourseFiles) -> None:
        self.course = course
        self._followed: set[tuple[str, str]] = set()

    def node(self, element: etree._Element, file: str, parent: Node | None, depth: int) -> None:
        """Add a part and everything in it."""
        tag, name = str(element.tag), element.get("url_name") or ""
        node = Node(tag, name, element, file, (file, element.sourceline), parent)
        self.course.nodes.append(node)
        if len(self.course.nodes) > MOST_PARTS:
            raise UnsafeArchive(f"{self.course.name}: {file}: up to here the course has more than {MOST_PARTS:,} parts")
        if parent:
            parent.children.append(node)
        if depth > _DEEPEST:
            self.course.lost.append(NestedTooDeep.at(*node.named, node=node))
            node.is_broken = True
        elif is_pointer(element) and (tag in POINTED or target(tag, name) in self.course.files):
            node.is_broken = not self._follow(node)
        if node.is_broken:
            return
        self._use(node)
        for child in parts(node.element):
            self.node(child, node.file, node, depth + 1)

    def _follow(self, node: Node) -> bool:
        """Put the content of a pointer's file into its node; False if there is nothing more to read."""
        path = target(node.tag, node.name)
        self.course.used.add(path)
        if path not in self.course.files:
            self.course.lost.append(PointerWithoutFile.at(*node.named, node=node, path=path))
        if path not in self.course.xml or (node.tag, node.name) in self._followed:
            return False  # missing, unreadable, or read before: the platform takes a file once
        self._followed.add((node.tag, node.name))
        element = self.course.xml[path]
        if element.tag != node.tag:
            self.course.lost.append(
                PointerOtherTag.at(path, element.sourceline, tag=node.tag, found=element.tag, node=node)
            )
            return False
        node.element, node.file = element, path
        if is_pointer(element):
            self.course.lost.append(PointerToPointer.at(path, element.sourceline, path=path, node=node))
            return False
        return True

    def _use(self, node: Node) -> None:
        if not node.html_file:
            return
        self.course.used.add(node.html_file)
        if node.html_file not in self.course.files:
            self.course.lost.append(PointerWithoutFile.at(node.file, node.line, node=node, path=node.html_file))
