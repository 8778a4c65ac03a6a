"""Words are broken where their language allows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.drawing.hyphens import breaks, joint


def broken(word: str, language: str) -> str:
    places = breaks(word, language)
    return "|".join(word[start:end] for start, end in zip((0, *places), (*places, len(word)), strict=True))


@pytest.mark.parametrize(
    "word, language, parts",
    [
        ("Bürgerversammlung", "de", "Bür|ger|ver|samm|lung"),
        ("Datenschutzfolgenabschätzung", "de", "Daten|schutz|fol|gen|ab|schät|zung"),
        ("Datenschutzfolgenabschätzung", "de-AT", "Daten|schutz|fol|gen|ab|schät|zung"),
        ("IT-Dienstleistung", "de", "IT-Dienst|leis|tung"),
        ("Databeskyttelsesrådgiver", "da", "Data|be|skyt|tel|ses|råd|gi|ver"),
        ("municipality", "en_GB", "muni|cip|al|ity"),
        ("Ämter", "de", "Ämter"),
        ("Bürgerversammlung", "fr", "Bürgerversammlung"),
        ("Bürgerversammlung", "", "Bürgerversammlung"),
        ("(Bürgeramt/Bürgerbüro)", "de", "(Bür|ger|amt/Bür|ger|büro)"),
    ],
)
def test_breaks(word, language, parts):
    assert broken(word, language) == parts


@given(st.text(max_size=30), st.sampled_from(["de", "da", "en"]))
def test_three_letters_stay_on_either_side_whatever_the_text(text, language):
    for place in breaks(text, language):
        assert text[place - 3 : place].isalpha() and text[place : place + 3].isalpha()
        assert len(text[place - 3 : place]) == len(text[place : place + 3]) == 3


@pytest.mark.parametrize("head", ["Schwerbehinderten", "Bürger", "Sondernutzungs", "Borger"])
def test_joints(head):
    assert joint(head)


@pytest.mark.parametrize("head", ["Schwerbehin", "Bürgerver", "Sondernutzungser", "Verwaltungsaus"])
def test_no_joints(head):
    assert not joint(head)
