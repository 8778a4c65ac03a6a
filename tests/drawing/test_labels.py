"""Names at marks: where one stands, and what it gives way to."""

import random

import pytest
import svg

from tests.drawing.pictures import NAMES, readable
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


#: Where the gate of a yard is, seen from its mark.
GATES = [
    *((1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1)),
    *((0.5, -1), (0.5, 1), (-0.5, -1), (-0.5, 1), (0, 1), (0, 1), (0, 1), (0, 1)),
]


def walls(mark, gate):
    """Around a mark, all but a gate."""
    x, y = mark
    steps = [(a, b) for a in range(-20, 21, 10) for b in range(-20, 21, 10) if max(abs(a), abs(b)) == 20]
    stones = [Box(x + a, y + b, x + a, y + b).grown(5) for a, b in steps]
    return [stone for stone in stones if not stone.crossed(mark, (x + 30 * gate[0], y + 30 * gate[1]))]


def yards():
    """Marks in walls, each with its own gate; before the last gates something stands in the way of a name."""
    middles = [(90 + 150 * (n % 4), 90 + 120 * (n // 4)) for n in range(16)]
    taken = [wall for middle, gate in zip(middles, GATES, strict=True) for wall in walls(middle, gate)]
    taken += [Box(x + 6, y + 26, x + 50, y + far) for (x, y), far in zip(middles[12:], (40, 65, 100, 130), strict=True)]
    return ["Amt"] * 16, middles, Box(0, 0, 620, 640), taken


def crowd():
    """Many marks with long names."""
    spots, chance = [], random.Random(7)
    while len(spots) < 30:
        x, y = chance.randrange(20, 480, 4), chance.randrange(20, 380, 4)
        if all(max(abs(x - a), abs(y - b)) > 26 for a, b in spots):
            spots.append((x, y))
    return [NAMES[n % 6] for n in range(30)], spots, Box(0, 0, 500, 400), []


@pytest.mark.parametrize("scene", [yards, crowd])
def test_names_stand_where_they_did(scene, golden):
    """Look at what `--snapshot-update` writes."""
    names, middles, bounds, taken = scene()
    found = [label for label in place(names, middles, bounds, taken) if label]
    leaders = [label.leader for label in found if label.leader]
    elements = [
        *(svg.Line(x1=a, y1=b, x2=c, y2=d, class_=["leader"]) for (a, b), (c, d) in leaders),
        *(svg.Circle(cx=x, cy=y, r=12, class_=["mark"]) for x, y in middles),
        *(part for label in found for part in draw(label)),
    ]
    picture = svg.SVG(class_=["lotse-svg"], width=bounds.right, height=bounds.bottom, elements=elements)
    golden(f"drawing/labels-{scene.__name__}.svg", readable(picture.as_str()))


def test_a_leader_crosses_no_name_and_no_other_leader():
    far, near = (100, 300), (60, 240)
    fences = [Box(104, 190, 107, 234), Box(104, 246, 107, 274)]  # beside the leader, with a gap for the other one
    taken = [*walls(far, (0, -1)), *fences, *walls(near, (1, 0))]
    assert place(["", "Amt"], [far, near], Box(0, 0, 200, 400), taken)[1]
    first, second = place(["Amt"] * 2, [far, near], Box(0, 0, 200, 400), taken)
    assert first.leader == (far, (100, 150)) and second is None


@pytest.mark.parametrize(
    "right, left, count, top",
    [
        (450, [], 1, 191.5),
        (450, [Box(0, 188, 282, 300)], 2, 183),
        (410, [Box(0, 188, 282, 300)], 1, 167),
    ],
    ids=["better left than broken", "better broken than above", "better above than in three lines"],
)
def test_few_lines_beside_the_mark(right, left, count, top):
    (label,) = place(["Jugend Bauamt Polizei"], [MARK], taken=[Box(right, 100, 600, 300), *left])
    assert (len(label.lines), label.box.top) == (count, top)


@pytest.mark.parametrize("room, shown", [(7.5, True), (6.5, False)])
def test_a_name_stands_nearer_to_its_own_mark_than_to_others(room, shown):
    bounds = Box(MARK[0] - 12, MARK[1] - 9, MARK[0] + 18 + WIDE, MARK[1] + 9)  # to the right is the only place
    (label, _) = labels(["Rat", ""], [MARK, (bounds.right + room + 12, MARK[1])], [bounds] * 2, [], "de")
    assert bool(label) is shown


@pytest.mark.parametrize(
    "room, found",
    [
        (290, ("Gemeinde Sozialverband Land IT",)),
        (290, ("Jugend Klinikum Beauftragte", "für")),
        (230, ("Sozialverband", "Bürgerversammlung", "Stadt Land")),
        (190, ("für Rettungsdienst", "Schule freiwillige", "Kreis")),
        (190, ("Kammer Kämmerei", "IT für freiwillige")),
        (190, ("Sehbehinderung", "Kammer Bürgerinnen")),
        (130, ("Amt", "Gemeinde mit", "Bauamt")),
        (130, ("Kämmerei", "Schule Jugend")),
        (110, ("Kämmerei", "der die Kita", "Ortsrat")),
    ],
)
def test_lines_of_some_widths_are_tried(room, found):
    (label,) = place([" ".join(found)], [(20, 100)], Box(0, 0, 38 + room, 200))
    assert label.lines == found


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


def test_a_name_has_three_lines_at_most():
    words, column = ["Jugend", "Bauamt", "Polizei", "Museum"], Box(0, 0, 110, 200)
    (label,) = place([" ".join(words[:3])], [(20, 100)], column)
    assert list(label.lines) == words[:3]
    assert place([" ".join(words)], [(20, 100)], column) == [None]


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


def test_it_keeps_off_the_links_between_marks_as_far_as_there_is_room():
    link = ((300.0, 200.0), (500.0, 200.0))
    (off,) = labels(["Rat"], [MARK], [PAGE], [], "de", links=[link])
    assert off.anchor == "end" and not off.box.crossed(*link) and off.leader is None
    (on,) = labels(["Rat"], [MARK], [PAGE], [LEFT, ABOVE, BELOW], "de", links=[link])
    assert on.anchor == "start" and on.box.crossed(*link) and on.leader is None


def test_it_stands_as_far_off_as_its_mark_is_large():
    first, second = labels(["Rat", "Amt"], [MARK, (100, 100)], [PAGE] * 2, [], "de", radii=[12, 25])
    assert first.box.left == 300 + 12 + 6 and second.box.left == 100 + 25 + 6


def test_a_name_that_found_no_room_is_placed_before_the_others():
    """Two crowded marks beside a third: each for itself takes the room that the other needs."""
    cell = Box(30, 60, 430, 330)
    middles = [(185, 245), (185, 289), (322, 267)]
    names = [
        "Umlaufmappe zum Bauhof durch den Vorgang ersetzen",
        "Checkliste und Foto für fünf Merkblätter",
        "Lotsenplatz im Foyer an zwei Vormittagen",
    ]
    found = labels(names, middles, [cell] * 3, [], "de")
    assert all(found) and found[1].leader
