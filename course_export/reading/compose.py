"""From the files of a course to its tree."""

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from dateutil import parser as dates
from lxml import etree
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey, UsageKey

from course_export.reading import elements
from course_export.reading.course import DEFAULT_START, Block, Chapter, Course, Files, Opened, Page, Sequence, Unit
from course_export.reading.errors import PreviewError
from course_export.reading.unpack import read_course

# Settings that flow from a part of the course to the components in it.
INHERITED = ("start", "due", "graded", "format", "self_paced")


def open_course(tarball: Path) -> Opened:
    """Read an archive; PreviewError or unpack.UnsafeArchive says what is wrong with it."""
    files = read_course(tarball)
    return Opened(re.sub(r"\.(tar\.gz|tgz|zip)$", "", tarball.name), files, load(files))


def load(files: Files) -> Course:
    """Read a course; PreviewError names the file that is missing or not readable."""
    files = _below_course_xml(files)
    pointer = elements.parse("course.xml", files["course.xml"])
    key = _course_key(pointer)
    run = str(key.run)
    source = elements.source(files, run)
    root = source.element(pointer)
    settings = source.settings("course", run, root)
    reader = _Reader(source, key, _ours(settings, "lotse_minutes"))
    hours = _ours(settings, "lotse_hours").get("total")
    start = moment(settings.get("start")) or DEFAULT_START
    inherited = _Inherited(start, {name: settings[name] for name in INHERITED if name in settings})
    return Course(
        key=key,
        title=str(settings.get("display_name") or key.course),
        language=str(settings.get("language") or "en"),
        start=start,
        chapters=tuple(reader.chapter(child, inherited) for child in _children(root, "chapter")),
        pages=tuple(_pages(source, settings)),
        about=source.text("about/overview.html") if "about/overview.html" in files else "",
        hours=hours if isinstance(hours, int | float) else None,
        image=asset_name(str(settings.get("course_image") or "")),
        assets={asset_name(path.removeprefix("static/")): data for path, data in files.items() if _is_asset(path)},
    )


def asset_name(path: str) -> str:
    """Return the name the platform gives a file of static/: folders and odd characters become underscores."""
    return re.sub(r"[^\w.~-]", "_", path.lstrip("/"))


def moment(value: Any) -> datetime | None:
    """Return an aware datetime for a date setting; None if it is unset or says nothing readable."""
    try:
        found = dates.isoparse(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=DEFAULT_START.tzinfo)


@dataclass(frozen=True)
class _Inherited:
    start: datetime
    settings: Mapping[str, Any]
    staff_only: bool = False

    def extend(self, settings: Mapping[str, Any]) -> "_Inherited":
        own = {name: settings[name] for name in INHERITED if name in settings}
        return _Inherited(
            start=max(self.start, moment(settings.get("start")) or self.start),
            settings={**self.settings, **own},
            staff_only=self.staff_only or settings.get("visible_to_staff_only") is True,
        )


