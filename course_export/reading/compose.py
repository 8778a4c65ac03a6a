"""From the parts of a course to what people go through. Whatever the platform would drop is refused, with its place."""

import hashlib
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from dateutil import parser as dates
from lxml import etree
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey, UsageKey

from course_export.reading.course import DEFAULT_START, Block, Chapter, Course, Page, Sequence, Unit
from course_export.reading.elements import INSIDE, asset_name, inner_html
from course_export.reading.files import CourseFiles, Node
from course_export.reading.shapes import EntryOfOtherShape, shown
from course_export.reading.unpack import Unreadable

# Settings that flow from a part of the course to the components in it.
INHERITED = ("start", "due", "graded", "format", "self_paced")
# A day from the ends of the calendar: no time zone leads out of it.
_EARLIEST, _LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


def compose(files: CourseFiles) -> Course:
    """Return the course that files make; settings that could not be read are in `files.odd` then.

    Raises Unreadable for the first thing that is missing or not readable.
    """
    _refuse_losses(files)
    key, settings = _course_key(files), files.own_settings
    composer = _Composer(files, key, _ours(settings, "lotse_minutes"))
    start = moment(settings.get("start")) or DEFAULT_START
    inherited = _Inherited(start, {name: settings[name] for name in INHERITED if name in settings})
    static = {path.removeprefix("static/"): data for path, data in files.files.items() if path.startswith("static/")}
    return Course(
        key=key,
        title=str(settings.get("display_name") or key.course),
        language=str(settings.get("language") or "en"),
        start=start,
        chapters=tuple(composer.chapter(node, inherited) for node in _children(files.nodes[0])),
        pages=tuple(_pages(files)),
        about=files.text("about/overview.html") if "about/overview.html" in files.files else "",
        hours=_ours(settings, "lotse_hours").get("total"),
        days={name: date.fromisoformat(day) for name, day in _ours(settings, "lotse_days").items()},
        image=asset_name(str(settings.get("course_image") or "")),
        assets={asset_name(name): data for name, data in static.items()},
        groups=_groups(settings.get("user_partitions")),
    )


def _groups(partitions: Any) -> dict[str, dict[str, str]]:
    """Return the names of content groups by number, by the number of their configuration, as far as they can be read."""
    found = {}
    for partition in partitions if isinstance(partitions, list) else ():
        match partition:
            case {"id": number, "scheme": "cohort", "groups": list(groups)}:
                named = [group for group in groups if isinstance(group, dict) and "id" in group]
                found[str(number)] = {str(group["id"]): str(group.get("name", group["id"])) for group in named}
    return found


def moment(value: Any) -> datetime | None:
    """Return an aware datetime for a date setting; None if it is unset or says nothing readable."""
    try:
        found = dates.isoparse(value) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=DEFAULT_START.tzinfo)
    return min(max(aware, _EARLIEST), _LATEST)


def _refuse_losses(files: CourseFiles) -> None:
    for error in files.broken:
        if error.path in files.used:
            raise error
    for loss in files.lost:
        raise Unreadable(str(loss))
    policy = files.policy
    if policy and policy.error:
        raise Unreadable(f"{policy.path}: not readable as JSON: {policy.error}")
    if policy and not isinstance(policy.value, dict):
        raise Unreadable(f"{policy.path}: an object is expected")


def _course_key(files: CourseFiles) -> CourseKey:
    try:
        return CourseKey.from_string(f"course-v1:{'+'.join(files.key_parts)}")
    except InvalidKeyError as error:
        raise Unreadable(
            f"course.xml: org, course and url_name make no course key: {', '.join(files.key_parts)}"
        ) from error


@dataclass(frozen=True)
class _Inherited:
    start: datetime
    settings: Mapping[str, Any]
    staff_only: bool = False
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def extend(self, settings: Mapping[str, Any]) -> "_Inherited":
        own = {name: settings[name] for name in INHERITED if name in settings}
        return _Inherited(
            start=max(self.start, moment(settings.get("start")) or self.start),
            settings={**self.settings, **own},
            staff_only=self.staff_only or settings.get("visible_to_staff_only") is True,
            groups=restricted(self.groups, settings.get("group_access")),
        )


