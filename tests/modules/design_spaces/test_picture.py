"""The mandate as a picture: its words, who has signed, and what the leadership gets of a long one."""

from dataclasses import replace

import pytest
from django.utils import translation
from lxml import html

from tests.drawing.pictures import HOSTILE
from tests.markup import problems
from xblocks.modules.design_spaces import context, model, picture
from xblocks.modules.design_spaces.content import SPEC, default
from xblocks.modules.design_spaces.sheet import sheet
from xblocks.modules.workshop.work import Stored, judged, work

CONTENT = default("en")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def stored(table, key, **cells):
    return Stored(table, key, int(key[1:]) if key[1:].isdecimal() else 0, cells, 1)


def mandate(count=2, name="topic"):
    return [
        *(stored("decision_rights", f"r{n:02}", topic=f"{name} {n}", level=n % 4 + 1) for n in range(count)),
        *(stored("scope_in", f"i{n:02}", name=f"inside {n}") for n in range(count)),
        stored("sponsor", "sponsor", role="Head of department"),
        stored("team", "team", members=6, time_percent=10, weekly_hours=39),
        stored("term", "term", term_start="2027-02-01", review_date="2027-07-01"),
    ]


def seen(rows, signatures=()):
    found = judged(SPEC, work(SPEC, rows), {"signatures": [*signatures]})
    return replace(found, figures=model.figures(sheet(found)))


def said(markup):
    tree = html.fragment_fromstring(str(markup), create_parent="div")
    return [" ".join(entry.text_content().split()) for entry in tree.xpath("//*[local-name()='text'] | //li")]


def test_the_picture_says_what_frames_the_work_and_the_list_the_levels():
    words = said(picture.mandate(CONTENT, seen(mandate()), "p"))
    for part in ("23.4", "Head of department", "1 Jul 2027", "0 of 7", "• inside 1"):
        assert part in words
    assert "Inside inside 0 inside 1" in words and "Outside –" in words
    assert "Topic 1 inform: topic 0 2 propose: topic 1 3 decide, with veto: – 4 decide: –" in words
    assert words[-1].endswith("Leadership: not signed yet Team: not signed yet") and words.count("not signed yet") == 2


def test_whoever_has_signed_is_said():
    words = said(picture.mandate(CONTENT, seen(mandate(), [{"side": "team", "version": 1, "date": "2027-04-12"}]), "p"))
    assert "signed on 12 Apr 2027" in words and "✓ Team" in words and words.count("not signed yet") == 1


def test_of_a_long_mandate_the_leadership_gets_the_first_few():
    words = said(picture.brief(CONTENT, seen(mandate(40))))
    assert "topic 2" in words and "topic 3" not in words and "37 more on the sheet" in words
    assert "23.4" not in words  # stands beside it
    drawn = said(picture.mandate(CONTENT, seen(mandate(40)), "p"))
    assert "topic 10" in drawn and "topic 11" not in drawn and "29 more on the sheet" in drawn


def test_without_a_decision_right_there_is_no_picture():
    assert picture.mandate(CONTENT, seen(mandate(0)), "p") == ""


def test_the_empty_mandate_has_room_for_both_signatures():
    assert said(picture.blank(CONTENT)).count("Day, signature:") == 2


def test_markup_is_text():
    drawn = picture.mandate(CONTENT, seen(mandate(3, HOSTILE)), "p")
    assert problems(f"<div lang='en'>{drawn}</div>") == []
    assert html.fragment_fromstring(str(drawn), create_parent="div").xpath("//script") == []


def test_review_and_end_come_into_the_calendar():
    rows = [*mandate()[:-1], stored("term", "term", review_date="2027-07-01", term_end="2028-01-31")]
    assert [(entry.key, entry.day, entry.title) for entry in context.dates(CONTENT, seen(rows))] == [
        ("review_date", "2027-07-01", "The mandate: Review"),
        ("term_end", "2028-01-31", "The mandate: End"),
    ]
