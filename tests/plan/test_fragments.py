"""The pieces of HTML around a text: escaped, well-formed, and absent where there is nothing to say."""

import pytest
from lxml import etree

from course_export.plan import fragments
from course_export.programme.pages import Head, ModuleHead
from course_export.programme.words import DA, DE, EN, Words

HEAD = Head.model_validate(
    {
        "title": "A",
        "as_of": "2026-11",
        "sources": {
            "a": {"title": "Tea & <time>", "url": "https://a.org/?x=1&y=2"},
            "b": {"title": "B", "url": "https://b.org"},
        },
    }
)
MODULE = ModuleHead.model_validate(
    {
        "title": "Tea",
        "summary": "For < 5 & more.",
        "objectives": [{"key": "a", "text": "You <brew>."}, {"key": "b", "text": "You pour."}],
        "units": ["water"],
        "transfer": "?",
    }
)


def well_formed(html: str) -> etree._Element:
    return etree.fromstring(f"<div>{html}</div>")


@pytest.mark.parametrize(
    ("minutes", "words", "expected"),
    [
        (9, DE, "Dauer: 9 Minuten"),
        (90, DE, "Dauer: 90 Minuten"),
        (91, DE, "Dauer: 1,5 Stunden"),
        (120, EN, "Time: 2 hours"),
        (101, DA, "Tid: 1,7 timer"),
    ],
)
def test_a_unit_says_its_minutes_and_a_long_one_its_hours(minutes: int, words: Words, expected: str) -> None:
    assert fragments.duration(minutes, words) == f"<p><em>{expected}</em></p>\n"


def test_sources_stand_in_the_order_of_their_numbers_and_lead_back() -> None:
    html = fragments.sources(HEAD, ["b", "a"], "unit", DE)
    items = well_formed(html).findall("ol/li")
    assert [item.get("id") for item in items] == ["unit-source-1", "unit-source-2"]
    assert [item[0].text for item in items] == ["B", "Tea & <time>"]
    assert items[1][0].get("href") == "https://a.org/?x=1&y=2"
    assert items[0][0].tail == ", Stand 11/2026 "
    assert [item[1].get("href") for item in items] == ["#unit-cited-1", "#unit-cited-2"]
    assert items[0][1].get("aria-label") == "zurück zum Text"


def test_where_nothing_is_cited_or_offered_there_is_no_heading() -> None:
    assert fragments.sources(HEAD, [], "unit", DE) == ""
    assert fragments.downloads([], DE) == ""


def test_downloads_say_what_kind_of_file_they_are() -> None:
    html = fragments.downloads([("p-a.docx", "Plan & <more>", "docx"), ("p-b.ics", "Day", "ics")], EN)
    links = well_formed(html).findall("ul/li/a")
    assert [(link.get("href"), link.text) for link in links] == [
        ("/static/p-a.docx", "Plan & <more> (Word document)"),
        ("/static/p-b.ics", "Day (calendar file)"),
    ]


def test_a_module_begins_with_its_aims_and_its_units() -> None:
    page = well_formed(fragments.goals(MODULE, [("tea-water", "Water & air", 9), ("tea-kit", "Kit", 120)], EN))
    assert page.findtext("p") == "For < 5 & more."
    assert [item.text for item in page.findall("ul/li")] == ["You <brew>.", "You pour."]
    assert [cell.text for cell in page.findall("table/thead/tr/th")] == ["Section", "Time"]
    rows = page.findall("table/tbody/tr")
    assert [(row[0][0].get("href"), row[0][0].text, row[1].text) for row in rows] == [
        ("/jump_to_id/tea-water", "Water & air", "9 minutes"),
        ("/jump_to_id/tea-kit", "Kit", "2 hours"),
    ]


def test_a_question_for_the_own_office_is_text() -> None:
    page = well_formed(fragments.transfer("Who & <what>?", EN))
    assert [p.xpath("string()") for p in page] == ["Who & <what>?", EN.transfer_note]


def test_the_table_of_times_adds_self_study_and_events() -> None:
    chapters = [("Begin & go", [("One", 30), ("Two", 0)]), ("End", [("Three", 60)])]
    table = well_formed(fragments.times(chapters, [("Day <1>", 90)], (90, 180), EN)).find("table")
    head, *rows = table.iter("tr")
    assert [cell.text for cell in head] == ["Part", "Section", "Time"]
    assert [[cell.text for cell in row] for row in rows] == [
        ["Begin & go", "One", "30 minutes"],
        ["Two", "when you meet"],
        ["End", "Three", "60 minutes"],
        ["By yourself, rounded to half hours", "90 minutes"],
        ["Day <1>", "90 minutes"],
        ["In total", "3 hours"],
    ]
    heads = [dict(row[0].attrib) for row in rows if row[0].tag == "th"]
    assert heads == [
        {"scope": "rowgroup", "rowspan": "2"},
        {"scope": "row"},
        *[{"scope": "row", "colspan": "2"}] * 3,
    ]
