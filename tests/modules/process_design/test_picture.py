"""The swimlanes: every step is there, nothing runs out of the picture, and it can be read without seeing it."""

import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given, settings
from lxml import etree

import xblocks.kit
import xblocks.modules.process_design
from tests.markup import problems
from tests.modules.process_design import processes
from xblocks.modules.process_design.picture import swimlanes

SAMPLES = {"example": processes.AS_IS, "one": processes.AS_IS[:1], "long": processes.long(200)}
SAMPLES["hostile"] = [{**row, "name": processes.HOSTILE, "role": processes.HOSTILE} for row in processes.AS_IS]
SAMPLES["broad"] = [
    {**row, "name": "W" * 60 + " Straßenverkehrsangelegenheiten" * 3, "role": "Mitarbeitende " * 12, "touch_min": 10**9}
    for row in processes.AS_IS
]
NS = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def draw(steps, uid="p"):
    return swimlanes(steps, title="As-is", media=processes.MEDIA, values=processes.VALUES, uid=uid)


def bands(steps):
    return list(etree.fromstring(f"<div>{draw(steps)}</div>"))


def names(band):
    return "".join(
        band.xpath(".//s:text[contains(@class, 'name') and not(contains(@class, 'break'))]/text()", namespaces=NS)
    )


def test_no_steps_no_picture():
    assert draw([]) == ""


def test_the_example_says_what_happens_step_by_step():
    (band,) = bands(processes.AS_IS[::-1])
    assert names(band) == "1. receive2. enter3. check4. sign5. send"
    text = " ".join(band.itertext())
    assert text.count("Media break") == 3  # two of them drawn, once in the description
    assert "Media breaks: 2." in text
    for said in ("front", "clerk", "head", "Paper", "Digital", "Work: 10 min", "Waiting: 1,440 min", "W: waste"):
        assert said in text


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound_and_named(sample):
    assert problems(f'<div lang="en">{draw(SAMPLES[sample])}</div>') == []
    for place, band in enumerate(bands(SAMPLES[sample])):
        assert band.get("role") == "img"
        title, description = band.findtext("s:title", namespaces=NS), band.findtext("s:desc", namespaces=NS)
        assert title.startswith("As-is") and description.startswith("Steps: ")
        if sample == "long":
            assert title == f"As-is, steps {5 * place + 1} to {5 * place + 5}"


def test_a_media_break_between_two_bands_is_drawn_in_the_second():
    steps = [processes.step(n, "do", "clerk", "paper" if n < 6 else "digital", 1, 1, "N") for n in range(1, 8)]
    first, second = bands(steps)
    assert "Media breaks: 0." in first.findtext("s:desc", namespaces=NS)
    assert "Media breaks: 1." in second.findtext("s:desc", namespaces=NS)
    assert len(second.findall(".//s:line[@class='break']", NS)) == 1


def test_two_pictures_on_a_page_share_no_id():
    assert problems(f'<div lang="en">{draw(processes.AS_IS, "a")}{draw(processes.AS_IS, "b")}</div>') == []


@settings(deadline=None, max_examples=40)
@given(processes.PROCESSES)
def test_any_process_is_drawn_whole(steps):
    drawn = bands(steps)
    boxes = [box for band in drawn for box in band.xpath("s:rect[contains(@class, 'box')]", namespaces=NS)]
    assert len(boxes) == len(steps)
    shown = re.findall(r"(?:^|(?<=\D))(\d+)\. ", " ".join(" ".join(band.itertext()) for band in drawn))
    assert {str(row["order"]) for row in steps} <= set(shown)
    for band in drawn:
        _, _, width, height = (float(number) for number in band.get("viewBox").split())
        for box in band.xpath("s:rect", namespaces=NS):
            x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            assert x >= 0 and y >= 0 and x + wide <= width and y + high <= height


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(viewport={"width": 320, "height": 700})
    yield page
    page.close()


@pytest.mark.parametrize("sample", SAMPLES)
def test_in_a_browser_nothing_runs_over_its_box_or_out_of_the_picture(sample, page):
    styles = [Path(package.__path__[0], "assets", name) for package, name in STYLES]
    style = "".join(path.read_text(encoding="utf-8") for path in styles)
    page.set_content(
        f"<!doctype html><style>{style} body {{ font-family: 'DejaVu Sans', sans-serif }}</style>"
        f"<div class='lotse lotse-process-design'><div class=lotse-scroll tabindex=0>{draw(SAMPLES[sample])}</div></div>"
    )
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


STYLES = ((xblocks.kit, "kit.css"), (xblocks.modules.process_design, "block.css"))
OUTSIDE = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
    const inside = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
        && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('.box')].map(box => box.getBoundingClientRect());
    return [...svg.querySelectorAll('text, path, circle, rect, line')].filter(element => {
        const own = element.getBoundingClientRect();
        const card = element.matches('.name, .fact, .sign') && boxes.find(
            box => own.left >= box.left && own.left < box.right && own.top >= box.top && own.top < box.bottom);
        return !inside(own, frame) || (element.matches('.name, .fact, .sign') && !(card && inside(own, card)));
    }).map(element => element.outerHTML);
})"""
