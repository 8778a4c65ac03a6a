"""A block's content survives the way through a tarball, whatever it is."""

from copy import deepcopy
from itertools import product
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from xblock.core import XBlock
from xblock.fields import Scope

from tests import scenarios, strategies
from tests.desk import Site, bare_block
from tests.examples import tried
from xblocks.core import olx
from xblocks.core.content import ContentPart, ShortText

OPTION = "{http://code.edx.org/xblock/option}"
PLATFORM = etree.XMLParser(remove_blank_text=True)
PARSERS = (PLATFORM, etree.XMLParser())
# Fixtures here give modules and classes: nothing that an example could leave behind.
few = tried(0.5)


def meaning(element: etree._Element) -> str:
    """An element without comments and without white space around them and elements, in one canonical spelling."""
    copy = deepcopy(element)
    copy.tail = None
    for node in copy.iter():
        if len(node) or not (node.text or "").strip():
            node.text = (node.text or "").strip() or None
        node.tail = (node.tail or "").strip() or None
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    return etree.tostring(copy, method="c14n").decode()


def test_content_comes_back_as_it_was(block: type[XBlock], sample: ModuleType) -> None:
    @few
    @given(strategies.contents(block.CONTENT.Content, sample.consistent))
    def check(content: Any) -> None:
        for pretty, parser in product([True, False], PARSERS):
            text = etree.tostring(olx.to_element(content), encoding="unicode", pretty_print=pretty)
            assert olx.from_element(etree.fromstring(text, parser), type(content)) == content
        assert olx.from_element(olx.parse(olx.to_text(olx.to_element(content))), type(content)) == content

    check()


def test_a_block_comes_back_as_it_was(tag: str, block: type[XBlock], sample: ModuleType) -> None:
    parts = st.tuples(
        strategies.contents(block.CONTENT.Content, sample.consistent), strategies.contents(block.CONTENT.Settings)
    )

    @few
    @given(parts, strategies.contents(_Name))
    def check(parts: tuple[Any, Any], name: Any) -> None:
        content, chosen = parts
        node = etree.Element(tag, url_name="x", display_name=name.text)
        for key, value in chosen.model_dump(mode="json").items():
            node.set(key, olx._scalar(value))
        node.append(olx.to_element(content))
        first = Site().desk(etree.tostring(node, encoding="unicode"))
        again = Site().desk(etree.tostring(first.export(), encoding="unicode", pretty_print=True))

        for desk in (first, again):
            found = desk.block()
            assert found.problems() == []
            assert found.content_or_problems()[0] == content
            assert found.display_name == name.text
            assert (
                type(chosen).model_validate({key: getattr(found, key) for key in type(chosen).model_fields}) == chosen
            )
        assert meaning(again.export()) == meaning(first.export())

    check()


class _Name(ContentPart):
    text: ShortText


def test_nothing_makes_reading_fail_and_nothing_is_lost(tag: str, block: type[XBlock]) -> None:
    attributes = [*block.CONTENT.Settings.model_fields, "display_name", "url_name"]

    @given(strategies.nodes(tag, attributes))
    def check(node: etree._Element) -> None:
        node.set("url_name", "x")
        before = deepcopy(node)
        desk = Site().desk(node)
        out = desk.export()

        assert meaning(node) == meaning(before)
        kept = [child for child in out if not str(child.tag).startswith(OPTION)]
        given_ = [child for child in node if isinstance(child.tag, str) and not child.tag.startswith(OPTION)]
        if given_ or stray(node):
            assert [meaning(child) for child in kept] == [meaning(child) for child in given_]
            assert stray(out) == stray(node)
        for name, value in node.items():
            if name not in desk.block().fields and name not in ("name", "slug", "xblock-family"):
                assert out.get(name) == value, name
        for name in block.CONTENT.Settings.model_fields:
            if name in node.attrib and f"{OPTION}{name}" not in {child.tag for child in node}:
                assert olx._scalar(getattr(desk.block(), name)) == node.get(name) or out.get(name) == node.get(name)

        again = Site().desk(etree.tostring(out, encoding="unicode"))
        assert meaning(again.export()) == meaning(out)
        for view in ("public_view", "author_view"):
            desk.view(view)

    check()


def stray(node: etree._Element) -> list[str]:
    """The words that stand directly in an element."""
    return " ".join(filter(None, [node.text, *(child.tail for child in node)])).split()


