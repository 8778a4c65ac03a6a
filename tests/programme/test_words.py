"""The exporter's own words: the same in every language, filled without a rest."""

from dataclasses import asdict
from string import Formatter

import pytest

from course_export.programme.words import DE, LANGUAGES, Words


def holes(words: Words) -> dict[str, set[str | None]]:
    return {
        name: {field for _text, field, _spec, _conversion in Formatter().parse(text) if field is not None}
        for name, text in asdict(words).items()
        if isinstance(text, str)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_fills_the_same_holes(language: str) -> None:
    assert holes(LANGUAGES[language]) == holes(DE)
    assert LANGUAGES[language].kinds.keys() == DE.kinds.keys()
    assert len(set(LANGUAGES[language].months)) == 12
