"""Run by the test of the wheel inside an environment that holds nothing but the wheel and what it requires.

Renders every view of every block in every language and prints one line each: `<tag> <view> <language> <length>`.
"""

import importlib.metadata

import django
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "xblocks.spaces.apps.SpacesConfig"],
    USE_TZ=True,
    SECRET_KEY="only here",
)
django.setup()
call_command("migrate", verbosity=0)

from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore, KvsFieldData, MemoryIdManager, Runtime


class BareRuntime(Runtime):
    """Enough of a runtime to render a view."""

    def handler_url(self, block, handler_name, suffix="", query="", thirdparty=False):
        return f"/handler/{handler_name}"

    def resource_url(self, resource):
        return resource

    local_resource_url = resource_url

    def publish(self, block, event_type, event_data):
        """Nobody listens."""


for entry in importlib.metadata.entry_points(group="xblock.v1"):
    if not entry.value.startswith("xblocks."):
        continue
    for language in ("en", "de", "da"):
        ids = MemoryIdManager()
        field_data = KvsFieldData(DictKeyValueStore())
        runtime = BareRuntime(id_reader=ids, id_generator=ids, services={"field-data": field_data})
        usage = ids.create_usage(ids.create_definition(entry.name))
        block = runtime.construct_xblock_from_class(entry.load(), ScopeIds("7", entry.name, usage, usage))
        with translation.override(language):
            for view in ("student_view", "author_view", "studio_view", "public_view"):
                fragment = runtime.render(block, view)
                assert any(resource.mimetype == "text/css" for resource in fragment.resources)
                print(entry.name, view, language, len(fragment.content))
