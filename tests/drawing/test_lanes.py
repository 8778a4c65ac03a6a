"""Swimlanes: every step has its box in its role's lane, waiting and media breaks are where they happen, nothing leaves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, box, boxes, readable, texts
from tests.markup import problems
from xblocks.drawing.frame import WIDTH
from xblocks.drawing.lanes import lanes
from xblocks.drawing.process import LanesWords, Step

WORDS = LanesWords(
    title="Ist: Sondernutzungserlaubnis",
    part="%(title)s, Schritte %(first)s bis %(last)s",
    description="Schritte: %(steps)s. Medienbrüche: %(breaks)s. Rollen: %(roles)s.",
    media_break="Medienbruch",
    waiting="liegt so lange",
    lies="liegt danach %(time)s",
)
VALUES = {"V": "V: dafür ist die Person gekommen", "N": "N: verlangt das Recht", "W": "W: dient keinem"}
MEDIA = {"paper": "Papier", "digital": "digital", "phone": "Telefon", "person": "persönlich"}


def step(order, name, role, medium="digital", value="V", work="Arbeit: 10 Min.", wait=""):
    return Step(order, name, role, medium, MEDIA[medium], value, VALUES[value], work, wait)


STEPS = [
    step(1, "Antrag annehmen, stempeln", "Infotheke", "paper", "N", wait="2 Tage"),
    step(2, "Daten abtippen", "Sachbearbeitung", "digital", "W", wait="1 Tag"),
    step(3, "Lage prüfen", "Sachbearbeitung", wait="3 Tage"),
    step(4, "Unterschreiben", "Leitung", "paper", "N", wait="2 Tage"),
    step(5, "Bescheid versenden", "Sachbearbeitung", "paper"),
]
LONG = step(
    7,
    "Unterlagen auf Vollständigkeit prüfen, fehlende nachfordern, Frist vormerken, den Eingang bestätigen und alles an "
    "die zuständige Stelle weiterleiten",
    "Bürgerinnen und Bürger mit Sehbehinderung",
    "person",
    work="Arbeit: 1.000.000.000 Min., im Mittel aller Fälle",
    wait="2.083.333 Tage 3 Stunden",
)
#: What somebody has looked at.
PICTURES = {
    "usual": STEPS,
    "long": [LONG, *(replace(LONG, order=n, name=f"{NAMES[n % 6]} anhören", role=NAMES[n % 4]) for n in range(8, 14))],
    "one": STEPS[:1],
    "quiet": [step(n, "prüfen", "Amt") for n in range(1, 4)],
}


def many(count):
    media, values = list(MEDIA), list(VALUES)
    return [
        step(n, NAMES[n % len(NAMES)], NAMES[n % 3], media[n % 4], values[n % 3], HOSTILE, f"{n} Tage" * (n % 2))
        for n in range(1, count + 1)
    ]


def drawn(steps, uid="p"):
    """The bands of a process."""
    return list(etree.fromstring(f"<div>{lanes(steps, WORDS, uid=uid, language='de')}</div>"))


def of(band, tag, name):
    return band.xpath(f"s:{tag}[contains(concat(' ', @class, ' '), ' {name} ')]", namespaces=NS)


def one_line(band, name):
    """All lines of that class as one text."""
    return " ".join(texts(band, name))


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_look_as_they_did(picture, golden):
    """Look at what `--snapshot-update` writes."""
    golden(f"drawing/lanes-{picture}.html", readable(lanes(PICTURES[picture], WORDS, uid="p", language="de")))


def test_no_steps_no_picture():
    assert lanes([], WORDS, uid="p", language="de") == ""


def test_a_step_is_said_in_its_box_in_the_order_of_the_process():
    (band,) = drawn(STEPS[2::-1])
    assert one_line(band, "name") == "Antrag annehmen, stempeln Daten abtippen Lage prüfen"
    assert texts(band, "step") == ["1", "2", "3"]
    assert texts(band, "fact") == ["Papier", "Arbeit: 10 Min.", *["digital", "Arbeit: 10 Min."] * 2]
    assert [rect.get("class") for rect in of(band, "rect", "box")][:3] == ["box value-N", "box value-W", "box value-V"]
    assert band.findtext("s:title", namespaces=NS) == WORDS.title
    assert band.findtext("s:desc", namespaces=NS) == (
        "Schritte: 3. Medienbrüche: 1. Rollen: Infotheke, Sachbearbeitung."
    )


def test_the_name_of_a_medium_comes_before_its_sign():
    steps = [replace(step(n, "prüfen", "Amt"), medium_name="Telephone") for n in (100, 101, 102, 103)]
    (band,) = drawn(steps)
    assert set(texts(band, "fact")) == {"Telephone", "Arbeit: 10 Min."} and of(band, "path", "sign") == []
    assert len(of(drawn(STEPS[:1])[0], "path", "sign")) == 1


def test_german_words_are_whole_or_broken_where_german_breaks_them():
    for width_of_band in (STEPS[:4], STEPS):
        found = [line for band in drawn(width_of_band) for line in texts(band, "name")]
        assert "Unterschreiben" in found
    steps = [step(n, "Datenschutzfolgenabschätzung beilegen", "Amt") for n in range(1, 5)]
    assert texts(drawn(steps)[0], "name")[:2] == ["Datenschutz-", "folgenabschät-"]


def test_each_role_is_named_once_in_a_band_at_the_left_and_its_lane_holds_its_boxes():
    (band,) = drawn([*STEPS[:3], replace(STEPS[0], order=4)])
    assert texts(band, "role") == ["Infotheke", "Sachbearbeitung"]
    assert {text.get("x") for text in of(band, "text", "role")} == {"8"}
    front, clerk = (box(lane) for lane in of(band, "rect", "lane"))
    assert front.bottom == clerk.top
    for rect, lane in zip(of(band, "rect", "box")[:4], (front, clerk, clerk, front), strict=True):
        assert lane.holds(box(rect))


def test_no_line_runs_through_the_name_of_a_role():
    """Lines run along gaps; names end before the first of them, and stand above or below what comes in from the left."""
    long = "Bürgerbüro und Telefonzentrale mit Außenstellen"
    steps = [replace(one, role=long if one.role == "Infotheke" else one.role) for one in STEPS]
    for band in drawn([*steps, *(replace(one, order=one.order + 5) for one in steps)]):
        names, cards = boxes(band, "role"), boxes(band, "box")[: len(of(band, "text", "step"))]
        assert max(name.right for name in names) <= cards[0].right
        assert_apart([*names, *cards])


def test_a_change_of_the_medium_is_crossed_dashed_and_explained_also_between_two_bands():
    first, second = drawn(STEPS)
    assert [len(of(band, "path", "crossed")) for band in (first, second)] == [2, 1]  # the last is the legend's
    assert [len(of(band, "path", "flow broken")) for band in (first, second)] == [2, 2]
    assert "Medienbruch" in texts(second, "legend")
    (quiet,) = drawn(STEPS[1:3])
    assert of(quiet, "path", "crossed") == [] and "Medienbruch" not in texts(quiet, "legend")


def test_waiting_is_a_pill_below_the_gap_in_which_the_case_lies():
    first, second = drawn(STEPS)
    assert texts(first, "pill-name") == ["2 Tage", "1 Tag", "3 Tage"]
    edges = [box(rect).right for rect in of(first, "rect", "box")]
    starts = [box(rect).left for rect in of(first, "rect", "box")][1:]
    bottom = max(box(lane).bottom for lane in of(first, "rect", "lane"))
    for pill, edge, start in zip(boxes(first, "pill"), edges, starts, strict=False):
        assert edge < pill.middle[0] < start and pill.top > bottom
    assert texts(second, "pill-name") == ["2 Tage"]
    assert "liegt so lange" in texts(second, "legend")


def test_the_legend_says_what_stands_in_the_picture_and_no_more():
    assert texts(drawn(STEPS)[-1], "legend") == [*VALUES.values(), "Medienbruch", "liegt so lange"]
    assert texts(drawn(PICTURES["quiet"])[-1], "legend") == [VALUES["V"]]


def test_four_steps_are_a_band_and_longer_processes_wrap_evenly():
    def counts(number):
        steps = [step(n, "prüfen", "Amt") for n in range(1, number + 1)]
        return [len(of(band, "text", "step")) for band in drawn(steps)]

    assert [counts(number) for number in (1, 4, 5, 6, 9, 11)] == [[1], [4], [3, 2], [3, 3], [3, 3, 3], [4, 4, 3]]
    assert counts(200) == [4] * 50
    bands = drawn([step(n, "prüfen", "Amt") for n in range(1, 12)])
    assert [band.findtext("s:title", namespaces=NS) for band in bands] == [
        f"{WORDS.title}, Schritte {first} bis {last}" for first, last in ((1, 4), (5, 8), (9, 11))
    ]
    assert [len(of(band, "path", "flow")) for band in bands] == [4, 5, 3]


def test_every_band_is_as_wide_as_the_column():
    for steps in PICTURES.values():
        assert {band.get("viewBox").split()[2] for band in drawn(steps)} == {str(WIDTH)}


def test_ids_are_those_of_the_picture_or_none():
    both = lanes(STEPS, WORDS, uid="a", language="de") + lanes(STEPS, WORDS, uid="b", language="de")
    assert problems(f'<div lang="de">{both}</div>') == []
    assert " id=" not in lanes(STEPS, WORDS, uid="", language="de")


@pytest.mark.parametrize("count", [1, 4, 5, 200])
def test_markup_is_sound_whatever_people_write(count):
    picture = lanes(many(count), WORDS, uid="p", language="de")
    assert problems(f'<div lang="de">{picture}</div>') == []
    assert "<script" not in picture


STEP = st.builds(
    Step,
    order=st.integers(1, 10**6),
    name=st.sampled_from(NAMES),
    role=st.sampled_from(NAMES),
    medium=st.sampled_from(list(MEDIA)),
    medium_name=st.sampled_from(NAMES),
    value=st.sampled_from("VNW"),
    value_name=st.sampled_from(NAMES),
    work=st.sampled_from(NAMES),
    wait=st.sampled_from(["", "2 Tage", *NAMES]),
)


@given(st.lists(STEP, min_size=1, max_size=12, unique_by=lambda step: step.order))
def test_any_process_is_drawn_whole_and_nothing_leaves_the_picture(steps):
    bands = drawn(steps)
    assert sum(len(of(band, "text", "step")) for band in bands) == len(steps)
    for band in bands:
        assert_inside(band)
        assert_apart(boxes(band, "pill")[: len(texts(band, "pill-name"))])
