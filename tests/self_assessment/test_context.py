"""The profile as people see it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from lxml import html

from tests import markup
from tests.desk import Desk, bare_block, swapped
from tests.self_assessment.framework import answer_all, framework, record
from xblocks.kit import render as kit_render
from xblocks.self_assessment import context
from xblocks.self_assessment.content import Occasion


def shown(desk: Desk) -> str:
    page = swapped(desk.page(), desk.call("show", {"page": "result"}))
    assert markup.problems(page) == []
    return page


def words(page: str) -> str:
    return " ".join(markup.parsed(page).text_content().split())


def render(found: dict[str, Any], **options: bool) -> str:
    """A profile as a piece of a page."""
    block = bare_block('<lotse_self_assessment url_name="x"/>')
    with translation.override("en"):
        page = kit_render.html(block, "result.html", {**found, **options})
    assert markup.problems(f'<div lang="en"><h3>x</h3>{page}</div>') == []
    return page


def rows(page: str) -> list[list[str]]:
    table = markup.parsed(page).xpath("//table[caption]")[0]
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]


def test_after_one_occasion_there_are_levels_and_no_differences(desk: Desk) -> None:
    answer_all(desk, {"explain": "1", "data": "0"}, target="1")
    page = shown(desk)
    assert rows(page) == [
        ["Competence", "Before the programme", "Target"],
        ["Explaining clearly", "1", "1"],
        ["Reading figures", "0", "1"],
    ]
    assert "Shown is the rating “Before the programme”." in words(page)
    assert "Strongest" not in words(page) and "Most to gain" not in words(page)
    assert "How to read the differences" not in words(page)


def test_what_stands_out_is_named_with_its_level_and_target() -> None:
    content = framework({"key": "a"}, {"key": "b"}, {"key": "c"})
    found = context.result(content, record(T0={"a": 3, "b": (0, 3), "c": 1}))
    page = render(found)
    assert "Strongest: A (level 3)" in words(page)
    assert "Most to gain: B (level 0, target 3)" in words(page)


def test_each_competence_has_its_sentence_and_the_next_step() -> None:
    content = framework({"key": "a"}, {"key": "b"}, {"key": "c"}, {"key": "d"}, {"key": "e"})
    rated = record(
        T0={"a": 1, "b": (2, 2), "c": 4, "d": "no_answer", "e": 2},
        T2={"a": (2, 4), "b": 2, "c": 4, "d": "not_applicable"},
        then={"a": 0},
    )
    page = render(context.result(content, rated))
    assert "Shown is the rating “About three months later”, compared with “Before the programme”." in words(page)
    assert "So far 4 of 5 competences are answered in it." in words(page)
    listed = [
        " ".join(item.text_content().split()) for item in markup.parsed(page).xpath("//ul[@class='lotse-meanings']/li")
    ]
    assert listed == [
        (
            "A before: level 1 · looking back: level 0 · target: level 4 · plain difference: +1 level "
            "· retrospective difference: +2 levels Level 2: level 2 The next step would be: level 3"
        ),
        "B before: level 2 · target: level 2 · plain difference: unchanged Level 2: level 2",
        "C before: level 4 · plain difference: unchanged Level 4: level 4",
        "D Does not apply to my work",
        "E before: level 2 Not answered",
    ]


def test_after_the_last_one_both_differences_stand_side_by_side_with_what_each_can_say(
    place: Callable[..., Desk],
) -> None:
    answer_all(place("T0"), {"explain": "1", "data": "0"})
    answer_all(place("T2"), {"explain": "2", "data": "no_answer"})
    answer_all(place("then"), {"explain": "0", "data": "1"})
    page = shown(place("T2"))
    assert rows(page) == [
        [
            "Competence",
            "Before the programme",
            "Looking back",
            "About three months later",
            "Plain difference",
            "Retrospective difference",
        ],
        ["Explaining clearly", "1", "0", "2", "+1", "+2"],
        ["Reading figures", "0", "1", "–", "–", "–"],
    ]
    notes = words(html.tostring(markup.parsed(page).xpath("//dl")[0], encoding="unicode"))
    assert "Plain difference: +1.0 on average" in notes and "Retrospective difference: +2.0 on average" in notes
    assert "different times" in notes and "the same day" in notes
    assert rows(shown(place("T0"))) == rows(page)  # any placement of the record shows the same


def test_modules_to_go_to_lead_into_the_course_and_each_says_why(desk: Desk) -> None:
    answer_all(desk, {"explain": "2", "data": "0"})
    page = shown(desk)
    first, every = markup.parsed(page).xpath("//ul[not(@class)][.//li[contains(., 'Figures and charts')]]")
    assert [" ".join(item.text_content().split()) for item in first.xpath("li")] == [
        "Figures and charts because for “Reading figures” you chose level 0",
        "Talking about technology because for “Reading figures” you chose level 0",
    ]
    assert [item.xpath("string(a/@href)") for item in first] == ["", "/courses/x/jump_to_id/talking-1"]
    assert every.getparent().tag == "details"
    assert [item.text_content().strip() for item in every] == ["Talking about technology", "Figures and charts"]


def test_at_most_three_modules_are_recommended_with_their_reasons() -> None:
    keys = tuple(f"m{n}" for n in range(9))
    content = framework(*({"key": f"c{n}", "modules": [key]} for n, key in enumerate(keys)), modules=keys)
    rated = record(T0={f"c{n}": (n % 5, 4) for n in range(9)})
    found = context.result(content, rated)
    assert [one["module"].key for one in found["recommended"]] == ["m0", "m5", "m1"]
    page = words(render(found))
    assert "because for “C0” you chose level 0 and want to reach level 4" in page
    assert "because for “C1” level 1 is chosen and level 4 is the target" in words(
        render(context.result(content, rated, shared=True))
    )
    paper = render(found, paper=True)
    assert markup.parsed(paper).xpath("//details") == [] and "All modules" not in words(paper)


def test_the_picture_is_drawn_on_the_server_and_named(place: Callable[..., Desk]) -> None:
    for occasion, level in (("T0", "0"), ("T2", "2"), ("then", "1")):
        answer_all(place(occasion), {"explain": level}, target="1")
    (svg,) = markup.parsed(shown(place("T2"))).xpath("//svg")
    assert svg.get("role") == "img" and svg.get("aria-label") == "Levels per competence"
    kinds = {kind for node in svg.iter() for kind in (node.get("class") or "").split()}
    assert {"now", "before", "then", "target", "track", "name"} <= kinds
    said = [text.text for text in svg if "gain" in (text.get("class") or "").split()]
    assert said == ["+2 levels", "+1 level", "–", "–"]
    assert svg.xpath(".//@style | .//@*[contains(., '://') and name() != 'xmlns']") == []


def test_an_empty_profile_says_so(desk: Desk) -> None:
    assert "not rated yourself yet" in words(shown(desk))


@pytest.mark.parametrize(("language", "mean"), [("en", "+0.5"), ("de", "+0,5"), ("da", "+0,5")])
def test_numbers_are_written_as_the_reader_writes_them(language: str, mean: str) -> None:
    content = framework({"key": "a"}, {"key": "b"})
    with translation.override(language):
        found = context.result(content, record(T0={"a": 1, "b": 2}, T2={"a": 2, "b": 2}, then={"a": 3, "b": 4}))
    assert found["mean_gain"] == mean
    assert [row["cells"] for row in found["rows"]] == [["1", "3", "2", "+1", "−1"], ["2", "4", "2", "0", "−2"]]


def test_every_occasion_has_a_name_in_every_language() -> None:
    names = {}
    for language in ("en", "de", "da"):
        with translation.override(language):
            names[language] = [context.occasion_name(occasion) for occasion in Occasion]
            assert len(set(names[language])) == len(Occasion)
    assert not set(names["en"]) & set(names["de"]) and not set(names["en"]) & set(names["da"])


def test_what_is_stored_is_said_before_the_first_answer(desk: Desk) -> None:
    page = words(desk.page())
    for said in (
        "Only you see your answers",
        "technical means",
        "a checksum (hash) of its code",
        "3 years without a change",
    ):
        assert said in page
    assert page.index("Only you see your answers") < page.index("Start")
    in_sight = words(re.sub("<details.*?</details>", "", desk.page(), flags=re.DOTALL))
    assert all(said in in_sight for said in ("voluntary", "technical means", "deleted after 3 years"))
