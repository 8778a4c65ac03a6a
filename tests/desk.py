"""A site with blocks on it, and people in front of them. Every view and every call is a request of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import translation
from lxml import etree, html
from opaque_keys.edx.keys import CourseKey, UsageKey
from opaque_keys.edx.locator import LibraryLocatorV2, LibraryUsageLocatorV2
from web_fragments.fragment import Fragment
from webob import Request, Response
from xblock.core import XBlock
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore

from tests.blocks import registered
from tests.database import forget_what_is_kept
from tests.runtimes import BareRuntime, PlatformRuntime


@dataclass(eq=False)
class Site:
    """One course of an installation: its blocks by tag and where they stand (`places`), their fields, their events."""

    course: CourseKey | LibraryLocatorV2 = CourseKey.from_string("course-v1:Haselbrueck+IP+2027")  # noqa: RUF009 - keys never change
    language: str | None = "de"
    store: DictKeyValueStore = field(default_factory=DictKeyValueStore)
    blocks: dict[str, type[XBlock]] = field(default_factory=registered)
    places: list[UsageKey] = field(default_factory=list)
    published: list[tuple[int | None, str, str, dict[str, Any]]] = field(default_factory=list)
    cohorts: dict[int | None, str] = field(default_factory=lambda: {1: "7", 2: "8", 3: "7"})

    def place(self, olx: str | etree._Element) -> UsageKey:
        """Import a block, as the platform does; its element needs a url_name."""
        node = etree.fromstring(olx, etree.XMLParser(remove_blank_text=True)) if isinstance(olx, str) else olx
        usage = self.usage(node.tag, node.get("url_name"))
        runtime = PlatformRuntime(self, None, studio=True, staff=False)
        block = runtime.mixologist.mix(runtime.load_block_type(node.tag)).parse_xml(
            node, runtime, ScopeIds(None, node.tag, usage, usage)
        )
        block.save()
        if usage not in self.places:
            self.places.append(usage)
        return usage

    def usage(self, tag: str, name: str) -> UsageKey:
        """The key of a block of the course, or of the library."""
        if isinstance(self.course, LibraryLocatorV2):
            return LibraryUsageLocatorV2(self.course, tag, name)
        return self.course.make_usage_key(tag, name)

    def desk(self, olx: str, person: int | None = 1, **options: Any) -> "Desk":
        """Import a block and put a person in front of it."""
        return Desk(self, self.place(olx), person, **options)

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What happens inside leaves nothing behind: no rows, no fields, nothing in memory."""
        with transaction.atomic():
            fields = deepcopy(self.store.db_dict)
            yield
            self.store.db_dict = fields
            transaction.set_rollback(True)
        forget_what_is_kept()


@dataclass(frozen=True)
class Answer:
    """What a handler answered."""

    response: Response

    @property
    def status(self) -> int:
        return self.response.status_int

    @property
    def json(self) -> dict[str, Any]:
        """The body; AssertionError if it is not strictly JSON."""
        assert self.response.content_type == "application/json", self.response.content_type
        return json.loads(self.response.body.decode(), parse_constant=_refuse)

    @property
    def html(self) -> str:
        """Everything that comes out as markup: a page, or the regions to swap in."""
        if self.response.content_type == "text/html":
            return self.response.text
        return "\n".join(self.json.get("regions", {}).values()) if self.response.content_type[-4:] == "json" else ""


def _refuse(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


@dataclass(frozen=True)
class Desk:
    """A person (None: a visitor) in front of a block. `language` is the one the person reads."""

    site: Site
    usage: UsageKey
    person: int | None = 1
    studio: bool = False
    staff: bool = False
    language: str | None = "de"

    def but(self, **changes: Any) -> "Desk":
        """The same with another person, in Studio, in another language …"""
        return replace(self, **changes)

    def block(self) -> XBlock:
        """The block, made anew as for every request."""
        runtime = PlatformRuntime(self.site, self.person, studio=self.studio, staff=self.staff)
        ids = ScopeIds(self.person, self.usage.block_type, self.usage, self.usage)
        return runtime.construct_xblock(self.usage.block_type, ids)

    def view(self, name: str = "student_view") -> Fragment:
        """Render a view."""
        return render(self.block(), name, self.language)

    def page(self, name: str = "student_view") -> str:
        """The HTML of a view, as it lands in the page."""
        return self.view(name).body_html()

    def call(self, handler: str, payload: Any = None, **request: Any) -> Answer:
        """Call a handler: with a payload by POST, without by GET. `request`: see webob's Request.blank."""
        if payload is not None:
            request = {
                "method": "POST",
                "body": json.dumps(payload).encode(),
                "content_type": "application/json",
            } | request
        return self.send(handler, Request.blank("/", **request))

    def send(self, handler: str, request: Request, suffix: str = "") -> Answer:
        """Send any request to a handler."""
        block = self.block()
        with translation.override(self.language):
            return Answer(block.runtime.handle(block, handler, request, suffix))

    def export(self) -> etree._Element:
        """The block as OLX."""
        node = etree.Element("unknown")
        self.block().add_xml_to_node(node)
        node.set("url_name", self.usage.block_id)
        return node


def render(block: XBlock, view: str, language: str | None = "de") -> Fragment:
    """Render a view of a block for somebody who reads a language (None: no language is active)."""
    with translation.override(language):
        return block.runtime.render(block, view)


def bare_block(olx: str, person: int | None = 1) -> XBlock:
    """A block on XBlock's toy runtime, where usage ids are plain text and no service exists."""
    runtime = BareRuntime(user_id=person and str(person))  # its store joins keys as texts
    return runtime.get_block(runtime.parse_xml_string(olx))


def swapped(page: str, answer: Answer) -> str:
    """The page once the script has put the regions of an answer in their places, as `kit.js` does."""
    tree = html.fragment_fromstring(page)
    for name, markup in answer.json.get("regions", {}).items():
        for region in tree.xpath(f'descendant-or-self::*[@data-region="{name}"]')[:1]:
            for child in region:
                region.remove(child)
            region.text = None
            for piece in html.fragments_fromstring(markup):
                if isinstance(piece, str):
                    region.text = piece
                else:
                    region.append(piece)
    return html.tostring(tree, encoding="unicode")
