"""The pictures of W2: measures by effort and impact, and by quarter, with the words of the domain's example."""

import pytest
from django.utils import translation
from lxml import etree

from tests.drawing.pictures import HOSTILE, NS, boxes, texts
from tests.markup import problems
from xblocks.drawing.bars import RoadmapWords
from xblocks.modules.digital_strategy.picture import blank_portfolio, blank_roadmap, portfolio, roadmap

QUADRANTS = {
    "quick_win": "Quick win",
    "major": "Major project",
    "fill_in": "Fill-in",
    "reconsider": "Reconsider",
}
WORDS = RoadmapWords(
    "Roadmap",
    quarter="Q",
    after="after",
    early="begins before the end of",
    arrow="needs the one before",
    broken="begins too early",
    plain="measure",
    strong="quick win",
)


def measure(number, effort, impact, start, end, **more):
    name = more.pop("name", f"Measure {number}")
    row = {"id": f"m{number}", "number": number, "name": name, "effort": effort, "impact": impact}
    return row | {"start": start, "end": end, "depends_on": [], **more}


#: Example A of the domain's rules.
A = [
    measure(1, 2, 5, "2027-Q1", "2027-Q2", owner="X"),
    measure(2, 5, 4, "2027-Q2", "2027-Q4", depends_on=["m1"]),
    measure(3, 4, 2, "2027-Q1", "2027-Q1", owner="Y"),
]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def draw_portfolio(measures, **options):
    return portfolio(
        measures, title="Portfolio", quadrants=QUADRANTS, effort="Effort", impact="Impact", uid="p", **options
    )


def parts(html):
    drawing, names = etree.fromstring(f"<div>{html}</div>")
    return drawing, [" ".join("".join(entry.itertext()).split()) for entry in names]


def test_without_measures_there_is_no_picture():
    assert draw_portfolio([]) == "" and roadmap([], words=WORDS, uid="r") == ""


def test_the_portfolio_of_the_example():
    drawing, names = parts(draw_portfolio(A, description="One quick win."))
    assert names == [
        "Measure 1 (Impact 5, Effort 2, Quick win)",
        "Measure 2 (Impact 4, Effort 5, Major project)",
        "Measure 3 (Impact 2, Effort 4, Reconsider)",
    ]
    assert texts(drawing, "name") == ["Measure 1", "Measure 2", "Measure 3"]
    assert texts(drawing, "axis") == ["↑ Impact", "Effort →"]
    assert texts(drawing, "quadrant") == ["Quick win", "Major project", "Fill-in", "Reconsider"]
    assert drawing.findtext("s:desc", namespaces=NS) == "One quick win."
    (accent,) = boxes(drawing, "accent")
    assert accent.left == min(area.left for area in boxes(drawing, "area")) and accent.top < 300


def test_the_authors_limit_moves_the_quadrants():
    _, names = parts(draw_portfolio(A, high=5))
    assert names[1] == "Measure 2 (Impact 4, Effort 5, Reconsider)"


def test_the_roadmap_of_the_example():
    drawing, names = parts(roadmap(A, words=WORDS, uid="r"))
    assert names == [
        "Measure 3 (Q1 2027, Y)",
        "Measure 1 (Q1 2027 – Q2 2027, X)",
        "Measure 2 (Q2 2027 – Q4 2027, begins before the end of 1)",
    ]
    assert [one.get("class") for one in drawing.xpath("s:rect[contains(@class, 'bar')]", namespaces=NS)][:3] == [
        "bar plain",
        "bar strong",
        "bar plain",
    ]
    assert texts(drawing, "legend") == ["measure", "quick win", "begins too early"]
    assert [one.get("value") for one in etree.fromstring(f"<div>{roadmap(A, words=WORDS, uid='')}</div>")[1]] == [
        "3",
        "1",
        "2",
    ]


def test_without_a_word_for_them_quick_wins_do_not_stand_out():
    plain = RoadmapWords("", "Q", "", "", "", "")
    drawing, _ = parts(roadmap(A, words=plain, uid="r"))
    assert not drawing.xpath("s:rect[contains(@class, 'strong')]", namespaces=NS)


def test_a_row_without_a_name_is_shown_by_its_id():
    nameless = [measure(1, 1, 1, "2027-Q1", "2027-Q1", name="")]
    assert parts(draw_portfolio(nameless))[1][0].startswith("m1 (")
    assert parts(roadmap(nameless, words=WORDS, uid="r"))[1][0].startswith("m1 (")


def test_names_are_hyphenated_in_their_language():
    word = "Datenschutzfolgenabschätzungsbeauftragte"
    drawing, _ = parts(draw_portfolio([measure(1, 5, 5, "2027-Q1", "2027-Q1", name=word)], language="de"))
    assert texts(drawing, "name") == ["Datenschutzfolgen-", "abschätzungsbeauftragte"]


def test_blank_pictures_hold_words_only():
    empty = etree.fromstring(blank_portfolio(title="Portfolio", quadrants=QUADRANTS, effort="Effort", impact="Impact"))
    assert len(texts(empty, "quadrant")) == 4 and texts(empty, "order") == [] and not empty.xpath("//@id")
    lines = etree.fromstring(blank_roadmap(WORDS))
    assert texts(lines, "title") == ["Roadmap"] and lines.findall("s:line[@class='write']", NS)


@pytest.mark.parametrize("measures", [A, [{**row, "name": HOSTILE, "owner": HOSTILE} for row in A]])
def test_both_stand_on_one_page_and_are_sound(measures):
    html = draw_portfolio(measures) + roadmap(measures, words=WORDS, uid="r")
    assert problems(f'<div lang="en">{html}</div>') == []