@dataclass(frozen=True)
class _Reader:
    source: elements.Source
    course: CourseKey
    minutes: Mapping[str, int]
    read: set[UsageKey] = field(default_factory=set)

    def chapter(self, pointer: etree._Element, above: _Inherited) -> Chapter:
        key, element, settings = self._part(pointer)
        inherited = above.extend(settings)
        children = _children(element, "sequential")
        return Chapter(key, _title(settings, key), tuple(self._sequence(child, inherited) for child in children))

    def _sequence(self, pointer: etree._Element, above: _Inherited) -> Sequence:
        key, element, settings = self._part(pointer)
        inherited = above.extend(settings)
        children = _children(element, "vertical")
        return Sequence(key, _title(settings, key), tuple(self._unit(child, inherited) for child in children))

    def _unit(self, pointer: etree._Element, above: _Inherited) -> Unit:
        key, element, settings = self._part(pointer)
        inherited = above.extend(settings)
        return Unit(
            key=key,
            title=_title(settings, key),
            start=inherited.start,
            due=moment(inherited.settings.get("due")),
            staff_only=inherited.staff_only,
            minutes=self.minutes.get(key.block_id),
            blocks=tuple(self._block(child) for child in _children(element)),
            inherited=inherited.settings,
        )

    def _block(self, pointer: etree._Element) -> Block:
        key, element, settings = self._part(pointer)
        element.tail = None
        xml = etree.tostring(element, encoding="utf-8")
        text = self._html(key, element) if element.tag == "html" else ""
        digest = hashlib.sha256(xml + text.encode()).hexdigest()[:12]
        return Block(key, str(settings.get("display_name") or ""), xml, digest, text)

    def _html(self, key: UsageKey, element: etree._Element) -> str:
        if element.get("filename"):
            return self.source.text(f"html/{element.get('filename')}.html")
        return elements.inner_html(element)

    def _part(self, pointer: etree._Element) -> tuple[UsageKey, etree._Element, dict[str, Any]]:
        name = pointer.get("url_name")
        if not name:
            raise PreviewError(f"line {pointer.sourceline}: <{pointer.tag}> without url_name would lose learners' work")
        try:
            key = self.course.make_usage_key(pointer.tag, name)
            UsageKey.from_string(str(key))
        except InvalidKeyError as error:
            raise PreviewError(f"<{pointer.tag} url_name={name!r}>: not a name the platform accepts") from error
        if key in self.read:  # a part that stands twice, a hundred times over, would be a course without end
            raise PreviewError(f"<{pointer.tag} url_name={name!r}> stands in the course twice")
        self.read.add(key)
        element = self.source.element(pointer)
        return key, element, self.source.settings(pointer.tag, name, element)


def _children(element: etree._Element, tag: str | None = None) -> list[etree._Element]:
    """Return the child elements; with a tag, refuse every other one, since the platform would drop it silently."""
    found = [child for child in element if isinstance(child.tag, str) and child.tag not in ("wiki", "textbook")]
    for child in found:
        if tag and child.tag != tag:
            raise PreviewError(f"<{child.tag}> is not allowed directly in <{element.tag}>, only <{tag}>")
    return found


def _title(settings: Mapping[str, Any], key: UsageKey) -> str:
    return str(settings.get("display_name") or key.block_id)


def _below_course_xml(files: Files) -> Files:
    """Return the files by path below the folder that holds course.xml (the outermost one)."""
    roots = [PurePosixPath(path).parent for path in files if PurePosixPath(path).name == "course.xml"]
    if not roots:
        raise PreviewError("no course.xml: this is not a course")
    prefix = str(min(roots, key=lambda root: len(root.parts)))
    if prefix == ".":
        return files
    return {path.removeprefix(f"{prefix}/"): data for path, data in files.items() if path.startswith(f"{prefix}/")}


def _course_key(pointer: etree._Element) -> CourseKey:
    parts = [pointer.get(name) or "" for name in ("org", "course", "url_name")]
    try:
        return CourseKey.from_string(f"course-v1:{'+'.join(parts)}")
    except InvalidKeyError as error:
        raise PreviewError(f"course.xml: org, course and url_name make no course key: {parts}") from error


def _ours(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what the exporter noted for the player: minutes by url_name of a unit, hours of a participant.

    `other_course_settings` is the one place the platform leaves to others.
    """
    other = settings.get("other_course_settings")
    found = other.get(name) if isinstance(other, dict) else None
    return found if isinstance(found, dict) else {}


def _pages(source: elements.Source, settings: Mapping[str, Any]) -> list[Page]:
    tabs = [tab for tab in settings.get("tabs") or [] if tab.get("type") == "static_tab"]
    return [
        Page(tab["url_slug"], html.unescape(str(tab.get("name"))), source.text(f"tabs/{tab['url_slug']}.html"))
        for tab in tabs
    ]


def _is_asset(path: str) -> bool:
    return path.startswith("static/") and not path.endswith("/")
