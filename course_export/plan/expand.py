"""From a unit of the programme, or a whole module, to the units of a course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

from pydantic import BaseModel

from course_export.plan import agenda, fragments, lead, lengths, sheets
from course_export.plan.html import Rendering, to_html
from course_export.plan.tree import Block, Component, Discussion, Html, Question, Review, Target
from course_export.plan.tree import Unit as CourseUnit
from course_export.programme import blocks, names
from course_export.programme.load import Programme
from course_export.programme.markdown import SHEET
from course_export.programme.model import ModuleSection, Placement, Role, Unit
from course_export.programme.pages import Check, Module, Page, UnitHead
from course_export.programme.parts import said
from course_export.programme.spoken import quoted
from course_export.programme.words import LANGUAGES, Words

#: The sheet from which others take goals and measures over.
_STRATEGY = names.block(names.within("digital_strategy", names.WORKSHOP))
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Expander:
    """What all units of a course share: the programme, placeholders' values, addresses of texts, offered files.

    `files` are the downloads by the name a unit lists: (name among the course's files, title). What a course does not
    offer (calendar files in a self-paced one) is not in it.
    """

    programme: Programme
    values: Mapping[str, str]
    addresses: Mapping[Path, str]
    files: Mapping[str, tuple[str, str]]

    @property
    def words(self) -> Words:
        """The exporter's own words in the language of the course."""
        return LANGUAGES[self.programme.language]

    def say(self, texts: dict[str, str]) -> str:
        """Return a text in the language of the course."""
        return said(texts, self.programme.language)

    def rendering(self, page: Page, level: int, own: Mapping[str, str]) -> Rendering:
        """Return what the Markdown of a page needs from the course, and from the module it belongs to (`own`)."""
        return Rendering(
            value=self.values.__getitem__,
            link=lambda link: self._link(page.target(link)),
            picture=lambda path: f"/static/{names.picture(page.prefix, path)}",
            level=level,
            own=own,
        )

    def _link(self, target: Path) -> str | None:
        return f"/jump_to_id/{self.addresses[target]}" if target in self.addresses else None

    def body(self, page: Page, anchor: str, level: int = 3, own: Mapping[str, str] = _NOTHING) -> str:
        """Return a text as HTML with its sources."""
        html, cited = to_html(page.text, self.rendering(page, level, own), anchor)
        return html + fragments.sources(page.head, cited, anchor, self.words)

    def unit(self, unit: Unit, chapter: str, extra: str, readers: Sequence[str] = ()) -> CourseUnit:
        """Expand a unit of `programme.yaml`; `extra` is HTML to add to its text, `readers` are the roles that see it."""
        page = self.programme.texts.pages[unit.page] if unit.page is not None else None
        title = self._title(unit)
        minutes = lengths.unit(unit, self.programme)
        body = fragments.duration(minutes, self.words)
        if page:
            body += self.body(page, unit.key)
        if unit.plan:
            body += self._plan(unit.plan)
        if unit.script:
            body += lead.to_html(
                self.programme.texts.script(unit.script), self.words, online="online" in self.programme.holds
            )
        offered = [(*self.files[file], file.rpartition(".")[2]) for file in unit.downloads if file in self.files]
        body += extra + fragments.downloads(offered, self.words)
        if unit.discussion:
            body += fragments.readers([self.say(role.title) for role in self._roles(readers)], self.words)
        components: list[Component] = [Html(names.text(unit.key), title, body)]
        components += [self._placed(placement) for placement in unit.blocks]
        if unit.discussion:
            name = names.discussion(unit.key)
            topic = f"{self.programme.structure.key}-{unit.key}"
            components.append(Discussion(name, self.say(unit.discussion), chapter, topic))
        return CourseUnit(
            unit.key, title, minutes, tuple(components), tuple(unit.covers), tuple(unit.open), _review(page)
        )

    def _roles(self, keys: Sequence[str]) -> list[Role]:
        """Return these roles, all there are where none is named."""
        return [role for role in self.programme.structure.roles if role.key in keys or not keys]

    def _title(self, unit: Unit) -> str:
        texts = self.programme.texts
        if unit.script:
            return texts.script(unit.script).title
        if unit.page is not None:
            return texts.pages[unit.page].head.title
        return self.say(cast(dict[str, str], unit.title))  # its model makes sure

    def _plan(self, key: str) -> str:
        """Return the plan of an event's day, and of those on which it goes on."""
        return "".join(
            fragments.plan(
                agenda.appointment(event, self.values[f"day.{event.key}"], self.words),
                agenda.rows(event, self.programme, self.words),
                self.words,
            )
            for event in self.programme.structure.sittings(key)
        )

    def module(self, section: ModuleSection) -> Iterator[CourseUnit]:
        """Expand a module: overview, lessons, checks, workshop, transfer, kit. Its lines stand where people act."""
        module = self.programme.texts.modules[section.module]
        covers, open_ = tuple(section.covers), tuple(section.open)
        rest = list(self._after_goals(section, module))
        overview = fragments.goals(module.head, [(unit.name, unit.title, unit.minutes) for unit in rest], self.words)
        yield self._written(module, names.OVERVIEW, self.words.goals, lengths.OVERVIEW, overview)
        acts = names.within(module.key, names.WORKSHOP if section.workshop else names.CHECKS)
        for unit in rest:
            yield replace(unit, covers=covers, open=open_) if unit.name == acts else unit

    def _after_goals(self, section: ModuleSection, module: Module) -> Iterator[CourseUnit]:
        for name, page in module.lessons.items():
            yield self._lesson(section, module, name, page)
        yield self._checks(module)
        if section.workshop:
            yield self._written(
                module,
                names.WORKSHOP,
                self.words.workshop,
                lengths.WORKSHOP,
                "",
                self._own(section.workshop, module, section.workshop_settings),
            )
        reflection = self.programme.structure.reflection
        own = [self._transfer(reflection, module)] if reflection else []
        # A block asks the question itself, right above its field.
        text = f"<p>{self.words.transfer_here}</p>\n" if own else fragments.transfer(module.head.transfer, self.words)
        yield self._written(module, names.TRANSFER, self.words.transfer, lengths.TRANSFER, text, *own)
        yield self._lesson(section, module, names.KIT, module.kit)

    def _lesson(self, section: ModuleSection, module: Module, name: str, page: Page) -> CourseUnit:
        unit = names.within(module.key, name)
        workshop = names.within(module.key, names.WORKSHOP) if section.workshop else None
        own = {SHEET: fragments.sheet(workshop, self.words)}
        body = fragments.duration(page.minutes, self.words) + self.body(page, unit, own=own)
        if workshop is None and name == sheets.first(module):
            body += self._form(module)
        text = Html(names.text(unit), page.head.title, body)
        return CourseUnit(unit, page.head.title, page.minutes, (text,), review=_review(page))

    def _form(self, module: Module) -> str:
        """Return what a lesson offers instead of the sheet in the course."""
        files = [(names.sheet(module.key, kind), kind) for kind in sheets.KINDS]
        offered = [(*self.files[file], kind) for file, kind in files if file in self.files]
        return fragments.form(offered, self.words)

    def _checks(self, module: Module) -> CourseUnit:
        note = f"<p>{self.words.checks_note}</p>\n"
        questions = [self._question(module, number, check) for number, check in enumerate(module.checks, start=1)]
        return self._written(module, names.CHECKS, self.words.checks, lengths.checks(module), note, *questions)

    def _question(self, module: Module, number: int, check: Check) -> Question:
        hint = self.words.choose_all if check.type == "multiple" else None
        units = {
            key: Target(names.within(module.key, key), quoted(lesson.head.title, self.words))
            for key, lesson in module.lessons.items()
        }
        title = self.words.question.format(n=number)
        return Question(names.question(module.key, check.key), title, check, hint, self.words.see, units)

    def _written(self, module: Module, key: str, title: str, minutes: int, body: str, *more: Component) -> CourseUnit:
        """Make a unit whose text the exporter writes."""
        name = names.within(module.key, key)
        text = Html(names.text(name), title, fragments.duration(minutes, self.words) + body)
        return CourseUnit(name, title, minutes, (text, *more))

    def _placed(self, placement: Placement) -> Block:
        api, language = blocks.content_api(placement.block), self.programme.language
        content = api.default(language)
        if placement.content:
            data, _source = self.programme.texts.contents[placement.content]
            content = api.Content.model_validate({"language": language, **data})
        return self._block(placement.block, placement.key, self.say(placement.title), placement.settings, content)

    def _own(self, tag: str, module: Module, settings: Mapping[str, object]) -> Block:
        api = blocks.content_api(tag)
        name = names.block(names.within(module.key, names.WORKSHOP))
        linked = {"strategy": _STRATEGY} if "strategy" in api.Settings.model_fields else {}
        content = api.default(self.programme.language)
        return self._block(tag, name, module.head.title, {**linked, **settings}, content)

    def _transfer(self, tag: str, module: Module) -> Block:
        name = names.within(module.key, names.TRANSFER)
        content = blocks.transfer(tag, self.programme.language, name, module.head.transfer)
        return self._block(tag, names.block(name), module.head.title, {}, content)

    def _block(self, tag: str, name: str, title: str, settings: Mapping[str, object], content: BaseModel) -> Block:
        there = {key: value for key, value in settings.items() if not self._is_left_out(value)}
        checked = blocks.content_api(tag).Settings.model_validate(there).model_dump(mode="json", exclude_unset=True)
        targets = {key: names.within(key, names.OVERVIEW) for key in self.programme.structure.modules()}
        content = blocks.linked(tag, content, targets)
        return Block(name, title, tag, {key: _attribute(value) for key, value in sorted(checked.items())}, content)

    def _is_left_out(self, value: object) -> bool:
        """Tell whether a setting names the workshop of a module that the course does not have, or has without it."""
        module = names.workshop_of(value) if isinstance(value, str) else None
        sections = (section for _at, section in self.programme.structure.sections())
        own = [each.module for each in sections if isinstance(each, ModuleSection) and each.workshop]
        return module is not None and module not in own


def _attribute(value: object) -> str:
    """Write a setting as the platform reads it: text as it is, everything else as JSON."""
    return value if isinstance(value, str) else str(value).lower()


def _review(page: Page | None) -> Review | None:
    head = page.head if page else None
    return Review(head.as_of, head.review_by, len(head.sources)) if isinstance(head, UnitHead) else None
