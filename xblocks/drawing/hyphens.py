"""Where a language lets a word be broken. Patterns are pyphen's, read when a word first needs them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

#: The language of a text, without region, → pyphen's name of its patterns.
_PATTERNS = {"de": "de_DE", "da": "da_DK", "en": "en_GB"}
_LEAST = 3  # letters before and after a break: two are allowed, but stand lost on a line
_VOWELS = frozenset("aeiouyäöüæøåáàâéèêíóôúAEIOUYÄÖÜÆØÅÁÀÂÉÈÊÍÓÔÚ")
_WORDS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?<![vs])er$|en$|(?<!au)s$")


@lru_cache(maxsize=2048)
def breaks(text: str, language: str) -> tuple[int, ...]:
    """The places in a text without spaces after which a hyphen may stand; none in a language without patterns."""
    patterns = _patterns(language.lower().replace("_", "-").partition("-")[0])
    if not patterns:
        return ()
    return tuple(word.start() + place for word in _WORDS.finditer(text) for place in _within(word.group(), patterns))


def joint(head: str) -> bool:
    """Whether a German or Danish compound is likely to be joined after this beginning ("Schwerbehinderten|vertretung")."""
    return bool(_JOINT.search(head))


def _within(word: str, patterns: Any) -> list[int]:
    """The places in a word of letters only. Of the patterns' places some leave a syllable without a vowel
    ("Folge-n-abschätzung", "rå-d-giver"); that one belongs to what comes before it."""
    places = [int(place) for place in patterns.positions(word) if getattr(place, "data", None) is None]
    ends = [*places, len(word)]
    kept = [place for place, end in pairwise(ends) if _VOWELS.intersection(word[place:end])]
    return [place for place in kept if _LEAST <= place <= len(word) - _LEAST]


@cache
def _patterns(language: str) -> Any:
    if language not in _PATTERNS:
        return None
    from pyphen import Pyphen  # read late: most views break no word

    return Pyphen(lang=_PATTERNS[language])
