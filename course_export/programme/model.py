"""The structure of a programme as its author writes it in `programme.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from course_export.programme import blocks
from course_export.programme.days import Days, Slot
from course_export.programme.parts import Clock, Key, Line, Part, Texts, written
from course_export.programme.scripts import Pack

START = "start"
"""The anchor of the first day: the date the operator gives."""


class Event(Part):
    """Something people come together for. Its day lies `offset_days` after the anchor: the start, or an event above.

    What goes on another day is an event of its own that `continues` the first; texts name them as one.
    """

    key: Key
    title: Texts
    mode: Literal["in_person", "online", "hybrid", "self_paced"]
    continues: str | None = None
    anchor: str = START
    offset_days: int = Field(default=0, ge=-3650, le=3650)
    at: Clock
    minutes: int = Field(ge=1, le=24 * 60)
    audience: list[Key] = Field(default_factory=list)
    plan: list[Slot] = Field(default_factory=list)


class Deadline(Part):
    """A day until which something is done without a meeting: `offset_days` after the start or an event."""

    key: Key
    title: Texts
    anchor: str = START
    offset_days: int = Field(default=0, ge=-3650, le=3650)


class Moment(Part):
    """A day that depends on an event or a deadline."""

    event: str
    offset_days: int = Field(default=0, ge=-3650, le=3650)


class Placement(Part):
    """One of our blocks in a unit; `key` becomes its url_name.

    `content` names a YAML file beside the pages with the block's content; without it the block has its default content.
    """

    block: str
    key: Key
    title: Texts
    settings: dict[str, str | int | bool] = Field(default_factory=dict)
    content: Key | None = None


class Unit(Part):
    """A page of the course: text (`page`, by default the file named like the key), and what people do on it.

    A unit of blocks alone says `page: null` and gives its title and minutes here. `covers` are the lines of the
    checklist it serves now, `open` those whose activity comes later. `held` is the event in which people do what it
    says: its time is the event's. `plan` is an event whose plan stands below the text. `script` makes a unit of what
    facilitators say and do in a stretch of a day, with its title and minutes.
    """

    key: Key
    page: Key | None = ""
    title: Texts | None = None
    minutes: int | None = Field(default=None, ge=1)
    covers: list[Line] = Field(default_factory=list)
    open: list[Line] = Field(default_factory=list)
    discussion: Texts | None = None
    blocks: list[Placement] = Field(default_factory=list)
    downloads: list[str] = Field(default_factory=list)
    held: str | None = None
    plan: str | None = None
    script: Key | None = None
    tab: bool = False
    times: bool = False

    @model_validator(mode="before")
    @classmethod
    def _own_page(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {"page": None if data.get("script") else data.get("key"), **data}

    @model_validator(mode="after")
    def _title_once(self) -> Unit:
        given = self.title is not None and self.minutes is not None
        if self.page is None and not given and not self.script:
            raise ValueError("a unit without a page gives its title and minutes here")
        if (self.page is not None or self.script) and (self.title or self.minutes):
            raise ValueError("title and minutes stand in the page itself")
        return self


class Role(Part):
    """Those for whom parts of the course are, a content group of the platform."""

    key: Key
    title: Texts


class Section(Part):
    """A sequential with units of its own; `audience` are the roles that see it, without it everybody does."""

    key: Key
    title: Texts
    audience: list[Key] = Field(default_factory=list)
    opens: Moment | None = None
    due: Moment | None = None
    units: list[Unit] = Field(min_length=1)


class ModuleSection(Part):
    """A sequential made of a module's lessons; `workshop` is the tag of the module's own block once there is one.

    `workshop_settings` are that block's, such as who shares a sheet. `held` is the event in which people work on its
    sheet; they read by themselves. `audience` are the roles that see it, without it everybody does.
    """

    module: Key
    audience: list[Key] = Field(default_factory=list)
    covers: list[Line] = Field(default_factory=list)
    open: list[Line] = Field(default_factory=list)
    held: str | None = None
    workshop: str | None = None
    workshop_settings: dict[str, str | int | bool] = Field(default_factory=dict)
    opens: Moment | None = None
    due: Moment | None = None

    @property
    def key(self) -> str:
        """The key a sequential has: the module's."""
        return self.module


