"""What a learner takes home: pages and a file."""

import csv
import io
from collections.abc import Callable

import pytest

from tests import markup
from tests.desk import Desk
from tests.self_assessment.framework import answer_all, framework, record
from xblocks.core.content import ContentModel
from xblocks.self_assessment.takeaway import answers


def table(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=","))


def test_the_file_holds_every_answer_in_order(place: Callable[..., Desk]) -> None:
    answer_all(place("T2"), {"data": "2", "explain": "1"}, target="2")
    answer_all(place("T0"), {"data": "no_answer", "explain": "0"})
    answer_all(place("then"), {"explain": "not_applicable"})
    answer = place("T0").call("download")
    assert answer.response.content_type == "text/csv"
    assert answer.response.headers["Content-Disposition"].isascii()
    rows = table(answer.response.text)
    assert rows[0] == ["Occasion", "Competence", "Level", "Meaning", "Target"]
    assert [row[0] for row in rows[1:]] == ["Before the programme"] * 2 + ["About three months later"] * 2 + [
        "Looking back: how it was before"
    ]
    assert rows[1][1:] == ["Explaining clearly", "0", "I send the link.", ""]
    assert rows[2][1:] == ["Reading figures", "", "I would rather not say", ""]
    assert rows[4][1:] == ["Reading figures", "2", "I compare them with a second source.", "2"]
    assert rows[5][1:] == ["Explaining clearly", "", "Does not apply to my work", ""]


@pytest.mark.parametrize("language", ["de", "en", "da"])
def test_the_file_has_a_name_every_system_takes(desk: Desk, language: str) -> None:
    answer_all(desk, {"explain": "1"})
    for handler, ending in (("download", '.csv"'), ("xlsx", '.xlsx"')):
        header = desk.but(language=language).call(handler).response.headers["Content-Disposition"]
        assert header.isascii() and header.endswith(ending)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_spreadsheet_takes_an_authors_text_for_a_formula(start: str) -> None:
    formula = f'{start.strip() or "="}HYPERLINK("http://evil.example";"click")'
    content = framework({"key": "a", "title": formula, "levels": [formula, 'two;"three"\nfour']})
    text = answers(content, record(T0={"a": 0}, T1={"a": 1}), "csv").text
    rows = table(text)
    assert [rows[1][1], rows[1][3]] == [f"'{formula}"] * 2
    assert rows[2][3] == 'two;"three"\nfour'
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_what_is_no_longer_in_the_framework_is_still_the_learners(desk: Desk) -> None:
    rows = table(
        answers(framework({"key": "a", "levels": ["x", "y"]}), record(T0={"a": 4, "gone": (2, 3)}), "csv").text
    )
    assert rows[1:] == [["Before the programme", "A", "4", "", ""], ["Before the programme", "gone", "2", "", "3"]]


@pytest.mark.parametrize("language", ["de", "en", "da"])
def test_the_printed_profile_is_a_page_of_its_own(place: Callable[..., Desk], language: str) -> None:
    for occasion, level in (("T0", "0"), ("T2", "2"), ("then", "1")):
        answer_all(place(occasion), {"explain": level, "data": level}, target="2" if occasion == "T2" else "")
    page = place("T2").but(language=language).call("printable").html
    assert markup.problems(page) == []
    tree = markup.parsed(page)
    assert tree.get("lang") == language
    assert tree.xpath("//form | //button | //a[@href='#']") == []
    assert len(tree.xpath("//svg[@role='img']")) == 1
    assert [cell.text for cell in tree.xpath("//tbody/tr[1]/td")] == ["0", "1", "2", "2", "+2", "+1"]
    assert tree.xpath("//details | //tfoot") == []
    assert (
        "I ask what is unclear, and then explain just that."
        in tree.xpath("//ul[@class='lotse-meanings']")[0].text_content()
    )


def test_the_paper_version_holds_every_question_and_nobodys_answers(desk: Desk) -> None:
    empty = desk.call("worksheet").html
    answer_all(desk, {"explain": "1"})
    assert desk.call("worksheet").html == empty == desk.but(person=None).call("worksheet").html
    assert markup.problems(empty) == []
    content = desk.block().content_or_problems()[0]
    assert isinstance(content, ContentModel)
    for entry in content.competences:
        assert all(text in empty for text in (entry.title, *entry.levels))
