"""Interface strings in the reader's language, from the one catalogue of all blocks."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.utils import translation

LOCALES = Path(__file__).parent.parent / "translations"
LANGUAGES = ("en", "de", "da")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue for a language code such as `de` or `de-at`; English ids where there is none."""
    short = language.replace("_", "-").split("-")[0].lower()
    return gettext.translation("text", str(LOCALES), [short], fallback=True)


def reader_language() -> str:
    """The language of the person reading, as one of LANGUAGES."""
    short = (translation.get_language() or "en").split("-")[0]
    return short if short in LANGUAGES else "en"


def gettext_for() -> Callable[[str], str]:
    """The translating function for whoever reads now."""
    return catalogue(reader_language()).gettext


def content_language(asked: str | None) -> str:
    """The language default content is written in: the course's where we have it, else the reader's."""
    short = (asked or reader_language()).replace("_", "-").split("-")[0].lower()
    return short if short in LANGUAGES else "en"
