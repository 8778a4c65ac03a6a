"""A course on the platform's own blocks: what the LMS lends html, problem and discussion, and the files of an archive."""

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from fs.memoryfs import MemoryFS
from lxml import etree
from opaque_keys.edx.keys import CourseKey, UsageKey
from xblock.core import XBlock
from xblock.fields import ScopeIds
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import DictKeyValueStore, KvsFieldData, NullI18nService, Runtime
from xblocks_contrib.discussion.discussion import DiscussionXBlock
from xblocks_contrib.html.html import HtmlBlock
from xblocks_contrib.problem.capa_block import ProblemBlock

from tests.blocks import registered
from tests.runtimes import PlatformFields

PERSON = 1
NATIVE = {"html": HtmlBlock, "problem": ProblemBlock, "discussion": DiscussionXBlock}


class CourseRuntime(Runtime):
    """The runtime of one person in one course. `published` collects what blocks publish."""

    def __init__(self, course: CourseKey, files: Mapping[str, bytes] = {}) -> None:
        services = {
            "field-data": KvsFieldData(DictKeyValueStore()),
            "user": _Users(),
            "i18n": NullI18nService(),
            "cache": SimpleNamespace(get=lambda key: None, set=lambda key, value, timeout=None: None),
            "sandbox": SimpleNamespace(can_execute_unsafe_code=lambda: False, get_python_lib_zip=lambda: None),
            "xqueue": SimpleNamespace(),
            "replace_urls": SimpleNamespace(replace_urls=lambda text, static_replace_only=False: text),
            "discussion_config_service": SimpleNamespace(
                is_discussion_visible=lambda course: True,
                is_discussion_enabled=True,
                has_permission=lambda user, permission, course: True,
            ),
        }
        super().__init__(None, None, mixins=(PlatformFields,), services=services)
        self.course_id = course
        self.published: list[tuple[str, dict[str, Any]]] = []
        self.resources_fs = MemoryFS()
        for path, data in files.items():
            if path.startswith(("html/", "problem/", "discussion/")):
                self.resources_fs.makedirs(path.rpartition("/")[0], recreate=True)
                self.resources_fs.writebytes(path, data)

    def parse(self, element: etree._Element) -> XBlock:
        """Import one element, as it stands in its unit."""
        usage = self.course_id.make_usage_key(element.tag, element.get("url_name"))
        ids = ScopeIds(PERSON, element.tag, usage, usage)
        return self.mixologist.mix(self.load_block_type(element.tag)).parse_xml(element, self, ids)

    def load_block_type(self, block_type: str) -> type[XBlock]:
        return NATIVE.get(block_type) or registered()[block_type]

    def get_policy(self, usage: UsageKey) -> dict[str, Any]:
        return {}

    def parse_asides(self, *arguments: Any) -> list[Any]:
        return []

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        return []

    def publish(self, block: XBlock, event_type: str, event_data: dict[str, Any]) -> None:
        self.published.append((event_type, event_data))

    def handler_url(
        self, block: XBlock, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        return f"/handler/{block.usage_key}/{handler_name}"

    def resource_url(self, resource: str) -> str:
        return f"/resource/{resource}"

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        return f"/resource/{uri}"

    def get_block(self, usage_id: UsageKey, for_parent: XBlock | None = None) -> XBlock:
        raise NotImplementedError


class _Users(UserService):
    """One person, signed in."""

    _django_user = SimpleNamespace(is_authenticated=True, username="lena", id=PERSON)

    def get_current_user(self) -> XBlockUser:
        user = XBlockUser(is_current_user=True, emails=["lena@example.org"])
        user.opt_attrs = {
            "edx-platform.is_authenticated": True,
            "edx-platform.user_id": PERSON,
            "edx-platform.username": "lena",
            "edx-platform.anonymous_user_id": "0" * 32,
            "edx-platform.deprecated_anonymous_user_id": "1" * 32,
            "edx-platform.user_is_staff": False,
        }
        return user


def elements(files: Mapping[str, bytes]) -> Iterator[etree._Element]:
    """Everything that stands in the units of an archive, in the order of their files."""
    for path, data in sorted(files.items()):
        if path.startswith("vertical/"):
            yield from etree.fromstring(data)
