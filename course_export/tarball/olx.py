"""From the tree of a course to the files of its OLX, in the forms that Studio itself writes.

Built-in types are pointers to files of their own; pure blocks (discussion and ours) stand inline in their unit, because
a pointer to one loses it on import.
"""

import json
from collections.abc import Mapping

from lxml import etree

from course_export.plan.tree import Block, Chapter, Component, Course, Discussion, Html, Question, Sequence, Unit
from course_export.tarball import policy, questions
from course_export.tarball.manifest import manifest
from xblocks.core import olx as codec

_FAMILY = {"xblock-family": "xblock.v1"}


def files(course: Course) -> dict[str, bytes]:
    """Return all files of a course by their path below its folder."""
    found = {"course.xml": _bytes(etree.Element("course", url_name=course.run, org=course.org, course=course.number))}
    root = etree.Element("course")
    for chapter in course.chapters:
        _point(root, chapter.tag, chapter.name)
        found |= _chapter(chapter)
    found[f"course/{course.run}.xml"] = _bytes(root)
    found |= policy.files(course)
    found["about/overview.html"] = course.about.encode()
    found["about/short_description.html"] = course.summary.encode()
    found |= {f"tabs/{tab.slug}.html": tab.body.encode() for tab in course.tabs}
    found |= {f"static/{name}": content for name, content in course.static.items()}
    found["static/lotse-manifest.json"] = manifest(course)
    return found


def _chapter(chapter: Chapter) -> dict[str, bytes]:
    element = etree.Element("chapter", display_name=chapter.title)
    _set(element, {"start": chapter.start})
    found: dict[str, bytes] = {}
    for sequence in chapter.sequences:
        _point(element, sequence.tag, sequence.name)
        found |= _sequence(sequence)
    return {**found, f"chapter/{chapter.name}.xml": _bytes(element)}


def _sequence(sequence: Sequence) -> dict[str, bytes]:
    element = etree.Element("sequential", display_name=sequence.title)
    _set(element, {"start": sequence.start})
    if sequence.grader:
        _set(element, {"format": sequence.grader, "graded": "true"})
    if sequence.week:
        _set(element, {"relative_weeks_due": str(sequence.week)})
    if sequence.groups:
        _set(element, {"group_access": json.dumps({str(policy.ROLES): sequence.groups})})
    found: dict[str, bytes] = {}
    for unit in sequence.units:
        _point(element, unit.tag, unit.name)
        found |= _unit(unit)
    return {**found, f"sequential/{sequence.name}.xml": _bytes(element)}


def _unit(unit: Unit) -> dict[str, bytes]:
    element = etree.Element("vertical", display_name=unit.title)
    found: dict[str, bytes] = {}
    for component in unit.components:
        found |= _component(element, component)
    return {**found, f"vertical/{unit.name}.xml": _bytes(element)}


def _component(unit: etree._Element, component: Component) -> dict[str, bytes]:
    """Put a component into its unit; return the files it needs."""
    match component:
        case Html(name, title, body):
            _point(unit, "html", name)
            pointer = etree.Element("html", filename=name, display_name=title)
            return {f"html/{name}.xml": _bytes(pointer), f"html/{name}.html": body.encode()}
        case Question(name):
            _point(unit, "problem", name)
            return {f"problem/{name}.xml": _bytes(questions.to_element(component))}
        case Discussion(name, title, category, topic):
            attributes = {
                "display_name": title,
                "discussion_category": category,
                "discussion_target": title,
                "discussion_id": topic,
            }
            etree.SubElement(unit, "discussion", {"url_name": name, **_FAMILY, **attributes})
        case Block(name, title, tag, settings, content):
            element = etree.SubElement(unit, tag, {"url_name": name, **_FAMILY, "display_name": title, **settings})
            element.append(codec.to_element(content))
    return {}


def _point(parent: etree._Element, tag: str, name: str) -> None:
    etree.SubElement(parent, tag, url_name=name)


def _set(element: etree._Element, attributes: Mapping[str, str | None]) -> None:
    for name, value in attributes.items():
        if value is not None:
            element.set(name, value)


def _bytes(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, pretty_print=True, encoding="utf-8"))
