"""Django settings of an installation that has capa, libraries and our blocks, and nothing else."""

from openedx_content.settings_api import openedx_content_backcompat_apps_to_install

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "openedx_tagging",
    "openedx_catalog",
    "openedx_content",
    *openedx_content_backcompat_apps_to_install(),
    "organizations",
    "tests.platform.overviews",
    "xblocks_contrib.discussion",
    "xblocks_contrib.problem.capa",
    "xblocks.spaces.apps.SpacesConfig",
]
OPENEDX_LEARNING = {"MEDIA": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}  # the files of libraries
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
SECRET_KEY = "only for tests"
USE_TZ = True
FEATURES: dict[str, bool] = {}
PLATFORM_NAME = "Open edX"
