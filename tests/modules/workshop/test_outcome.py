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


def test_how_figures_are_worked_out_unfolds_below_them_and_is_open_on_paper(db: None) -> None:
    me = sheet.seat("english")
    sheet.fill(me, 3)
    ((details,), how) = _how(me.page())
    assert "work divided by lead time" in how.pop("Flow efficiency") and "open" not in details.attrib
    (table,) = details.xpath("./preceding-sibling::*[1]//table")
    assert "divided by" not in table.text_content() and "Flow efficiency" in table.text_content()
    (nothing, printed) = _how(me.call("printable").html)
    assert not nothing and how.items() <= printed.items()


def test_what_holds_for_two_figures_is_said_once(db: None) -> None:
    me = sheet.seat("english", tag="lotse_design_spaces")
    sheet.save(me, "t1", {"topic": "Rooms", "level": "2"}, table="decision_rights")
    (_, how) = _how(me.page())
    assert how["Leadership"] == how["Team"] and me.page().count(how["Team"]) == 1


def _how(page: str) -> tuple[list[html.HtmlElement], dict[str, str]]:
    """What unfolds it, if anything does, and what is said of each figure."""
    tree = html.fragment_fromstring(page, create_parent="div")
    (listed,) = tree.xpath("//dl[preceding-sibling::*[1][normalize-space()='How are these figures worked out?']]")
    said = {}
    for one in listed.findall("dt"):
        said[one.text_content()] = one.xpath("string(following-sibling::dd[1])")
    return listed.xpath("parent::details"), said
