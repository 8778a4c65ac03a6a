"""The canvas: every field in its box, numbered, with all that stands in it; nothing leaves it, no two words meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, box, boxes, parsed, readable, texts
from tests.markup import problems
from xblocks.drawing.canvas import CanvasWords, Entry, Field, canvas, said

WORDS = CanvasWords("Teamblatt: Team Bauantrag", description="Sechs Felder.", more="und %(count)s weitere")
LONG = CanvasWords("Teamblatt der Schwerbehindertenvertretungen " * 4, more="und %(count)s weitere")
PURPOSE = Field(
    "Zweck", [Entry("Wer bei uns einen Bauantrag stellt, soll seltener Unterlagen nachreichen.")], leads=True
)
ROLES = Field(
    "Rollen",
    [
        Entry("Jugendamt", "Moderation"),
        Entry("Bauaufsicht", "Inhalt"),
        Entry("Bürgeramt", "Kontakt zur Leitung"),
        Entry("noch offen", "Dokumentation", open=True),
    ],
)
GOALS = Field(
    "Ziele", [Entry("In sechs Wochen liegt ein Merkblatt aus."), Entry("Bis Ende Juni wissen wir, was fehlt.")]
)
AGREED = Field(
    "Absprachen",
    [
        Entry("Jeden zweiten Donnerstag, 8.30 bis 9.45 Uhr.", "Treffen"),
        Entry("Ein Vorschlag gilt, wenn niemand einen Schaden für das Team oder ein Amt nennt.", "Entscheiden"),
    ],
)
USUAL = [
    [PURPOSE],
    [GOALS, ROLES],
    [Field("Stärken", [Entry("Kämmerei: sieht, was es kostet")]), Field("Bedürfnisse")],
    [AGREED],
]
SAMPLES = {
    "usual": USUAL,
    "empty": [[Field(field.name, leads=field.leads) for field in row] for row in USUAL],
    "long": [
        [Field(NAMES[2], [Entry(" ".join(NAMES))], leads=True)],
        [
            Field(NAMES[5], [Entry(f"{name} " * 12) for name in NAMES[:5]]),
            Field(NAMES[1], [Entry(name, other) for name, other in zip(NAMES, NAMES[::-1], strict=True)]),
        ],
        [Field("Absprachen", [Entry(f"{place}. Absprache", NAMES[place % 6]) for place in range(14)])],
    ],
}
KINDS = ("title", "subtitle", "field", "lead", "label", "story", "legend", "order")


def draw(rows, words=WORDS, uid="c", **more):
    return canvas(rows, words, uid=uid, language="de", **more)


@pytest.mark.parametrize("sample", SAMPLES)
def test_pictures_look_as_they_did(sample, golden):
    """Look at what `--snapshot-update` writes."""
    golden(f"drawing/canvas-{sample}.svg", readable(draw(SAMPLES[sample])))


def test_fields_of_a_row_are_equally_large_and_numbered_in_order():
    drawing = parsed(draw(USUAL))
    purpose, goals, roles, strengths, needs, agreed = boxes(drawing, "area")
    assert purpose.left == goals.left == strengths.left == agreed.left and purpose.right == roles.right == agreed.right
    assert (goals.top, goals.bottom) == (roles.top, roles.bottom) and goals.right < roles.left
    assert purpose.bottom < goals.top and goals.bottom < strengths.top and needs.bottom < agreed.top
    assert texts(drawing, "order") == ["1", "2", "3", "4", "5", "6"]
    assert texts(drawing, "field") == ["Zweck", "Ziele", "Rollen", "Stärken", "Bedürfnisse", "Absprachen"]


def test_everything_stands_in_its_field():
    drawing = parsed(draw(USUAL))
    said_there = " ".join(texts(drawing, "story"))
    for entry in (*GOALS.entries, *ROLES.entries[:3], *AGREED.entries):
        assert entry.text in said_there
    assert " ".join(texts(drawing, "lead")) == PURPOSE.entries[0].text
    assert texts(drawing, "legend") == ["noch offen"]
    assert [label for label in texts(drawing, "label") if label != "·"][:2] == ["Moderation", "Inhalt"]
    for field, place in ((ROLES, 2), (AGREED, 5)):
        area = boxes(drawing, "area")[place]
        inside = [one.text for one in drawing.iter("{*}text") if area.holds(box(one))]
        assert set(field.entries[0].text.split()) <= set(" ".join(inside).split())


def test_an_empty_field_has_lines_to_write_on_and_more_on_a_blank_canvas():
    def rules(**more):
        return len(parsed(draw(SAMPLES["empty"], **more)).xpath("s:line[@class='write']", namespaces=NS))

    assert rules() == 6 * 2 and rules(blank=True) == 2 * 2 + 4 * 7


def test_what_there_is_no_room_for_is_counted():
    drawing = parsed(draw(SAMPLES["long"]))
    assert "und 6 weitere" in texts(drawing, "legend")
    assert any(line.endswith("…") for line in texts(drawing, "story"))


def test_the_same_in_words():
    (purpose, roles, empty) = said([[PURPOSE], [ROLES, Field("x")]])
    assert purpose == ("Zweck", [PURPOSE.entries[0].text]) and empty == ("x", [])
    assert roles[1][:2] == ["Moderation: Jugendamt", "Inhalt: Bauaufsicht"]


def test_markup_is_text():
    rows = [[Field(HOSTILE, [Entry(HOSTILE, HOSTILE)])], [Field(HOSTILE, [Entry(HOSTILE)], leads=True)]]
    drawing = draw(rows, CanvasWords(HOSTILE, HOSTILE, HOSTILE))
    assert parsed(drawing).xpath("//s:script | //s:b", namespaces=NS) == []
    assert problems(f"<div lang='de'>{drawing}</div>") == []


def test_without_a_uid_there_are_no_ids():
    assert "id=" not in draw(USUAL, uid="")


WRITTEN = st.sampled_from([*NAMES, "", "Anruf statt Mail, denn der Rechner steht im Büro und niemand sitzt davor " * 4])
ENTRIES = st.lists(st.builds(Entry, WRITTEN, WRITTEN, st.booleans()), max_size=12)
FIELDS = st.builds(Field, st.sampled_from(NAMES), ENTRIES, st.booleans())


@given(st.lists(st.lists(FIELDS, min_size=1, max_size=2), min_size=1, max_size=4), st.sampled_from([WORDS, LONG]))
def test_nothing_leaves_the_picture_and_no_words_meet(rows, words):
    drawing = parsed(draw(rows, words))
    assert_inside(drawing)
    assert_apart(boxes(drawing, *KINDS))
    areas = boxes(drawing, "area")
    assert_apart(areas)
    for one in boxes(drawing, "field", "lead", "label", "story", "legend"):
        assert any(area.holds(one) for area in areas)
