"""The XBlock runtime of the player."""

import html
import json
import logging
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext
from opaque_keys.edx.keys import CourseKey, UsageKey
from web_fragments.fragment import Fragment
from xblock.core import XBlock, XBlockMixin
from xblock.exceptions import NoSuchServiceError, NoSuchUsage
from xblock.field_data import FieldData
from xblock.fields import Boolean, Date, Dict, Float, Scope, String
from xblock.runtime import MemoryIdManager, Runtime

from course_export.preview import services, store
from course_export.preview.people import called
from course_export.preview.visit import Visit
from course_export.reading.classes import load_block_class
from course_export.reading.course import Course

log = logging.getLogger(__name__)


class PlatformFields(XBlockMixin):
    """The settings that the platform mixes into every block, as far as courses use them."""

    display_name = String(scope=Scope.settings)
    start = Date(scope=Scope.settings)
    due = Date(scope=Scope.settings)
    graded = Boolean(scope=Scope.settings, default=False)
    format = String(scope=Scope.settings)
    self_paced = Boolean(scope=Scope.settings, default=False)
    weight = Float(scope=Scope.settings)
    visible_to_staff_only = Boolean(scope=Scope.settings, default=False)
    group_access = Dict(scope=Scope.settings, default={})


class CourseIds(MemoryIdManager):
    """Usage ids are the platform's usage keys; a definition id also names the version of the block's source."""

    def __init__(self, digests: Mapping[UsageKey, str]) -> None:
        super().__init__()
        self._digests = digests

    def get_definition_id(self, usage_id: UsageKey) -> str:
        try:
            return definition_id(usage_id, self._digests[usage_id])
        except KeyError:
            raise NoSuchUsage(repr(usage_id)) from None

    def get_block_type(self, def_id: str) -> str:
        return str(UsageKey.from_string(def_id.rpartition("#")[0]).block_type)


def definition_id(usage_id: UsageKey, digest: str) -> str:
    return f"{usage_id}#{digest}"


class PlayerRuntime(Runtime):
    """Runs the blocks of one course for one request.

    `visit` may be None while a course is parsed: then there is nobody to run for, and i18n is the only service.
    """

    def __init__(
        self, course: Course, digests: Mapping[UsageKey, str], fields: FieldData, visit: Visit | None = None
    ) -> None:
        super().__init__(CourseIds(digests), None, mixins=(PlatformFields,))
        self._course = course
        self.course_id = course.key
        self.course_language = course.language
        self.course_title = title_on_paper(course)
        self.visit = visit
        learner = called(visit.learner.username) if visit else None
        self.cohort = learner.cohort if learner else None
        self.team = learner.team if learner else None
        self.is_author_mode = bool(visit and visit.is_author)
        self._factories: dict[str, Any] = {
            "field-data": lambda block: fields,
            "i18n": services.BlockI18nService,
        }
        if visit:
            self._factories |= _services(course.key, visit)

    def course_blocks(self, types: Collection[str]) -> list[UsageKey]:
        """Return the keys of all blocks of these types, in the order of the course."""
        placed = (block for place in self._course.places() for block in place.unit.blocks)
        return [block.key for block in placed if block.key.block_type in types]

    def unit_title(self, key: UsageKey) -> str:
        """Return the title of the unit in which a block stands."""
        return self._course.blocks[key][1].unit.title

    @property
    def user_id(self) -> int | None:
        return self.visit.learner.id if self.visit else None

    def load_block_type(self, block_type: str) -> type[XBlock]:
        return load_block_class(block_type)

    def service(self, block: XBlock, service_name: str) -> Any:
        declared = block.service_declaration(service_name)
        if declared is None:
            raise NoSuchServiceError(f"Service {service_name!r} was not requested.")
        factory = self._factories.get(service_name)
        if factory is None and declared == "need":
            raise NoSuchServiceError(f"Service {service_name!r} is not available.")
        return factory(block) if factory else None

    def handler_url(
        self, block: XBlock, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        if not getattr(getattr(block, handler_name, None), "_is_xblock_handler", False):
            raise ValueError(f"{handler_name!r} is not a handler of {type(block).__name__}")
        address = f"/handler/{quote(str(block.scope_ids.usage_id), safe='')}/{handler_name}"
        return address + (f"/{suffix}" if suffix else "") + (f"?{query}" if query else "")

    def resource_url(self, resource: str) -> str:
        raise NotImplementedError("the platform has no runtime resources; put script and style into the fragment")

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        return f"/resource/{block.scope_ids.block_type}/{uri}"

    def publish(self, block: XBlock, event_type: str, event_data: Mapping[str, Any]) -> None:
        """Keep completion and grades of a learner's visit; every other event is only logged at debug level."""
        visit, key = self.visit, str(block.scope_ids.usage_id)
        if visit is None or visit.is_author or not visit.keeps:
            return
        if event_type == "completion":
            store.complete(visit.learner.id, key, float(event_data["completion"]))
        elif event_type == "grade":
            higher = bool(event_data.get("only_if_higher"))
            value, maximum = float(event_data["value"]), float(event_data["max_value"])
            store.grade(visit.learner.id, key, value, maximum, only_if_higher=higher)
        else:
            log.debug("event %s of %s", event_type, key)

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        return []

    def wrap_xblock(self, block: XBlock, view: str, frag: Fragment, context: Any) -> Fragment:
        """Wrap a view the way the LMS does, with course links replaced."""
        ids = block.scope_ids
        data = {"usage-id": str(ids.usage_id), "block-type": ids.block_type, "course-id": str(self.course_id)}
        if frag.js_init_fn:
            data |= {"init": frag.js_init_fn, "runtime-version": str(frag.js_init_version)}
        attributes = "".join(f' data-{name}="{html.escape(value)}"' for name, value in data.items())
        wrapped = Fragment(
            f'<div class="xblock xblock-{view} xblock-{view}-{ids.block_type}"{attributes}>'
            f"{self._replace_urls(frag.body_html())}{_arguments(frag.json_init_args)}</div>"
        )
        wrapped.add_fragment_resources(frag)
        return wrapped

    def _replace_urls(self, text: str) -> str:
        return services.ReplaceUrlsService(self.course_id, studio=self.is_author_mode).replace_urls(text)


def title_on_paper(course: Course) -> str:
    """Return the title as papers carry it: what was rehearsed is never taken for work of people."""
    if not settings.LOTSE_REHEARSED:
        return course.title
    return gettext("%(title)s (example, made-up work)") % {"title": course.title}


def _arguments(arguments: Any) -> str:
    if arguments is None:
        return ""
    data = json.dumps(arguments).replace("<", "\\u003c")
    return f'<script type="json/xblock-args" class="xblock_json_init_args">{data}</script>'


def _services(course: CourseKey, visit: Visit) -> dict[str, Any]:
    """Return the services there are besides i18n and field data; those of the LMS alone are missing for authors."""
    found: dict[str, Any] = {
        "user": lambda block: services.PlayerUserService(visit, course),
        "replace_urls": lambda block: services.ReplaceUrlsService(course, studio=visit.is_author),
        "settings": lambda block: services.SettingsService(),
    }
    if not visit.is_author:
        found["completion"] = lambda block: services.CompletionService(visit.learner.id)
    return found
