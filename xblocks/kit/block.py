"""What every block is: an XBlock whose content is typed and stands in the course as readable elements."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from types import ModuleType
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from lxml import etree
from pydantic import BaseModel
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Boolean, Dict, Scope, String

from xblocks.core import olx
from xblocks.core.bookkeeping import is_bookkeeping
from xblocks.core.content import texts
from xblocks.core.message import Message
from xblocks.core.payload import Refusal
from xblocks.core.problems import Problem
from xblocks.core.text import marked as _
from xblocks.kit import access, i18n, platform, render, studio
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.kit.protocol import ScopeIds

log = logging.getLogger(__name__)
_OURS = ("definition", "unread_settings")
_OPTION = "http://code.edx.org/xblock/option"


@XBlock.wants("user", "i18n", "replace_urls", "completion")
class LotseBlock(XBlock):
    """Base of all blocks. A subclass names its `CONTENT` module (its package's `content.py`) and adds `author_view` and
    two pages: `open_page(content)` for somebody who works here, `closed_page(content, notice)` for everybody else. Both
    return fragments; the first may raise Refusal `unavailable` where there is nowhere to keep work.

    `definition` holds the content as XML text, so that what cannot be read is kept to the letter.
    """

    CONTENT: ClassVar[ModuleType]
    open_page: Callable[[Any], Fragment]
    closed_page: Callable[[Any, str], Fragment]
    resources_dir = None  # the platform finds no public folder of a nested package; assets travel in the fragment
    has_author_view = True
    has_custom_completion = True
    completion_mode = "completable"
    show_in_read_only_mode = True  # staff who view the course as somebody get our own notice instead of the platform's

    #: A subclass says what a new one is called, in English: Studio's menus, and whoever adds it, read that.
    display_name = String(scope=Scope.settings, default="")
    definition = String(scope=Scope.content, default=None)
    unread_settings = Dict(scope=Scope.content, default={})
    #: Whether she has done anything here. Nothing reads it but the platform, which reports a reset as failed where a
    #: learner has no state of the field kind. It is set with her first step, before anything that is anonymous.
    begun = Boolean(scope=Scope.user_state, default=False)

    @classmethod
    def parse_xml(cls, node: etree._Element, runtime: Any, keys: ScopeIds) -> LotseBlock:
        """Read the block from OLX. Never raises: the platform would drop the block without a word.

        Attributes set content and settings only, never a learner's state; children are the content. What the platform
        notes there for itself is passed over where it is no field.
        """
        block = runtime.construct_xblock_from_class(cls, keys)
        settings: dict[str, str | None] = {
            str(name): value
            for name, value in node.items()
            if name not in ("url_name", "xblock-family", "slug", "name")
        }
        pieces = [_escaped(node.text)]
        for child in node:
            if isinstance(child.tag, str) and etree.QName(child).namespace == _OPTION:
                settings[etree.QName(child).localname] = None if child.get("none") == "true" else child.text or ""
            elif isinstance(child.tag, str):
                pieces.append(etree.tostring(child, encoding="unicode", with_tail=False))
            pieces.append(_escaped(child.tail))
        unread = {
            name: value
            for name, value in settings.items()
            if not (name not in block.fields and is_bookkeeping(name)) and not _set_field(block, name, value)
        }
        definition = "\n".join(filter(None, pieces))
        if definition:
            block.definition = definition
        if unread:
            block.unread_settings = unread
        return block

    def add_xml_to_node(self, node: etree._Element) -> None:
        """Write the block as OLX: settings as attributes, content always, also where it is still the default."""
        super().add_xml_to_node(node)
        kept = {name for name, spec in self.fields.items() if spec.scope in (Scope.content, Scope.settings)}
        for name in list(node.attrib):
            if name in self.fields and (name not in kept or name in _OURS):
                del node.attrib[name]
        for option in list(node):
            if etree.QName(option).localname not in kept:
                node.remove(option)
        for name, value in self.unread_settings.items():
            if value is None:
                etree.SubElement(node, etree.QName(_OPTION, name), none="true")
            else:
                node.set(name, value)
        kept = _kept(self.definition or olx.to_text(olx.to_element(self.default_content())))
        node.text = kept.text
        node.extend(kept)

    @classmethod
    def get_customizable_fields(cls) -> dict[str, str | None]:
        """What a course may set by itself in a block that follows a library: its name, and every setting, those
        included that cannot be read.

        The platform's mapping (`UpstreamSyncMixin`): the field that holds the library's value, None where it is the
        course's alone. Groups, records and dates belong to one run of a course, so no library changes them.
        """
        local = (*cls.CONTENT.Settings.model_fields, "unread_settings")
        return {"display_name": "upstream_display_name", **dict.fromkeys(local)}

    @property
    def data(self) -> str:
        """The content as its author's XML, empty while it is the default, under the name that Studio looks for: when a
        block is pasted it writes new names of files there, and it looks there for blocks that use a file."""
        return self.definition or ""

    @data.setter
    def data(self, text: str) -> None:
        self.definition = text or None

    def index_dictionary(self) -> dict[str, Any]:
        """What the platform's search finds the block by: its name, and what its author wrote; nobody's answers."""
        found: dict[str, Any] = super().index_dictionary()
        content = self.content_or_problems()[0]
        words = [self.display_name or "", *(texts(content) if content else ())]
        found.setdefault("content", {}).update(display_name=words[0], text=" ".join(words).strip())
        return {**found, "content_type": "Lotse"}

    def own_name(self) -> str:
        """What its author called the block; empty where it has no name but that of its kind."""
        return (self.display_name or "") if self.fields["display_name"].is_set_on(self) else ""

    def portfolio(self) -> dict[str, Any] | None:
        """What the current person made here, for the page that gathers it; None where there is nothing.

        {"title": str, "html": her take-away as rendered markup, with headings from level 3 and neither ids nor forms,
        "files": [{"label", "url"}]}; optional are "language" (of the title), "kind" (what it is, in the reader's
        language), "changed" (when she last worked on it) and "record": of several blocks that name the same record, the
        first is taken.
        """
        return None

    def levels(self) -> Mapping[str, int]:
        """What the current person rated of herself here, by competence: the level of the latest occasion. For herself
        alone: whoever asks shows it to nobody else."""
        return {}

    def clear_work(self, person: str) -> None:
        """Delete what stands under a person's name at this placement, of every kind that the block keeps."""

    def clear_student_state(
        self, *, user_id: object, course_id: object, item_id: object, requesting_user_id: object
    ) -> None:
        """The platform resets a learner's state in this block: what she made here goes."""
        del course_id, item_id, requesting_user_id  # the platform's signature; the block knows its place itself
        person = platform.person_of(str(user_id))
        if person is not None:
            self.clear_work(person)

    @XBlock.supports("multi_device")
    def student_view(self, _context: object = None) -> Fragment:
        """The learner's page; the closed one, with a notice, where she may not work or there is nowhere to keep it."""
        content, problems = self.content_or_problems()
        if problems:
            return render.fragment(self, "kit/unavailable.html", {})
        who = access.viewer(self)
        if not who.may_write:
            return self.closed_page(content, access.notice(who))
        try:
            return self.open_page(content)
        except Refusal as refusal:
            if refusal.code != "unavailable":
                raise
            return self.closed_page(content, access.nowhere_to_store())

    @XBlock.supports("multi_device")
    def public_view(self, _context: object = None) -> Fragment:
        """What visitors see: the closed page."""
        content, problems = self.content_or_problems()
        return render.fragment(self, "kit/unavailable.html", {}) if problems else self.closed_page(content, "")

    def studio_view(self, _context: object = None) -> Fragment:
        """The editor."""
        return studio.view(self)

    def studio_cells(self, content: Any, name: str) -> Sequence[Mapping[str, Any]]:
        """The fields of a list of content whose fields depend on its place; `content` is what is typed so far.

        `name` is the dotted name of the list, `content.example.0.rows.2.cells`.
        """
        del content, name
        return ()

    def studio_title(self, content: Any, name: str) -> str:
        """What an entry of the content is called that has neither title nor key."""
        del content, name
        return ""

    @handler(studio.Edit, role="author")
    def studio_edit(self, edit: studio.Edit) -> dict[str, Any]:
        """Work on the posted form: add, remove, move, or save everything."""
        return studio.edit(self, edit)

    @classmethod
    def workbench_scenarios(cls) -> list[tuple[str, str]]:
        """Every example in the block's folder `scenarios`, as title and OLX."""
        folder = files(cls.CONTENT.__package__ or "") / "scenarios"
        examples = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".xml")), key=lambda e: e.name)
        return [
            (f"{cls.CONTENT.TAG} {entry.name.removesuffix('.xml')}", entry.read_text(encoding="utf-8"))
            for entry in examples
        ]

    def default_content(self) -> Any:
        """The default content in the course's language."""
        return self.CONTENT.default(i18n.content_language(platform.course_language(self)))

    def content_or_problems(self) -> tuple[Any, list[Problem]]:
        """The typed content (None where it cannot be read), and what keeps learners from working with the block.

        A setting with a wrong value does too: with the default instead, work would be stored in the wrong place.
        """
        content, problems = (self.default_content(), []) if self.definition is None else self._read()
        return content, self._unread(known=True) + problems

    def _read(self) -> tuple[Any, list[Problem]]:
        """What the definition says, with words that it lacks from the default of its language."""
        content, problems = _read(self.definition, self.CONTENT.Content)
        if content is not None and _lacking(self.definition, self.CONTENT.Content):
            language = i18n.content_language(content.language or platform.course_language(self))
            content = _completed(self.definition, self.CONTENT, language)
        return content, problems

    def told_authors(self) -> dict[str, list[Problem]]:
        """What author_view and the editor say: `problems` keep learners out, of `notes` they notice nothing."""
        return {"problems": self.content_or_problems()[1], "notes": self.notes()}

    def notes(self) -> list[Problem]:
        """What authors should know although learners notice nothing of it."""
        lacking = () if self.definition is None else _lacking(self.definition, self.CONTENT.Content)
        message = _("The block has grown since this content was written. The standard text is shown for: %(keys)s")
        grown = [Problem(None, "", Message(message, {"keys": ", ".join(lacking)}))] if lacking else []
        return [*grown, *self._unread(known=False)]

    def readable_content(self) -> Any:
        """The typed content. Refusal 409 where it cannot be read."""
        content, problems = self.content_or_problems()
        if problems:
            message = gettext_for()("The content of this block cannot be read. Please tell the course team.")
            raise Refusal(409, "content", message)
        return content

    def problems(self) -> list[Problem]:
        """Everything in this block that could not be read, for authors and for `lotse check`."""
        return self._unread(known=False) + self.content_or_problems()[1]

    def _unread(self, *, known: bool) -> list[Problem]:
        ours = self.CONTENT.Settings.model_fields
        found = {name: value for name, value in self.unread_settings.items() if (name in ours) == known}
        message = (
            _("“%(value)s” is not a valid value")
            if known
            else _("“%(value)s” is not read: there is no such setting, or not this value")
        )
        return [Problem(None, name, Message(message, {"value": value})) for name, value in found.items()]


