"""The course as people go through it: a tree of values, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from lxml import etree
from opaque_keys.edx.keys import CourseKey, UsageKey

from course_export.reading.elements import CONTAINERS
from course_export.reading.unpack import parse_xml

# What the platform assumes where nothing is set.
DEFAULT_START = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Block:
    """One component of a unit; `xml` is its element, inline, as text; `html` only for tag "html".

    A container holds those that follow it in its unit.
    """

    key: UsageKey
    title: str
    xml: bytes
    digest: str
    html: str = ""

    @property
    def tag(self) -> str:
        return str(self.key.block_type)

    @property
    def is_container(self) -> bool:
        return self.tag in CONTAINERS

    @property
    def element(self) -> etree._Element:
        """Its element, parsed anew, so that whoever reads it may change it."""
        return parse_xml(self.xml, str(self.key))


@dataclass(frozen=True)
class Unit:
    """One page. `start` is the moment from which learners see it, its ancestors' starts included.

    `groups` are those that see it, by group configuration, its ancestors' included; without one everybody does.
    """

    key: UsageKey
    title: str
    start: datetime
    due: datetime | None
    staff_only: bool
    minutes: int | None
    blocks: tuple[Block, ...]
    inherited: Mapping[str, Any]
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.key.block_id)


@dataclass(frozen=True)
class Sequence:
    key: UsageKey
    title: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Chapter:
    key: UsageKey
    title: str
    sequences: tuple[Sequence, ...]


@dataclass(frozen=True)
class Page:
    """A static page of the course (`tabs/<slug>.html`)."""

    slug: str
    title: str
    html: str


@dataclass(frozen=True)
class Place:
    """Where a unit stands."""

    chapter: Chapter
    sequence: Sequence
    unit: Unit


@dataclass(frozen=True)
class Course:
    """A course; `hours` are all that a participant needs, her appointments included, if the course says so.

    `days` says when people do together what stands in a sequence, by its url_name. `groups` are the names of the content
    groups of its cohorts by number, by the number of their configuration.
    """

    key: CourseKey
    title: str
    language: str
    start: datetime
    chapters: tuple[Chapter, ...]
    pages: tuple[Page, ...]
    about: str
    hours: float | None
    days: Mapping[str, date]
    image: str
    assets: Mapping[str, bytes]
    groups: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def places(self) -> Iterator[Place]:
        """Yield every unit with its ancestors, in the order of the course."""
        for chapter in self.chapters:
            for sequence in chapter.sequences:
                for unit in sequence.units:
                    yield Place(chapter, sequence, unit)

    @cached_property
    def units(self) -> Mapping[str, Place]:
        """Units by url_name."""
        return {place.unit.name: place for place in self.places()}

    @cached_property
    def blocks(self) -> Mapping[UsageKey, tuple[Block, Place]]:
        """Components by usage key, each with the unit it stands in."""
        return {block.key: (block, place) for place in self.places() for block in place.unit.blocks}

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """What `/jump_to_id/<url_name>` leads to: url_name of a part, unit or component → url_name of the unit."""
        found: dict[str, str] = {}
        for place in self.places():
            inside = [block.key for block in place.unit.blocks]
            for key in (place.unit.key, place.sequence.key, place.chapter.key, *inside):
                found.setdefault(str(key.block_id), place.unit.name)
        return found
