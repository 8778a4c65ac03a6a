"""The pictures of W3: questions, cross and wind tunnel, with the words of the domain's example."""

from dataclasses import replace

import pytest
from django.utils import translation
from lxml import html

from tests.drawing.pictures import HOSTILE
from tests.markup import problems
from xblocks.modules.future_of_work import model, picture
from xblocks.modules.future_of_work.content import FITS, FUTURE_KEYS, SPEC, default
from xblocks.modules.future_of_work.sheet import sheet
from xblocks.modules.workshop.work import Stored, judged, work

CONTENT = default("en")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def question(key, name, impact, uncertainty, **more):
    return Stored("uncertainties", key, 1, {"name": name, "impact": impact, "uncertainty": uncertainty, **more}, 1)


def measure(key, name, *fits):
    return Stored("measures", key, 1, {"name": name, **dict(zip(FITS, fits, strict=True))}, 1)


def future(number, **cells):
    return Stored("scenarios", FUTURE_KEYS[number - 1], 0, cells, 1)


POLES = {"pole_low": "vacant", "pole_high": "filled"}
A = [
    question("u1", "vacancies", 5, 4, **POLES),
    question("u2", "technology", 4, 4),
    question("u3", "age", 5, 2),
    Stored("axes", "axes", 0, {"first": "u1", "second": "u2"}, 1),
    future(2, name="Skeleton crew", signals="applications"),
    measure("m1", "write down", 2, 1, 1, 1),
    measure("m2", "buy", 2, 2, -1, 1),
    measure("m3", "rent", 0, -1, -2, 0),
]


def drawn(name, rows=A, part=None):
    seen = judged(SPEC, work(SPEC, rows))
    seen = replace(seen, figures=model.figures(sheet(seen)))
    seen = seen.only(*part) if part else seen
    return html.fragment_fromstring(getattr(picture, name)(CONTENT, seen, "p"), create_parent="div")


def said(tree):
    return " ".join(tree.text_content().split())


def test_questions_stand_with_their_scores_and_the_suggestion():
    tree = drawn("questions")
    assert "Suggested as axes: vacancies · technology" in said(tree)
    items = [said(entry) for entry in tree.iter("li")]
    assert [entry.split(";")[0] for entry in items] == [
        "vacancies (5 × 4 = 20",
        "technology (4 × 4 = 16",
        "age (5 × 2 = 10",
    ]
    assert "Chosen as an axis" in items[0] and "Chosen as an axis" not in items[2]
    assert "Trend: holds in every picture" in items[2]
    assert len(tree.xpath("//*[contains(@class, 'mark') and contains(@class, 'favour')]")) == 3  # two, and the legend


def test_the_cross_takes_answers_or_the_words_of_the_sheet_for_them():
    tree = drawn("cross")
    items = [said(entry) for entry in tree.iter("li")]
    assert items == [
        "Picture 1 vacancies → filled technology → One answer",
        "Skeleton crew vacancies → vacant technology → One answer Early signals: applications",
        "Picture 3 vacancies → vacant technology → Other answer",
        "Picture 4 vacancies → filled technology → Other answer",
    ]
    assert "Early signals: applications" in said(tree) and "→ vacancies · ↑ technology" in said(tree)


def test_without_two_axes_there_is_no_cross():
    assert said(drawn("cross", A[:3])) == ""
    one = [*A[:3], Stored("axes", "axes", 0, {"first": "u1"}, 1)]
    assert said(drawn("cross", one)) == ""


def rows_of(tree):
    return [[said(cell) for cell in row] for row in tree.xpath("//tbody/tr")]


TUNNEL = [
    ["1 write down", "+2", "+1", "+1", "+1", "1.25", "1", "Robust"],
    ["2 buy", "+2", "+2", "−1", "+1", "1", "2", "Bet"],
    ["3 rent", "0", "−1", "−2", "0", "−0.75", "3", "Weak"],
]


def test_the_wind_tunnel_says_fits_mean_regret_and_class():
    tree = drawn("tunnel")
    assert rows_of(tree) == TUNNEL
    heads = [said(head) for head in tree.xpath("//thead//th")]
    assert heads == [
        "Measure",
        "Picture 1",
        "2 Skeleton crew",
        "Picture 3",
        "Picture 4",
        "Mean",
        "Largest regret",
        "Class",
    ]


def test_a_part_of_the_measures_is_compared_with_all_of_them():
    assert rows_of(drawn("tunnel", part=("measures", ["m3"]))) == TUNNEL[2:]


def test_nothing_is_drawn_of_nothing():
    assert [said(drawn(name, [])) for name in ("questions", "cross", "tunnel")] == ["", "", ""]


def test_the_blank_pictures_have_the_words_of_the_sheet():
    assert "Uncertainty →" in picture.blank_questions(CONTENT)
    assert "Scenario cross" in picture.blank_cross(CONTENT)


def test_markup_is_text():
    rows = [
        question("u1", HOSTILE, 5, 4, pole_low=HOSTILE),
        question("u2", HOSTILE, 5, 4),
        *A[3:4],
        future(1, name=HOSTILE, story=HOSTILE, signals=HOSTILE),
        measure("m", HOSTILE, 0, 0, 0, 0),
    ]
    for name in ("questions", "cross", "tunnel"):
        tree = drawn(name, rows)
        assert tree.xpath("//script | //b") == []
        assert problems(f"<div lang='en'>{html.tostring(tree, encoding='unicode')}</div>") == []
