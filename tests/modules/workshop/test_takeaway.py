"""What people take away is named by what the sheet is about."""

import re
import subprocess

import pytest
from django.utils import timezone, translation

from tests import forms
from tests.desk import Site
from tests.markup import parsed
from tests.modules.workshop.sheet import STEPS, cells, fill, form_team, save, seat, send, text
from xblocks.kit import calendar

pytestmark = pytest.mark.django_db

LISTS = """() => [...document.querySelectorAll('.lotse-picture > ol')].filter(one => one.clientWidth > 1)
    .map(one => [...one.children].map(item => item.innerText))"""
SUBJECT = "Sondernutzungserlaubnis (Gerüst)"


def about(person, subject: str = SUBJECT) -> None:
    """Say what the sheet is about, in the first form of the page."""
    assert send(person, forms.payload(person.page(), "save_row"), subject=subject).status == 200


def headings(page: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in parsed(page).xpath("//h1|//h2|//h3|//h4")]


def file_name(answer) -> str:
    """The name under which a browser saves an answer."""
    return answer.response.headers["Content-Disposition"].split('filename="')[1].rstrip('"')


def test_what_it_is_about_stands_before_the_first_table_and_is_never_forced():
    me = seat("english")
    page = me.page()
    assert page.index('data-region="form-subject"') < page.index('data-region="table-as_is"')
    assert save(me, "s1", STEPS[0]).status == 200
    assert me.call("printable").status == me.call("csv").status == 200


def test_it_names_the_printed_page_and_the_entry_in_the_portfolio():
    me = seat("english")
    fill(me, 1)
    own = headings(me.call("printable").html)[0]
    about(me)
    assert headings(me.call("printable").html)[0] == f"{own}: {SUBJECT}"
    part = me.block().portfolio()
    assert part["title"].endswith(f": {SUBJECT}")
    assert timezone.localdate(part["changed"]) == timezone.localdate()
    about(me, "")
    assert headings(me.call("printable").html)[0] == own


def test_it_names_the_files():
    me = seat("english")
    fill(me, 1)
    save(me, "t1", STEPS[0], table="to_be")
    about(me)
    for handler, ending in (("csv", "csv"), ("bpmn_as_is", "bpmn"), ("bpmn_to_be", "bpmn")):
        name = file_name(me.call(handler))
        assert name.startswith("sondernutzungserlaubnis-geruest-") and name.endswith(f".{ending}")
    assert file_name(me.call("bpmn_as_is")) != file_name(me.call("bpmn_to_be"))
    assert SUBJECT in me.call("bpmn_as_is").response.text
    about(me, "広場")  # nothing of it can stand in the name of a file
    assert file_name(me.call("csv")).isascii() and "-" in file_name(me.call("csv"))


def test_in_german_the_files_are_called_as_the_processes_are():
    me = seat("default").but(language="de")
    fill(me, 1)
    save(me, "t1", STEPS[0], table="to_be")
    about(me, "Sondernutzungserlaubnis")
    me.site.language = "de"
    assert file_name(me.call("bpmn_to_be")) == "sondernutzungserlaubnis-soll.bpmn"


def test_whoever_shares_the_sheet_shares_what_it_is_about():
    me = seat("english")
    about(me)
    form_team(me)
    assert SUBJECT in text(me.call("printable").html)


def dated(**group):
    me = seat("english", "lotse_participation")
    answer = me.call("save_row", {"table": "stakeholders", "row": "g1", "seen": 0, **cells(group)})
    assert answer.status == 200
    return me


def test_days_of_the_sheet_go_into_the_calendar():
    group = {"name": "Seniors; council, all", "power": "2", "interest": "5", "attitude": "1", "level": "2"}
    me = dated(**group, feedback_date="2027-04-30")
    assert "iCalendar" in text(me.page())
    about(me, "The park")
    answer = me.call("calendar")
    assert answer.response.content_type == "text/calendar"
    assert file_name(answer).startswith("the-park-") and file_name(answer).endswith(".ics")
    lines = answer.response.text.replace("\r\n ", "").split("\r\n")
    assert "DTSTART;VALUE=DATE:20270430" in lines and "DTEND;VALUE=DATE:20270501" in lines
    assert "SUMMARY:Feedback is due: Seniors\\; council\\, all" in lines
    first = [line for line in lines if line.startswith("UID:")]
    save(me, "g0", {**group, "feedback_date": "2027-05-30"}, table="stakeholders")
    again = me.call("calendar").response.text.split("\r\n")
    assert first[0] in again and len([line for line in again if line.startswith("UID:")]) == 2


def test_without_days_there_is_no_calendar():
    me = dated(name="Seniors")
    assert me.call("calendar").json["error"] == "empty"
    assert "iCalendar" not in text(me.page())
    assert calendar.document([], "x").count("VEVENT") == 0


def test_a_picture_of_a_long_table_says_which_rows_it_shows():
    me = seat("english")
    for number in range(25):
        save(me, f"n{number}", STEPS[number % 5])
    said = "The picture shows rows {} to {} of 25."
    assert said.format(1, 20) in text(me.page())
    answer = me.call("work_on", {"step": "page:as_is:20"})
    assert said.format(21, 25) in text(answer.json["regions"]["picture-as_is"])
    assert "The picture shows rows" not in text(me.call("printable").html)


def test_a_picture_of_a_table_that_fits_says_nothing_of_it():
    me = seat("english")
    fill(me)
    assert "The picture shows rows" not in text(me.page())


def test_the_portfolio_says_in_two_lines_what_a_sheet_says():
    person = seat()
    fill(person, 3)
    given = person.block().portfolio()
    sentence, counts = given["summary"]
    assert "day" in sentence and counts == "Process as it is: 3 · Findings: 3"
    planner = seat(tag="lotse_participation")
    values = {"name": "Council", "power": "5", "interest": "5", "attitude": "0", "level": "3"}
    assert save(planner, "g", values, table="stakeholders").status == 200
    assert planner.block().portfolio()["summary"] == ["Who we involve: 1 · Findings: 2"]


@pytest.mark.parametrize(
    ("tag", "most"),
    [
        ("lotse_process_design", 5),
        ("lotse_networks", 6),
        ("lotse_digital_strategy", 6),
        ("lotse_participation", 5),
    ],
)
def test_a_sheet_takes_few_pages_and_what_a_picture_says_in_words_stands_beside_it(tag, most, chromium, tmp_path):
    with translation.override("de"):
        found = Site(language="de").desk(f'<{tag} url_name="x"/>', language="de").call("filled_example").html
    page, path = chromium.new_page(), tmp_path / "page.pdf"
    page.emulate_media(media="print")
    page.set_content(found)
    page.pdf(path=path, prefer_css_page_size=True)
    lists = page.evaluate(LISTS)
    page.close()
    printed = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout
    pages = [squeezed(one) for one in printed.split("\f") if one.strip()]
    assert len(pages) <= most
    for items in lists:
        assert any(all(squeezed(item) in one for item in items) for one in pages)


def squeezed(words: str) -> str:
    """A text without space and signs at which lines are broken."""
    return re.sub(r"[\s\u00ad\u2010-]", "", words)


@pytest.mark.parametrize(("tag", "lies"), [("lotse_process_design", False), ("lotse_participation", True)])
def test_a_sheet_lies_only_where_its_columns_need_it(tag, lies):
    assert ("lotse-landscape" in seat(tag=tag).call("filled_example").html.partition("<main")[2]) == lies
