"""Blocks to HTML: each in its place, and a notice where one fails."""

import html
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from web_fragments.fragment import Fragment, FragmentResource
from xblock.core import XBlock

from course_export.preview import natives
from course_export.preview.library import library
from course_export.preview.visit import Visit, visit_of
from course_export.reading.course import Block
from course_export.reading.elements import NATIVE

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shown:
    """A block as its author named it, rendered."""

    title: str
    body: SafeString


@dataclass
class Canvas:
    """A page under construction: the HTML of its blocks in order, and their scripts and styles, equal ones once."""

    request: HttpRequest
    parts: list[SafeString] = field(default_factory=list)
    resources: Fragment = field(default_factory=Fragment)

    def add(self, block: Block) -> None:
        """Add one block as a learner, or as an author in the unit editor, meets it."""
        if block.tag in NATIVE:
            self.parts.append(natives.render(self.request, block))
            return
        if block.is_container:
            self.parts.append(self._partial("container.html", {"block": block}))
            return
        shown = self.view(block, _unit_view)
        self.parts.append(self._partial("block.html", {"block": block, "shown": shown}))

    def view(self, block: Block, view_of: Callable[[Visit, XBlock], str]) -> Shown:
        """Render the view that `view_of(visit, block)` names; a notice if the block does not load or its view fails."""
        failed = library().failed.get(block.key)
        if failed:
            return self._notice(block, failed, loading=True)
        visit = visit_of(self.request)
        try:
            found = library().runtime(visit).get_block(block.key)
            fragment = found.render(view_of(visit, found), {})
        except Exception as error:  # a block's own code: anything may be raised
            log.exception("a view of %s fails", block.key)
            return self._notice(block, f"{type(error).__name__}: {error}", loading=False)
        self.resources.add_fragment_resources(fragment)
        return Shown(found.display_name or block.title, mark_safe(fragment.body_html()))

    def head(self) -> SafeString:
        return self._resources("head")

    def foot(self) -> SafeString:
        return self._resources("foot")

    def _notice(self, block: Block, reason: str, *, loading: bool) -> Shown:
        context = {"key": block.key, "reason": reason, "loading": loading}
        return Shown(block.title, self._partial("notice.html", context))

    def _partial(self, name: str, context: dict[str, Any]) -> SafeString:
        return render_to_string(f"preview/{name}", context, self.request)

    def _resources(self, placement: str) -> SafeString:
        nonce = self.request.nonce
        found = [item for item in self.resources.resources if item.placement == placement]
        return mark_safe("\n".join(_tag(item, nonce) for item in found))


def studio_view(visit: Visit, block: XBlock) -> str:
    return "studio_view"


def _unit_view(visit: Visit, block: XBlock) -> str:
    return "author_view" if visit.is_author and hasattr(block, "author_view") else "student_view"


def _tag(resource: FragmentResource, nonce: str) -> str:
    if resource.mimetype == "application/javascript":
        inline = resource.kind == "text"
        source, text = ("", resource.data) if inline else (f' src="{html.escape(resource.data)}"', "")
        return f'<script nonce="{nonce}"{source}>\n{text}\n</script>'
    return str(Fragment.resource_to_html(resource))
