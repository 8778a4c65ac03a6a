"""Swimlanes: every step has its box in its role's lane, changes of the medium are drawn, nothing leaves the picture."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.drawing.pictures import HOSTILE, NAMES, NS, readable
from tests.markup import problems
from xblocks.drawing.lanes import LanesWords, Step, lanes

WORDS = LanesWords(
    title="Ist",
    part="%(title)s, Schritte %(first)s bis %(last)s",
    description="Schritte: %(steps)s. Medienbrüche: %(breaks)s. Rollen: %(roles)s.",
    media_break="Medienbruch",
)
MEDIA = ("paper", "digital", "phone", "person")
STEPS = [
    Step(1, "annehmen", "Empfang", "paper", "Papier", "N", ("Arbeit: 10 min",)),
    Step(2, "erfassen", "Sachbearbeitung", "digital", "Digital", "W", ("Arbeit: 15 min", "Warten: 480 min")),
    Step(3, "prüfen", "Sachbearbeitung", "digital", "Digital", "V", ()),
]


LONG = Step(
    7,
    "Unterlagen auf Vollständigkeit prüfen, fehlende nachfordern, Frist vormerken, den Eingang bestätigen und alles an "
    "die zuständige Stelle weiterleiten",
    "Personalrat",
    "paper",
    "Papier",
    "V",
    ("Arbeit: 15 min, im Mittel aller Fälle des letzten Jahres ohne Nachfragen", "Warten: 480 min"),
)
#: What somebody has looked at: steps, and the words for a media break.
PICTURES = {
    "usual": (
        [
            *STEPS,
            Step(4, "zurückrufen", "Empfang", "phone", "Telefon", "V", ("Arbeit: 5 min",)),
            Step(5, "übergeben", "Bürgerinnen und Bürger mit Sehbehinderung", "person", "Persönlich", "N", ()),
        ],
        "Medienbruch",
    ),
    "long": (
        [
            LONG,
            *(
                Step(
                    *(
                        n,
                        f"{NAMES[n % 6]} anhören",
                        NAMES[(n // 2 + 1) % 4],
                        medium,
                        "Besprechung im Haus",
                        "VNW"[n % 3],
                    ),
                    facts=(NAMES[n % 5],),
                )
                for n, medium in enumerate(["paper", "digital", "digital", "paper", "digital", "digital"], 8)
            ),
        ],
        "Medienbruch im Ablauf",
    ),
    "one": ([replace(STEPS[0], role="Bürgerinnen und Bürger mit Sehbehinderung")], "Medienbruch"),
}


def many(count):
    return [
        Step(n, NAMES[n % len(NAMES)], NAMES[n % 3], MEDIA[n % 4], "Medium " * (n % 3 + 1), "VNW"[n % 3], (HOSTILE,))
        for n in range(1, count + 1)
    ]


def drawn(steps, uid="p"):
    """The bands of a process."""
    return list(etree.fromstring(f"<div>{lanes(steps, WORDS, uid=uid, language='de')}</div>"))


def of(band, tag, name):
    return band.xpath(f"s:{tag}[contains(concat(' ', @class, ' '), ' {name} ')]", namespaces=NS)


def box(element):
    x, y, wide, high = (float(element.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_look_as_they_did(picture, golden):
    """Look at what `--snapshot-update` writes."""
    steps, media_break = PICTURES[picture]
    words = replace(WORDS, media_break=media_break)
    golden(f"drawing/lanes-{picture}.html", readable(lanes(steps, words, uid="p", language="de")))


def test_no_steps_no_picture():
    assert lanes([], WORDS, uid="p", language="de") == ""


def test_a_step_is_said_in_its_box_in_the_order_of_the_process():
    (band,) = drawn(STEPS[::-1])
    assert [text.text for text in of(band, "text", "name")] == ["1. annehmen", "2. erfassen", "3. prüfen"]
    assert [text.text for text in of(band, "text", "fact")] == [
        *("Papier", "Arbeit: 10 min", "Digital", "Arbeit: 15 min", "Warten: 480 min", "Digital")
    ]
    assert [rect.get("class") for rect in of(band, "rect", "box")] == ["box value-N", "box value-W", "box value-V"]
    assert band.findtext("s:title", namespaces=NS) == "Ist"
    assert band.findtext("s:desc", namespaces=NS) == ("Schritte: 3. Medienbrüche: 1. Rollen: Empfang, Sachbearbeitung.")


def test_each_role_has_one_lane_that_holds_its_boxes_and_no_others():
    (band,) = drawn([*STEPS, replace(STEPS[0], order=4)])
    front, clerk = (box(lane) for lane in of(band, "rect", "lane"))
    assert front[3] == clerk[1]
    for rect, lane in zip(of(band, "rect", "box"), (front, clerk, clerk, front), strict=True):
        left, top, right, bottom = box(rect)
        assert lane[0] < left and lane[1] < top and right < lane[2] and bottom < lane[3]


def test_a_change_of_the_medium_is_a_line_with_a_name_also_between_two_bands():
    (band,) = drawn(STEPS)
    assert len(of(band, "line", "break")) == len(of(band, "text", "break-name")) == 1
    (quiet,) = drawn(STEPS[1:])
    assert of(quiet, "line", "break") == of(quiet, "text", "break-name") == []
    steps = [replace(STEPS[2], order=n, medium="paper" if n < 6 else "digital") for n in range(1, 8)]
    assert [len(of(band, "line", "break")) for band in drawn(steps)] == [0, 1]


def test_five_steps_are_a_band_and_only_the_whole_process_begins_and_ends():
    steps = [replace(STEPS[2], order=n) for n in range(1, 12)]
    (alone,), bands = drawn(steps[:5]), drawn(steps)
    assert alone.findtext("s:title", namespaces=NS) == "Ist"
    assert [band.findtext("s:title", namespaces=NS) for band in bands] == [
        *("Ist, Schritte 1 bis 5", "Ist, Schritte 6 bis 10", "Ist, Schritte 11 bis 11")
    ]
    assert [len(of(band, "rect", "box")) for band in bands] == [5, 5, 1]
    assert [[event.get("class") for event in of(band, "circle", "event")] for band in [alone, *bands]] == [
        *(["event", "event end"], ["event"], [], ["event end"])
    ]
    assert [len(of(band, "path", "flow")) for band in bands] == [6, 6, 2]


def test_ids_are_those_of_the_picture_or_none():
    both = lanes(STEPS, WORDS, uid="a", language="de") + lanes(STEPS, WORDS, uid="b", language="de")
    assert problems(f'<div lang="de">{both}</div>') == []
    assert " id=" not in lanes(STEPS, WORDS, uid="", language="de")


@pytest.mark.parametrize("count", [1, 5, 6, 200])
def test_markup_is_sound_whatever_people_write(count):
    picture = lanes(many(count), WORDS, uid="p", language="de")
    assert problems(f'<div lang="de">{picture}</div>') == []
    assert "<script" not in picture


STEP = st.builds(
    Step,
    order=st.integers(1, 10**6),
    name=st.sampled_from(NAMES),
    role=st.sampled_from(NAMES),
    medium=st.sampled_from(MEDIA),
    medium_name=st.sampled_from(NAMES),
    value=st.sampled_from("VNW"),
    facts=st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
)


@given(st.lists(STEP, min_size=1, max_size=12, unique_by=lambda step: step.order))
def test_any_process_is_drawn_whole_and_nothing_leaves_the_picture(steps):
    bands = drawn(steps)
    assert sum(len(of(band, "rect", "box")) for band in bands) == len(steps)
    for band in bands:
        _, _, width, height = map(float, band.get("viewBox").split())
        for rect in band.xpath("s:rect", namespaces=NS):
            left, top, right, bottom = box(rect)
            assert left >= 0 and top >= 0 and right <= width and bottom <= height
        for text in band.xpath("s:text", namespaces=NS):
            assert 0 <= float(text.get("x")) < width and 0 < float(text.get("y")) < height
