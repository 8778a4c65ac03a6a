"""The power/interest grid of W6: ratings, attitudes and words come into the picture and the list below it."""

import pytest
from django.utils import translation
from lxml import etree

from tests.drawing.pictures import HOSTILE, NS, boxes, texts
from tests.markup import problems
from tests.modules.participation.plans import A, person
from xblocks.modules.participation.picture import blank, grid

QUADRANTS = {
    "both": "Involve at least",
    "power": "Hear at least",
    "interest": "Also hear",
    "neither": "Inform at least",
}
ATTITUDES = {-2: "strongly against", -1: "rather against", 0: "neither", 1: "rather in favour", 2: "strongly in favour"}
SAMPLES = {
    "example": A["stakeholders"],
    "crowd": [person(f"Group {n}", 5, 5, n % 5 - 2, 3) for n in range(200)],
    "hostile": [{**row, "name": HOSTILE} for row in A["stakeholders"]],
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def draw(rows, **options):
    return grid(rows, title="Who is concerned", quadrants=QUADRANTS, attitudes=ATTITUDES, uid="g", **options)


def parts(rows, **options):
    drawing, names = etree.fromstring(f"<div>{draw(rows, **options)}</div>")
    return drawing, names


def test_nobody_no_picture():
    assert draw([]) == ""


def test_the_example_names_everybody_with_her_attitude():
    drawing, names = parts(A["stakeholders"])
    assert [" ".join("".join(entry.itertext()).split()) for entry in names] == [
        "staff council (Power 5, Interest 5, Involve at least, neither)",
        "disability council (Power 2, Interest 5, Also hear, rather in favour)",
        "press (Power 4, Interest 2, Hear at least, neither)",
    ]
    assert texts(drawing, "order") == ["1", "2", "3"]
    assert texts(drawing, "name") == ["staff council", "disability council", "press"]
    description = drawing.findtext("s:desc", namespaces=NS)
    assert "Involve at least: 1; Hear at least: 1; Also hear: 1; Inform at least: 0." in description


def test_words_stand_where_they_belong():
    drawing, _ = parts(A["stakeholders"])
    assert texts(drawing, "title") == ["Who is concerned"]
    assert texts(drawing, "axis") == ["↑ Power", "Interest →"]
    assert texts(drawing, "quadrant") == ["Hear at least", "Involve at least", "Inform at least", "Also hear"]
    assert texts(drawing, "legend") == [
        "rather against, strongly against",
        "neither",
        "rather in favour, strongly in favour",
    ]


def test_power_grows_upwards_and_interest_to_the_right():
    drawing, _ = parts([person("mighty", 5, 1, 0, 1), person("keen", 1, 5, 0, 1)])
    mighty, keen = boxes(drawing, "mark")[:2]
    assert mighty.bottom < keen.top and mighty.right < keen.left


@pytest.mark.parametrize("attitude, shape", [(-2, "rect"), (-1, "rect"), (0, "circle"), (1, "path"), (2, "path")])
def test_attitude_is_a_shape(attitude, shape):
    drawing, _ = parts([person("a", 1, 1, attitude, 1)])
    mark = drawing.xpath("s:*[contains(@class, 'mark')]", namespaces=NS)[0]
    assert mark.tag.endswith(shape)


def test_a_name_is_shown_in_place_of_the_id_and_its_number_in_place_of_its_place():
    drawing, names = parts([{**person("r7", 1, 1, -2, 1), "name": "The press", "number": 7}])
    assert "".join(names.itertext()) == "The press (Power 1, Interest 1, Inform at least, strongly against)"
    assert names[0].get("value") == "7" and texts(drawing, "order") == ["7"]
    assert texts(drawing, "name") == ["The press"]


def test_the_limit_of_the_author_moves_the_quadrants():
    assert len(boxes(parts(A["stakeholders"], high=6)[0], "area")) == 1
    assert len(boxes(parts(A["stakeholders"], high=3)[0], "area")) == 4


def test_names_are_hyphenated_in_the_language_of_the_names():
    rows = [person("Mitbestimmungsangelegenheitenkommission Süd", 5, 5, 0, 1)]
    assert texts(parts(rows, language="de")[0], "name") == ["Mitbestimmungsangelegen-", "heitenkommission Süd"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound_and_named(sample):
    assert problems(f'<div lang="en">{draw(SAMPLES[sample])}</div>') == []
    drawing, names = parts(SAMPLES[sample])
    assert drawing.get("role") == "img" and drawing.findtext("s:title", namespaces=NS) == "Who is concerned"
    assert len(names) == len(SAMPLES[sample])


def test_a_blank_grid_has_all_words_and_no_mark():
    drawing = etree.fromstring(blank(title="Who is concerned", quadrants=QUADRANTS, attitudes=ATTITUDES))
    assert len(texts(drawing, "quadrant")) == 4 and len(texts(drawing, "legend")) == 3
    assert texts(drawing, "order") == [] and not drawing.xpath("//@id")
