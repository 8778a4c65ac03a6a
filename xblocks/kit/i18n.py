"""Interface strings in the reader's language, from the one catalogue of all blocks (decision 0017)."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from django.utils import formats, translation

from xblocks.core.text import marked as _
from xblocks.kit import platform

LOCALES = Path(__file__).parent.parent / "translations"
LANGUAGES = ("en", "de", "da")
_NAMES = {"en": _("English"), "de": _("German"), "da": _("Danish")}


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


def short_date(day: date) -> str:
    """A day as the reader writes it: in figures; in English with its month in letters, since readers differ on the order."""
    return str(formats.date_format(day, "j M Y" if reader_language() == "en" else "SHORT_DATE_FORMAT"))


def other_language(content: str | None) -> str:
    """What the language of a content is called, where it is not the reader's; empty where it is, or is none of ours."""
    short = (content or reader_language()).replace("_", "-").split("-")[0].lower()
    return "" if short == reader_language() or short not in _NAMES else gettext_for()(_NAMES[short])


def content_language(asked: str | None) -> str:
    """The language default content is written in: the course's where we have it, else the reader's."""
    short = (asked or reader_language()).replace("_", "-").split("-")[0].lower()
    return short if short in LANGUAGES else "en"


def rounded(value: float, places: int) -> float:
    """A number with so many decimals, half up: what Django formats it cuts off where it is longer."""
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
