"""The profile as people see it."""

from collections.abc import Callable

import pytest
from django.utils import translation

from tests import markup
from tests.desk import Desk, swapped
from tests.self_assessment.framework import answer_all, framework, record
from xblocks.self_assessment import context
from xblocks.self_assessment.content import Occasion


def shown(desk: Desk) -> str:
    page = swapped(desk.page(), desk.call("show", {"page": "result"}))
    assert markup.problems(page) == []
    return page


def words(page: str) -> str:
    return " ".join(markup.parsed(page).text_content().split())


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
    assert "Strongest: Explaining clearly (level 1)" in words(page)
    assert "Largest gap: Reading figures (level 0, target 1)" in words(page)
    assert "How to read the differences" not in words(page)


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
        ["Mean difference", "", "", "", "+1.0", "+2.0"],
    ]
    notes = markup.parsed(page).xpath("//dl")[0].text_content()
    assert "different times" in notes and "the same day" in notes
    assert rows(shown(place("T0"))) == rows(page)  # any placement of the record shows the same


def test_modules_to_go_to_lead_into_the_course(desk: Desk) -> None:
    answer_all(desk, {"explain": "2", "data": "0"})
    page = shown(desk)
    links = markup.parsed(page).xpath("//ol/li")
    assert [item.text_content() for item in links] == ["Figures and charts", "Talking about technology"]
    assert [item.xpath("string(a/@href)") for item in links] == ["", "/courses/x/jump_to_id/talking-1"]


def test_the_chart_is_drawn_on_the_server_and_named(place: Callable[..., Desk]) -> None:
    for occasion, level in (("T0", "0"), ("T2", "2"), ("then", "1")):
        answer_all(place(occasion), {"explain": level}, target="1")
    (svg,) = markup.parsed(shown(place("T2"))).xpath("//svg")
    assert svg.get("role") == "img" and svg.get("aria-label")
    kinds = {kind for node in svg.iter() for kind in (node.get("class") or "").split()}
    assert {"now", "before", "then", "target", "axis", "name"} <= kinds
    assert svg.xpath(".//@style | .//@*[contains(., '://') and name() != 'xmlns']") == []


def test_an_empty_profile_says_so(desk: Desk) -> None:
    assert "not rated yourself yet" in words(shown(desk))


@pytest.mark.parametrize(("language", "mean"), [("en", "+0.5"), ("de", "+0,5"), ("da", "+0,5")])
def test_numbers_are_written_as_the_reader_writes_them(language: str, mean: str) -> None:
    content = framework({"key": "a"}, {"key": "b"})
    with translation.override(language):
        found = context.result(content, record(T0={"a": 1, "b": 2}, T2={"a": 2, "b": 2}, then={"a": 3, "b": 4}))
    assert found["mean_gain"] == mean
    assert [row["gain"] for row in found["rows"]] == ["+1", "0"]
    assert [row["retrospective_gain"] for row in found["rows"]] == ["−1", "−2"]


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
