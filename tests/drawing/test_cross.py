"""The cross of four futures: each in its corner with number, name and story; nothing leaves it, no two words meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, boxes, parsed, readable, texts
from tests.markup import problems
from xblocks.drawing.cross import CrossWords, Future, cross, said

WORDS = CrossWords(
    "Szenariokreuz: Bürgerbüro",
    left="Jede dritte Ausschreibung bleibt erfolglos",
    right="Neun von zehn führen zur Einstellung",
    low="Jeder Vorschlag wird geprüft",
    high="KI bereitet verlässlich vor",
    across="Besetzen wir Stellen?",
    upward="Übernimmt KI die Routine?",
    description="Vier Bilder.",
)
STORY = "Dienstag, 10.15 Uhr. Zwei Schalter sind offen, doch die Schlange ist kurz. Um halb elf fällt die Leitung aus."
FUTURES = [
    Future("Zeit für schwere Fälle", STORY, "Frühe Signale: Wartezeit unter zehn Minuten"),
    Future("Kleine Besetzung", STORY),
    Future("Nummer 94, bitte", "", "Frühe Signale: erfolglose Ausschreibungen"),
    Future("Viele Hände"),
]
LONG = CrossWords(*["Mindestens gemeinsam gestalten, Geschäftsverteilungsplan " * 3] * 7)
SAMPLES = {
    "usual": FUTURES,
    "blank": [],
    "long": [Future(name, f"{name} " * 30, f"{name} " * 20) for name in NAMES[-4:]],
}
KINDS = ("title", "subtitle", "axis", "future", "story", "meta-line", "order")


def draw(futures, words=WORDS, uid="c"):
    return cross(futures, words, uid=uid, language="de")


@pytest.mark.parametrize("sample", SAMPLES)
def test_pictures_look_as_they_did(sample, golden):
    """Look at what `--snapshot-update` writes."""
    golden(f"drawing/cross-{sample}.svg", readable(draw(SAMPLES[sample])))


def test_each_future_stands_between_its_two_answers():
    drawing = parsed(draw(FUTURES))
    one, two, three, four = boxes(drawing, "area")
    assert one.left == four.left > two.left == three.left and one.top == two.top < three.top == four.top
    right, left = (f"{WORDS.across} → {answer}" for answer in (WORDS.right, WORDS.left))
    high, low = (f"{WORDS.upward} → {answer}" for answer in (WORDS.high, WORDS.low))
    assert said(FUTURES, WORDS) == [
        ("Zeit für schwere Fälle", [right, high, STORY, FUTURES[0].signals]),
        ("Kleine Besetzung", [left, high, STORY]),
        ("Nummer 94, bitte", [left, low, FUTURES[2].signals]),
        ("Viele Hände", [right, low]),
    ]
    assert texts(drawing, "order") == ["1", "2", "3", "4"]
    assert texts(drawing, "future") == [future.name for future in FUTURES]


def test_answers_are_said_at_their_edges():
    drawing = parsed(draw(FUTURES))
    assert texts(drawing, "middle") == [f"↑ {WORDS.high}", f"↓ {WORDS.low}"]
    assert " ".join(texts(drawing, "end")) == f"→ {WORDS.right}"
    assert f"← {WORDS.left}" in " ".join(texts(drawing, "axis"))


def test_a_box_grows_with_eight_sentences_of_which_no_word_is_lost():
    story = " ".join([STORY] * 3)
    assert story.count(".") >= 8
    drawing = parsed(draw([Future("Kleine Besetzung", story, "Frühe Signale: " + "Wartezeit · " * 9)] * 4))
    told = "".join(texts(drawing, "story")).replace("-", "").replace(" ", "")
    assert told == story.replace("-", "").replace(" ", "") * 4


def test_with_all_that_it_holds_its_letters_have_7_pt_on_upright_paper():
    drawing = parsed(draw(SAMPLES["long"]))
    *_, wide, high = map(float, drawing.get("viewBox").split())
    scale = min(180 / wide, 240 / high)  # mm to a unit, as page.css lets it grow
    assert 14 * scale / 25.4 * 72 >= 7


def test_what_does_not_fit_ends_in_dots():
    drawing = parsed(draw(SAMPLES["long"]))
    assert len(texts(drawing, "story")) <= 4 * 21 and len(texts(drawing, "meta-line")) <= 4 * 6
    assert sum(line.endswith(" …") for line in texts(drawing, "story")) == 3  # a word without end is broken anywhere


def test_the_blank_cross_has_lines_to_write_on():
    drawing = parsed(draw([]))
    assert len(drawing.xpath("s:line[@class='write']", namespaces=NS)) >= 8 and texts(drawing, "future") == []


def test_markup_is_text():
    drawing = draw([Future(HOSTILE, HOSTILE, HOSTILE)] * 4, CrossWords(*[HOSTILE] * 7))
    assert parsed(drawing).xpath("//s:script | //s:b", namespaces=NS) == []
    assert problems(f"<div lang='de'>{drawing}</div>") == []


def test_without_a_uid_there_are_no_ids():
    assert "id=" not in draw(FUTURES, uid="")


@given(
    st.lists(st.builds(Future, *[st.sampled_from([*NAMES, "", STORY])] * 3), min_size=4, max_size=4),
    st.sampled_from([WORDS, LONG]),
)
def test_nothing_leaves_the_picture_and_no_words_meet(futures, words):
    drawing = parsed(draw(futures, words))
    assert_inside(drawing)
    assert_apart(boxes(drawing, *KINDS))
