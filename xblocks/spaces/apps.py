"""The Django app, and how it plugs into the LMS and Studio."""

from typing import Any, ClassVar

from django.apps import AppConfig

#: The function of `settings.py` runs for both, since the operator's own file may replace the list in between.
_SETTINGS = {"common": {"relative_path": "settings"}, "production": {"relative_path": "settings"}}


class SpacesConfig(AppConfig):
    """People's work: see `api.py`. Registered under `lms.djangoapp` and `cms.djangoapp`."""

    name = "xblocks.spaces"
    label = "lotse"
    verbose_name = "Lotse"
    default_auto_field = "django.db.models.BigAutoField"

    plugin_app: ClassVar[dict[str, Any]] = {
        "settings_config": {"lms.djangoapp": _SETTINGS, "cms.djangoapp": _SETTINGS},
        "signals_config": {
            "lms.djangoapp": {
                "relative_path": "signals",
                "receivers": [
                    {
                        "receiver_func_name": "retire",
                        "signal_path": "openedx.core.djangoapps.user_api.accounts.signals.USER_RETIRE_LMS_CRITICAL",
                    }
                ],
            }
        },
    }

    def ready(self) -> None:
        """See `erasing.py`."""
        from . import erasing

        erasing.connect()
