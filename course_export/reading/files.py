"""A course as its files say it: every file is read once, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from course_export.errors import Problem
from course_export.reading import limits, shapes
from course_export.reading.elements import OURS, POINTED, SELF_POINTED, words
from course_export.reading.fields import kept, read
from course_export.reading.finding import Finding
from course_export.reading.jsons import Json, read_json
from course_export.reading.unpack import Archive, Unreadable, UnsafeArchive, UnsafeXml, parse_xml

MANIFEST = "static/lotse-manifest.json"
_TEXT_FOLDERS = ("html/", "tabs/", "about/", "info/")
# Of about/ the platform shows these (`get_course_about_section`).
_ABOUT = words(
    "short_description description key_dates video course_staff_short course_staff_extended requirements syllabus "
    "textbook faq more_info overview effort end_date prerequisites about_sidebar_html ocw_links"
)


@dataclass(eq=False)
class Node:
    """A part of the course: where its content stands (`file`, `element`), and where the course names it (`named`).

    A broken one has no content that could be read; why is a finding already.
    """

    tag: str
    name: str
    element: etree._Element
    file: str
    named: tuple[str, int]
    parent: Node | None
    is_broken: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line of its element in its file."""
        return int(self.element.sourceline)

    @property
    def is_pure(self) -> bool:
        """Whether it is a plain XBlock, which has no file of its own on the platform."""
        return self.tag not in POINTED

    @property
    def takes_policy(self) -> bool:
        """Whether the policy's settings reach it: built-in types, and plain ones that read a file of theirs."""
        return not self.is_pure or (self.tag in SELF_POINTED and self.file != self.named[0])

    @property
    def is_ours(self) -> bool:
        """Whether it is one of Lotse's blocks."""
        return self.tag.startswith(OURS)

    @property
    def html_file(self) -> str:
        """The file with its text; empty if it is not a text, or has the text inside."""
        name = self.element.get("filename") if self.tag == "html" else None
        return f"html/{name.replace(':', '/')}.html" if name else ""

    def above(self) -> Iterator[Node]:
        """Yield this part and the ones around it, innermost first."""
        node: Node | None = self
        while node:
            yield node
            node = node.parent

    def __str__(self) -> str:
        return f"<{self.tag} url_name={self.name!r}>"


@dataclass
class CourseFiles:
    """All of an archive, and the parts its files make; made by follow.read. Raises UnsafeArchive for endless texts.

    `leftovers` were in the archive, too. `nodes` stand in the order of the course, the first one is the course itself.
    `used` are the files that parts point to, `lost` what the platform could not follow, `odd` settings that could not be
    read, as far as they were asked for.
    """

    archive: Archive
    name: str
    leftovers: tuple[str, ...] = ()
    nodes: list[Node] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    lost: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.xml: dict[str, etree._Element] = {}
        self.broken: list[UnsafeXml] = []
        self._settings: dict[Node, Mapping[str, Any]] = {}
        self.odd: dict[Problem, None] = {}
        try:
            limits.check(self.files, MANIFEST)
        except limits.TooMuch as error:
            raise UnsafeArchive(f"{self.name}: {error}") from error
        for path in sorted(self.files):
            if path.endswith(".xml") and not path.startswith("static/"):
                try:
                    self.xml[path] = parse_xml(self.files[path], path)
                except UnsafeXml as error:
                    self.broken.append(error)

    @property
    def sound(self) -> Iterator[Node]:
        """The parts whose content could be read."""
        return (node for node in self.nodes if not node.is_broken)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files by their path below course.xml."""
        return self.archive.files

    @property
    def naming(self) -> frozenset[str]:
        """The files that name parts of the course; blocks stand in them whole."""
        return frozenset(node.named[0] for node in self.nodes)

    @property
    def key_parts(self) -> tuple[str, str, str]:
        """Organisation, course and run, as far as course.xml names them."""
        root = self.xml.get("course.xml")
        attributes = root.attrib if root is not None else {}
        return (attributes.get("org", ""), attributes.get("course", ""), attributes.get("url_name", ""))

    @property
    def run(self) -> str:
        """The run, which names the folder of the policies."""
        return self.key_parts[2]

    def usage(self, node: Node) -> str:
        """Return the usage id of a part."""
        return f"block-v1:{'+'.join(self.key_parts)}+type@{node.tag}+block@{node.name}"

    @cached_property
    def policy(self) -> Json | None:
        """The settings of the course; None if the file is missing."""
        return self.json(f"policies/{self.run}/policy.json")

    @cached_property
    def grading(self) -> Json | None:
        """The grading policy; None if there is none."""
        return self.json(f"policies/{self.run}/grading_policy.json") or self.json("grading_policy.json")

    @cached_property
    def manifest(self) -> Json | None:
        """What the exporter says about the course; None for a course from elsewhere."""
        return self.json(MANIFEST)

    def json(self, path: str) -> Json | None:
        """Return a JSON file; None if it is missing."""
        return read_json(path, self.files[path]) if path in self.files else None

    def policy_of(self, tag: str, name: str) -> Mapping[str, Any]:
        """Return what the policy sets on a part."""
        policy, key = self.policy, f"{tag}/{name}"
        if policy is None or not isinstance(policy.value, dict):
            return {}
        found = policy.value.get(key, {})
        if isinstance(found, dict):
            return found
        message = f"{key} is {shapes.shown(found)}; an object is expected"
        self.odd[Problem(policy.path, policy.line(key), message)] = None
        return {}

    def settings(self, node: Node) -> Mapping[str, Any]:
        """Return the settings of a part as values: its attributes, overridden by the policy where that applies."""
        if node not in self._settings:
            values = {str(name): read(node.tag, str(name), value) for name, value in node.element.attrib.items()}
            own = self.policy_of(node.tag, node.name) if node.takes_policy else {}
            values |= {name: kept(node.tag, name, value) for name, value in own.items()}

            def where(name: str) -> tuple[str, int]:
                policy = self.policy if name in own else None
                return (policy.path, policy.line(f"{node.tag}/{node.name}", name)) if policy else (node.file, node.line)

            self._settings[node] = shapes.read(str(node), values, where, self.odd)
        return self._settings[node]

    @cached_property
    def own_settings(self) -> Mapping[str, Any]:
        """The settings of the course itself; none if course.xml, which names the file of the policy, is not readable."""
        return self.settings(self.nodes[0]) if self.nodes else {}

    @cached_property
    def html(self) -> Mapping[str, etree._Element | None]:
        """Every text that the course shows, parsed as browsers do; None where there is nothing to parse."""
        texts = [path for path in self.files if path.startswith(_TEXT_FOLDERS) and path.endswith(".html")]
        return {path: _parse_html(self.files[path]) for path in sorted(filter(self._is_shown, texts))}

    def _is_shown(self, path: str) -> bool:
        folder, _, name = path.removesuffix(".html").rpartition("/")
        if folder.startswith("about"):
            return name in _ABOUT
        return path in self.used or not path.startswith("html/")

    def text(self, path: str) -> str:
        """Return a text file. Raises Unreadable if it is missing or not UTF-8."""
        try:
            return self.files[path].decode("utf-8")
        except KeyError:
            raise Unreadable(f"{path} is missing, but the course needs it") from None
        except UnicodeDecodeError as error:
            raise Unreadable(f"{path}: not UTF-8: {error}") from error


def _parse_html(data: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
