"""What the exporter says about the course, compared with what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from course_export.reading.files import MANIFEST, CourseFiles
from course_export.reading.finding import Concern, Finding


class ManifestCount(Finding):
    """A course with fewer parts than its exporter wrote has lost some on the way."""

    text = "{expected} × {tag} were written, {found} can be read"


class ManifestOutgrown(Finding):
    """A course that has got more parts than its exporter wrote was changed since, for example in Studio."""

    concern = Concern.ADVICE
    text = "{expected} × {tag} were written, {found} are there now"


class ManifestOfOther(Finding):
    """The manifest belongs to the course it lies in: same key, same language, same start. A course that was imported
    under another key, or changed in Studio, keeps the old one."""

    concern = Concern.ADVICE
    text = "{what} is {expected!r} here, but {found!r} in the course"


class ManifestUnitMissing(Finding):
    """The manifest names a part that is not in the course."""

    text = "{usage} is not in the course"


class ManifestIncomplete(Finding):
    """A manifest without these keys cannot be compared."""

    concern = Concern.ADVICE
    text = "no {missing}, so the course cannot be compared with it"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Compare counts, key and units; a course from elsewhere has no manifest."""
    manifest = course.manifest
    if manifest is None or manifest.error:
        return
    value = manifest.value if isinstance(manifest.value, dict) else {}
    missing = [key for key, kind in (("blocks", dict), ("units", list)) if not isinstance(value.get(key), kind)]
    if missing:
        yield ManifestIncomplete.at(MANIFEST, 1, missing=", ".join(missing))
        return
    found = Counter(node.tag for node in course.sound)
    for tag in sorted(found.keys() | value["blocks"].keys()):
        expected = value["blocks"].get(tag, 0)
        if expected != found[tag]:
            lost = isinstance(expected, int) and expected > found[tag]
            kind = ManifestCount if lost else ManifestOutgrown
            yield kind.at(MANIFEST, manifest.line("blocks", tag), tag=tag, expected=expected, found=found[tag])
    facts = {
        "course": f"course-v1:{'+'.join(course.key_parts)}",
        "language": course.own_settings.get("language"),
        "start": course.own_settings.get("start"),
    }
    for what, actual in facts.items():
        if what in value and value[what] != actual:
            yield ManifestOfOther.at(MANIFEST, manifest.line(what), what=what, expected=value[what], found=actual)
    known = {_block(course.usage(node)) for node in course.sound}
    for usage in sorted(set(_usages(value))):
        if _block(usage) not in known:
            yield ManifestUnitMissing.at(MANIFEST, manifest.line(usage), usage=usage)


def _block(usage: str) -> str:
    """Return type and name of a part, which stay the same in a course with another key."""
    return usage.partition("+type@")[2]


def _usages(value: dict[str, Any]) -> Iterator[str]:
    """Yield every usage id that the manifest names."""
    stack: list[Any] = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, list):
            stack += item
        elif isinstance(item, str) and item.startswith("block-v1:"):
            yield item
