"""What a tarball says about itself, so that a check can tell whether everything is in it."""

import json
from collections import Counter
from typing import Any

from course_export import __version__
from course_export.plan.tree import Course, Html, Unit


def manifest(course: Course) -> bytes:
    """Return `lotse-manifest.json`.

    `blocks` counts every tag, `covers` and `open` name for each line of the checklist the usage ids that serve it, or
    will; `minutes` are those of all pages, `hours` what a participant needs, with and without others; `units` carry minutes,
    what people do in them, and the dates of their texts.
    """
    parts = Counter(component.tag for unit in course.units() for component in unit.components)
    parts.update({"course": 1, "chapter": len(course.chapters), "vertical": sum(1 for _unit in course.units())})
    parts["sequential"] = sum(len(chapter.sequences) for chapter in course.chapters)
    content = {
        "generator": {"name": "lotse", "version": __version__},
        "programme": course.programme,
        "language": course.language,
        "course": f"course-v1:{course.org}+{course.number}+{course.run}",
        "start": course.start,
        "self_paced": course.self_paced,
        "minutes": course.minutes,
        "hours": course.hours,
        "events": course.events,
        "blocks": dict(sorted(parts.items())),
        "covers": _lines(course, "covers"),
        "open": _lines(course, "open"),
        "units": [_unit(course, unit) for unit in course.units()],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _lines(course: Course, kind: str) -> dict[str, list[str]]:
    """Return line → usage ids of the units that carry it and of what people do in them."""
    found: dict[str, list[str]] = {}
    for unit in course.units():
        for line in getattr(unit, kind):
            found.setdefault(line, []).extend([course.usage(unit.tag, unit.name), *_activities(course, unit)])
    return dict(sorted(found.items()))


def _activities(course: Course, unit: Unit) -> list[str]:
    return [course.usage(part.tag, part.name) for part in unit.components if not isinstance(part, Html)]


def _unit(course: Course, unit: Unit) -> dict[str, Any]:
    described: dict[str, Any] = {
        "usage": course.usage(unit.tag, unit.name),
        "title": unit.title,
        "minutes": unit.minutes,
        "activities": _activities(course, unit),
    }
    if unit.review:
        described |= {"as_of": unit.review.as_of, "review_by": unit.review.review_by, "sources": unit.review.sources}
    return described