def _chosen(value: Any) -> Any:
    """A module that is named alone has its own workshop, if there is one."""
    data = {"module": value} if isinstance(value, str) else value
    return {"workshop": blocks.workshop(data.get("module")), **data} if isinstance(data, dict) else data


Chosen = Annotated[ModuleSection, BeforeValidator(_chosen)]


def _which(data: Any) -> str:
    return (
        "ModuleSection"
        if isinstance(data, ModuleSection) or (isinstance(data, dict) and "module" in data)
        else "Section"
    )


AnySection = Annotated[
    Annotated[Section, Tag("Section")] | Annotated[ModuleSection, Tag("ModuleSection")], Discriminator(_which)
]


class Chapter(Part):
    """A chapter: opens with the course unless it says otherwise; `due` is the week it is due in self-paced courses."""

    key: Key
    title: Texts
    opens: Moment | None = None
    due: Moment | None = None
    sections: list[AnySection] = Field(min_length=1)


class Grading(Part):
    """One grader over the knowledge checks of all modules."""

    label: Texts
    short_label: Texts
    pass_mark: float = Field(gt=0, le=1)


class Structure(Part):
    """`programme.yaml`. `participants` is the audience whose hours the texts give; without it, everybody attends all.

    `extends` is a programme that says what this one leaves out (extending.py). In one with `days` the modules are
    chosen: `chosen` has them in their order, under `modules` (selection.py writes the days out).
    """

    extends: str | None = None
    key: Key
    code: Annotated[str, written(r"[\w.-]{1,40}", "letters, digits, “.”, “-” and “_” such as IP1 (at most 40)")]
    title: Texts
    timezone: str = "Europe/Berlin"
    image: str
    ends: Moment
    contact: dict[Key, Texts] = Field(default_factory=dict)
    roles: list[Role] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    deadlines: list[Deadline] = Field(default_factory=list)
    participants: Key | None = None
    grading: Grading | None = None
    certificate: Texts | None = None
    pack: Pack = Field(default_factory=Pack)
    reflection: str | None = None
    chosen: list[Chosen] = Field(default_factory=list, alias="modules")
    days: Days | None = None
    chapters: list[Chapter] = Field(min_length=1)

    def sections(self) -> Iterator[tuple[tuple[str | int, ...], Section | ModuleSection]]:
        """Yield every section with its place in the file."""
        for c, chapter in enumerate(self.chapters):
            for s, section in enumerate(chapter.sections):
                yield ("chapters", c, "sections", s), section

    def units(self) -> Iterator[tuple[tuple[str | int, ...], Unit]]:
        """Yield every unit that is written here with its place in the file."""
        for place, section in self.sections():
            if isinstance(section, Section):
                for u, unit in enumerate(section.units):
                    yield (*place, "units", u), unit

    def scripts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the script of every stretch of an event, of a further session and of a unit, with its place in the file."""
        for e, event in enumerate(self.events):
            for s, slot in enumerate(event.plan):
                if slot.script:
                    yield ("events", e, "plan", s, "script"), slot.script
        for n, session in enumerate(self.pack.sessions):
            for s, key in enumerate(session.scripts):
                yield ("pack", "sessions", n, "scripts", s), key
        for at, unit in self.units():
            if unit.script:
                yield (*at, "script"), unit.script

    def sittings(self, key: str) -> list[Event]:
        """Return an event and those that continue it."""
        return [event for event in self.events if key in (event.key, event.continues)]

    def modules(self) -> list[str]:
        """Return the keys of the modules in the order of the course."""
        return [section.module for _, section in self.sections() if isinstance(section, ModuleSection)]
