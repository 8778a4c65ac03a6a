"""Pages, modules and knowledge checks as their authors write them: Markdown with front matter, YAML."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from course_export.programme.calculation import Calculation
from course_export.programme.markdown import Text
from course_export.programme.names import KIT
from course_export.programme.parts import Key, Part, Phrase, written
from course_export.programme.scripts import Script
from course_export.programme.source import Source

OF_THE_PROGRAMME = "page:"
"""How a link begins by which a lesson, whatever course it stands in, leads to a page of the programme."""

Month = Annotated[str, written(r"20[0-9]{2}-(0[1-9]|1[0-2])", "a month such as 2026-11")]
Form = Literal["dialogue", "letter", "case", "before_after", "list"]
Web = Annotated[str, written(r"https?://\S+", "an address that begins with https://")]


class Origin(Part):
    """A source of statements, cited as `[^key]`."""

    title: Phrase
    url: Web


class Head(Part):
    """Front matter of any text; `as_of` and `review_by` are months (`2026-11`)."""

    title: Phrase
    subtitle: Phrase | None = None
    minutes: int | None = Field(default=None, ge=1, le=24 * 60)
    objectives: list[Key] = Field(default_factory=list)
    sources: dict[Key, Origin] = Field(default_factory=dict)
    as_of: Month | None = None
    review_by: Month | None = None


class UnitHead(Head):
    """Front matter of a page that becomes a unit: learners see its minutes, editors its review date.

    `form` is what it is written as, where it is not an explanation with headings.
    """

    minutes: int = Field(ge=1, le=24 * 60)
    form: Form | None = None
    as_of: Month
    review_by: Month


def absolute(path: Path) -> Path:
    """Return a path from the root without `..`, so that two ways to write it are equal; links stay what they are."""
    return Path(os.path.abspath(path))


@dataclass(frozen=True)
class Page:
    """A text: front matter, parsed Markdown, where it stands, and the prefix of its pictures in the course."""

    path: Path
    head: Head
    text: Text
    source: Source
    prefix: str

    @property
    def minutes(self) -> int:
        """How long it takes to read; 0 for what is not a unit."""
        return self.head.minutes or 0

    def target(self, link: str) -> Path:
        """Return the file that a link or a picture in this text means; a page of whichever programme stays as it is."""
        return Path(link) if link.startswith(OF_THE_PROGRAMME) else absolute(self.path.parent / link)


class Objective(Part):
    """What people can do after a module."""

    key: Key
    text: Phrase


class Option(Part):
    """One possible answer. Its `key` stands in the page and in learners' answers, so it stays when the text changes, and
    does not say which answer is right. Its feedback points to `unit`, if that is another lesson than the question's.
    """

    key: Key
    text: Phrase
    correct: bool = False
    feedback: Phrase
    unit: Key | None = None


class Check(Part):
    """A question of the knowledge check; `situation` marks one from work, `unit` the lesson that answers it.

    Options that belong in one order, such as numbers or dates, are `fixed`: they stand as they are written.
    """

    key: Key
    type: Literal["single", "multiple", "dropdown"]
    objective: Key
    unit: Key
    situation: bool = False
    question: Phrase
    fixed: bool = False
    options: list[Option] = Field(min_length=2)

    @property
    def shown(self) -> Sequence[Option]:
        """The options in the order of the page: by a hash of their keys, so the right one stands anywhere, in every build
        in the same place."""
        if self.fixed:
            return self.options
        return sorted(self.options, key=lambda option: sha256(f"{self.key}/{option.key}".encode()).digest())

    @model_validator(mode="after")
    def _can_be_answered(self) -> Check:
        correct = sum(option.correct for option in self.options)
        if correct == 0 or (self.type != "multiple" and correct > 1):
            wanted = "at least one option" if self.type == "multiple" else "exactly one option"
            raise ValueError(f"{wanted} is correct: true, here {correct}")
        texts = [option.text for option in self.options]
        if len(set(texts)) < len(texts):
            raise ValueError("two options have the same text")
        return self


class Checks(Part):
    """`checks.yaml`, wrapped so that it can be validated as one."""

    checks: list[Check] = Field(min_length=1)


class ModuleHead(Part):
    """`module.yaml`; `units` are the names of its lessons in order, `together` is what people do when they meet for it."""

    title: Phrase
    summary: Phrase
    objectives: list[Objective] = Field(min_length=1)
    units: list[Key] = Field(min_length=1)
    together: Phrase | None = None
    transfer: Phrase


@dataclass(frozen=True)
class Module:
    """A module in one language: its lessons by name in order, the kit to pass it on, the knowledge check."""

    key: str
    head: ModuleHead
    lessons: Mapping[str, Page]
    kit: Page
    checks: tuple[Check, ...]

    def all(self) -> dict[str, Page]:
        """Return the lessons and the kit by the keys of their units, in the order of the module."""
        return {**self.lessons, KIT: self.kit}


@dataclass(frozen=True)
class Texts:
    """All texts of a programme in one language, by the name they are used by; `broken` are files with problems.

    `contents` are the contents of blocks, as data and with their lines; so are `scripts` and
    `calculations`, read. `homes` are the folders in which pages stand:
    the programme's own, then those of programmes that it builds on.
    """

    pages: Mapping[str, Page]
    documents: Mapping[str, Page]
    modules: Mapping[str, Module]
    contents: Mapping[str, tuple[Any, Source]]
    scripts: Mapping[str, tuple[Script, Source]] = field(default_factory=dict)
    calculations: Mapping[str, tuple[Calculation, Source]] = field(default_factory=dict)
    broken: frozenset[Path] = frozenset()
    homes: tuple[Path, ...] = ()

    def script(self, key: str) -> Script:
        """Return a script that is known to be there."""
        return self.scripts[key][0]

    def paper(self, name: str) -> Page | None:
        """Return a document, or a page of the programme, to be printed; None if there is neither."""
        return self.documents.get(name) or self.pages.get(name)

    def all(self) -> Iterator[Page]:
        """Yield every text."""
        yield from self.pages.values()
        yield from self.documents.values()
        for module in self.modules.values():
            yield from module.all().values()
