"""A table with as many rows as a page has room for, in few words."""

import pytest
from django.utils import translation
from lxml import html

from xblocks.drawing.matrix import Cell, Line, MatrixWords
from xblocks.modules.workshop.picture import first, shared


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def table(rows, room, column="Done"):
    words = MatrixWords("Measures", "Measure", [column], ["By when?"], "de")
    return html.fragment_fromstring(first(rows, words, room))


def rows(count, name="Sort the post"):
    return [Line(place, name, [Cell("1")], ["June"]) for place in range(1, count + 1)]


def test_all_rows_stand_there_without_a_count_where_there_is_room():
    found = table(rows(3), 20)
    assert found.findtext(".//caption") == "Measures" and len(found.findall(".//tbody/tr")) == 3


@pytest.mark.parametrize(("room", "shown"), [(14, 4), (1, 2)])
def test_of_more_rows_the_first_stand_there_and_all_are_counted(room, shown):
    found = table(rows(9), room)
    assert (
        found.findtext(".//caption") == f"Measures: first {shown} of 9" and len(found.findall(".//tbody/tr")) == shown
    )


def test_long_names_take_the_room_of_several_rows():
    assert len(table(rows(9, "Sort the post of the whole house every morning"), 14).findall(".//tbody/tr")) < 4


def test_a_long_name_is_told_by_its_beginning():
    assert table(rows(1, "walk through everything " * 9), 20).find(".//tbody//th").text_content() == (
        "1 walk through everything walk through everything …"
    )


@pytest.mark.parametrize(
    ("room", "head"), [(30, "Acknowledged within forty-eight hours"), (4, "Acknowledged within …")]
)
def test_heads_are_whole_where_there_is_room(room, head):
    shown = table(rows(2), room, column="Acknowledged within forty-eight hours").xpath("string(.//thead//th[2])")
    assert shown.replace("\N{SOFT HYPHEN}", "") == head


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Straßenverkehrsbehörde", "Stra|ßen|ver|kehrs|be|hörde"),
        ("x" * 20, "xxxxxxxx|xxxxxxxx|xxxx"),
        ("Bauhof", "Bauhof"),
    ],
)
def test_a_word_wider_than_its_column_can_be_broken(word, broken):
    shown = table(rows(1), 20, column=word).xpath("string(.//thead//th[2])")
    assert shown.replace("\N{SOFT HYPHEN}", "|") == broken


def test_room_that_one_table_does_not_need_goes_to_the_others():
    words = MatrixWords("Measures", "Measure", ["Done"], ["By when?"], "de")
    low, high = shared([(rows(1), words), (rows(9), words)], 30)
    assert low < 10 and low + high == 30
    assert shared([(rows(1), words)], 30) == [low] and shared([], 30) == []


def test_beside_short_values_a_name_has_more_room_than_beside_long_ones():
    name = "Handle data responsibly in the office"
    words = MatrixWords("Measures", "Measure", ["Done"], ["By when?"], "de")
    (short,), (long,) = (
        shared([([Line(1, name, [Cell("1")], [end])], words)], 30) for end in ("June", "as soon as somebody asks")
    )
    assert short < long
