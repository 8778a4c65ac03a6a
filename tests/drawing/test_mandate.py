"""A mandate: what is inside and outside, ladders that say how far, and signatures; nothing leaves it, no two words meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import HOSTILE, NAMES, NS, assert_apart, assert_inside, boxes, parsed, readable, texts
from tests.markup import problems
from xblocks.drawing.mandate import MandateWords, Right, Seal, mandate, said

WORDS = MandateWords(
    "Das Mandat: Anträge",
    inside="Innerhalb",
    outside="Außerhalb",
    topic="Thema",
    levels=("informieren", "vorschlagen", "mit Veto entscheiden", "entscheiden"),
    signed="Unterschriften unter diese Fassung",
    subtitle="Weniger Nachforderungen",
    purpose="Zweck",
    description="Ein Mandat.",
)
LONG = MandateWords(
    *["Datenschutzfolgenabschätzung im Geschäftsverteilungsplan " * 3] * 4,
    levels=["Entscheidungsvorbehaltsregelung und Zeichnungsbefugnis"] * 4,
    signed="Unterschriften " * 12,
)
RIGHTS = [Right("Wortlaut von Anschreiben und Merkblättern der Bürgerdienste", 3), Right("Reihenfolge", 4)]
FACTS = [("Teamstunden je Woche", "23,4"), ("Patenschaft", "Leitung des Fachbereichs"), ("Überprüfung", "01.07.2027")]
SEALS = [Seal("Leitung", "unterzeichnet am 12.04.2027", True), Seal("Team", "noch nicht unterzeichnet", False)]
#: Rights, inside, outside, facts.
SAMPLES = {
    "usual": (RIGHTS, ["Anschreiben", "Eingangsbestätigungen"], ["Gebühren"], FACTS),
    "blank": ([], [], [], []),
    "only rights": (RIGHTS[:1], [], [], []),
    "long": (
        [Right(name, place % 4 + 1) for place, name in enumerate(NAMES)],
        NAMES,
        NAMES * 2,
        [(n, n) for n in NAMES],
    ),
}
KINDS = ("title", "subtitle", "axis", "entry", "level", "reached")


def draw(sample, words=WORDS, seals=SEALS, uid="m"):
    return mandate(*SAMPLES[sample], seals, words, uid=uid, language="de")


def rungs(drawing):
    """How many rungs of each ladder are climbed."""
    found = drawing.xpath("s:rect[contains(@class, 'rung')]", namespaces=NS)
    return [sum("climbed" in rung.get("class") for rung in found[at : at + 4]) for at in range(0, len(found), 4)]


@pytest.mark.parametrize("sample", ["usual", "blank", "long"])
def test_pictures_look_as_they_did(sample, golden):
    """Look at what `--snapshot-update` writes."""
    golden(f"drawing/mandate-{sample}.svg", readable(draw(sample)))


def test_a_ladder_is_climbed_as_far_as_the_team_decides():
    drawing = parsed(draw("usual"))
    assert rungs(drawing) == [3, 4]
    assert texts(drawing, "reached") == ["3", "4"]


def test_the_list_has_every_part_and_the_topics_by_level():
    assert said([*RIGHTS, Right("3 weitere", 0)], ["Anschreiben"], [], FACTS[:1], SEALS, WORDS) == [
        ("Zweck", ["Weniger Nachforderungen"]),
        ("Innerhalb", ["Anschreiben"]),
        ("Außerhalb", []),
        (
            "Thema",
            [
                "1 informieren: –",
                "2 vorschlagen: –",
                f"3 mit Veto entscheiden: {RIGHTS[0].topic}",
                "4 entscheiden: Reihenfolge",
                "3 weitere",
            ],
        ),
        ("Teamstunden je Woche", ["23,4"]),
        (
            "Unterschriften unter diese Fassung",
            ["Leitung: unterzeichnet am 12.04.2027", "Team: noch nicht unterzeichnet"],
        ),
    ]


def test_a_line_that_is_no_topic_has_no_ladder():
    drawing = parsed(mandate([*RIGHTS, Right("3 weitere", 0)], [], [], [], SEALS, WORDS, uid="", language="de"))
    assert rungs(drawing) == [3, 4] and "3 weitere" in texts(drawing, "entry")


def test_what_is_outside_and_what_is_not_signed_is_told_apart_without_colour():
    drawing = parsed(draw("usual"))
    assert [box.get("class") for box in drawing.xpath("s:rect[contains(@class, 'scope')]", namespaces=NS)] == [
        "scope inside",
        "scope outside",
    ]
    assert [box.get("class") for box in drawing.xpath("s:rect[contains(@class, 'seal')]", namespaces=NS)] == [
        "seal",
        "seal open",
    ]
    assert {"✓ Leitung", "Team"} <= set(texts(drawing, "axis"))


def test_an_empty_mandate_has_lines_to_write_on():
    drawing = parsed(draw("blank"))
    assert len(drawing.xpath("s:line[@class='write']", namespaces=NS)) == 2 * 5 + 6
    assert rungs(drawing) == [0] * 6


@pytest.mark.parametrize("words", [WORDS, LONG], ids=["short", "long"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_leaves_the_picture_and_no_words_meet(sample, words):
    drawing = parsed(draw(sample, words))
    assert_inside(drawing)
    assert_apart(boxes(drawing, *KINDS))


_PRINTED = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=80)


@given(
    st.lists(st.builds(Right, _PRINTED, st.integers(1, 4)), max_size=12),
    st.lists(_PRINTED, max_size=12),
)
def test_whatever_is_written_stays_inside(rights, entries):
    drawing = parsed(mandate(rights, entries, entries, [], SEALS, WORDS, uid="m", language="de"))
    assert_inside(drawing)


def test_hostile_words_stay_words():
    words = MandateWords(*[HOSTILE] * 4, levels=[HOSTILE] * 4, signed=HOSTILE)
    picture = mandate(
        [Right(HOSTILE, 2)], [HOSTILE], [HOSTILE], [(HOSTILE, HOSTILE)], [Seal(HOSTILE, HOSTILE, True)] * 2, words,
        uid="m", language="de",
    )  # fmt: skip
    assert problems(f"<div lang='de'>{picture}</div>") == []
    assert "<script" not in picture
