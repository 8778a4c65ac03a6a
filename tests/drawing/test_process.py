"""A process in words: the list says what the picture shows, step by step."""

from dataclasses import replace

from lxml import html

from tests.drawing.pictures import HOSTILE
from tests.drawing.test_lanes import STEPS, WORDS
from tests.markup import problems
from xblocks.drawing.process import breaks, listed


def rows(steps):
    tree = html.fragment_fromstring(listed(steps, WORDS))
    return [(row.get("value"), " ".join(row.text_content().split())) for row in tree.iter("li")]


def test_the_list_says_who_does_what_how_long_it_takes_and_lies():
    assert rows(STEPS[::-1])[:2] == [
        (
            "1",
            "Antrag annehmen, stempeln Infotheke · Papier · Arbeit: 10 Min. · N: verlangt das Recht. liegt danach 2 Tage",
        ),
        (
            "2",
            "Medienbruch Daten abtippen Sachbearbeitung · digital · Arbeit: 10 Min. · W: dient keinem. liegt danach 1 Tag",
        ),
    ]
    assert rows(STEPS)[-1][1].endswith(f"{STEPS[-1].value_name}.")  # nothing lies after it


def test_a_media_break_is_said_before_the_step_that_has_another_medium():
    assert ["Medienbruch" in text for _, text in rows(STEPS)] == [False, True, False, True, False]
    assert breaks(STEPS) == 2 and breaks(STEPS[:1]) == breaks([]) == 0


def test_no_steps_no_list():
    assert listed([], WORDS) == ""


def test_markup_is_sound_whatever_people_write():
    steps = [replace(one, name=HOSTILE, role=HOSTILE, work=HOSTILE, wait=HOSTILE) for one in STEPS]
    found = listed(steps, replace(WORDS, media_break=HOSTILE))
    assert problems(f'<div lang="de">{found}</div>') == []
    assert "<script" not in found
