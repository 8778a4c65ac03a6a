"""Runtimes for blocks in tests: one with what the platform offers, and the bare one of XBlock itself."""

from collections.abc import Collection, Mapping
from typing import Any

from opaque_keys.edx.keys import UsageKey
from xblock.core import XBlock, XBlockMixin
from xblock.fields import Boolean, Dict, Scope, ScopeIds, String
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import KvsFieldData, NullI18nService, Runtime
from xblock.test.toy_runtime import ToyRuntime

from tests.blocks import registered

try:
    from xblock.fields import Date
except ImportError:  # up to XBlock 5.2, the platform's own class, which this one is near enough to
    from xblock.fields import DateTime as Date


class PlatformFields(XBlockMixin):
    """Some of the fields that the platform mixes into every block."""

    display_name = String(scope=Scope.settings)
    start = Date(scope=Scope.settings)
    due = Date(scope=Scope.settings)
    graded = Boolean(scope=Scope.settings, default=False)
    group_access = Dict(scope=Scope.settings, default={})


class PlatformRuntime(Runtime):
    """As the LMS, or Studio's preview, runs a block for one request of one person (None: a visitor)."""

    def __init__(self, site: Any, person: int | None, *, studio: bool, staff: bool) -> None:
        services: dict[str, Any] = {
            "field-data": KvsFieldData(site.store),
            "user": _Users(person, staff=staff),
            "i18n": NullI18nService(),
            "replace_urls": _ReplaceUrls(),
        }
        if not studio:
            services["completion"] = _Completion()
        super().__init__(None, None, mixins=(PlatformFields,), services=services)
        self.course_id = site.course
        self.course_language = site.language
        self.course_title = "Innovation from within"
        self.is_author_mode = studio
        self.cohort = site.cohorts.get(person)
        self._site = site
        self._person = person

    @property
    def user_id(self) -> int | None:
        return self._person

    def load_block_type(self, block_type: str) -> type[XBlock]:
        return self._site.blocks[block_type]

    def course_blocks(self, types: Collection[str]) -> list[UsageKey]:
        return [usage for usage in self._site.places if usage.block_type in types]

    def get_block(self, usage_id: UsageKey, for_parent: XBlock | None = None) -> XBlock:
        return self.construct_xblock(
            usage_id.block_type, ScopeIds(self._person, usage_id.block_type, usage_id, usage_id)
        )

    def publish(self, block: XBlock, event_type: str, event_data: Mapping[str, Any]) -> None:
        self._site.published.append((self._person, block.scope_ids.usage_id.block_id, event_type, dict(event_data)))

    def handler_url(
        self, block: XBlock, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        assert getattr(getattr(block, handler_name), "_is_xblock_handler", False), handler_name
        address = f"/courses/{self.course_id}/xblock/{block.scope_ids.usage_id}/handler/{handler_name}"
        return f"{address}/{suffix}" if suffix else address

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        return []

    def resource_url(self, resource: str) -> str:
        raise NotImplementedError

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        raise NotImplementedError


class BareRuntime(ToyRuntime):
    """XBlock's own toy runtime, which has no service but field data; it finds blocks that are not installed."""

    user_id: Any = None  # an attribute again: the property of the base warns at each use

    def load_block_type(self, block_type: str) -> type[XBlock]:
        return registered()[block_type]

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        return []  # none is installed; the base looks through every installed package, at each view


class _Users(UserService):
    def __init__(self, person: int | None, *, staff: bool) -> None:
        super().__init__()
        self._person, self._staff = person, staff

    def get_current_user(self) -> XBlockUser:
        known = isinstance(self._person, int)  # visitors of a library have an id too, a text
        user = XBlockUser(is_current_user=known)
        user.opt_attrs = {
            "edx-platform.is_authenticated": known,
            "edx-platform.request_country_code": "DE",
        }
        if isinstance(self._person, int):
            user.opt_attrs |= {
                "edx-platform.user_id": self._person,
                "edx-platform.username": f"user{self._person}",
                "edx-platform.anonymous_user_id": f"{self._person:032x}",
                "edx-platform.user_is_staff": self._staff,
                "edx-platform.user_is_global_staff": False,
                "edx-platform.user_role": "staff" if self._staff else "student",
                "edx-platform.user_preferences": {"pref-lang": "de", "time_zone": "Europe/Berlin"},
            }
        return user


class _ReplaceUrls:
    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        return text.replace('"/static/', '"/assets/courseware/').replace('"/jump_to_id/', '"/courses/x/jump_to_id/')


class _Completion:
    def completion_tracking_enabled(self) -> bool:
        return True
