"""What she takes away: paper, a page, a file."""

from collections.abc import Callable

from tests import markup
from tests.desk import Desk
from tests.reflection.writing import intend, kept, words, write
from xblocks.reflection import context


def test_the_printed_page_holds_question_answer_and_date(desk: Desk) -> None:
    write(desk, text="Line one\nLine two")
    intend(desk)
    page = desk.call("printable").html
    assert markup.problems(page) == []
    for said in ("Before you go", "What did you think this morning", "Line one", "By 1 Mar 2027: Ask Ms Aksoy"):
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
    assert part["kind"] == "Notes"
    assert part["changed"] == max(note.modified for note in kept(here).intentions.values())
    ends = [file["url"].rpartition("/")[2] for file in part["files"]]
    assert ends == ["printable", "download", "appointments"]


def test_a_part_is_called_by_what_it_asks(place: Callable[..., Desk]) -> None:
    kinds = {name: context.what(place(name).block().readable_content()) for name in ("transfer", "default")}
    assert kinds == {"transfer": "Transfer question", "default": "Notes"}
    content = place("intentions").block().readable_content()
    only = content.model_copy(update={"prompts": content.prompts[:1]})
    assert context.what(only) == "Intentions"


def test_each_intention_with_a_day_is_an_entry_for_the_calendar(desk: Desk) -> None:
    assert desk.call("appointments").status == 409
    assert "iCalendar" not in words(desk.page())
    intend(desk, text="Ask Ms Aksoy\n" + "whether " * 20, due="2027-03-01")
    intend(desk, slot=2, text="Without a day", due="")
    assert "Intentions for the calendar (iCalendar)" in words(desk.page())
    response = desk.call("appointments").response
    assert response.content_type == "text/calendar"
    assert response.content_disposition == 'attachment; filename="intentions.ics"'
    lines = response.text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270301" in lines
    (title,) = (line for line in lines if line.startswith("SUMMARY:"))
    assert title.startswith("SUMMARY:Ask Ms Aksoy whether") and title.endswith(" …") and len(title) < 95
    assert any(line.startswith("DESCRIPTION:Ask Ms Aksoy\\nwhether") for line in lines)
    (name,) = (line for line in lines if line.startswith("UID:"))
    intend(desk, text="Ask Ms Aksoy", due="2027-03-08", choice="mine", known=10**6, seen=1)
    assert name in desk.call("appointments").response.text  # the entry moves
