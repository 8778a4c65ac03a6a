"""The grid: everything stands in its cell, no name covers a name or a mark, and words say what shapes say."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, boxes, parsed, readable, texts
from tests.examples import tried
from tests.markup import problems
from xblocks.drawing.boxes import Box
from xblocks.drawing.grid import GridWords, Mark, grid, said
from xblocks.drawing.quadrants import Split

WORDS = GridWords(
    "Wen wir beteiligen",
    "Interesse",
    "Einfluss",
    {
        "top_left": "zufriedenstellen",
        "top_right": "eng einbinden",
        "bottom_left": "beobachten",
        "bottom_right": "informiert halten",
    },
    {"against": "dagegen", "plain": "unentschieden", "favour": "dafür"},
    description="Zwei Gruppen.",
)
LONG = GridWords(
    "Mindestens gemeinsam gestalten, Geschäftsverteilungsplan " * 4,
    "Interesse an Haushalt, Stellen, Umwelt, Bau, Kita, IT, Sport, Markt, Park, Bad, Bus, Rad, Weg, Amt und Rat",
    "Einfluss auf Haushalt, Stellen, Umwelt, Bau, Kita, IT, Sport, Markt, Park, Bad, Bus, Rad, Weg, Amt und Rat",
    {
        "top_left": "auf dem Laufenden halten, Geschäftsverteilungsplan",
        "top_right": "Mindestens gemeinsam gestalten, Geschäftsverteilungsplan",
        "bottom_left": "auf dem Laufenden halten",
        "bottom_right": "Mindestens gemeinsam gestalten, Geschäftsverteilungsplan",
    },
    {shape: "eher oder klar dagegen, aus Gründen des Datenschutzes" for shape in WORDS.shapes},
)
SHAPES = ("plain", "against", "favour")


def crowd(count, *cells):
    return [Mark(n + 1, *cells[n % len(cells)], NAMES[n % len(NAMES)], SHAPES[n % 3]) for n in range(count)]


EVERYWHERE = [(x, y) for y in range(1, 6) for x in range(1, 6)]
SAMPLES = {
    "empty": [],
    "one": crowd(1, (5, 5)),
    "forty": crowd(40, *EVERYWHERE),
    "forty in a cell": crowd(40, (5, 5)),
    "two hundred": crowd(200, *EVERYWHERE),
    "two hundred in a cell": crowd(200, (3, 2)),
}


UNEQUAL = (((2, 5), "square"), ((3, 4), "plain"), ((2, 3), "hexagon"), ((3, 3), "square"))
#: What somebody has looked at: marks, words, and from where on a value is high.
PICTURES = {
    "usual": (
        [
            Mark(1, 5, 5, "Personalrat"),
            Mark(2, 2, 5, "Schwerbehindertenvertretung", "favour"),
            Mark(3, 4, 4, "Bürgerinnen und Bürger mit Sehbehinderung", "against"),
            Mark(4, 1, 2, "IT-Dienstleister"),
            Mark(5, 3, 3, "Ortsrat Hagebruch", "favour"),
            Mark(99, 4, 2, "Presse", "against"),
            Mark(100, 5, 1, "Rechnungsprüfungsamt"),
        ],
        replace(WORDS, subtitle="Sieben Gruppen, eine davon eng"),
        Split(4, 4),
    ),
    "crowded": (
        [Mark(n + 1, *((1 + n % 2, 4) if n > 3 else (5, 2)), NAMES[n % 6], SHAPES[n % 3]) for n in range(10)],
        replace(WORDS, title=LONG.title, subtitle=LONG.title),
        Split(4, 4),
    ),
    "numbers": (crowd(61, (5, 5)), replace(LONG, title="Wen wir beteiligen", accent="bottom_left"), Split(2, 2)),
    "blank": ([], replace(WORDS, shapes={}), Split(5, 5)),
    "a limit for each axis": (
        [Mark(n, *at, NAMES[n], shape) for n, (at, shape) in enumerate(UNEQUAL, 1)],
        replace(WORDS, shapes={"plain": "Akteur", "square": "Recht", "hexagon": "Praxis"}, accent="top_left"),
        Split(3, 4),
    ),
}


def draw(marks, words=WORDS, high=4, uid="g"):
    return parsed(grid(marks, words, high=Split(high, high), uid=uid, language="de"))


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_look_as_they_did(picture, golden):
    """Look at what `--snapshot-update` writes."""
    marks, words, high = PICTURES[picture]
    golden(
        f"drawing/grid-{picture.replace(' ', '-')}.svg", readable(grid(marks, words, high=high, uid="g", language="de"))
    )


def test_every_word_of_a_small_grid():
    drawing = draw([Mark(1, 5, 5, "Personalrat"), Mark(2, 2, 5, "Schwerbehindertenvertretung", "favour")])
    assert texts(drawing, "title") == ["Wen wir beteiligen"]
    assert texts(drawing, "axis") == ["↑ Einfluss", "Interesse →"]
    assert texts(drawing, "quadrant") == ["zufriedenstellen", "eng einbinden", "beobachten", "informiert halten"]
    assert texts(drawing, "name") == ["Personalrat", "Schwerbehindertenvertretung"]
    assert texts(drawing, "order") == ["1", "2"]
    assert texts(drawing, "legend") == ["dagegen", "unentschieden", "dafür"]
    assert drawing.findtext("s:title", namespaces=NS) == "Wen wir beteiligen"
    assert drawing.findtext("s:desc", namespaces=NS) == "Zwei Gruppen."


def test_without_uid_there_are_no_ids():
    drawing = draw(SAMPLES["one"], uid="")
    assert not drawing.xpath("//@id") and drawing.get("aria-label") == "Wen wir beteiligen"


def test_the_same_in_words():
    marks = [Mark(1, 5, 4, "Personalrat", "against"), Mark(2, 2, 1, "Presse")]
    assert said(marks, WORDS, Split(4, 4)) == [
        ("Personalrat", "Einfluss 4, Interesse 5, eng einbinden, dagegen"),
        ("Presse", "Einfluss 1, Interesse 2, beobachten, unentschieden"),
    ]
    assert said(marks[:1], GridWords("", "x", "y", WORDS.quadrants), Split(5, 5)) == [
        ("Personalrat", "y 4, x 5, informiert halten")
    ]


def test_shapes_tell_the_kinds_apart_without_colour():
    drawing = draw([Mark(n, n, 1, "", shape) for n, shape in enumerate(SHAPES, 1)])
    marks = drawing.xpath("s:*[contains(@class, 'mark')]", namespaces=NS)[:3]
    assert [one.tag.rpartition("}")[2] for one in marks] == ["circle", "rect", "path"]


@pytest.mark.parametrize("high, columns, rows", [(1, 1, 1), (2, 2, 2), (4, 2, 2), (5, 2, 2), (6, 1, 1)])
def test_quadrants_follow_the_limit(high, columns, rows):
    drawing = draw(SAMPLES["forty"], high=high)
    areas = boxes(drawing, "area")
    assert len({area.left for area in areas}) == columns and len({area.top for area in areas}) == rows
    assert len(texts(drawing, "quadrant")) >= len(areas) == columns * rows
    assert len(boxes(drawing, "border")) == columns + rows - 2
    assert_apart(areas)


@pytest.mark.parametrize("accent", WORDS.quadrants)
def test_one_quadrant_stands_out(accent):
    words = GridWords("", "", "", WORDS.quadrants, accent=accent)
    (area,) = boxes(draw([], words), "accent")
    assert (area.top < 300) == accent.startswith("top") and (area.left < 300) == accent.endswith("left")


def test_lines_part_the_cells():
    drawing = draw([])
    scale, square = boxes(drawing, "scale"), boxes(drawing, "area")
    columns = sorted(line.left for line in scale if line.left == line.right)
    rows = sorted(line.top for line in scale if line.top == line.bottom)
    assert [round(x - 30) for x in columns] == [134, 269, 403, 538]
    assert [round(b - a) for a, b in itertools.pairwise(rows)] == [123, 123, 123]
    assert {line.top for line in scale if line.left == line.right} == {square[0].top}
    upright, level = boxes(drawing, "border")
    assert upright.middle[0] == pytest.approx(columns[2]) and level.middle[1] == pytest.approx(rows[1])


def test_numbers_stand_at_the_middle_of_their_cells():
    numbers = boxes(draw([]), "number")
    assert [round(box.middle[0]) for box in numbers[1::2]] == [97, 232, 366, 500, 635]
    assert {round(box.middle[0]) for box in numbers[::2]} == {16}
    assert [box.top for box in numbers[::2]] == sorted((box.top for box in numbers[::2]), reverse=True)


def test_each_axis_has_a_limit_of_its_own():
    drawing = parsed(grid([Mark(1, 3, 3, "Personalrat")], WORDS, high=Split(3, 4), uid="g", language="de"))
    (accent,) = boxes(drawing, "accent")
    columns, rows = (
        sorted({round(getattr(line, edge)) for line in boxes(drawing, "scale")}) for edge in ("left", "top")
    )
    assert round(accent.left) == columns[2] and round(accent.bottom) == rows[2]
    assert (
        said([Mark(1, 3, 3, "Personalrat")], WORDS, Split(3, 4))[0][1]
        == "Einfluss 3, Interesse 3, informiert halten, unentschieden"
    )


@pytest.mark.parametrize("words", [WORDS, LONG], ids=["short", "long"])
@pytest.mark.parametrize("high", [2, 4, 5])
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples(sample, high, words):
    assert_drawn(SAMPLES[sample], words, high)


@tried(0.6)
@given(
    st.lists(
        st.builds(
            Mark,
            st.integers(1, 999),
            st.integers(1, 5),
            st.integers(1, 5),
            st.sampled_from(NAMES) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80),
            st.sampled_from(SHAPES),
        ),
        max_size=40,
    )
)
def test_any_names_anywhere(marks):
    assert_drawn(marks, WORDS, 4)


def assert_drawn(marks, words, high):
    drawing = draw(marks, words, high)
    assert_inside(drawing)
    names, marked = boxes(drawing, "name", "quadrant"), boxes(drawing, "mark")
    assert_apart(names)
    assert not any(name.meets(one) for name in names for one in [*marked, *boxes(drawing, "order")])
    assert texts(drawing, "order") == [str(one.number) for one in marks]
    for number, around in zip(boxes(drawing, "order"), marked, strict=False):  # then come those of the legend
        assert around.holds(number)


def test_the_busier_quadrant_grows_where_names_find_no_room():
    few, many = ([Mark(n + 1, 4 + n % 2, 5 - n // 2 % 2, NAMES[n % 6]) for n in range(count)] for count in (4, 12))
    (calm,), (busy,) = (boxes(draw(marks), "accent") for marks in (few, many))
    assert round(calm.right - calm.left) == round(672 * 0.4) and round(busy.right - busy.left) == round(672 * 2.6 / 5.6)


def test_the_lower_half_grows_where_both_are_as_busy():
    marks = [Mark(n + 1, *((5, 2) if n < 7 else (2, 4) if n % 2 else (1, 5)), NAMES[n % 6]) for n in range(14)]
    (area,) = boxes(draw(marks, replace(WORDS, accent="bottom_left")), "accent")
    assert round(area.right - area.left) == round(672 * 3.9 / 5.9) and round(area.bottom - area.top) > 672 * 0.6


@pytest.mark.parametrize("high, corner, edge", [(1, "top_right", "bottom"), (6, "bottom_left", "top")])
def test_where_there_is_one_quadrant_no_room_is_kept_for_names_of_others(high, corner, edge):
    drawing = draw([], replace(WORDS, accent=corner), high)
    (area,), rows = boxes(drawing, "accent"), [line for line in boxes(drawing, "scale") if line.top == line.bottom]
    outer = min(abs(getattr(area, edge) - line.top) for line in rows)
    assert outer == pytest.approx(rows[0].top - rows[1].top)


@pytest.mark.parametrize("name, left", [("Jugendamt", 68), ("Bürgerbüro", 38)])
def test_a_name_that_comes_too_near_to_the_edge_of_its_quadrant_stands_above_its_mark(name, left):
    (box,) = boxes(draw([Mark(1, 1, 1, name)], high=2), "name")
    assert box.left == pytest.approx(left)


def test_most_names_of_a_usual_sheet_stand_at_their_marks():
    marks = [Mark(n + 1, x, y, NAMES[n % 6]) for n, (x, y) in enumerate(EVERYWHERE[::2])]
    drawing = draw(marks)
    named = " ".join(texts(drawing, "name")).replace("- ", "")
    assert all(name.replace(" ", "") in named.replace(" ", "") for name in NAMES[:6])
    assert not drawing.findall("s:line[@class='leader']", NS)


def test_a_leader_leads_to_a_name_that_stands_apart():
    drawing = draw([Mark(n + 1, 1, 1, NAMES[n % 6]) for n in range(16)])
    (line,) = drawing.findall("s:line[@class='leader']", NS)
    x, y = float(line.get("x2")), float(line.get("y2"))
    assert any(name.grown(8).holds(Box(x, y, x, y)) for name in boxes(drawing, "name"))


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound(sample):
    assert (
        problems(f'<div lang="de">{grid(SAMPLES[sample], WORDS, high=Split(4, 4), uid="g", language="de")}</div>') == []
    )


def test_hostile_names_stay_text():
    drawing = draw([Mark(1, 1, 1, HOSTILE)])
    assert "".join(texts(drawing, "name")).replace(" ", "").replace("-", "") == HOSTILE.replace(" ", "")
    assert not drawing.findall(".//s:script", NS)
