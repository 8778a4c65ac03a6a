"""Interface strings in the reader's language, from the one catalogue of all blocks (decision 0017)."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.utils import translation

from xblocks.kit import platform

LOCALES = Path(__file__).parent.parent / "translations"
LANGUAGES = ("en", "de", "da")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue for a language code such as `de` or `de-at`; English ids where there is none.

    What an operator pulled for the platform comes first, text by text.
    """
    short = language.replace("_", "-").split("-")[0].lower()
    shipped = gettext.translation("text", str(LOCALES), [short], fallback=True)
    pulled = platform.pulled_translations()
    if pulled is None:
        return shipped
    regional = f"{short}_{short.upper()}"  # gettext tries `de` as well; Transifex has either
    found = gettext.translation("django", str(pulled), [regional], fallback=True)
    found.add_fallback(shipped)
    return found


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
