"""What swimlanes are drawn with: a step's box holds its words, arrows lead where they say, pills say how long."""

from dataclasses import replace

import pytest
import svg
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import NAMES, NS, boxes, parsed, readable, texts
from tests.examples import tried
from xblocks.drawing.boxes import Box
from xblocks.drawing.process import Step
from xblocks.drawing.steps import arrow, card, crossed, draw_card, outline, pill

STEP = Step(3, "Antrag prüfen", "Bauamt", "paper", "Papier", "N", "N: verlangt das Recht", "Arbeit: 10 Min.")
LONG = replace(
    STEP, order=107, name=" ".join(NAMES[:6] * 3), medium_name="Telephone", work="Arbeit: 1.000.000 Min. " * 9
)


def drawn(*elements):
    return svg.SVG(class_=["lotse-lanes"], width=400, height=400, elements=list(elements)).as_str()


def draw(step, x=10, top=20, wide=150):
    return parsed(drawn(*draw_card(card(step, wide, "de"), x, top, wide)))


def test_all_of_it_looks_as_it_did(golden):
    """Look at what `--snapshot-update` writes."""
    elements = [
        *draw_card(card(STEP, 150, "de"), 10, 10, 150),
        *draw_card(card(LONG, 120, "de"), 10, 110, 120),
        *arrow(170, 20, 240, 20, broken=False),
        *arrow(170, 50, 240, 90, turn=200, broken=True),
        crossed(200, 20),
        *pill(300, 40, 45, 20, ["2 Tage", "3 Stunden"]),
        *pill(300, 90, 45, 8),
        outline("W", 260, 120, 100, 50),
    ]
    golden("drawing/steps.svg", readable(drawn(*elements)))


def test_a_box_is_as_high_as_its_lines():
    assert card(STEP, 150, "de").height == 16 + 22 + 2 * 17
    assert len(card(LONG, 150, "de").name) == 8 and len(card(LONG, 150, "de").work) == 3
    assert card(LONG, 150, "de").height == 16 + 22 + 11 * 17


def test_a_box_says_number_medium_name_and_work():
    drawing = draw(STEP)
    assert (texts(drawing, "step"), texts(drawing, "name")) == (["3"], ["Antrag prüfen"])
    assert texts(drawing, "fact") == ["Papier", "Arbeit: 10 Min."]
    assert boxes(drawing, "box") == [Box(10, 20, 160, 92)]
    assert [text.get("x") for text in drawing.findall("s:text", NS)][::2] == ["18", "18"]
    assert [float(text.get("y")) for text in drawing.findall("s:text", NS)] == [42, 42, 63, 80]


def test_a_medium_has_its_sign_where_there_is_room_beside_the_word():
    signed, plain = card(STEP, 105, "de"), card(STEP, 104, "de")
    assert (signed.signed, signed.medium, plain.signed, plain.medium) == (True, "Papier", False, "Papier")
    words = [draw(STEP, wide=wide).xpath("s:text[@class='fact'][1]/@x", namespaces=NS)[0] for wide in (105, 104)]
    assert float(words[0]) - float(words[1]) == 24
    assert len(draw(STEP, wide=105).findall("s:path", NS)) == 1 and draw(STEP, wide=104).findall("s:path", NS) == []


def test_what_a_step_is_worth_is_its_outline():
    assert [outline(value, 1, 2, 3, 4).class_ for value in "VNW"] == [["box", f"value-{value}"] for value in "VNW"]
    (box,) = boxes(parsed(drawn(outline("V", 1, 2, 30, 40))), "box")
    assert box == Box(1, 2, 31, 42)


def ways(*elements):
    return [(element.as_str().partition(' d="')[2].partition('"')[0].strip(), element.class_) for element in elements]


def test_an_arrow_goes_straight_at_one_height_and_turns_once_at_two():
    tip = "l -7 -4 v 8 Z"
    assert ways(*arrow(10, 20, 70, 20, broken=False)) == [("M 10 20 H 64", ["flow"]), (f"M 70 20 {tip}", ["tip"])]
    assert ways(*arrow(10, 20, 70, 20, turn=40, broken=False))[0] == ("M 10 20 H 64", ["flow"])
    assert ways(*arrow(10, 20, 70, 90, turn=40, broken=True)) == [
        ("M 10 20 H 40 V 90 H 64", ["flow", "broken"]),
        (f"M 70 90 {tip}", ["tip", "broken"]),
    ]


def test_two_strokes_cross_an_arrow():
    assert ways(crossed(50, 20)) == [("M 47 20 m -2 6 l 4 -12 M 53 20 m -2 6 l 4 -12", ["crossed"])]


@pytest.mark.parametrize("high, round_by", [(8, "8"), (12, "12"), (20, "12")])
def test_a_pill_lies_around_its_middle_and_is_round_at_its_ends(high, round_by):
    drawing = parsed(drawn(*pill(100, 50, 40, high, ["2 Tage", "3 Stunden"])))
    assert boxes(drawing, "pill") == [Box(60, 50 - high, 140, 50 + high)]
    assert drawing.find("s:rect", NS).get("rx") == round_by
    lines = drawing.findall("s:text", NS)
    assert [(line.text, line.get("x"), float(line.get("y"))) for line in lines] == [
        ("2 Tage", "100", 66 - high),
        ("3 Stunden", "100", 82 - high),
    ]
    assert len([*pill(100, 50, 40, high)]) == 1


@tried(0.5)
@given(st.integers(1, 999), st.lists(st.sampled_from(NAMES), max_size=6).map(" ".join), st.integers(97, 300))
def test_any_box_holds_its_words(order, name, wide):
    drawing = draw(replace(STEP, order=order, name=name), 5, 7, wide)
    (box,) = boxes(drawing, "box")
    assert box.right - box.left == wide
    assert all(box.grown(-7).holds(words) for words in boxes(drawing, "step", "name", "fact"))
