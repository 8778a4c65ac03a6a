"""What the rules say, as the page shows it: not more than people read; the printed sheet has all."""

from lxml import html

from tests.modules.workshop import sheet
from xblocks.modules.workshop.outcome import SHOWN


def test_a_finding_names_the_first_rows_on_the_page_and_all_in_print(db: None) -> None:
    planner = sheet.seat(tag="lotse_digital_strategy")
    busy = {"owner": "One", "effort": "2", "impact": "4", "start": "2027-Q1", "end": "2027-Q1"}
    for number in range(1, SHOWN + 2):
        saved = sheet.save(planner, f"m{number}", {"name": f"plan {number}.", **busy}, table="measures")
    first = [f"Measure {number}: plan {number}." for number in range(1, SHOWN + 1)]
    last = f"Measure {SHOWN + 1}: plan {SHOWN + 1}."
    assert " → ".join([*first, "…"]) in sheet.text(saved.json["regions"]["outcome"])
    assert " → ".join([*first, last]) in sheet.text(planner.call("printable").html)


def _marks(page: str, table: str) -> list[str]:
    """What the rows of a table on a page say about findings, each with where it leads."""
    tree = html.fragment_fromstring(page, create_parent="div")
    rows = tree.xpath(f'//*[@data-window and starts-with(@data-window, "{table}=")]//tbody/tr')
    found = []
    for row in rows:
        said = [" ".join(mark.text_content().split()) for mark in row.find_class("lotse-marks")]
        assert all(tree.xpath("//*[@id=$to]", to=to[1:]) for to in row.xpath(".//a/@href"))
        found.append(" ".join(said))
    return found


def test_a_row_says_how_much_the_rules_say_about_it_and_leads_there(db: None) -> None:
    me = sheet.seat()
    sheet.fill(me, 3)
    sheet.save(me, "half", {"name": "phone back"})
    assert _marks(me.page(), "as_is") == [
        "⚠︎ 1 Findings: 1 Warning: Media break",
        "⚠︎ 2 Findings: 2 Warning: Media break Hint: Eliminate?",
        "",
        "",
    ]


def test_what_is_said_twice_about_a_row_stands_there_once_with_its_number(db: None) -> None:
    me = sheet.seat()
    for number, medium in enumerate(("paper", "digital", "paper"), 1):
        sheet.save(me, f"s{number}", (f"step {number}", "clerk", medium, "10", "10", "V"))
    assert _marks(me.page(), "as_is")[1] == "⚠︎ 2 Findings: 2 Warning: Media break (2)"


def test_pages_of_a_table_bring_the_findings_that_their_rows_lead_to(db: None) -> None:
    me = sheet.seat()
    sheet.fill(me, 2)
    for what in ("page:as_is:0", "edit:as_is:s1"):
        assert "Media break" in sheet.text(sheet.step(me, what).json["regions"]["outcome"])
    assert "outcome" not in sheet.step(me, "add:as_is").json["regions"]


def test_the_message_after_saving_leads_to_the_findings_where_there_are_any(db: None) -> None:
    me = sheet.seat()
    assert "link" not in sheet.save(me, "half", {"name": "phone back"}).json
    sheet.fill(me, 2)
    answer = sheet.save(me, "s3", sheet.STEPS[2]).json
    assert answer["message"] == "Saved. " + answer["link"]["text"]
    assert answer["link"]["href"][1:] in html.fragment_fromstring(me.page(), create_parent="div").xpath("//@id")
