"""Read single files of a course: XML without entities, pointers, policies."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from course_export.reading.errors import PreviewError
from course_export.reading.unpack import UnsafeXml, parse_xml

# Types that Studio keeps in a file of their own; everything else stands inline in its unit.
POINTED = frozenset({"course", "chapter", "sequential", "vertical", "html", "problem"})


def parse(name: str, data: bytes) -> etree._Element:
    """Return the root element of an XML file; PreviewError names the file, and refuses any document type."""
    try:
        return parse_xml(data, name)
    except UnsafeXml as error:
        raise PreviewError(str(error)) from error


@dataclass(frozen=True)
class Source:
    """The files of a course by path below the folder of its course.xml; its policy: `type/url_name` → settings."""

    files: Mapping[str, bytes]
    policy: Mapping[str, Mapping[str, Any]]

    def element(self, element: etree._Element) -> etree._Element:
        """Follow a pointer element to its file; return an inline element unchanged."""
        if element.tag not in POINTED or not _is_pointer(element):
            return element
        path = f"{element.tag}/{element.get('url_name')}.xml"
        if path not in self.files:
            raise PreviewError(f"{path} is missing, but the course points to it")
        return parse(path, self.files[path])

    def settings(self, tag: str, url_name: str, element: etree._Element) -> dict[str, Any]:
        """Return the settings of a structural block as plain values: its attributes, overridden by the policy."""
        values = {name: _plain(value) for name, value in element.attrib.items()}
        return values | dict(self.policy.get(f"{tag}/{url_name}", {}))

    def text(self, path: str) -> str:
        """Return a text file; PreviewError if it is missing or not UTF-8."""
        try:
            return self.files[path].decode("utf-8")
        except KeyError:
            raise PreviewError(f"{path} is missing, but the course points to it") from None
        except UnicodeDecodeError as error:
            raise PreviewError(f"{path}: not UTF-8: {error}") from error


def structure(files: Mapping[str, bytes]) -> list[str]:
    """Return the files that say of what a course consists: course.xml and every file it points to, directly or not."""
    found = {"course.xml": None}
    waiting = ["course.xml"]
    while waiting:
        path = waiting.pop()
        for element in parse(path, files[path]).iter(*POINTED - {"html", "problem"}):
            target = f"{element.tag}/{element.get('url_name')}.xml"
            if _is_pointer(element) and target in files and target not in found:
                found[target] = None
                waiting.append(target)
    return list(found)


def source(files: Mapping[str, bytes], run: str) -> Source:
    """Return the source of a course whose run is `run`; PreviewError if its policy is not a JSON object."""
    path = f"policies/{run}/policy.json"
    if path not in files:
        return Source(files, {})
    try:
        policy = json.loads(files[path])
    except ValueError as error:
        raise PreviewError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(policy, dict):
        raise PreviewError(f"{path}: an object is expected")
    return Source(files, policy)


def inner_html(element: etree._Element, without: Iterable[str] = ()) -> str:
    """Return what stands inside an element as HTML text, leaving out children with the tags `without`."""
    parts = [_escape(element.text)]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            parts.append(outer_html(child))
        parts.append(_escape(child.tail))
    return "".join(parts).strip()


def outer_html(element: etree._Element) -> str:
    """Return an element, itself included, as HTML text."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_pointer(element: etree._Element) -> bool:
    bare = len(element) == 0 and not (element.text or "").strip()
    return bare and set(element.attrib) <= {"url_name", "org", "course"}


def _plain(value: str) -> Any:
    """Turn an attribute into a value: Studio writes JSON (`"2027-01-11T09:00:00Z"`), people write plain text."""
    if value not in ("true", "false", "null") and not value.startswith(('"', "{", "[")):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
