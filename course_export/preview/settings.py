"""Django settings of the player: one process, one course, one SQLite file."""

import logging
import secrets
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from course_export.reading.course import Course
from course_export.reading.files import CourseFiles
from course_export.terminal import visible

TIME_ZONE = "Europe/Berlin"

HERE = Path(__file__).parent
# What the platform's proxy lets through; larger bodies get 413 from the server.
LARGEST_BODY = 4 * 1024 * 1024


_LINE = "%(levelname)s %(name)s: %(message)s"


class Plain(logging.Formatter):
    """What is logged, without what a text of a course could do to a terminal."""

    def __init__(self) -> None:
        super().__init__(_LINE)

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record), keep="\n")


def values(
    files: CourseFiles, course: Course, state: Path, port: int, open_date: date, ui_language: str
) -> dict[str, Any]:
    """Return what `settings.configure` needs to serve a course with its state in the folder `state`."""
    spaces = ["xblocks.spaces.apps.SpacesConfig"] if find_spec("xblocks.spaces") else []
    return {
        "LOTSE_COURSE": course,
        "LOTSE_FILES": files,
        "LOTSE_OPEN_DATE": open_date,
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "SECRET_KEY": _secret(state / "secret"),
        "ROOT_URLCONF": "course_export.preview.urls",
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "course_export.preview.apps.PreviewConfig",
            *spaces,
        ],
        "MIDDLEWARE": [
            "course_export.preview.csp.ContentSecurityPolicyMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "course_export.preview.visit.VisitMiddleware",
            "crum.CurrentRequestUserMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "OPTIONS": {"context_processors": ["course_export.preview.frame.context"]},
            }
        ],
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": state / "player.sqlite3",
                "CONN_MAX_AGE": None,
                # Writers queue instead of failing: a transaction takes the lock when it begins and waits for it.
                "OPTIONS": {
                    "timeout": 30,
                    "transaction_mode": "IMMEDIATE",
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        },
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        # Browsers share cookies between ports, and two players may run at once.
        "SESSION_COOKIE_NAME": f"lotse_player_{port}",
        "CSRF_FAILURE_VIEW": "course_export.preview.views.pages.stale_form",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_BODY,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 10_000,
        "USE_TZ": True,
        "TIME_ZONE": TIME_ZONE,
        "LANGUAGE_CODE": ui_language,
        "LANGUAGES": [("de", "Deutsch"), ("en", "English"), ("da", "Dansk")],
        "LOCALE_PATHS": [HERE / "locale"],
        "XBLOCK_SETTINGS": {},
        "LOGGING": {
            "version": 1,
            "disable_existing_loggers": False,
            # XBlock warns of `url_name` at every block, which each has.
            "filters": {
                "known": {
                    "()": "django.utils.log.CallbackFilter",
                    "callback": lambda record: not record.getMessage().endswith("does not contain field url_name"),
                }
            },
            "formatters": {"plain": {"()": Plain}},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["known"]}},
            # Requests that wait for a thread are no news.
            "loggers": {"waitress.queue": {"level": "ERROR"}},
            "root": {"handlers": ["console"], "level": "WARNING"},
        },
    }


def _secret(path: Path) -> str:
    """Return the key that signs the session cookie, made on first use and readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8")
