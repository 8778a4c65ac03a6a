"""The power/interest grid: everybody stands in the right cell, covers nobody, and can be read without seeing it."""

from itertools import combinations
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import xblocks.kit
import xblocks.modules.participation
from tests.markup import problems
from tests.modules.participation.test_model import PERSON, A, person
from xblocks.modules.participation.picture import grid

HOSTILE = "</text><script>alert(1)</script>&x; \"'<b>]]>"
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
    "everywhere": [person(f"P {n}", n % 5 + 1, n // 5 % 5 + 1, 0, 3) for n in range(200)],
    "hostile": [{**row, "name": HOSTILE} for row in A["stakeholders"]],
    "one": A["stakeholders"][:1],
}
NS = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def draw(rows, quadrants=QUADRANTS, **options):
    return grid(rows, title="Who is concerned", quadrants=quadrants, attitudes=ATTITUDES, uid="g", **options)


def parts(rows, **options):
    drawing, names = etree.fromstring(f"<div>{draw(rows, **options)}</div>")
    return drawing, names


def boxes(elements):
    return [tuple(float(one.get(name)) for name in ("x", "y", "width", "height")) for one in elements]


def test_nobody_no_picture():
    assert draw([]) == ""


def test_the_example_names_everybody_with_her_attitude():
    drawing, names = parts(A["stakeholders"])
    assert [" ".join("".join(entry.itertext()).split()) for entry in names] == [
        "staff council (0, neither)",
        "disability council (+1, rather in favour)",
        "press (0, neither)",
    ]
    assert drawing.xpath("s:text[@class='order']/text()", namespaces=NS) == ["1", "2", "3"]
    description = drawing.findtext("s:desc", namespaces=NS)
    assert "Involve at least: 1; Hear at least: 1; Also hear: 1; Inform at least: 0." in description


def test_a_name_is_shown_in_place_of_the_id():
    _, names = parts([{**person("r7", 1, 1, -2, 1), "name": "The press"}])
    assert "".join(names.itertext()) == "The press (−2, strongly against)"


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound_and_named(sample):
    assert problems(f'<div lang="en">{draw(SAMPLES[sample])}</div>') == []
    drawing, names = parts(SAMPLES[sample])
    assert drawing.get("role") == "img" and drawing.findtext("s:title", namespaces=NS) == "Who is concerned"
    assert len(names) == len(SAMPLES[sample])


@pytest.mark.parametrize("high", [1, 3, 4, 6])
def test_quadrants_follow_the_limit(high):
    drawing, _ = parts(A["stakeholders"], high=high)
    assert len(drawing.findall("s:rect[@class='cell']", NS)) == 25
    areas = drawing.xpath("s:rect[contains(@class, 'area')]", namespaces=NS)
    assert len(areas) == (1 if high in (1, 6) else 4)


@settings(deadline=None, max_examples=60)
@given(st.lists(PERSON, min_size=1, max_size=20))
def test_everybody_stands_in_her_cell_and_apart(people):
    assert_placed([{**row, "id": str(n)} for n, row in enumerate(people)])


@pytest.mark.parametrize("sample", SAMPLES)
def test_many_stand_in_their_cells_and_apart(sample):
    assert_placed(SAMPLES[sample])


def assert_placed(rows):
    drawing, _ = parts(rows)
    _, _, width, height = (float(number) for number in drawing.get("viewBox").split())
    cells = boxes(drawing.findall("s:rect[@class='cell']", NS))
    xs, ys = sorted({cell[0] for cell in cells}), sorted({cell[1] for cell in cells}, reverse=True)
    assert len(xs) == len(ys) == 5
    numbers = drawing.xpath("s:text[@class='order']", namespaces=NS)
    middles = [(float(number.get("x")), float(number.get("y")) - 1) for number in numbers]
    assert len(middles) == len(rows)
    for row, (x, y) in zip(rows, middles, strict=True):
        cell = next(one for one in cells if one[:2] == (xs[row["interest"] - 1], ys[row["power"] - 1]))
        assert cell[0] <= x - 18 and x + 18 <= cell[0] + cell[2] and cell[1] <= y - 18 and y + 18 <= cell[1] + cell[3]
    for (x1, y1), (x2, y2) in combinations(middles, 2):
        assert abs(x1 - x2) >= 36 or abs(y1 - y2) >= 36
    for x, y, wide, high in boxes(drawing.findall("s:rect", NS)):
        assert x >= 0 and y >= 0 and x + wide <= width and y + high <= height


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(viewport={"width": 320, "height": 700})
    yield page
    page.close()


LONG = {name: "Mindestens gemeinsam gestalten, Geschäftsverteilungsplan" for name in QUADRANTS}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("quadrants", [QUADRANTS, LONG], ids=["short", "long"])
def test_in_a_browser_no_text_runs_out_of_its_place(sample, quadrants, page):
    style = "".join(Path(package.__path__[0], "assets", name).read_text(encoding="utf-8") for package, name in STYLES)
    page.set_content(
        f"<!doctype html><style>{style} body {{ font-family: 'DejaVu Sans', sans-serif }}</style>"
        f"<div class='lotse lotse-participation'><div class=lotse-scroll tabindex=0>{draw(SAMPLES[sample], quadrants)}</div></div>"
    )
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


STYLES = ((xblocks.kit, "kit.css"), (xblocks.modules.participation, "block.css"))
OUTSIDE = """() => {
    const inside = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
        && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
    const rect = element => element.getBoundingClientRect();
    const frame = rect(document.querySelector('svg'));
    const around = {'.quadrant': '.area', '.order': '.mark', '.attitude': '.mark', '.mark': '.cell'};
    return [...document.querySelectorAll('svg *')].filter(element => {
        if (element.matches('title, desc')) return false;
        const kind = Object.keys(around).find(name => element.matches(name));
        const places = kind ? [...document.querySelectorAll('svg ' + around[kind])].map(rect) : [frame];
        return !places.some(place => inside(rect(element), place)) || !inside(rect(element), frame);
    }).map(element => element.outerHTML);
}"""
