"""What the estimate of widths promises, in Chromium: in none of three fonts a word leaves its place or meets another."""

from base64 import b64encode
from dataclasses import replace

import pytest

from tests.blocks import ROOT
from tests.drawing import (
    test_canvas,
    test_cross,
    test_grid,
    test_lanes,
    test_mandate,
    test_network,
    test_profile,
    test_roadmap,
    test_spans,
)
from tests.drawing.pictures import size
from tests.npm import MODULES, install
from xblocks.drawing.canvas import canvas
from xblocks.drawing.cross import CrossWords, Future, cross
from xblocks.drawing.grid import Mark, grid
from xblocks.drawing.lanes import lanes
from xblocks.drawing.listing import numbered
from xblocks.drawing.mandate import mandate
from xblocks.drawing.network import network
from xblocks.drawing.process import listed
from xblocks.drawing.profile import profile
from xblocks.drawing.quadrants import Split
from xblocks.drawing.roadmap import roadmap
from xblocks.drawing.spans import spans
from xblocks.kit import render

STYLES = [
    *sorted((ROOT / "xblocks" / "drawing" / "assets").glob("*.css")),
    ROOT / "xblocks" / "self_assessment" / "assets" / "block.css",  # a profile is styled where it is drawn
]
STYLE = render.style("xblocks.kit") + "".join(path.read_text(encoding="utf-8") for path in STYLES)
PICTURES = {
    **{
        f"grid, {sample}, {kind}": grid(marks, words, high=Split(4, 4), uid="g", language="de")
        for sample, marks in test_grid.SAMPLES.items()
        for kind, words in (("short", test_grid.WORDS), ("long", test_grid.LONG))
    },
    **{
        f"roadmap, {sample}, {kind}": roadmap(bars, words, uid="r", language="de")
        for sample, bars in test_roadmap.SAMPLES.items()
        for kind, words in (("short", test_roadmap.WORDS), ("long", test_roadmap.LONG))
    },
    **{
        f"cross, {sample}, {kind}": cross(futures, words, uid="c", language="de")
        for sample, futures in test_cross.SAMPLES.items()
        for kind, words in (("short", test_cross.WORDS), ("long", test_cross.LONG))
    },
    **{
        f"canvas, {sample}, {kind}": canvas(rows, words, uid="t", language="de")
        for sample, rows in test_canvas.SAMPLES.items()
        for kind, words in (("short", test_canvas.WORDS), ("long", test_canvas.LONG))
    },
    **{
        f"lanes, {sample}": lanes(steps, test_lanes.WORDS, uid="l", language="de")
        for sample, steps in {**test_lanes.PICTURES, "two hundred": test_lanes.many(200)}.items()
    },
    **{
        f"mandate, {sample}, {kind}": mandate(
            *test_mandate.SAMPLES[sample], test_mandate.SEALS, words, uid="m", language="de"
        )
        for sample in test_mandate.SAMPLES
        for kind, words in (("short", test_mandate.WORDS), ("long", test_mandate.LONG))
    },
    **{
        f"network, {sample}": network(*test_network.SAMPLES[sample], test_network.WORDS, uid="n", language="de")
        for sample in ("usual", "parts", "twenty", "sixty")
    },
    **{
        f"profile, {sample}": f'<div class="lotse-self-assessment">{profile(rows, words, uid="p", language="de")}</div>'
        for sample, (rows, words) in test_profile.PICTURES.items()
    },
    "grid, Danish": grid(
        [
            Mark(1, 5, 5, "Medarbejderrepræsentanterne i samarbejdsudvalget", "favour"),
            Mark(2, 4, 5, "Borgerrådgivningen og databeskyttelsesrådgiveren", "against"),
            Mark(3, 2, 2, "Landsbyfællesskabet på Øster Ærøskøbing Å"),
        ],
        replace(
            test_grid.WORDS,
            title="Hvem vi inddrager: Byggesagsbehandlingen",
            x="Interesse",
            y="Indflydelse",
            quadrants={
                "top_left": "holde tilfreds",
                "top_right": "inddrage tæt",
                "bottom_left": "holde øje med",
                "bottom_right": "holde orienteret",
            },
        ),
        high=Split(4, 4),
        uid="g",
        language="da",
    ),
    "cross, English": cross(
        [
            Future(
                "Acknowledgements of receipt within forty-eight hours",
                "Tuesday, a quarter past ten. Two counters are open, and the queue is short. " * 6,
                "Early signals: unsuccessful advertisements, counter-proposals, telecommunications outages",
            )
        ]
        * 4,
        CrossWords(
            "Scenario cross: neighbourhood office",
            left="every third vacancy stays unfilled",
            right="nine in ten are filled straightforwardly",
            low="every suggestion is double-checked",
            high="AI prepares the straightforward cases",
            across="Do we fill our vacancies?",
            upward="Does AI take over routine work?",
        ),
        uid="c",
        language="en",
    ),
}


#: What browsers on Linux fall back to, the platform's and KERN's; the name of the package that has it.
FONTS = {"DejaVu Sans": "", "Inter": "inter", "Fira Sans": "fira-sans"}


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(viewport={"width": 720, "height": 700})
    yield page
    page.close()


@pytest.fixture(scope="module", params=FONTS)
def font(request):
    """A family, and the style that brings it."""
    package = FONTS[request.param]
    if not package:
        return request.param, ""
    install()
    files = MODULES / "@fontsource" / package / "files"
    kinds = [(subset, weight) for subset in ("latin-ext", "latin") for weight in (400, 600)]
    sources = {kind: b64encode((files / f"{package}-{kind[0]}-{kind[1]}-normal.woff2").read_bytes()) for kind in kinds}
    return request.param, "".join(
        f"@font-face {{ font-family: '{request.param}'; font-weight: {weight}; "
        f"src: url(data:font/woff2;base64,{sources[subset, weight].decode()}); unicode-range: {RANGES[subset]} }}"
        for subset, weight in kinds
    )


