"""What the exporter has to say: each of its phrases is said somewhere, and none is changed on the way."""

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

import course_export
from course_export.programme.phrases import Words
from course_export.programme.words import DE

SOURCES = "\n".join(
    file.read_text(encoding="utf-8")
    for file in Path(course_export.__file__).parent.rglob("*.py")
    if not file.name.startswith("words_")
)


@pytest.mark.parametrize("phrase", [field.name for field in fields(Words)])
def test_each_phrase_is_said_somewhere(phrase: str) -> None:
    assert re.search(rf"\b(?:words|_words|LANGUAGES\[[^]]+\])\.{phrase}\b", SOURCES)


def test_a_build_cannot_change_what_the_next_one_says() -> None:
    with pytest.raises(FrozenInstanceError):
        DE.sources = "Belege"  # type: ignore[misc]
