"""XBlock's own runtime, as far as parsing goes, on values in memory."""

from __future__ import annotations

from typing import Any

import django
from django.apps import apps
from django.conf import settings
from lxml import etree
from xblock.core import XBlock
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager, NullI18nService, Runtime

from course_export.reading import fields
from course_export.reading.classes import load_block_class


class CheckRuntime(Runtime):
    """Parses components for nobody in particular; `language` is the course's."""

    def __init__(self, language: str | None) -> None:
        _prepare_django()
        ids = MemoryIdManager()
        services = {"field-data": KvsFieldData(DictKeyValueStore()), "i18n": NullI18nService()}
        super().__init__(ids, ids, mixins=(fields.PlatformFields,), services=services)
        self.course_language = language

    @property
    def user_id(self) -> None:
        """Nobody: parsing needs no person."""

    def parse(self, element: etree._Element) -> XBlock:
        """Return the block of an element. Raises whatever its class raises, PluginMissingError if it has none."""
        return self.get_block(self.parse_xml_string(etree.tostring(element, with_tail=False)))

    def load_block_type(self, block_type: str) -> type[XBlock]:
        """Return a built-in type by its fields, one of ours by its class."""
        return fields.NATIVES.get(block_type) or load_block_class(block_type)

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        return []

    def handler_url(self, *_args: Any, **_kwargs: Any) -> str:
        raise NotImplementedError

    def local_resource_url(self, *_args: Any) -> str:
        raise NotImplementedError

    def resource_url(self, *_args: Any) -> str:
        raise NotImplementedError

    def publish(self, *_args: Any) -> None:
        raise NotImplementedError


def _prepare_django() -> None:
    """Set Django up with nothing but the blocks' own app, unless the caller has done so."""
    if not settings.configured:
        settings.configure(INSTALLED_APPS=["xblocks.spaces.apps.SpacesConfig"], USE_TZ=True)
    if not apps.ready:
        django.setup()
