"""Content of an earlier version becomes that of the next."""

import pytest
from lxml import etree

from tests.desk import Site
from xblocks.core import olx
from xblocks.modules.workshop.examples import ExampleTable
from xblocks.modules.workshop.migrations import put_example


def test_rows_are_put_in_place_of_the_former_elements():
    content = etree.fromstring('<content><text/><step n="1"/><step n="2"/></content>')
    put_example(content, "steps", [{"name": "x", "sure": "true", "odd": "false", "note": ""}, {}], "step")
    text, example = content
    assert (text.tag, example.tag, example.get("table")) == ("text", "example", "steps")
    rows = olx.from_element(example, ExampleTable).rows
    assert [row.texts() for row in rows] == [{"name": "x", "sure": "true"}, {}]


def test_without_former_elements_nothing_is_taken_away():
    content = etree.fromstring("<content><step/></content>")
    put_example(content, "sheet", [{"a": "1"}])
    assert [child.tag for child in content] == ["step", "example"]


_WORDS = "<introduction>x</introduction>"
_OF_1 = {
    "lotse_process_design": [
        '<step name="x"/>',
        '<step process="nowhere" medium="paper"><name>x</name></step>',
        '<step process="as_is" colour="red"><name><b>x</b></name></step>',
        '<step process="as_is"><!-- what --><name/></step>',
    ],
    "lotse_participation": [
        '<group colour="red"/>',
        '<group power="9"><name>x</name></group>',
        '<group xmlns:o="urn:o" o:power="9"><name>x</name></group>',
    ],
}


@pytest.mark.parametrize(
    ("tag", "inside"), [(tag, inside) for tag, pieces in _OF_1.items() for inside in pieces], ids=lambda text: text[:40]
)
def test_nothing_in_content_of_version_1_makes_reading_fail_or_is_lost(tag, inside):
    desk = Site().desk(f'<{tag} url_name="x"><content version="1" title="x">{_WORDS}{inside}</content></{tag}>')
    block = desk.block()
    content, problems = block.content_or_problems()
    assert problems or content.faults() or any(entry.rows for entry in content.example)
    for view in ("student_view", "public_view", "author_view", "studio_view"):
        desk.but(studio=True).view(view)
    assert olx.to_text(etree.fromstring(inside)).split() == olx.to_text(desk.export().find("content")[1]).split()
