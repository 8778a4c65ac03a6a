"""The example of the content as a sheet: filled in, judged, and nobody's."""

import pytest

from tests.database import dump
from tests.modules.workshop.modules import workshops
from tests.modules.workshop.sheet import seat, text
from xblocks.modules.workshop import example

pytestmark = pytest.mark.django_db


def block(tag: str = "lotse_process_design"):
    """A block with default content, and that content."""
    found = seat(tag=tag).block()
    return found, found.default_content()


def rows(table: str):
    return [row for row in block()[1].example_rows() if row.table == table]


def test_it_has_the_rows_of_the_content_in_their_order():
    here = example.sheet(*block())
    assert [row.cells["name"] for row in here.work.rows["as_is"]] == [row.cells["name"] for row in rows("as_is")]
    assert here.work.subject == rows("subject")[0].cells["subject"]
    assert here.work.members == () and here.work.space_id == 0


@pytest.mark.parametrize("tag", workshops())
def test_every_row_of_an_example_that_we_ship_can_be_judged(tag):
    here = example.sheet(*block(tag))
    assert [row for found in here.work.rows.values() for row in found if row.stored and row.waits] == []
    assert not here.result.failed


def test_it_is_shown_with_tables_findings_and_figures_and_names_nobody():
    shown = example.values(*block())
    assert shown["shared"] is True and shown["team"] == ""
    assert shown["title"] == f"{shown['content'].title}: {rows('subject')[0].cells['subject']}"
    assert shown["introduction"].startswith("<p>") and shown["lang"] == shown["content"].language
    as_is = shown["sections"][0]["table"]
    assert [row["title"] for row in as_is["rows"]] == [row.cells["name"] for row in rows("as_is")]
    assert as_is["paper"] and shown["outcome"]["count"] > 0 and shown["outcome"]["held_back"] == []


def test_to_look_at_it_stores_nothing():
    me = seat()
    assert rows("as_is")[0].cells["name"] in text(me.call("filled_example").html)
    assert all(found == [] for found in dump().values())