def test_a_number_as_a_date_does_not_keep_a_block_from_export(tag: str, block: type[XBlock]) -> None:
    """Teak's XBlock takes it for a duration, which no attribute can hold; then it stays as it was written."""
    del block
    assert Site().desk(etree.Element(tag, url_name="x", due="2.5")).export().get("due")


@pytest.mark.parametrize(
    "inside",
    [
        "&amp;&#10;<content/>",
        "<![CDATA[<content/>]]>",
        "<content version='1'><!-- a --><a><b>1</b> <i>2</i></a></content>",
        "<content version='7'/>",
        "<content version='0'/>",
        "<content version='-1'/>",
        "<content version='1.0'/>",
        "<content version=''/>",
        f"<content version='{'9' * 5000}'/>",
        "<content version='२'/>",
        "<content/><content/>",
        "<Content/>",
        f"<content>{'<a>' * 200}{'</a>' * 200}</content>",
        f"<content title='{'x' * 2_000_000}'/>",
        "<content xmlns='urn:other'/>",
        "<p>Please read <b>this</b> first.</p><content/>",
    ],
    ids=lambda inside: inside[:30],
)
def test_content_that_cannot_be_read_is_kept_and_said(tag: str, inside: str) -> None:
    node = etree.fromstring(f'<{tag} url_name="x" display_name="X" later="1">{inside}</{tag}>')
    desk = Site().desk(etree.tostring(node, encoding="unicode"))

    assert meaning(desk.export()) == meaning(_with_family(node))
    problems = desk.block().problems()
    assert {problem.path for problem in problems} > {"later"}
    assert "„1“" in desk.page("author_view")
    for view in ("student_view", "public_view", "studio_view"):
        desk.but(person=None).view(view)


def test_a_document_with_entities_does_not_make_reading_fail(tag: str) -> None:
    text = f'<!DOCTYPE x [<!ENTITY e "E">]><{tag} url_name="x">&e;<content title="&e;"><introduction>&e;</introduction></content></{tag}>'
    for resolve in (True, False):
        desk = Site().desk(etree.fromstring(text, etree.XMLParser(resolve_entities=resolve)))
        assert desk.block().problems()
        assert desk.export().find("content").get("title") == ("E" if resolve else "")


def test_every_example_is_exported_as_it_is(scenario: scenarios.Scenario) -> None:
    node = etree.fromstring(scenario.olx, PLATFORM)
    desk = Site().desk(scenario.olx)
    exported = desk.export()
    if len(node):
        assert meaning(exported) == meaning(_with_family(node))
    assert meaning(Site().desk(etree.tostring(exported, encoding="unicode")).export()) == meaning(exported)


def _with_family(node: etree._Element) -> etree._Element:
    copy = deepcopy(node)
    copy.set("xblock-family", "xblock.v1")
    return copy


@pytest.mark.parametrize("language", ["de", "en", "da", "xx", None])
def test_a_block_with_default_values_only_is_never_a_pointer(
    tag: str, block: type[XBlock], language: str | None
) -> None:
    desk = Site(language=language).desk(f'<{tag} url_name="x"/>')
    exported = desk.export()
    del exported.attrib["url_name"], exported.attrib["xblock-family"]
    assert len(exported) or exported.attrib
    content = olx.from_element(exported.find("content"), block.CONTENT.Content)
    assert content == desk.block().default_content()
    assert content.language == (language if language in ("de", "en", "da") else "en")


def test_attributes_and_options_never_set_what_belongs_to_people(tag: str, block: type[XBlock]) -> None:
    state = [name for name, field in block.fields.items() if field.scope not in (Scope.content, Scope.settings)]
    options = "".join(f'<o:{name} xmlns:o="{OPTION[1:-1]}">["x"]</o:{name}>' for name in state)
    attributes = " ".join(f"{name}='[\"x\"]'" for name in state)
    desk = Site().desk(f'<{tag} url_name="x" {attributes}>{options}</{tag}>')
    assert [name for name in state if block.fields[name].is_set_on(desk.block())] == []
    assert [name for name in state if name in desk.export().attrib] == []


def test_a_block_is_read_and_written_without_any_service(tag: str, sample: ModuleType) -> None:
    example = scenarios.scenario(tag, sample.SCENARIO)
    node = etree.Element("unknown")
    bare_block(example.olx).add_xml_to_node(node)
    assert meaning(node.find("content")) == meaning(etree.fromstring(example.olx).find("content"))
