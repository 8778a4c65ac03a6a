"""Characters that can be stored and exported."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xblocks.core.text import beginning, carried, check_characters, normalise_newlines, slug


@given(st.text(st.characters(), max_size=8))
def test_what_is_allowed_is_exactly_what_xml_carries(text: str) -> None:
    element = etree.Element("a")
    try:
        element.text = text
        text.encode()
    except ValueError:  # UnicodeEncodeError is one
        with pytest.raises(ValueError, match=r"character U\+[0-9A-F]{4,6} at position \d+"):
            check_characters(text)
    else:
        assert check_characters(text) == text


def test_the_first_bad_character_is_named() -> None:
    with pytest.raises(ValueError, match=r"U\+0008 at position 3 "):
        check_characters("ab\x08\x00")
    with pytest.raises(ValueError, match=r"U\+0000 at position 1 "):
        check_characters("\x00")


@given(st.text(max_size=20))
def test_line_ends_are_those_an_xml_parser_gives(text: str) -> None:
    found = normalise_newlines(text)
    assert "\r" not in found
    assert found == normalise_newlines(found)
    assert found.count("\n") == text.count("\n") + text.count("\r") - text.count("\r\n")


@given(st.text(max_size=80), st.integers(2, 40))
def test_the_beginning_of_a_text_is_short(text: str, length: int) -> None:
    found = beginning(text, length)
    assert len(found) <= length and len(found.splitlines()) <= 1
    assert found == " ".join(text.split()) or found.endswith("…")


def test_the_beginning_ends_with_a_word_or_within_one_that_is_too_long() -> None:
    assert beginning("Mittwochs fehlt eine\nVertretung", 24) == "Mittwochs fehlt eine …"
    assert beginning("Mittwochs fehlt", 15) == "Mittwochs fehlt"
    assert beginning("\n\n Sondernutzungserlaubnis\nfehlt", 10) == "Sondernut…"


@given(st.text(st.characters(), max_size=8))
def test_what_can_be_carried_is_what_is_allowed(text: str) -> None:
    try:
        check_characters(text)
    except ValueError:
        assert not carried(text)
    else:
        assert carried(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sondernutzungserlaubnis", "sondernutzungserlaubnis"),
        ("Straße sperren", "strasse-sperren"),
        ("Ærø, Østerbro & Ålborg", "aeroe-oesterbro-aalborg"),
        ("ÄÖÜ äöü", "aeoeue-aeoeue"),
        ("Café Genève", "cafe-geneve"),
        ('  A / B\\C:D*?"<>|.exe ', "a-b-c-d-exe"),
        ("広場", ""),
        ("---", ""),
        ("", ""),
        ("a" * 59 + " bcd", "a" * 59),
        ("a" * 61, "a" * 60),
    ],
)
def test_a_text_as_part_of_a_files_name(text: str, found: str) -> None:
    assert slug(text) == found


@given(st.text(max_size=200), st.integers(1, 80))
def test_a_files_name_is_plain_short_and_stays_as_it_is(text: str, length: int) -> None:
    assert len(slug(text)) <= 60
    found = slug(text, length)
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", found) and len(found) <= length
    assert slug(found, length) == found
