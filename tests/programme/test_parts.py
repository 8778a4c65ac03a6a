"""What programmes are written of: keys, texts per language, time zones."""

import pytest
from pydantic import TypeAdapter, ValidationError

from course_export.programme.parts import Key, in_language, said, zone


@pytest.mark.parametrize(("key", "expected"), [("a" * 64, True), ("a" * 65, False), ("-a", False), ("ä", False)])
def test_a_key_is_short_and_plain(key: str, expected: bool) -> None:
    try:
        assert TypeAdapter(Key).validate_python(key) == key and expected
    except ValidationError:
        assert not expected


def test_a_text_for_every_language_stands_in_where_there_is_none_in_this_one() -> None:
    texts = {"en": "Tea", "*": "Tee"}
    assert [in_language(texts, language) for language in ("en", "da")] == ["Tea", "Tee"]
    assert [said(texts, language) for language in ("en", "da")] == ["Tea", "Tee"]
    assert in_language({"en": "Tea"}, "da") is None


@pytest.mark.parametrize(("name", "expected"), [("Europe/Berlin", True), ("Europe/Rungholt", False), ("../x", False)])
def test_a_time_zone_is_one_that_exists(name: str, expected: bool) -> None:
    assert (zone(name) is not None) is expected
