"""Settings under which `make check` looks at the annotations (OEP-30) of all our models, the player's included."""

from tests.settings import *
from tests.settings import INSTALLED_APPS as _APPS

INSTALLED_APPS = [*_APPS, "course_export.preview.apps.PreviewConfig"]
