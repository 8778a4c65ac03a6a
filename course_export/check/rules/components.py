"""Every component, parsed by the real XBlock runtime; of Lotse's own blocks also what they say about their content."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from xblock.fields import Scope

from course_export.check.parser import CheckRuntime
from course_export.check.rules.values import StateInCourse
from course_export.programme import blocks
from course_export.reading import fields
from course_export.reading.elements import CONTAINERS, words
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Finding

# Kinds that say why a component does not load.
_EXPLAIN = words("StrayChild ValueWrong")


class BlockUnreadable(Finding):
    """A component that raises while it is read disappears, and the import still succeeds."""

    text = "{node} cannot be read: {error}"


class NameReserved(Finding):
    """`parent` and `children` are the platform's own; an attribute called so makes the component disappear."""

    text = "{node}: the platform keeps {name} for itself, so the component is lost"


class BlockContent(Finding):
    """One of Lotse's blocks has content or settings that it cannot read. Learners then see a notice instead of it."""

    text = "{node}: {problem}"


def check(course: CourseFiles, found: Sequence[Finding]) -> Iterator[Finding]:
    """Parse every component; `found` is what other rules say, so that nothing is said twice."""
    language = course.own_settings.get("language")
    engine = CheckRuntime(language if isinstance(language, str) else None)
    ours = blocks.tags().keys()
    known = {(finding.file, finding.line) for finding in found if finding.kind in _EXPLAIN}
    for node in course.sound:
        if node.tag in CONTAINERS or node.tag not in fields.NATIVES.keys() | ours:
            continue
        try:
            with _quiet():
                block = engine.parse(node.element)
        except Exception as error:  # noqa: BLE001 - a block's own code: anything may be raised
            if (node.file, node.line) not in known:
                yield BlockUnreadable.at(node.file, node.line, node=node, error=error)
        else:
            if node.tag in ours:
                yield from _own(node, block)


def _own(node: Node, block: Any) -> Iterator[Finding]:
    content = next((child for child in node.element if isinstance(child.tag, str)), node.element)
    for name in node.element.attrib:
        if name in block.fields and block.fields[name].scope not in (Scope.content, Scope.settings):
            kind = NameReserved if name in ("parent", "children") else StateInCourse
            yield kind.at(node.file, node.line, node=node, name=name)
    for problem in block.problems():
        if problem.path in fields.PlatformFields.fields and problem.path in node.element.attrib:
            continue  # rules/values.py says it already
        line = (content.sourceline or 0) + problem.line - 1 if problem.line else node.line
        yield BlockContent.at(
            node.file, line, node=node, problem=f"{problem.path}: {problem.message}".removeprefix(": ")
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep XBlock from logging every attribute it does not know; rules/values.py reports them."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