RANGES = {"latin": "U+0-FF, U+2000-206F, U+20AC, U+2190-21FF, U+2212, U+26A0", "latin-ext": "U+100-2FF, U+1E00-1EFF"}


def show(picture, page, *, width=720, root=16, font=("DejaVu Sans", "")):
    page.set_viewport_size({"width": width, "height": 700})
    page.set_content(
        f"<!doctype html><style>{font[1]} {STYLE} html {{ font-size: {root}px }} "
        f"body {{ margin: 0; font-family: '{font[0]}', sans-serif }}"
        f"</style><div class='lotse lotse-drawing'><div class='lotse-scroll lotse-picture' tabindex=0>"
        f"<p class=lotse-when-narrow>Ist-Prozess</p>{picture}</div></div>"
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_words_stay_in_the_picture_and_apart(picture, page, font):
    show(PICTURES[picture], page, font=font)
    loaded = "(async name => (await document.fonts.load(`600 14px '${name}'`, 'ß')).length)"
    assert page.evaluate(f"{loaded}('{font[0]}')") == (1 if font[1] else 0)
    assert page.evaluate(WRONG) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert page.evaluate("document.querySelector('svg').getBoundingClientRect().width") >= 700


NARROW = {
    "lanes": (
        lanes(test_lanes.STEPS, test_lanes.WORDS, uid="l", language="de") + listed(test_lanes.STEPS, test_lanes.WORDS)
    ),
    "network": PICTURES["network, usual"] + numbered([(1, "Bürgeramt", "Kommune; verbunden mit IT-Abteilung")]),
    "grid": PICTURES["grid, one, short"] + numbered([(1, "Personalrat", "Einfluss 5, Interesse 5")]),
}


@pytest.mark.parametrize("picture", NARROW)
@pytest.mark.parametrize(("width", "root"), [(320, 16), (640, 32)], ids=["narrow", "large letters"])
def test_where_letters_would_be_too_small_the_list_takes_the_place_of_the_picture(picture, width, root, page):
    show(NARROW[picture], page, width=width, root=root)
    assert page.evaluate("[...document.querySelectorAll('svg')].every(one => !one.checkVisibility())")
    assert page.get_by_text("Ist-Prozess", exact=True).is_visible()
    rows = page.locator("ol > li")
    assert all(rows.nth(place).bounding_box()["height"] > 20 for place in range(rows.count()))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_where_there_is_room_for_the_lanes_the_list_is_heard_only(page):
    show(NARROW["lanes"], page)
    assert page.evaluate("document.querySelector('svg').checkVisibility()")
    assert page.locator("ol.lotse-steps").bounding_box()["width"] <= 1
    assert not page.get_by_text("Ist-Prozess", exact=True).is_visible()
    assert page.get_by_role("listitem").count() == len(test_lanes.STEPS)


@pytest.mark.parametrize("width", [320, 704, 1000])
def test_bars_are_to_scale_at_every_width_and_as_wide_as_their_place(width, page):
    show(spans(test_spans.ROWS, test_spans.WORDS), page, width=width)
    wide = [page.locator(name).bounding_box()["width"] for name in (".lotse-span >> nth=0", ".lotse-span >> nth=1")]
    assert wide == [min(width, 832)] * 2
    parts = page.evaluate("[...document.querySelectorAll('.lotse-span rect')].map(one => one.getBBox().width)")
    lead = 3900
    assert [round(part) for part in parts] == [round(1000 * minutes / lead) for minutes in (3840, 60, 480, 17)]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "picture", ["grid, two hundred, short", "roadmap, three, short", "lanes, usual", "network, usual", "profile, usual"]
)
def test_letters_have_the_size_that_their_room_was_reckoned_for(picture, page):
    show(PICTURES[picture], page)
    found = dict(page.evaluate(SIZES))
    assert found == {names: f"{size(names)}px" for names in found}


SIZES = """() => [...document.querySelectorAll('text, tspan')]
    .map(one => [one.getAttribute('class'), getComputedStyle(one).fontSize])"""
WRONG = """() => {
    const rect = element => element.getBoundingClientRect();
    return [...document.querySelectorAll('svg')].flatMap(svg => {
    const frame = rect(svg);
    const inside = own => own.left >= frame.left - 1 && own.right <= frame.right + 1
        && own.top >= frame.top - 1 && own.bottom <= frame.bottom + 1;
    const meet = (one, two) => one.left < two.right - 1 && two.left < one.right - 1
        && one.top < two.bottom - 3 && two.top < one.bottom - 3;
    const shown = [...svg.querySelectorAll('*')].filter(one => !one.matches('title, desc'));
    const names = shown.filter(one => one.matches('text:not(.order, .fact, .step), .quadrant, .mark, .bar, .emblem')).map(one => [one, rect(one)]);
    const cards = [...svg.querySelectorAll('.box')].map(rect);
    const home = own => cards.find(
        card => own.left >= card.left && own.left < card.right && own.top >= card.top && own.top < card.bottom);
    const over = own => { const card = home(own); return card && own.right > card.right - 4; };
    return [
        ...shown.filter(one => one.matches('text') && over(rect(one))).map(one => one.outerHTML),
        ...shown.filter(one => !inside(rect(one))).map(one => one.outerHTML),
        ...names.flatMap(([one, own], place) => one.matches('.mark, .bar, .emblem') ? [] : names
            .filter(([, other], at) => at !== place && meet(own, other)).map(([two]) => one.outerHTML + two.outerHTML)),
    ];
    });
}"""
