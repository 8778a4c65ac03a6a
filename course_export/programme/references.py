"""Whether what `programme.yaml` names is there, and whether everything that is there is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from course_export.errors import Problems, shown
from course_export.programme import blocks, names, plans, roles
from course_export.programme.model import START, ModuleSection, Moment, Placement, Section, Structure
from course_export.programme.pages import Texts, absolute
from course_export.programme.parts import in_language, zone
from course_export.programme.places import module_folder, modules
from course_export.programme.source import Location, Source, validated

SPECIAL = ("about", "short_description")
IMAGES = (".png", ".jpg")
KINDS = ("docx", "pptx", "ods", "ics")


def check(
    folders: Sequence[Path],
    structure: Structure,
    source: Source,
    texts: Texts,
    language: str,
    problems: Problems,
) -> None:
    """Note everything in the structure that has no counterpart among the files, and the reverse.

    `folders` are the programme's own and those of the programmes it builds on.
    """
    found = _Checker(folders, structure, source, texts, language, problems)
    found.check_languages(structure, ())
    found.check_events()
    roles.check(structure, found.note)
    found.check_names()
    found.check_units()
    found.check_modules()
    plans.check(structure, texts, found.is_broken, found.note, problems)
    found.check_unused()
    if zone(structure.timezone) is None:
        source.add(problems, ("timezone",), f"“{structure.timezone}” is no time zone; write it like Europe/Berlin")
    if Path(structure.image).suffix not in IMAGES:
        source.add(problems, ("image",), "the platform shows only some kinds of pictures for a course", IMAGES)
    elif not any((folder / structure.image).is_file() for folder in folders):
        source.add(problems, ("image",), f"there is no file {structure.image}")


class _Checker:
    """The checks of one programme, with what all of them need."""

    def __init__(
        self,
        folders: Sequence[Path],
        structure: Structure,
        source: Source,
        texts: Texts,
        language: str,
        problems: Problems,
    ) -> None:
        self.folders = folders
        self.structure = structure
        self.source = source
        self.texts = texts
        self.language = language
        self.problems = problems

    def is_broken(self, file: str) -> bool:
        """Tell whether a text is there but wrong in itself, which has been noted already."""
        return any(absolute(folder / self.language / file) in self.texts.broken for folder in self.folders)

    def note(self, at: Location, message: str, allowed: Iterable[str] = ()) -> None:
        """Note a problem at a place of the file."""
        self.source.add(self.problems, at, message, allowed)

    def check_languages(self, value: object, at: Location) -> None:
        """Every text for readers exists in the language of the course."""
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                self.check_languages(getattr(value, name), (*at, name))
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                self.check_languages(entry, (*at, number))
        elif isinstance(value, dict):
            if at[-1] == "contact":
                for key, entry in value.items():
                    self.check_languages(entry, (*at, key))
            elif at[-1] not in ("settings", "workshop_settings") and in_language(value, self.language) is None:
                self.note(at, f"there is no text in “{self.language}”")

    def check_events(self) -> None:
        """Events have keys of their own and hang on the start or on an event above them."""
        known = [START]
        for number, event in enumerate(self.structure.events):
            if event.key in known:
                self.note(("events", number, "key"), f"“{event.key}” is used twice")
            if event.key in (*names.HOURS, *self.structure.modules()):
                self.note(("events", number, "key"), f"{{{{hours.{event.key}}}}} already means something else")
            if event.anchor not in known:
                self.note(("events", number, "anchor"), f"“{event.anchor}” is not an event above this one", known)
            if event.continues and event.continues not in known[1:]:
                where = ("events", number, "continues")
                self.note(where, f"“{event.continues}” is not an event above this one", known[1:])
            known.append(event.key)
        for number, deadline in enumerate(self.structure.deadlines):
            if deadline.key in known:
                self.note(("deadlines", number, "key"), f"“{deadline.key}” is used twice")
            events = [START, *(event.key for event in self.structure.events)]
            if deadline.anchor not in events:
                self.note(("deadlines", number, "anchor"), f"there is no event “{deadline.anchor}”", events)
            known.append(deadline.key)
        for at, moment in self._moments():
            if moment and moment.event not in known:
                self.note((*at, "event"), f"there is no event “{moment.event}”", known)
        held = [event.key for event in self.structure.events]
        for at, part in (*self.structure.units(), *self.structure.sections()):
            if not isinstance(part, Section) and part.held is not None and part.held not in held:
                self.note((*at, "held"), f"there is no event “{part.held}”", held)
        planned = [event.key for event in self.structure.events if event.plan]
        for at, unit in self.structure.units():
            if unit.plan is not None and unit.plan not in planned:
                self.note((*at, "plan"), f"there is no plan of an event “{unit.plan}”", planned)
        invited = sorted({key for event in self.structure.events for key in event.audience})
        if self.structure.participants not in (None, *invited):
            self.note(("participants",), f"no event is for “{self.structure.participants}”", invited)

    def _moments(self) -> Iterator[tuple[Location, Moment | None]]:
        yield ("ends",), self.structure.ends
        for number, chapter in enumerate(self.structure.chapters):
            yield ("chapters", number, "opens"), chapter.opens
            yield ("chapters", number, "due"), chapter.due
        for at, section in self.structure.sections():
            yield (*at, "opens"), section.opens
            yield (*at, "due"), section.due

    def check_names(self) -> None:
        """No two parts of the course get the same url_name."""
        seen: dict[str, Location] = {}
        for at, name in self._names():
            if name in seen:
                self.note(at, f"“{name}” already names line {self.source.line(seen[name])}; a name is used once")
            seen.setdefault(name, at)

    def _names(self) -> Iterator[tuple[Location, str]]:
        for number, chapter in enumerate(self.structure.chapters):
            yield ("chapters", number, "key"), chapter.key
        for at, section in self.structure.sections():
            yield (*at, "module" if isinstance(section, ModuleSection) else "key"), section.key
            module = self.texts.modules.get(section.key)
            if isinstance(section, ModuleSection) and module:
                for lesson in (*module.lessons, *names.RESERVED):
                    yield (*at, "module"), names.within(section.key, lesson)
                for question in module.checks:
                    yield (*at, "module"), names.question(section.key, question.key)
        for at, unit in self.structure.units():
            yield (*at, "key"), unit.key
            yield (*at, "key"), names.text(unit.key)
            if unit.discussion:
                yield (*at, "key"), names.discussion(unit.key)
            for number, placement in enumerate(unit.blocks):
                yield (*at, "blocks", number, "key"), placement.key

    def check_units(self) -> None:
        """Pages, downloads and blocks of units exist."""
        pages = [name for name in self.texts.pages if name not in SPECIAL]
        for at, unit in self.structure.units():
            if unit.page is not None and unit.page not in pages and not self.is_broken(f"{unit.page}.md"):
                self.note((*at, "page" if unit.page != unit.key else "key"), f"there is no {unit.page}.md", pages)
            for number, file in enumerate(unit.downloads):
                self._check_download((*at, "downloads", number), file)
            for number, placement in enumerate(unit.blocks):
                self._check_block((*at, "blocks", number), placement)

    def _check_download(self, at: Location, file: str) -> None:
        name, _, kind = file.rpartition(".")
        if not names.PLAIN.fullmatch(file):
            self.note(at, f"“{file}”: the name of a file has only letters A–Z, digits, “.”, “-” and “_”")
        elif kind not in KINDS:
            self.note(at, f"“{file}” is not a kind of file Lotse makes", [f"*.{kind}" for kind in KINDS])
        elif kind == "ics" and name not in [event.key for event in self.structure.events]:
            self.note(at, f"there is no event “{name}”", [f"{event.key}.ics" for event in self.structure.events])
        elif kind == "ods":
            if name not in self.texts.calculations and not self.is_broken(f"documents/{name}.yaml"):
                self.note(at, f"there is no documents/{name}.yaml", [f"{key}.ods" for key in self.texts.calculations])
        elif kind != "ics" and name not in self.texts.documents and not self.is_broken(f"documents/{name}.md"):
            self.note(at, f"there is no documents/{name}.md", [f"{name}.{kind}" for name in self.texts.documents])

    def _check_block(self, at: Location, placement: Placement) -> None:
        if self._check_tag((*at, "block"), placement.block):
            api = blocks.content_api(placement.block)
            validated(api.Settings, placement.settings, self.source, self.problems, (*at, "settings"))
            self._check_workshops((*at, "settings"), placement.settings)
            self._check_content((*at, "content"), api.Content, placement.content)

    def _check_workshops(self, at: Location, settings: Mapping[str, object]) -> None:
        """Settings name the workshops of modules that exist; those that the course lacks are left out of it."""
        known = modules(self.folders)
        for key, value in settings.items():
            module = names.workshop_of(value) if isinstance(value, str) else None
            if module is not None and module not in known:
                self.note((*at, key), f"there is no module “{module}”, so no block “{value}”", known)

    def _check_content(self, at: Location, model: type[BaseModel], name: str | None) -> None:
        if name is not None and name in self.texts.contents:
            validated(model, *self.texts.contents[name], self.problems)
        elif name is not None and not self.is_broken(f"{name}.yaml"):
            self.note(at, f"there is no {name}.yaml", self.texts.contents)

    def _check_tag(self, at: Location, tag: str) -> bool:
        if tag not in blocks.tags():
            self.note(at, f"there is no block “{tag}”", blocks.tags())
            return False
        try:
            blocks.content_api(tag).default(self.language)
        except KeyError:
            self.note(at, f"{tag} has no content in “{self.language}”")
            return False
        return True

    def check_modules(self) -> None:
        """Modules exist and stand in the course once; their own blocks and the reflection exist."""
        reflection = self.structure.reflection
        if reflection and self._check_tag(("reflection",), reflection) and not blocks.asks(reflection):
            self.note(
                ("reflection",),
                f"{reflection} does not ask the questions of modules",
                filter(blocks.asks, blocks.tags()),
            )
        for at, section in self.structure.sections():
            if isinstance(section, Section):
                continue
            if not (module_folder(self.folders, section.module) / self.language).is_dir():
                self.note((*at, "module"), f"there are no lessons of “{section.module}” in “{self.language}”")
            if section.workshop and self._check_tag((*at, "workshop"), section.workshop):
                settings = blocks.content_api(section.workshop).Settings
                place = (*at, "workshop_settings")
                validated(settings, section.workshop_settings, self.source, self.problems, place)
                self._check_workshops(place, section.workshop_settings)
            elif section.workshop_settings:
                self.note((*at, "workshop_settings"), "there is no workshop that has these settings")
        if self.structure.modules() and self.structure.grading is None:
            self.note((), "modules have knowledge checks, so the programme says under grading what they count")

    def check_unused(self) -> None:
        """Every text is used, and the two special ones are there."""
        used = {unit.page for _at, unit in self.structure.units()}
        downloads = {file.rpartition(".")[0] for _at, unit in self.structure.units() for file in unit.downloads}
        for name, page in self.texts.pages.items():
            if name not in used and name not in SPECIAL:
                self.problems.add(page.source.file, 0, "no unit in programme.yaml shows this page")
        contents = {placement.content for _at, unit in self.structure.units() for placement in unit.blocks}
        for name, (_data, source) in self.texts.contents.items():
            if name not in contents:
                self.problems.add(source.file, 0, "no block in programme.yaml has this content")
        papers = {name for script, _source in self.texts.scripts.values() for name in script.papers}
        for name, page in self.texts.documents.items():
            if name not in downloads.union(self.structure.pack.documents, papers):
                self.problems.add(
                    page.source.file, 0, "no unit in programme.yaml, nor its pack, nor a script has this document"
                )
        for name, (_calculation, source) in self.texts.calculations.items():
            if name not in downloads:
                self.problems.add(source.file, 0, "no unit in programme.yaml offers this calculation")
        scripts = {key for _at, key in self.structure.scripts()} | self.source.said("script")
        for name, (_script, source) in self.texts.scripts.items():
            if name not in scripts:
                self.problems.add(source.file, 0, "no plan in programme.yaml has this script")
        for name in SPECIAL:
            if name not in self.texts.pages and not self.is_broken(f"{name}.md"):
                self.problems.add(shown(self.folders[0] / self.language / f"{name}.md"), 0, "is missing")