def restricted(groups: Mapping[str, frozenset[str]], access: Any) -> Mapping[str, frozenset[str]]:
    """Return who sees a part, by group configuration: those who see what is around it, as far as its own setting, which
    names groups, lets them. An empty list restricts nothing."""
    own = {
        str(partition): frozenset(map(str, found))
        for partition, found in (access.items() if isinstance(access, dict) else ())
        if isinstance(found, list) and found
    }
    return {**groups, **{partition: found & groups.get(partition, found) for partition, found in own.items()}}


@dataclass(frozen=True)
class _Composer:
    files: CourseFiles
    course: CourseKey
    minutes: Mapping[str, int]
    seen: dict[UsageKey, str] = field(default_factory=dict)

    def chapter(self, node: Node, above: _Inherited) -> Chapter:
        key, settings = self._part(node)
        inherited = above.extend(settings)
        return Chapter(key, _title(settings, key), tuple(self._sequence(child, inherited) for child in _children(node)))

    def _sequence(self, node: Node, above: _Inherited) -> Sequence:
        key, settings = self._part(node)
        inherited = above.extend(settings)
        return Sequence(key, _title(settings, key), tuple(self._unit(child, inherited) for child in _children(node)))

    def _unit(self, node: Node, above: _Inherited) -> Unit:
        key, settings = self._part(node)
        inherited = above.extend(settings)
        return Unit(
            key=key,
            title=_title(settings, key),
            start=inherited.start,
            due=moment(inherited.settings.get("due")),
            staff_only=inherited.staff_only,
            groups=inherited.groups,
            minutes=self.minutes.get(key.block_id),
            blocks=tuple(self._blocks(node)),
            inherited=inherited.settings,
        )

    def _blocks(self, node: Node) -> Iterator[Block]:
        """Yield the components in a part, those in containers behind their container."""
        for child in node.children:
            yield self._block(child)
            yield from self._blocks(child)

    def _block(self, node: Node) -> Block:
        key, settings = self._part(node)
        xml = etree.tostring(node.element, encoding="utf-8", with_tail=False)
        text = self._html(node) if node.tag == "html" else ""
        digest = hashlib.sha256(xml + text.encode()).hexdigest()[:12]
        return Block(key, str(settings.get("display_name") or ""), xml, digest, text)

    def _html(self, node: Node) -> str:
        return self.files.text(node.html_file) if node.html_file else inner_html(node.element)

    def _part(self, node: Node) -> tuple[UsageKey, Mapping[str, Any]]:
        """Return the key and the settings of a part, which has to be there once."""
        where = "{}:{}".format(*node.named)
        if not node.name:
            raise Unreadable(f"{where}: <{node.tag}> without url_name would lose learners' work")
        try:
            key = self.course.make_usage_key(node.tag, node.name)
            UsageKey.from_string(str(key))
        except InvalidKeyError as error:
            raise Unreadable(f"{where}: {node}: not a name the platform accepts") from error
        if key in self.seen:  # a part that stands twice, a hundred times over, would be a course without end
            raise Unreadable(f"{where}: {node} is in the course twice, the first time in {self.seen[key]}")
        self.seen[key] = where
        return key, self.files.settings(node)


def _children(node: Node) -> list[Node]:
    """Return the parts of a part; refuse what the outline would drop silently."""
    allowed = INSIDE[node.tag]
    for child in node.children:
        if child.tag != allowed:
            where = "{}:{}".format(*child.named)
            raise Unreadable(f"{where}: <{child.tag}> is not allowed directly in <{node.tag}>, only <{allowed}>")
    return node.children


def _title(settings: Mapping[str, Any], key: UsageKey) -> str:
    return str(settings.get("display_name") or key.block_id)


def _ours(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what the exporter noted for the player: minutes by url_name of a unit, hours of a participant, days.

    `other_course_settings` is the one place the platform leaves to others.
    """
    return (settings.get("other_course_settings") or {}).get(name) or {}


def _pages(files: CourseFiles) -> Iterator[Page]:
    tabs = files.own_settings.get("tabs")
    for number, tab in enumerate(tabs or (), start=1):
        if tab["type"] == "static_tab":
            slug, name = tab.get("url_slug"), tab.get("name")
            if isinstance(slug, str) and isinstance(name, str):
                yield Page(slug, html.unescape(name), files.text(f"tabs/{slug}.html"))
            else:
                path, what = f"policies/{files.run}/policy.json", "a page with name and url_slug"
                odd = EntryOfOtherShape.at(path, key="tabs", name=f"tab {number}", value=shown(tab), expected=what)
                files.odd[odd] = None
