"""Text fits the room it is given, loses nothing but what is left over, and is broken by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.drawing.lettering import lines, named, text, width

GERMAN = st.lists(
    st.sampled_from(["Bürgerversammlung", "Ortsteil", "IT-Dienstleister", "Datenschutzfolgenabschätzung", "für", "&"]),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(st.text(max_size=60), st.integers(60, 300), st.integers(1, 4), st.sampled_from(["", "de", "da", "en"]))
def test_lines_fit_and_are_not_too_many(words, room, most, language):
    found = lines(words, room, 14, most, language=language)
    assert len(found) <= most
    assert all(width(line, 14) <= room for line in found)


@given(GERMAN, st.integers(60, 300))
def test_nothing_is_lost(words, room):
    found = lines(words, room, 14, 60, language="de")
    assert "".join(found).replace("-", "").replace(" ", "") == words.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    "words, room, found",
    [
        ("Bürgerversammlung Ortsteil Hagebruch", 170, ["Bürgerversammlung", "Ortsteil Hagebruch"]),
        ("Bürgerversammlung Ortsteil Hagebruch", 120, ["Bürger-", "versammlung", "Ortsteil", "Hagebruch"]),
        ("Schwerbehindertenvertretung", 170, ["Schwerbehinderten-", "vertretung"]),
        ("Datenschutzfolgenabschätzung", 170, ["Datenschutzfolgen-", "abschätzung"]),
        ("IT-Dienstleistungszentrum Rheinland-Süd", 170, ["IT-Dienstleistungs-", "zentrum", "Rheinland-Süd"]),
        ("Rheinland-Süd", 100, ["Rheinland-", "Süd"]),
        ("Rat", 10, ["R-", "a-", "t"]),
        ("WW", 5, ["W-", "W"]),
        ("", 100, []),
    ],
)
def test_german(words, room, found):
    assert lines(words, room, 14, 4, language="de") == found


@pytest.mark.parametrize(
    "word, longest, first",
    [
        ("Rheinland-Südwest", "Rheinland-Süd-", "Rheinland-"),
        ("Bürgerversammlung", "Bürgerversamm-", "Bürgerversamm-"),
        ("Bürgerbüroleitung", "Bürgerbüro-", "Bürgerbüro-"),
    ],
)
def test_a_word_ends_where_it_is_joined_unless_much_of_the_line_stays_empty(word, longest, first):
    assert lines(word, width(longest, 14), 14, 3, language="de")[0] == first


def test_what_is_exactly_as_wide_as_the_room_fits():
    assert lines("one two", width("one two", 14), 14, 1) == ["one two"]
    assert lines("Rathaus", width("Rathaus", 14), 14, 1, language="de") == ["Rathaus"]
    assert lines("Rathaus", width("Rat-", 14), 14, 3) == ["Rat-", "ha-", "us"]
    assert lines("Rathausplatz", width("Rathaus-", 14), 14, 2, language="de") == ["Rathaus-", "platz"]
    assert lines("aa aa aa", width("aa …", 14), 14, 2) == ["aa", "aa …"]


def test_without_a_language_a_long_word_is_cut_where_the_room_ends():
    assert lines("Bürgerversammlung", 100, 14, 3) == ["Bürgervers-", "ammlung"]


def test_accents_stay_with_their_letters():
    assert lines("e\u0301" * 3, 12, 14, 9) == ["e\u0301-", "e\u0301-", "e\u0301"]


def test_what_is_left_over_ends_in_dots():
    assert lines("one two three four", 60, 14, 2) == ["one", "two …"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Um halb elf fällt die Leitung zum Rechenzentrum aus", ["Um halb elf", "fällt die …"]),
        ("Um halb elf fällt, und zwar weit, vieles aus", ["Um halb elf", "fällt, und …"]),
        ("Leitung, Rechenzentrum", ["Leitung …"]),
        ("die Datenschutzfolgenabschätzung", ["die …"]),
        ("Datenschutzfolgenabschätzung", ["Datenschut…"]),
    ],
)
def test_no_text_ends_within_a_word_unless_it_is_all_there_is(words, found):
    room = width("fällt die Leit…", 14)
    assert lines(words, room, 14, len(found), language="de") == found


@given(GERMAN, st.integers(60, 300), st.integers(1, 4))
def test_what_a_cut_text_says_is_its_first_words(words, room, most):
    found = lines(words, room, 14, most, language="de")
    if found[-1].endswith(" …"):
        whole = "".join(found).removesuffix(" …").replace("-", "").replace(" ", "")
        told = words.replace("-", "").split()
        assert whole in ["".join(told[:count]) for count in range(1, len(told))]


@pytest.mark.parametrize(
    "letters, hundredths",
    [
        *(("il", 76), ("f!", 92), ("t-", 100), ("/*", 112), ("cz", 120), ("vx", 132), ("é", 70), ("db", 148)),
        *(("AX", 156), ("DÖ", 176), ("w↑", 188), ("m", 107), ("W", 117), ("漢", 135), ("Ж", 95), ("\u0301", 0)),
    ],
)
def test_widths_in_hundredths(letters, hundredths):
    assert width(letters, 100) == pytest.approx(hundredths)
    assert width(letters, 100, bold=False) == pytest.approx(hundredths * 0.96)


def test_names_for_screen_readers_are_escaped():
    extra, elements = named("u", "<a>", "b & c")
    assert extra == {"role": "img", "aria-labelledby": "u-title", "aria-describedby": "u-desc"}
    assert [element.as_str() for element in elements] == [
        '<title id="u-title">&lt;a&gt;</title>',
        '<desc id="u-desc">b &amp; c</desc>',
    ]


def test_without_uid_there_are_no_ids():
    assert named("", 'a "b"', "c") == ({"role": "img", "aria-label": "a &quot;b&quot;"}, [])


def test_text_is_escaped_and_has_its_classes():
    assert text(1, 2, "</text><b>", "name", "end").as_str() == (
        '<text class="name end" x="1" y="2">&lt;/text&gt;&lt;b&gt;</text>'
    )
