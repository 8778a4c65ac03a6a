"""What the base of all blocks does with OLX, beyond what `conformance` asks of each block."""

import pytest
from lxml import etree

from tests.desk import Desk, Site
from xblocks.core import olx

CONTENT = '<content version="2" title="T"><body>B</body><part key="a" title="A"><line>1</line></part></content>'


def place(site: Site, attributes: str = "", inside: str = CONTENT) -> Desk:
    return site.desk(f'<lotse_probe url_name="x" {attributes}>{inside}</lotse_probe>')


def test_settings_of_every_type_are_read_and_written(site: Site) -> None:
    desk = place(site, 'colour="blue" count="7" open="true" display_name="Name"')
    block = desk.block()
    assert (block.colour, block.count, block.open, block.display_name) == ("blue", 7, True, "Name")
    assert block.problems() == []
    assert {name: desk.export().get(name) for name in ("colour", "count", "open")} == {
        "colour": "blue",
        "count": "7",
        "open": "true",
    }


def test_a_learners_state_is_never_set_by_olx_nor_written_to_it(site: Site) -> None:
    desk = place(
        site, 'page="7"', f'<option:page xmlns:option="http://code.edx.org/xblock/option">8</option:page>{CONTENT}'
    )
    assert desk.block().page == 0
    assert desk.call("turn", {"number": 5}).status == 200
    assert desk.block().page == 5
    exported = etree.tostring(desk.export(), encoding="unicode")
    assert "page" not in exported


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("count", "many"),
        ("count", "99"),
        ("count", "2.5"),
        ("count", ""),
        ("colour", "green"),
        ("colour", ""),
        ("open", "perhaps"),
    ],
)
def test_a_wrong_value_is_kept_said_and_closes_the_block(site: Site, name: str, value: str) -> None:
    desk = place(site, f'{name}="{value}"')
    assert getattr(desk.block(), name) == desk.block().fields[name].default
    assert [(problem.path, value in str(problem.message)) for problem in desk.block().problems()] == [(name, True)]
    assert desk.block().content_or_problems()[1]
    assert desk.export().get(name) == value


def test_an_attribute_nobody_knows_is_kept_and_said_and_does_no_harm(site: Site) -> None:
    desk = place(site, 'later="2" {urn:x}y="z"'.replace("{urn:x}", 'xmlns:n="urn:x" n:'))
    content, problems = desk.block().content_or_problems()
    assert content.title == "T" and problems == []
    assert {problem.path for problem in desk.block().problems()} == {"later", "{urn:x}y"}
    assert (desk.export().get("later"), desk.export().get("{urn:x}y")) == ("2", "z")


def test_what_the_platform_notes_for_itself_is_neither_said_nor_kept(site: Site) -> None:
    """A copy from a library carries it to where nothing declares it; Studio reads it before we do where something does."""
    books = 'copied_from_block="lb:a:b:lotse_probe:c" copied_from_version="3" upstream_version="3" downstream_customized="[]"'
    desk = place(site, books)
    block = desk.block()
    assert (block.problems(), block.notes(), block.unread_settings) == ([], [], {})
    assert not [name for name in desk.export().attrib if "copied" in name or "stream" in name]


def test_an_attribute_nobody_knows_is_a_note_to_authors(site: Site) -> None:
    page = place(site, 'later="2"').but(studio=True, language="en").page("author_view")
    assert "“2” is not read" in page and "cannot be shown" not in page


def test_what_a_course_may_set_for_itself_stays_with_it_when_the_library_changes(desk: Desk) -> None:
    found = desk.block().get_customizable_fields()
    settings = {"colour": None, "count": None, "open": None, "unread_settings": None}
    assert found == {"display_name": "upstream_display_name", **settings}


def test_the_search_finds_what_the_author_wrote(desk: Desk) -> None:
    found = desk.block().index_dictionary()
    assert found["content_type"] == "Lotse"
    assert found["content"] == {"display_name": "Probe", "text": "Probe Probe Text First (de) one"}


def test_options_are_settings_written_as_elements(site: Site) -> None:
    options = "".join(
        f'<option:{name} xmlns:option="http://code.edx.org/xblock/option"{none}>{text}</option:{name}>'
        for name, none, text in [
            ("count", "", "5"),
            ("display_name", ' none="true"', ""),
            ("definition", "", "&lt;broken"),
            ("unread_settings", "", '{"a b": 1}'),
            ("unheard", ' none="true"', ""),
            ("unknown", "", "text"),
        ]
    )
    desk = place(site, "", options + CONTENT)
    block = desk.block()
    assert (block.count, block.display_name) == (5, None)
    assert block.content_or_problems()[0].title == "T"
    assert {problem.path for problem in block.problems()} == {"definition", "unread_settings", "unheard", "unknown"}
    again = Site(blocks=site.blocks).desk(etree.tostring(desk.export(), encoding="unicode"))
    assert etree.tostring(again.export()) == etree.tostring(desk.export())


def test_older_content_is_migrated_when_read_and_exported_as_it_was(site: Site) -> None:
    old = CONTENT.replace('version="2" title', "name").replace("<content", '<content version="1"')
    desk = place(site, "", old)
    assert desk.block().content_or_problems()[0].title == "T"
    assert desk.block().problems() == []
    assert desk.export().find("content").get("version") == "1"
    without = place(site, "", old.replace(' version="1"', ""))
    assert without.block().content_or_problems()[0].title == "T"


def test_the_default_follows_the_course_and_is_exported_in_full(site: Site) -> None:
    for language, expected in (("da", "da"), ("de-AT", "de"), ("xx", "en"), (None, "en")):
        site.language = language
        desk = site.desk('<lotse_probe url_name="x"/>')
        assert desk.block().content_or_problems()[0].language == expected
        assert desk.export().find("content").get("language") == expected


def test_what_stands_in_the_course_stays_when_the_package_changes_its_default(site: Site) -> None:
    desk = place(site)
    content = desk.block().content_or_problems()[0]
    assert content.language is None
    assert olx.from_element(desk.export().find("content"), type(content)) == content


def test_completion_is_the_blocks_own_business(desk: Desk) -> None:
    assert (desk.block().has_custom_completion, desk.block().completion_mode) == (True, "completable")
