"""What editors want to know of each unit: length, reading index, statements without a source, overdue reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from course_export.check.measures import Measures, measure
from course_export.check.passages import Passage, from_html, sources_in_html
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding

# A paragraph or an article of a law, in the three languages of the programmes.
_CLAUSE = re.compile(r"§{1,2}\s*\d+\s?[a-z]?\b|\b(?:Art\.|[Aa]rtikel|Article|Section)\s*\d+[a-z]?\b")
# A law by its name or its usual abbreviation. What each Land has its own of is not one certain law.
_LAW = re.compile(
    r"\b(?!Landes|Bundesgesetz|Rechts|Personalvertretungs|EU-)[A-ZÄÖÜ][\w-]{2,60}(?:[Gg]esetz(?:buch)?|[Vv]erordnung)(?:e?s|en?)?\b"
    r"|\b(?:DSGVO|GDPR|BDSG|OZG|EGovG|VwVfG|BGG|BITV|BPersVG|ArbSchG|AGG|BGB|GG|UWG|SGB(?: [IVX]+)?|KI-VO)\b"
    r"|\b[\wæøå]{4,60}loven\b|\b(?:[A-Z]\w{1,40} ){1,6}Act\b"
)
_ENDINGS = (
    (re.compile(r"(esetz|buch)(?:e?s|en?)$"), r"\1"),
    (re.compile(r"-VO$"), "-Verordnung"),
    (re.compile(r"^(?:[Aa]rtikel|Article)"), "Art."),
    (re.compile(r"\s"), ""),
)


class SourceMissing(Finding):
    """Each law and each clause that a unit names is among the unit's sources, or stands in a passage that cites one
    (docs/domain/editorial.md, 8). Laws that each Land has its own of need none, nor do pages that the exporter writes
    itself."""

    concern = Concern.DUTY
    text = "{what} is named, but no source of this unit is about it, and no passage that names it cites one"


class ReviewOverdue(Finding):
    """Legal and numerical statements are reviewed within twelve months; the date is in the text's front matter."""

    concern = Concern.DUTY
    text = "the review of {title!r} was due by {month}"


@dataclass(frozen=True)
class UnitText:
    """The text of a unit as it is read: url_name, title, minutes, month of the next review, passages, titles of sources."""

    name: str
    title: str
    minutes: int | None
    review_by: str | None
    file: str
    passages: Sequence[Passage]
    sources: Sequence[str]


@dataclass(frozen=True)
class UnitReport:
    """What the report says about a unit."""

    name: str
    title: str
    minutes: int | None
    measures: Measures
    findings: tuple[Finding, ...]


def report(texts: Sequence[UnitText], language: str, today: date) -> list[UnitReport]:
    """Return the report on the units of a course in a language."""
    return [
        UnitReport(text.name, text.title, text.minutes, _measures(text, language), tuple(_findings(text, today)))
        for text in texts
    ]


def of_course(course: CourseFiles) -> list[UnitText]:
    """Return the texts of a course that has a manifest; nothing without one."""
    value = course.manifest.value if course.manifest else None
    units = value.get("units") if isinstance(value, dict) else None
    told = {entry.get("usage"): entry for entry in units if isinstance(entry, dict)} if isinstance(units, list) else {}
    nodes = [node for node in course.sound if node.tag == "vertical" and course.usage(node) in told]
    return [_of_unit(course, node, told[course.usage(node)]) for node in nodes]


def _of_unit(course: CourseFiles, node: Node, told: dict[str, Any]) -> UnitText:
    roots = [(child.html_file, course.html.get(child.html_file)) for child in node.children]
    found = [(file, root) for file, root in roots if root is not None]
    minutes, review_by = told.get("minutes"), told.get("review_by")
    return UnitText(
        node.name,
        str(course.settings(node).get("display_name") or node.name),
        minutes if isinstance(minutes, int) else None,
        review_by if isinstance(review_by, str) else None,
        node.file,
        [passage for file, root in found for passage in from_html(root, file)],
        [source for _file, root in found for source in sources_in_html(root)],
    )


def _measures(text: UnitText, language: str) -> Measures:
    prose = [passage.text for passage in text.passages if passage.is_prose]
    return measure(prose, [passage.text for passage in text.passages if not passage.is_prose], language)


def _findings(text: UnitText, today: date) -> Iterator[Finding]:
    first: dict[str, tuple[str, Passage]] = {}
    covered = {name for source in text.sources for name, _what in _laws(source)}
    for passage in text.passages:
        for name, what in _laws(passage.text):
            first.setdefault(name, (what, passage))
            if passage.is_cited:
                covered.add(name)
    for name, (what, passage) in first.items():
        if name not in covered and text.review_by:
            yield SourceMissing.at(passage.file, passage.line, what=what)
    if text.review_by and text.review_by < f"{today:%Y-%m}":
        yield ReviewOverdue.at(text.file, 0, title=text.title, month=text.review_by)


def _laws(text: str) -> Iterator[tuple[str, str]]:
    """Yield each law and clause that a text names: in one form for all its spellings, and as it stands there."""
    for found in (*_CLAUSE.finditer(text), *_LAW.finditer(text)):
        name = found.group()
        for ending, replacement in _ENDINGS:
            name = ending.sub(replacement, name)
        yield name, found.group()
