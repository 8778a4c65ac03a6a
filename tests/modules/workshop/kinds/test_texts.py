"""Texts of one line and of several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import told
from tests.modules.workshop.kinds.fields import read, refusal
from xblocks.modules.workshop.kinds import Choice, Count, LongText, Sentence, Text


def test_texts_are_one_line_and_long_ones_several():
    assert read(Text(), "  to \n sign\t it ") == "to sign it"
    assert read(Sentence(), " to \n sign it ") == "to sign it"
    assert read(LongText(), " one\r\ntwo\rthree ") == "one\ntwo\nthree"


@pytest.mark.parametrize(("kind", "longest"), [(Text(), 200), (Sentence(), 300), (LongText(), 2000)])
def test_texts_have_a_longest(kind, longest):
    assert read(kind, "x" * longest) == "x" * longest
    assert str(longest) in refusal(kind, "x" * (longest + 1))
    assert kind.field("it", {}, told())["longest"] == longest


_LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(_LINES)
def test_texts_come_back_from_the_form_as_they_were(text):
    for kind in (Text(), Sentence(), LongText()):
        value = read(kind, text)
        if value is not None:
            assert kind.fits(value)
            assert read(kind, kind.typed("it", value, told())) == value
            assert kind.said(value, told()) == kind.plain(value, told()) == value


def test_a_text_offers_what_stands_in_other_rows_if_asked():
    there = told(values=lambda name: ["clerk", "front", "clerk"] if name == "it" else [])
    assert Text(suggest=True).field("it", {}, there)["suggestions"] == ["clerk", "front"]
    assert Text().field("it", {}, there)["suggestions"] == []


def test_no_more_than_fifty_texts_are_offered_in_their_order():
    there = told(values=lambda _name: (f"clerk {place}" for place in range(159, 99, -1)))
    assert Text(suggest=True).field("it", {}, there)["suggestions"] == [f"clerk {place}" for place in range(100, 150)]


@pytest.mark.parametrize("text", [7, None, True, ["x"], "\ud800", "a\x00b", "\x08", " ", ""])
def test_what_is_no_text_or_one_that_no_file_can_carry_does_not_fit(text):
    assert not Text().fits(text) and not LongText().fits(text)


def test_where_there_is_little_room_texts_begin_and_all_else_stands_whole():
    for kind in (Text(), Sentence(), LongText()):
        assert kind.begun("two words", 5) == "two …" and kind.begun("two words", 9) == "two words"
    assert (Count().begun(123456, 3), Choice(("paper",)).begun("paper", 3)) == (123456, "paper")
