"""The profile: marks of one row never meet, whatever is rated; words and marks stay where they belong."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, box, boxes, parsed, readable, texts
from tests.markup import problems
from xblocks.drawing.boxes import Box
from xblocks.drawing.profile import ProfileWords, Row, profile

WORDS = ProfileWords(
    "Stufen je Kompetenz",
    now="Etwa drei Monate später",
    before="Vor dem Programm",
    then="Rückblickende Vorher-Einschätzung",
    target="Ziel",
    columns=("Einfache Differenz", "Rückblickende Differenz"),
    description="Zehn.",
)
SAID = ("+1 Stufe", "+2 Stufen")
LONG = ProfileWords(*["Rückblickende Vorher-Einschätzung, Geschäftsverteilungsplan " * 3] * 5, (NAMES[2], NAMES[5]))
ROW = Row("Motiviert", 4, now=2, before=1, then=0, target=4, said=SAID)
TEN = [
    "Motiviert",
    "Vorbildfunktion",
    "Agil und kundenorientiert",
    "Mobil arbeiten",
    "Prozesse optimieren und standardisieren",
    "Ideen generieren",
    "Daten kritisch anwenden",
    "Verantwortungsvoll mit Daten umgehen",
    "Verständlich weitergeben",
    "Software-, Prozess- und Systemwissen",
]
ALONE = replace(WORDS, columns=("",))


def ten(**levels):
    return [replace(ROW, name=name, **{key: values[n] for key, values in levels.items()}) for n, name in enumerate(TEN)]


SAMPLES = {
    "one": [ROW],
    "all the same": [replace(ROW, now=2, before=2, then=2, target=2, said=("gleich", "gleich"))],
    "lowest": [replace(ROW, now=0, before=0, then=0, target=0)],
    "highest": [replace(ROW, now=4, before=4, then=4, target=4)],
    "shorter scales": [
        ROW,
        Row("Kurz", 1, now=1, before=0, target=1, said=SAID),
        Row("Lang", 9, now=9, before=8, said=SAID),
    ],
    "nothing": [Row("Offen", 4, note="Nicht beantwortet", said=("–", "–"))],
    "names": [replace(ROW, name=name, note=name) for name in NAMES],
}

#: What somebody has looked at.
PICTURES = {
    "usual": (
        ten(
            now=[2, 3, 3, 3, 3, 1, 2, None, 3, 4],
            before=[1, 2, 2, 1, 3, 0, 3, 1, 2, 4],
            then=[0, 1, 2, 2, 2, 0, 1, 1, None, 3],
            target=[4, None, None, 3, None, 3, None, 2, None, None],
            note=[""] * 7 + ["Keine Angabe"] + [""] * 2,
            said=[
                *[SAID, ("+1 Stufe", "+2 Stufen"), ("+1 Stufe", "+1 Stufe"), ("+2 Stufen", "+1 Stufe")],
                *[("gleich", "+1 Stufe"), ("+1 Stufe", "+1 Stufe"), ("−1 Stufe", "+1 Stufe"), ("–", "–")],
                *[("+1 Stufe", "–"), ("gleich", "+1 Stufe")],
            ],
        ),
        WORDS,
    ),
    "first": (
        [
            Row(name, 4, now=n % 5, target=4 if n in (2, 5) else None, said=(f"Stufe {n % 5}",))
            for n, name in enumerate(TEN)
        ],
        ALONE,
    ),
    "odd": ([*SAMPLES["shorter scales"], *SAMPLES["names"], *SAMPLES["all the same"]], LONG),
}
MARKS = ("now", "before", "then", "target")


def draw(rows, words=WORDS, uid="p"):
    return parsed(profile(rows, words, uid=uid, language="de"))


@pytest.mark.parametrize("picture", PICTURES)
def test_pictures_look_as_they_did(picture, golden):
    """Look at what `--snapshot-update` writes."""
    rows, words = PICTURES[picture]
    golden(f"drawing/profile-{picture}.svg", readable(profile(rows, words, uid="p", language="de")))


def spans(drawing, name):
    """From where to where the horizontal lines of a path lead."""
    found = "".join(drawing.xpath(f"s:path[@class='{name}']/@d", namespaces=NS))
    return [(float(start), float(end)) for start, end in re.findall(r"M ([-\d.]+) [-\d.]+ H ([-\d.]+)", found)]


def test_every_word_of_a_small_profile():
    drawing = draw([ROW, replace(ROW, name="Mobil arbeiten", now=None, note="Keine Angabe", said=("–", "–"))])
    assert texts(drawing, "title") == ["Stufen je Kompetenz"]
    assert texts(drawing, "number") == ["0", "1", "2", "3", "4"]
    assert texts(drawing, "name") == ["Motiviert", "Mobil arbeiten"]
    assert sorted(texts(drawing, "meta")) == ["Differenz"] * 2 + ["Einfache", "Keine Angabe", "Rückblickende"]
    assert texts(drawing, "gain") == [*SAID, "–", "–"]
    assert texts(drawing, "legend") == [WORDS.before, WORDS.now, WORDS.then, WORDS.target]
    assert drawing.findtext("s:title", namespaces=NS) == "Stufen je Kompetenz"
    assert drawing.findtext("s:desc", namespaces=NS) == "Zehn."


@pytest.mark.parametrize("said", ["+2 niveauer", "+10 Stufen", "unchanged", "uændret"])
def test_what_is_said_at_the_right_is_never_cut(said):
    drawing = draw([replace(ROW, said=(said, said))])
    assert texts(drawing, "gain") == [said] * 2
    scale, head = boxes(drawing, "number")[-1], boxes(drawing, "gain")[0]
    assert scale.right < head.left


def test_marks_stand_at_their_levels_and_what_was_and_is_the_same_side_by_side():
    (now, before), levels = boxes(draw([ROW]), "now", "before")[:2][::-1], boxes(draw([ROW]), "number")
    assert (before.middle[0], now.middle[0]) == pytest.approx((levels[1].middle[0], levels[2].middle[0]))
    same = draw([replace(ROW, before=2)])
    before, now = boxes(same, "before")[0], boxes(same, "now")[0]
    assert (before.middle[0] + now.middle[0]) / 2 == pytest.approx(levels[2].middle[0])
    assert before.right < now.left
    assert spans(same, "way") == []


def test_the_way_leads_from_before_to_now_and_covers_neither():
    for before, now in ((1, 3), (3, 1), (1, 2)):
        drawing = draw([replace(ROW, before=before, now=now)])
        ((start, end),) = spans(drawing, "way")
        marks = sorted((boxes(drawing, "before")[0], boxes(drawing, "now")[0]))
        assert marks[0].right < start < end < marks[1].left


def test_a_scale_ends_at_its_own_highest_level():
    drawing = draw(SAMPLES["shorter scales"])
    numbers = boxes(drawing, "number")
    ends = [end for _start, end in spans(drawing, "track")]
    assert ends == pytest.approx([numbers[level].middle[0] for level in (4, 1, 9)])


def test_the_legend_says_only_what_the_picture_holds():
    assert texts(draw([Row("A", 4, now=1, said=("Stufe 1",))], ALONE), "legend") == [WORDS.now]
    assert texts(draw(SAMPLES["nothing"]), "legend") == []


def test_ten_competences_fit_a_screen():
    rows, words = PICTURES["usual"]
    assert float(draw(rows, words).get("height")) < 760
    rows, words = PICTURES["first"]
    assert float(draw(rows, words).get("height")) < 600


@pytest.mark.parametrize("words", [WORDS, LONG], ids=["short", "long"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples(sample, words):
    assert_drawn(SAMPLES[sample], words)


LEVEL = st.none() | st.integers(0, 9)
ROWS = st.lists(
    st.builds(
        lambda name, highest, levels: Row(
            name, highest, *(None if level is None else min(level, highest) for level in levels), "", SAID
        ),
        st.sampled_from(NAMES),
        st.integers(1, 9),
        st.tuples(LEVEL, LEVEL, LEVEL, LEVEL),
    ),
    min_size=1,
    max_size=12,
)


@given(ROWS)
def test_any_ratings(rows):
    assert_drawn(rows, WORDS)


def assert_drawn(rows, words):
    drawing = draw(rows, words)
    assert_inside(drawing)
    assert_apart(boxes(drawing, "name", "meta", "number", "title", "gain", "legend"))
    assert len(spans(drawing, "rule")) == len(spans(drawing, "track")) == len(rows)
    marks = [box_of(one) for one in drawing if set(MARKS).intersection((one.get("class") or "").split())]
    assert_apart(marks)
    assert not any(
        one.meets(two) for one in marks for two in boxes(drawing, "name", "number", "gain", "meta", "legend")
    )
    shown = sum(getattr(row, name) is not None for row in rows for name in MARKS)
    signs = len({name for row in rows for name in MARKS if getattr(row, name) is not None})
    assert len(marks) == shown + signs


def box_of(mark):
    """What a mark covers, its outline included."""
    if mark.tag.endswith("circle"):
        return box(mark).grown(1 if mark.get("class") == "before" else 0)
    numbers = [float(number) for number in re.findall(r"[-\d.]+", mark.get("points"))]
    return Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])).grown(1)


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound(sample):
    assert problems(f'<div lang="de">{profile(SAMPLES[sample], WORDS, uid="p", language="de")}</div>') == []


def test_hostile_words_stay_text():
    drawing = draw([replace(ROW, name=HOSTILE, note=HOSTILE)])
    assert "<script>alert(1)</" in "".join(texts(drawing, "name"))
    assert not drawing.findall(".//s:script", NS)
    assert not draw([ROW], uid="").xpath("//@id")
