"""Emblems: what they look like, and that a number has room in each."""

import pytest
import svg

from tests.drawing.pictures import box, boxes, parsed, readable, texts
from xblocks.drawing.emblems import OUTLINES, REACH, emblem


def drawn(*elements):
    return parsed(svg.SVG(elements=[*elements]).as_str())


def test_emblems_look_as_they_did(golden):
    """Look at what `--snapshot-update` writes."""
    rows = [
        part
        for place, outline in enumerate(OUTLINES)
        for part in (
            *emblem(outline, 30 + 50 * place, 30, place + 1),
            *emblem(outline, 30 + 50 * place, 80, 100 + place, "own"),
            *emblem(outline, 30 + 50 * place, 120, size=0.7),
        )
    ]
    golden(
        "drawing/emblems.svg", readable(svg.SVG(class_=["lotse-svg"], width=400, height=150, elements=rows).as_str())
    )


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_number_lies_within_its_emblem_and_the_emblem_within_its_reach(outline):
    picture = drawn(*emblem(outline, 50, 60, 99, "own"))
    (around,) = boxes(picture, "emblem")
    (number,) = [box(one) for one in picture if "order" in one.get("class")]
    assert around.holds(number) and around.left >= 50 - REACH and around.bottom <= 60 + REACH
    assert texts(picture, "order") == ["99"] and texts(picture, "own") == ["99"]


def test_every_outline_is_another_one():
    ways = {next(iter(emblem(outline, 0, 0))).as_str() for outline in OUTLINES}
    assert len(ways) == len(OUTLINES) == 7
    assert len([*emblem("circle", 0, 0)]) == 1


def test_a_long_number_is_written_smaller():
    assert texts(drawn(*emblem("square", 50, 50, 100)), "long") == ["100"]
    assert texts(drawn(*emblem("square", 50, 50, 99)), "long") == []


def test_a_small_one_is_smaller():
    assert boxes(drawn(*emblem("square", 50, 50, size=0.5)), "emblem")[0] == (44, 44, 56, 56)
    assert boxes(drawn(*emblem("circle", 50, 50, size=0.5)), "emblem")[0] == (43, 43, 57, 57)
