"""Names at marks: where one stands, and what it gives way to."""

import pytest

from xblocks.drawing.boxes import Box
from xblocks.drawing.labels import draw, labels
from xblocks.drawing.lettering import width

PAGE = Box(0, 0, 600, 400)
MARK = (300.0, 200.0)
WIDE = width("Rat", 14)
RIGHT, LEFT = Box(320, 180, 360, 220), Box(240, 180, 280, 220)
ABOVE, BELOW = Box(240, 160, 360, 187), Box(240, 213, 360, 240)


def place(names, middles, bounds=PAGE, taken=(), language="de"):
    return labels(names, middles, [bounds] * len(names), taken, language)


def test_alone_a_name_stands_to_the_right():
    (label,) = place(["Rat"], [MARK])
    assert label.lines == ("Rat",) and label.anchor == "start" and label.leader is None
    assert label.box == pytest.approx((318, 191.5, 318 + WIDE, 208.5))


@pytest.mark.parametrize(
    "taken, anchor, box",
    [
        ([RIGHT], "end", Box(282 - WIDE, 191.5, 282, 208.5)),
        ([RIGHT, LEFT], "middle", Box(300 - WIDE / 2, 167, 300 + WIDE / 2, 184)),
        ([RIGHT, LEFT, ABOVE], "middle", Box(300 - WIDE / 2, 216, 300 + WIDE / 2, 233)),
    ],
)
def test_it_gives_way_to_other_words(taken, anchor, box):
    (label,) = place(["Rat"], [MARK], taken=taken)
    assert label.anchor == anchor and label.box == pytest.approx(tuple(box)) and label.leader is None


def test_further_off_it_has_a_leader_that_crosses_nothing():
    (label,) = place(["Rat"], [MARK], taken=[RIGHT, LEFT, BELOW, Box(312, 160, 360, 190), Box(240, 160, 288, 190)])
    start, end = label.leader
    assert start == MARK and label.box.nearest(MARK) == end and label.box.bottom < 187
    assert not any(box.crossed(start, end) for box in (RIGHT, LEFT, BELOW))


def test_without_room_there_is_no_name():
    assert place(["Rat"], [MARK], taken=[PAGE]) == [None]
    assert place(["Rat"], [MARK], bounds=Box(280, 180, 320, 220)) == [None]
    assert place([""], [MARK]) == [None]


def test_a_name_keeps_off_marks_of_others():
    first, second = place(["Rat", "Amt"], [MARK, (326, 200)])
    assert first.anchor == "end" and second.anchor == "start"


def test_a_word_is_broken_only_where_it_does_not_fit_whole():
    word = "Schwerbehindertenvertretung"
    (whole,) = place([word], [MARK])
    (broken,) = place([word], [(20, 200)], bounds=Box(0, 190, 220, 210).grown(10))
    assert whole.lines == (word,) and broken.lines == ("Schwerbehinderten-", "vertretung")


def test_several_words_stand_on_several_lines_where_it_is_narrow():
    (label,) = place(["Bürgerversammlung Ortsteil Hagebruch"], [(20, 200)], bounds=Box(0, 150, 210, 250))
    assert label.lines == ("Bürgerversammlung", "Ortsteil Hagebruch")


def test_a_crowd_has_numbers_only():
    spots = [(60.0 * (n % 10) + 20, 60.0 * (n // 10) + 20) for n in range(61)]
    assert place(["Rat"] * 61, spots) == [None] * 61
    assert any(place(["Rat"] * 60, spots[:60]))


@pytest.mark.parametrize("taken, x", [([], 318), ([RIGHT], 282), ([RIGHT, LEFT], 300)])
def test_lines_keep_to_the_side_of_the_mark(taken, x):
    (label,) = place(["Rat"], [MARK], taken=taken)
    (drawn,) = draw(label)
    assert drawn.x == pytest.approx(x) and drawn.class_ == ["name", label.anchor]
    assert drawn.y == label.box.bottom - 4
