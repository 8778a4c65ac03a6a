"""The roadmap: bars in their quarters, names and words above them, arrows for what waits, and the same in words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, boxes, parsed, readable, texts
from tests.examples import tried
from tests.markup import problems
from xblocks.drawing.bars import Bar, RoadmapWords, waits
from xblocks.drawing.roadmap import roadmap

WORDS = RoadmapWords(
    "Fahrplan",
    quarter="Q",
    after="nach",
    early="beginnt vor dem Ende von",
    arrow="danach",
    broken="beginnt zu früh",
    plain="Maßnahme",
    strong="Quick Win",
    subtitle="Drei Maßnahmen",
    description="Drei.",
)
A = Bar("a", 1, "Bürgerportal", "2027-Q1", "2027-Q2", "Hauptamt")
B = Bar("b", 2, "E-Akte", "2027-Q2", "2027-Q4", "", ("a",), "strong")
C = Bar("c", 3, "Schulung", "2027-Q3", "2028-Q1", "Personalamt", ("a", "a", "c", "gone"))
LONG = RoadmapWords(*["Mindestens gemeinsam gestalten, Geschäftsverteilungsplan " * 3] * 10)


def many(count, quarters):
    def quarter(place):
        return f"{2027 + place // 4}-Q{place % 4 + 1}"

    return [
        Bar(
            str(n),
            n + 1,
            NAMES[n % len(NAMES)],
            quarter(start := n * 7 % quarters),
            quarter(min(start + n % 4, quarters - 1)),
            NAMES[n % 3],
            tuple(str(n * step % count) for step in (3, 5)[: n % 3]),
            ("plain", "strong")[n % 2],
        )
        for n in range(count)
    ]


SAMPLES = {
    "empty": [],
    "one": [A],
    "three": [A, B, C],
    "forty": many(40, 24),
    "one quarter": many(12, 1),
    "ten years": many(20, 40),
    "a century": many(8, 400),
}


#: What somebody has looked at.
PICTURES = {
    "usual": (
        [A, B, C, Bar("d", 4, "Bürgerinnen und Bürger mit Sehbehinderung", "2028-Q2", "2028-Q2", "", ("c", "b"))],
        replace(WORDS, subtitle="Vier Maßnahmen"),
    ),
    "crowded": (
        [
            *many(6, 9),
            Bar("g", 7, LONG.title * 2, "2027-Q2", "2028-Q1", LONG.title * 2, ("1",)),
            Bar(
                "h",
                8,
                "Aufgaben der Geschäftsverteilung mit dem Personalrat neu abstimmen, dann den Plan beschließen",
                "2027-Q2",
                "2027-Q4",
                "Hauptamt",
            ),
        ],
        LONG,
    ),
    "decade": (many(6, 41), WORDS),
    "blank": ([], WORDS),
}


def draw(bars, words=WORDS, uid="r"):
    return parsed(roadmap(bars, words, uid=uid, language="de"))


def lines(drawing):
    return ["".join(one.itertext()) for one in drawing.xpath("s:text[contains(@class, 'words')]", namespaces=NS)]


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_look_as_they_did(picture, golden):
    """Look at what `--snapshot-update` writes."""
    bars, words = PICTURES[picture]
    golden(f"drawing/roadmap-{picture}.svg", readable(roadmap(bars, words, uid="r", language="de")))


def test_every_word_of_a_small_roadmap():
    drawing = draw([C, B, A])
    assert texts(drawing, "title") == ["Fahrplan"] and texts(drawing, "subtitle") == ["Drei Maßnahmen"]
    assert texts(drawing, "year-name") == ["2027", "2028"]
    assert texts(drawing, "quarter") == ["Q1", "Q2", "Q3", "Q4", "Q1"]
    assert lines(drawing) == [
        "1 Bürgerportal · Hauptamt",
        "2 E-Akte",
        "beginnt vor dem Ende von 1",
        "3 Schulung · Personalamt · nach 1",
    ]
    assert texts(drawing, "legend") == ["Maßnahme", "Quick Win", "danach", "beginnt zu früh"]
    assert drawing.findtext("s:title", namespaces=NS) == "Fahrplan"
    assert drawing.findtext("s:desc", namespaces=NS) == "Drei."


def test_bars_lie_in_their_quarters():
    first, second, third = boxes(draw([A, B, C]), "bar")[:3]
    column = 680 / 5
    for bar, start, end in ((first, 0, 2), (second, 1, 4), (third, 2, 5)):
        assert (bar.left, bar.right) == (pytest.approx(12 + start * column + 6), pytest.approx(12 + end * column - 6))
    assert first.bottom < second.top and second.bottom < third.top


def test_arrows_lead_from_the_end_of_one_to_the_start_of_another():
    drawing = draw([A, B, C])
    first, second, third = boxes(drawing, "bar")[:3]
    broken, whole = drawing.xpath("s:path[contains(@class, 'flow')]", namespaces=NS)[:2]
    assert broken.get("class") == "flow broken" and whole.get("class") == "flow"
    for path, bar in ((broken, second), (whole, third)):
        assert path.get("d").startswith(f"M {first.right} {first.middle[1]} ")
        assert path.get("d").endswith(f"V {bar.middle[1]} H {bar.left - 5}")


def test_a_broken_arrow_goes_back_through_the_gap_between_the_rows():
    late = replace(A, id="d", number=4, start="2027-Q3", end="2027-Q4")
    for bars, upwards in (([A, B], False), ([replace(A, after=("d",)), late], True)):
        drawing = draw(bars)
        first, second = boxes(drawing, "bar")[:2]
        words = boxes(drawing, "words")
        start, end = (second, first) if upwards else (first, second)
        (path, _) = drawing.xpath("s:path[@class='flow broken']", namespaces=NS)
        out, between, back = map(float, re.match(r"M \S+ \S+ H (\S+) V (\S+) H (\S+) V", path.get("d")).groups())
        assert (out, back) == (start.right + 7, end.left - 7)
        assert first.bottom < between < min(box.top for box in words if box.top > first.bottom)


def test_quarters_are_parted_by_lines_and_years_by_stronger_ones():
    drawing = draw([A, B, C])
    assert [line.left for line in boxes(drawing, "scale")] == pytest.approx([12 + 136 * n for n in range(1, 5)])
    assert [line.left for line in boxes(drawing, "year")] == pytest.approx([12 + 136 * 4])


def test_the_legend_says_only_what_the_picture_holds():
    assert texts(draw([A]), "legend") == ["Maßnahme"]
    assert texts(draw([A, C]), "legend") == ["Maßnahme", "danach"]
    assert texts(draw([A, C], replace(WORDS, plain="")), "legend") == ["danach"]


def test_kinds_are_told_apart():
    drawing = draw([A, B])
    assert [one.get("class") for one in drawing.xpath("s:rect[contains(@class, 'bar')]", namespaces=NS)][:2] == [
        "bar plain",
        "bar strong",
    ]


def test_on_paper_there_are_lines_to_write_on():
    drawing = draw([], uid="")
    assert texts(drawing, "words") == [str(n) for n in range(1, 9)]
    assert texts(drawing, "quarter") == ["Q1", "Q2", "Q3", "Q4"] * 2 and texts(drawing, "year-name") == []
    assert len(boxes(drawing, "write")) == 10
    (frame,) = boxes(drawing, "frame")
    assert all(frame.holds(line) for line in boxes(drawing, "write", "words", "quarter"))
    assert texts(drawing, "legend") == ["Maßnahme", "Quick Win", "danach"]
    assert not drawing.xpath("//@id")


def test_years_are_named_as_far_as_there_is_room():
    assert texts(draw(SAMPLES["ten years"]), "year-name") == [str(year) for year in range(2027, 2037)]
    named = texts(draw(SAMPLES["a century"]), "year-name")
    assert named[0] == "2027" and 2 < len(named) < 15
    assert texts(draw(SAMPLES["ten years"]), "quarter") == []


@pytest.mark.parametrize("quarters, named", [(54, 13), (55, 7)])
def test_every_year_is_named_as_long_as_its_number_has_fifty_units(quarters, named):
    assert len(texts(draw([replace(A, end=f"{2027 + quarters // 4}-Q{quarters % 4}")]), "year-name")) == named


def test_the_number_of_a_year_may_begin_where_the_room_of_the_last_one_ends():
    named = texts(draw([replace(A, start="2026-Q4", end="2043-Q3")]), "year-name")
    assert named[:2] == ["2026", "2028"]


@pytest.mark.parametrize("end, named", [("2035-Q1", 33), ("2035-Q2", 0)])
def test_quarters_are_named_as_long_as_their_names_stand_apart(end, named):
    assert len(texts(draw([replace(A, end=end)]), "quarter")) == named


def test_a_name_that_would_leave_the_picture_ends_at_its_edge():
    late = Bar("z", 9, NAMES[3], "2028-Q4", "2028-Q4")
    (near, far) = draw([A, late]).xpath("s:text[contains(@class, 'words')]", namespaces=NS)
    assert near.get("class") == "words start" and far.get("class") == "words end"


@pytest.mark.parametrize("words", [WORDS, LONG], ids=["short", "long"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples(sample, words):
    assert_drawn(SAMPLES[sample], words)


TEXT = st.sampled_from(NAMES) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=90)
QUARTER = st.builds("{}-Q{}".format, st.integers(2026, 2032), st.integers(1, 4))
BARS = st.lists(
    st.builds(
        lambda number, name, quarters, owner, after, kind: Bar(
            str(number), number, name, min(quarters), max(quarters), owner, tuple(map(str, after)), kind
        ),
        st.integers(1, 99),
        TEXT,
        st.tuples(QUARTER, QUARTER),
        TEXT,
        st.lists(st.integers(1, 99), max_size=3),
        st.sampled_from(["plain", "strong"]),
    ),
    max_size=12,
    unique_by=lambda bar: bar.id,
)


@tried(0.6)
@given(BARS)
def test_any_bars(bars):
    assert_drawn(bars, WORDS)


def assert_drawn(bars, words):
    drawing = draw(bars, words)
    assert_inside(drawing)
    said_above = boxes(drawing, "words")
    assert_apart(said_above)
    lying = boxes(drawing, "bar")
    assert not any(one.meets(two) for one in said_above for two in lying)
    assert_apart(boxes(drawing, "quarter", "year-name"))
    in_use = {bar.kind for bar in bars} or {"plain", "strong"}
    assert len(lying) == len(bars) + len(in_use)
    (frame,) = boxes(drawing, "frame")
    assert all(frame.holds(one) for one in lying[: len(bars)])
    arrows = drawing.xpath("s:path[contains(@class, 'flow')]", namespaces=NS)
    assert len(arrows) == len(waits(bars)) + (len({one.early for one in waits(bars)}) if bars else 1)


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound(sample):
    assert problems(f'<div lang="de">{roadmap(SAMPLES[sample], WORDS, uid="r", language="de")}</div>') == []


def test_hostile_names_stay_text():
    drawing = draw([replace(A, name=HOSTILE, owner=HOSTILE)])
    assert " ".join(lines(drawing)) == f"1 {HOSTILE} {HOSTILE}"
    assert not drawing.findall(".//s:script", NS)
