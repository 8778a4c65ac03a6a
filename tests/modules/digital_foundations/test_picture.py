"""The map of W1: ratings, kinds and words come into the picture, and into the list below it by what comes first."""

import pytest
from django.utils import translation
from lxml import etree

from tests.drawing.pictures import HOSTILE, NS, boxes, texts
from tests.markup import problems
from tests.modules.digital_foundations.maps import KINDS, LEVELS, A, item
from xblocks.modules.digital_foundations.picture import MapWords, blank, draw

WORDS = MapWords(
    title="Our map",
    relevance="Relevance",
    readiness="Readiness",
    fields={"act": "Act", "keep": "Keep", "watch": "Watch", "maintain": "Maintain"},
    kinds={"actor": "Actor", "law": "Law", "practice": "Practice"},
)
SAMPLES = {
    "example": A["items"],
    "crowd": [item(f"Entry {n}", KINDS[n % 3], LEVELS[n % 5], 5, 1 + n % 2) for n in range(40)],
    "hostile": [{**row, "name": HOSTILE, "owner": HOSTILE} for row in A["items"]],
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def parts(rows, **options):
    return etree.fromstring(f"<div>{draw(rows, WORDS, uid='m', **options)}</div>")


def listed(names):
    return [" ".join("".join(entry.itertext()).split()) for entry in names]


def test_without_items_there_is_no_map():
    assert draw([], WORDS, uid="m") == ""


def test_the_example_says_where_everything_lies():
    drawing, names = parts(A["items"])
    assert listed(names) == [
        "OZG (Relevance 5, Readiness 2, Act, Law, priority 15)",
        "IT-Planungsrat (Relevance 3, Readiness 3, Maintain, Actor)",
        "EfA service (Relevance 4, Readiness 4, Keep, Practice)",
    ]
    assert texts(drawing, "order") == ["1", "2", "3"]
    assert texts(drawing, "name") == ["OZG", "IT-Planungsrat", "EfA service"]
    assert texts(drawing, "subtitle") == ["Entries: 3 · Act: 1 · of these without an office in charge: 1"]
    description = drawing.findtext("s:desc", namespaces=NS)
    assert "Act: 1; Keep: 1; Watch: 0; Maintain: 1." in description


def test_the_list_begins_with_what_comes_first_and_says_who_takes_care_of_it():
    rows = [
        {**item("a", "law", "EU", 4, 2, owner="IT"), "number": 1},
        {**item("b", "law", "EU", 5, 5), "number": 2},
        {**item("c", "actor", "Bund", 5, 1, owner="Legal office"), "number": 3},
        {**item("d", "practice", "Land", 4, 2), "number": 7, "name": "Online forms"},
    ]
    drawing, names = parts(rows)
    assert [entry.get("value") for entry in names] == ["3", "1", "7", "2"]
    assert listed(names)[0].endswith("Act, Actor, priority 20, Legal office)")
    assert listed(names)[2] == "Online forms (Relevance 4, Readiness 2, Act, Practice, priority 8)"
    assert texts(drawing, "order") == ["1", "2", "3", "7"]


def test_words_stand_where_they_belong():
    drawing, _ = parts(A["items"])
    assert texts(drawing, "title") == ["Our map"]
    assert texts(drawing, "axis") == ["↑ Relevance", "Readiness →"]
    assert texts(drawing, "quadrant") == ["Act", "Keep", "Watch", "Maintain"]
    assert texts(drawing, "legend") == ["Actor", "Law", "Practice"]


def test_what_is_counted_elsewhere_is_not_counted_below_the_title():
    assert texts(parts(A["items"], counted=False)[0], "subtitle") == []


def test_act_stands_out_at_the_upper_left():
    drawing, _ = parts(A["items"])
    (accent,) = boxes(drawing, "accent")
    areas = boxes(drawing, "area")
    assert accent.left == min(area.left for area in areas) and accent.top == min(area.top for area in areas)


def test_relevance_grows_upwards_and_readiness_to_the_right():
    drawing, _ = parts([item("heavy", "law", "EU", 5, 1), item("ready", "law", "EU", 1, 5)])
    heavy, ready = boxes(drawing, "mark")[:2]
    assert heavy.bottom < ready.top and heavy.right < ready.left


@pytest.mark.parametrize("kind, shape", [("actor", "circle"), ("law", "rect"), ("practice", "path")])
def test_a_kind_is_a_shape(kind, shape):
    drawing, _ = parts([item("a", kind, "EU", 1, 1)])
    mark = drawing.xpath("s:*[contains(@class, 'mark')]", namespaces=NS)[0]
    assert mark.tag.endswith(shape) and not {"against", "favour"}.intersection(mark.get("class").split())


def test_readiness_parts_the_map_before_relevance_does():
    drawing, names = parts([item("middle", "law", "EU", 3, 3), item("important", "law", "EU", 4, 3)])
    assert ["Maintain" in said for said in listed(names)] == [False, True]
    areas = boxes(drawing, "area")
    upright, level = (sorted({getattr(area, edge) for area in areas})[1] for edge in ("left", "top"))
    wide, high = (max(getattr(area, edge) for area in areas) for edge in ("right", "bottom"))
    left, top = (min(getattr(area, edge) for area in areas) for edge in ("left", "top"))
    assert (upright - left) / (wide - left) == pytest.approx(0.4)
    assert (level - top) / (high - top) == pytest.approx(0.4, abs=0.02)


def test_the_limits_of_the_author_move_the_fields():
    assert listed(parts(A["items"], limits={"readiness": 2})[1])[0].startswith("OZG (Relevance 5, Readiness 2, Keep")
    assert len(boxes(parts(A["items"], limits={"relevance": 6})[0], "area")) == 2


def test_names_are_hyphenated_in_the_language_of_the_names():
    rows = [item("Mitbestimmungsangelegenheitenkommission Süd", "actor", "Kommune", 5, 5)]
    assert texts(parts(rows, language="de")[0], "name") == ["Mitbestimmungsangelegen-", "heitenkommission Süd"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound_and_named(sample):
    assert problems(f'<div lang="en">{draw(SAMPLES[sample], WORDS, uid="m")}</div>') == []
    drawing, names = parts(SAMPLES[sample])
    assert drawing.get("role") == "img" and drawing.findtext("s:title", namespaces=NS) == "Our map"
    assert len(names) == len(SAMPLES[sample])


def test_a_blank_map_has_all_words_and_no_mark():
    drawing = etree.fromstring(blank(WORDS))
    assert len(texts(drawing, "quadrant")) == 4 and len(texts(drawing, "legend")) == 3
    assert texts(drawing, "order") == [] and texts(drawing, "subtitle") == [] and not drawing.xpath("//@id")
    assert len(boxes(etree.fromstring(blank(WORDS, {"readiness": 1})), "area")) == 2
