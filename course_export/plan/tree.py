"""The course as a tree: what stands where, under which stable name. Texts are HTML, dates are the platform's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from course_export.programme.pages import Check


@dataclass(frozen=True)
class Html:
    """A text component."""

    name: str
    title: str
    body: str
    tag = "html"


@dataclass(frozen=True)
class Target:
    """A unit to link to: its name in the course, and its title."""

    name: str
    title: str


@dataclass(frozen=True)
class Question:
    """A native problem; `hint` stands below the question, `see` points from feedback to a unit, one of `units` by key."""

    name: str
    title: str
    check: Check
    hint: str | None
    see: str
    units: Mapping[str, Target]
    tag = "problem"


@dataclass(frozen=True)
class Discussion:
    """A native discussion; `topic` is its id, the same in every run of the programme."""

    name: str
    title: str
    category: str
    topic: str
    tag = "discussion"


@dataclass(frozen=True)
class Block:
    """One of our blocks with its content; `settings` are attributes as text."""

    name: str
    title: str
    tag: str
    settings: Mapping[str, str]
    content: BaseModel


Component = Html | Question | Discussion | Block


@dataclass(frozen=True)
class Review:
    """What editors need to know about a unit's text: months, and how many sources it names."""

    as_of: str
    review_by: str
    sources: int


@dataclass(frozen=True)
class Unit:
    """A vertical."""

    name: str
    title: str
    minutes: int
    components: tuple[Component, ...]
    covers: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    review: Review | None = None
    tag = "vertical"


@dataclass(frozen=True)
class Sequence:
    """A sequential; `grader` is the type of its assignment, `week` when it is due in a self-paced course."""

    name: str
    title: str
    units: tuple[Unit, ...]
    start: str | None = None
    grader: str | None = None
    week: int | None = None
    groups: tuple[int, ...] = ()
    tag = "sequential"

    @property
    def minutes(self) -> int:
        return sum(unit.minutes for unit in self.units)


@dataclass(frozen=True)
class Chapter:
    """A chapter."""

    name: str
    title: str
    sequences: tuple[Sequence, ...]
    start: str | None = None
    tag = "chapter"

    @property
    def minutes(self) -> int:
        return sum(sequence.minutes for sequence in self.sequences)


@dataclass(frozen=True)
class Tab:
    """A page beside the course."""

    slug: str
    title: str
    body: str


@dataclass(frozen=True)
class Course:
    """A whole course. `static` are files by their flat name, `image` is the name of one of them.

    `events` are what people come together for, ready for JSON; `hours` are a participant's: attended, self_study, total.
    `days` says when people do together what stands in a sequence, by its name: “2027-01-11”. `roles` are what the groups
    are called that parts are for; a group's number is its place there, from 1.
    """

    programme: str
    org: str
    number: str
    run: str
    language: str
    title: str
    start: str
    end: str
    self_paced: bool
    chapters: tuple[Chapter, ...]
    tabs: tuple[Tab, ...]
    about: str
    summary: str
    image: str
    static: Mapping[str, bytes]
    topics: str
    events: tuple[Mapping[str, object], ...]
    hours: Mapping[str, float]
    days: Mapping[str, str]
    grading: Mapping[str, object] | None
    certificate: Mapping[str, str] | None
    roles: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(chapter.minutes for chapter in self.chapters)

    def units(self) -> Iterator[Unit]:
        """Yield all units in the order of the course."""
        for chapter in self.chapters:
            for sequence in chapter.sequences:
                yield from sequence.units

    def usage(self, tag: str, name: str) -> str:
        """Return the usage id of a part: `block-v1:Org+Course+Run+type@vertical+block@aims`."""
        return f"block-v1:{self.org}+{self.number}+{self.run}+type@{tag}+block@{name}"
