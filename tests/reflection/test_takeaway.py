"""What she takes away: paper, a page, a file."""

from collections.abc import Callable

from tests import markup
from tests.desk import Desk
from tests.reflection.writing import intend, words, write


def test_the_printed_page_holds_question_answer_and_date(desk: Desk) -> None:
    write(desk, text="Line one\nLine two")
    intend(desk)
    page = desk.call("printable").html
    assert markup.problems(page) == []
    for said in ("Before you go", "What did you think this morning", "Line one", "By 03/01/2027: Ask Ms Aksoy"):
        assert said in words(page)


def test_an_empty_page_says_so(desk: Desk) -> None:
    assert "not written anything" in words(desk.call("printable").html)
    assert "Print or save" not in words(desk.page())


def test_the_file_is_plain_text_for_any_computer(desk: Desk) -> None:
    write(desk, text="Über Grenzen\n=1+1")
    intend(desk, due="")
    response = desk.call("download").response
    assert response.content_type == "text/plain"
    assert response.content_disposition == 'attachment; filename="reflection.txt"'
    text = response.body.decode("utf-8-sig")
    assert "Viewpoint\r\nWhat did you think this morning" in text
    assert "Über Grenzen\r\n=1+1\r\n" in text and "Ask Ms Aksoy" in text and "By " not in text


def test_the_worksheet_has_every_question_and_lines(place: Callable[..., Desk]) -> None:
    desk = place("intentions", person=None)
    page = desk.call("worksheet").html
    assert "Was haben Sie bis wann getan?" in words(page)
    assert markup.parsed(page).xpath("count(//*[contains(@class, 'lotse-lines')])") == 4
    assert markup.parsed(page).xpath("//textarea | //form") == []


def test_the_part_for_the_portfolio_is_this_placements_only(place: Callable[..., Desk]) -> None:
    here, there = place(), place("transfer")
    write(there, "process_design-transfer", "Elsewhere")
    assert here.block().portfolio() is None
    intend(here)
    part = here.block().portfolio()
    assert part["title"] == "Two questions"
    assert "Ask Ms Aksoy" in part["html"] and "Elsewhere" not in part["html"]
    assert part["files"][0]["url"].endswith("/download")
