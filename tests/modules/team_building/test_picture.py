"""The canvas of W9: for the team, for the leadership, and to be filled in by hand."""

import pytest
from django.utils import translation
from lxml import html

from tests.drawing.pictures import HOSTILE
from tests.markup import problems
from xblocks.modules.team_building import picture
from xblocks.modules.team_building.content import SPEC, default
from xblocks.modules.workshop.work import Stored, judged, work

CONTENT = default("en")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def rows(said="", **more):
    """A sheet whose texts all end with the same."""
    return [
        Stored("subject", "subject", 1, {"subject": f"Permits{said}"}, 1),
        Stored("purpose", "purpose", 1, {"purpose": f"Fewer papers later{said}"}, 1),
        Stored("goals", "g2", 2, {"text": f"second goal{said}"}, 1),
        Stored("goals", "g1", 1, {"text": f"first goal{said}"}, 1),
        Stored("strengths", "s1", 1, {"text": f"knows the law{said}"}, 1),
        Stored("needs", "n1", 1, {"text": f"a call{said}"}, 1),
        Stored("roles", "content", 1, {"holder": f"Building control{said}"}, 1),
        Stored("agreements", "a1", 1, {"topic": "conflict", "text": f"two days{said}"}, 1),
        Stored("agreements", "a2", 2, {"topic": "meeting", "text": f"Thursdays{said}"}, 1),
        *more.get("more", ()),
    ]


def seen(stored):
    return judged(SPEC, work(SPEC, stored))


def tree(drawn):
    return html.fragment_fromstring(drawn, create_parent="div")


def listed(drawn):
    return [" ".join(entry.text_content().split()) for entry in tree(drawn).iter("li")]


def test_the_list_says_the_same_as_the_picture():
    assert listed(picture.canvas(CONTENT, seen(rows()), "c")) == [
        "Purpose Fewer papers later",
        "Goals first goal second goal",
        (
            "Roles Facilitation: still open Content: Building control Contact with the leadership: still open "
            "Documentation: still open"
        ),
        "Strengths knows the law",
        "Needs a call",
        "Agreements Meeting: Thursdays Conflict: two days",
    ]


def test_the_title_names_the_team():
    assert "Team sheet: Permits" in tree(picture.canvas(CONTENT, seen(rows()), "c")).text_content()


def test_what_leaves_the_team_names_nobody():
    said = listed(picture.outside(CONTENT, seen(rows())))
    assert [entry.split()[0] for entry in said] == ["Purpose", "Goals", "Roles", "Agreements"]
    assert "Content: held" in said[2] and "Building control" not in " ".join(said)


def test_several_agreements_of_one_topic_stand_together():
    more = [Stored("agreements", "a3", 3, {"topic": "conflict", "text": "then the facilitator"}, 1)]
    said = listed(picture.canvas(CONTENT, seen(rows(more=more)), "c"))
    assert said[-1] == "Agreements Meeting: Thursdays Conflict: two days Conflict: then the facilitator"


@pytest.mark.parametrize("stored", [[], rows()[:1]])
def test_nothing_is_drawn_of_nothing(stored):
    assert picture.canvas(CONTENT, seen(stored), "c") == "" == picture.outside(CONTENT, seen(stored))


def test_what_is_empty_says_so():
    assert listed(picture.canvas(CONTENT, seen(rows()[2:3]), "c"))[0] == "Purpose –"


def test_the_blank_canvas_has_roles_and_topics():
    said = tree(picture.blank(CONTENT)).text_content()
    assert all(words in said for words in ("Purpose", "Facilitation", "Deciding", "Strengths", "____"))


def test_markup_is_text():
    drawn = picture.canvas(CONTENT, seen(rows(HOSTILE)), "c") + picture.outside(CONTENT, seen(rows(HOSTILE)))
    assert tree(drawn).xpath("//script | //b") == []
    assert problems(f"<div lang='en'>{drawn}</div>") == []
