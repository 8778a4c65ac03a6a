"""The xblock-sdk workbench with the app of spaces, on SQLite in var/ (see scripts/workbench)."""

from pathlib import Path

from workbench.settings import *
from workbench.settings import INSTALLED_APPS as _APPS

DEBUG = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(__file__).parent.parent / "var" / "workbench.sqlite3"),
    }
}
INSTALLED_APPS = [*_APPS, "xblocks.spaces.apps.SpacesConfig"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