def _set_field(block: XBlock, name: str, value: str | None) -> bool:
    """Set a content or settings field from its text. False where the value does not fit."""
    spec = block.fields.get(name)
    if spec is None or spec.scope not in (Scope.content, Scope.settings) or name in _OURS:
        log.warning("%s: attribute %s is not a setting of this block", block.scope_ids.usage_id, name)
        return spec is not None and name not in _OURS  # an unknown attribute is kept, a learner's state is not
    try:
        if name in block.CONTENT.Settings.model_fields:
            block.CONTENT.Settings.model_validate({name: value})
        read = None if value is None else spec.enforce_type(spec.from_string(value))
        if read is not None and not isinstance(spec.to_string(read), str):
            raise ValueError("it could not be written again")  # a number as a date, which XBlock takes for a duration
        spec.write_to(block, read)
    except Exception as error:  # noqa: BLE001 - whatever a field makes of bad text, the block must stay
        log.warning("%s: attribute %s: %s", block.scope_ids.usage_id, name, error)
        return False
    return True


def _escaped(text: str | None) -> str:
    return escape((text or "").strip(), {"\r": "&#13;"})


def _kept(text: str) -> etree._Element:
    """Whatever was imported, for export: also what the strict parser of content refuses."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_blank_text=True, recover=True, huge_tree=True
    )
    return etree.fromstring(f"<definition>{text}</definition>", parser)


@lru_cache(maxsize=256)
def _read(text: str, model: type[BaseModel]) -> tuple[Any, list[Problem]]:
    try:
        kept = olx.parse(f"<definition>{text}</definition>")
        loose = [kept.text, *(piece.tail for piece in kept)]
        strangers = [f"<{piece.tag}>" for piece in kept if piece.tag != "content"]
        strangers += [f"“{text.strip()[:40]}”" for text in loose if text and text.strip()]
        if strangers or len(kept) != 1:
            found = ", ".join(strangers) or Message(_("%(number)s of them"), {"number": len(kept)})
            values = {"element": "<content>", "found": found}
            return None, [Problem(None, "", Message(_("one %(element)s element is expected, not %(found)s"), values))]
        return olx.from_element(kept[0], model), []
    except olx.ContentError as error:
        return None, error.problems


@lru_cache(maxsize=256)
def _lacking(text: str, model: Any) -> tuple[str, ...]:
    content = _read(text, model)[0]
    return tuple(content.lacking()) if content is not None else ()


@lru_cache(maxsize=256)
def _completed(text: str, models: ModuleType, language: str) -> Any:
    return _read(text, models.Content)[0].completed(models.default(language))
