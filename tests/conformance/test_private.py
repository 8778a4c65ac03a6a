"""What people write stays out of everything that the platform keeps, lists, indexes or hands on."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from tests import markup
from tests.database import dump
from tests.desk import Desk

#: Blocks in which people write texts; the others keep levels and codes, or nothing.
WRITING = (
    "lotse_reflection",
    "lotse_retrospective",
    "lotse_design_spaces",
    "lotse_digital_foundations",
    "lotse_digital_strategy",
    "lotse_networks",
    "lotse_participation",
    "lotse_people_competences",
    "lotse_process_design",
    "lotse_team_building",
)
#: What is published under somebody's name, and the words with which the page says so.
TOLD = {
    "completion": "that you have begun this unit and when you have completed it",
    "lotse.reflection.completed": "when you have completed it",
    "lotse.self_assessment.completed": "when you have completed it",
    "lotse.retrospective.moved": "when they move the board to another phase",
    "lotse.retrospective.begun": "begin the next round",
}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _written(desk: Desk) -> set[str]:
    """What people have typed, as far as the course does not say the same."""
    found, course = dump(), etree.tostring(desk.export(), encoding="unicode")
    texts = {
        text
        for table in ("lotse_item", "lotse_mark")
        for row in found[table]
        for text in _strings(json.loads(row["data"] or "{}"))
    }
    return {text for text in texts if len(text) > 3 and " " in text and text not in course}


def _plant(desk: Desk, row: dict[str, Any]) -> None:
    """Something of her own in a row, in the first cell that takes it."""
    cells = [name for name in row if name.startswith("cell.")]
    assert any(desk.call("save_row", {**row, name: "Kanarienvogel im Amt"}).status == 200 for name in cells)


def test_no_text_of_anybodys_is_found_outside_our_tables(
    desk: Desk, friend: Desk, payloads: dict[str, Any], tag: str, caplog: pytest.LogCaptureFixture
) -> None:
    if "save_row" in payloads:
        _plant(desk, payloads["save_row"])
    written = _written(desk)
    assert tag not in WRITING or written
    caplog.set_level(logging.DEBUG)
    block = desk.block()
    for handler, payload in payloads.items():
        with desk.site.undone():
            desk.call(handler, payload)
            written |= _written(desk)
            block.save()
    kept = {
        "fields": str(desk.site.store.db_dict),
        "events": str(desk.site.published),
        "search": json.dumps(block.index_dictionary(), ensure_ascii=False),
        "course blocks": str(getattr(block, "student_view_data", dict)()),
        "export": etree.tostring(desk.export(), encoding="unicode"),
        "log": "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db")),
        "author's view": desk.but(studio=True).page("author_view"),
        "public view": desk.but(person=None).page("public_view"),
    }
    assert [(where, text) for where, words in kept.items() for text in written if text in words] == []


def test_what_the_platform_learns_under_a_name_is_said(desk: Desk, payloads: dict[str, Any]) -> None:
    pages = [desk.but(person=person, language="en").page() for person in (77, desk.person)]  # new there, and at work
    for handler, payload in payloads.items():
        with desk.site.undone():
            desk.call(handler, payload)
    events = {name for _person, block, name, _data in desk.site.published if block == desk.usage.block_id}
    said = " ".join(" ".join(markup.parsed(page).text_content() for page in pages).split())
    assert [name for name in events if TOLD[name] not in said] == []


def test_whoever_writes_is_told_that_the_tab_keeps_it(desk: Desk) -> None:
    if desk.usage.block_type != "lotse_portfolio":  # where nobody writes
        assert "this tab of your browser keeps the text until it is saved" in desk.but(language="en").page()
