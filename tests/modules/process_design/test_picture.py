"""The swimlanes: every step is there, nothing runs out of the picture, and it can be read without seeing it."""

import pytest
from django.utils import translation
from hypothesis import given
from lxml import etree

from tests.examples import tried
from tests.markup import problems
from tests.modules.process_design import processes
from xblocks.kit import render
from xblocks.modules.process_design.model import figures
from xblocks.modules.process_design.picture import spans, swimlanes

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


def draw(steps, uid="p", day=480):
    return swimlanes(steps, title="As-is", media=processes.MEDIA, values=processes.VALUES, day=day, uid=uid)


def bands(steps):
    return list(etree.fromstring(f"<div>{draw(steps)}</div>").iter("{http://www.w3.org/2000/svg}svg"))


def said(found, name):
    """All texts of a class, in their order, as one."""
    return " ".join(found.xpath(f".//s:text[contains(concat(' ', @class, ' '), ' {name} ')]/text()", namespaces=NS))


def test_no_steps_no_picture():
    assert draw([]) == ""


def test_the_example_says_what_happens_step_by_step():
    first, second = bands(processes.AS_IS[::-1])
    assert said(first, "name") == "receive enter check" and said(second, "name") == "sign send"
    assert said(first, "pill-name") == "2 days 1 day 3 days" and said(second, "pill-name") == "2 days"
    assert "Media breaks: 1." in first.findtext("s:desc", namespaces=NS)
    text = " ".join([*first.itertext(), *second.itertext()])
    for words in ("front", "clerk", "head", "Paper", "Digital", "Work: 10 min", "W: waste", "Media break"):
        assert words in text


def test_the_list_says_the_same():
    (listed,) = etree.fromstring(f"<div>{draw(processes.AS_IS)}</div>").iter("ol")
    third = " ".join("".join(listed[2].itertext()).split())
    assert third == "check clerk · Digital · Work: 20 min · V: of value. waits for 3 days afterwards"
    assert "".join(listed[3].itertext()).startswith("Media break")


def test_a_day_has_the_minutes_that_the_content_says():
    assert "2 days 1 hour" in draw(processes.AS_IS, day=444)


@pytest.mark.parametrize("sample", SAMPLES)
def test_markup_is_sound_and_named(sample):
    assert problems(f'<div lang="en">{draw(SAMPLES[sample])}</div>') == []
    for place, band in enumerate(bands(SAMPLES[sample])):
        assert band.get("role") == "img"
        title, description = band.findtext("s:title", namespaces=NS), band.findtext("s:desc", namespaces=NS)
        assert title.startswith("As-is") and description.startswith("Steps: ")
        if sample == "long":
            assert title == f"As-is, steps {4 * place + 1} to {4 * place + 4}"


def test_two_pictures_on_a_page_share_no_id():
    assert problems(f'<div lang="en">{draw(processes.AS_IS, "a")}{draw(processes.AS_IS, "b")}</div>') == []


@tried(0.4)
@given(processes.PROCESSES)
def test_any_process_is_drawn_whole(steps):
    drawn = bands(steps)
    assert sum(len(band.xpath("s:text[@class='step']", namespaces=NS)) for band in drawn) == len(steps)
    assert {str(row["order"]) for row in steps} == {
        order for band in drawn for order in band.xpath("s:text[@class='step']/text()", namespaces=NS)
    }
    for band in drawn:
        _, _, width, height = (float(number) for number in band.get("viewBox").split())
        for box in band.xpath("s:rect", namespaces=NS):
            x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            assert x >= 0 and y >= 0 and x + wide <= width and y + high <= height


def test_bars_say_the_times_of_both_processes():
    found = figures({"as_is": processes.AS_IS, "to_be": processes.AS_IS[:2]})
    html = spans(found, names={"as_is": "Today", "to_be": "In future"}, day=480)
    assert problems(f'<div lang="en">{html}</div>') == []
    assert html.index("Instead of 8 days") < html.index("Today</dt>") < html.index("In future</dt>")
    assert "1 hour work, 8 days waiting: 8 days 1 hour in all" in html


def test_without_steps_there_are_no_bars():
    assert spans(figures({}), names={"as_is": "Today", "to_be": "In future"}, day=480) == ""


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(viewport={"width": 720, "height": 700})
    yield page
    page.close()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("width", [720, 320])
def test_in_a_browser_nothing_runs_over_its_box_or_out_of_the_picture(sample, width, page):
    page.set_viewport_size({"width": width, "height": 700})
    packages = ("xblocks.kit", "xblocks.drawing", "xblocks.modules.process_design")
    style = "".join(map(render.style, packages))
    page.set_content(
        f"<!doctype html><style>{style} body {{ margin: 0; font-family: 'DejaVu Sans', sans-serif }}</style>"
        f"<div class='lotse lotse-drawing'><div class=lotse-picture>{draw(SAMPLES[sample])}</div></div>"
    )
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


OUTSIDE = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
    const inside = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
        && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
    if (!svg.checkVisibility()) { return []; }
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('.box')].map(box => box.getBoundingClientRect());
    return [...svg.querySelectorAll('text, path, circle, rect, line')].filter(element => {
        const own = element.getBoundingClientRect();
        const card = element.matches('.name, .fact, .sign') && boxes.find(
            box => own.left >= box.left && own.left < box.right && own.top >= box.top && own.top < box.bottom);
        return !inside(own, frame) || (element.matches('.name, .fact, .sign') && !(card && inside(own, card)));
    }).map(element => element.outerHTML);
})"""
