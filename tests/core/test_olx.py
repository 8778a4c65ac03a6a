"""The codec: typed content as elements that people can read, and back, with problems that say where."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pydantic import BaseModel, Field

from tests import strategies
from xblocks.core import olx
from xblocks.core.content import Child, ContentModel, ContentPart, Key, LongText, ShortText


class Mood(StrEnum):
    GLAD = "glad"
    SAD = "sad"


class Leaf(ContentPart):
    key: Key
    weight: Annotated[int, Field(ge=0, le=9)] = 1
    text: Annotated[LongText, Child()]


class Branch(ContentPart):
    title: ShortText
    mood: Mood | None = None
    leaf: Annotated[Leaf | None, Child()] = None
    leaves: Annotated[list[Leaf], Child("leaf-of-many"), Field(max_length=4)] = []  # noqa: RUF012
    words: Annotated[list[Key], Child("word")] = []  # noqa: RUF012


class Tree(ContentModel):
    VERSION = 3

    title: ShortText
    alive: bool = False
    height: float | None = None
    note: Annotated[LongText | None, Child()] = None
    first: Annotated[Branch, Child("root")]
    branches: Annotated[list[Branch], Child("branch"), Field(min_length=1, max_length=5)]


def _from_1(element: etree._Element) -> None:
    element.set("title", element.attrib.pop("name", ""))


def _from_2(element: etree._Element) -> None:
    for branch in element.findall("twig"):
        branch.tag = "branch"


Tree.MIGRATIONS = {1: _from_1, 2: _from_2}

XML = """\
<content version="3" title="Oak" alive="true">
  <root title="Trunk" mood="glad">
    <leaf key="a" weight="2">
      <text>One
two</text>
    </leaf>
  </root>
  <branch title="Left"/>
  <branch title="Right">
    <leaf-of-many key="b">
      <text>three</text>
    </leaf-of-many>
    <word>wind</word>
    <word>rain</word>
  </branch>
</content>"""


def problems(xml: str, model: type[BaseModel] = Tree) -> list[str]:
    with pytest.raises(olx.ContentError) as refused:
        olx.from_element(olx.parse(xml), model)
    return [str(problem) for problem in refused.value.problems]


def test_an_example_reads_as_a_person_would_read_it() -> None:
    tree = olx.from_element(olx.parse(XML), Tree)
    assert (tree.title, tree.alive, tree.height, tree.note) == ("Oak", True, None, None)
    assert tree.first == Branch(title="Trunk", mood=Mood.GLAD, leaf=Leaf(key="a", weight=2, text="One\ntwo"))
    assert [branch.words for branch in tree.branches] == [[], ["wind", "rain"]]
    assert olx.to_text(olx.to_element(tree)).replace(' weight="1"', "") == XML


@settings(max_examples=60, deadline=None)
@given(strategies.contents(Tree), st.booleans())
def test_every_content_comes_back(tree: Tree, pretty: bool) -> None:
    element = olx.to_element(tree)
    text = etree.tostring(element, encoding="unicode", pretty_print=pretty)
    for parsed in (olx.parse(text), etree.fromstring(text), olx.parse(olx.to_text(element)), olx.parse(text.encode())):
        assert olx.from_element(parsed, Tree) == tree


@settings(max_examples=100, deadline=None)
@given(strategies.nodes("content", ["title", "alive", "height", "version"]))
def test_reading_anything_gives_content_or_problems(node: etree._Element) -> None:
    try:
        olx.from_element(node, Tree)
    except olx.ContentError as error:
        assert error.problems and all(problem.message for problem in error.problems)


def test_every_problem_is_listed_with_its_line_and_path() -> None:
    bad = (
        XML.replace('alive="true"', 'alive="perhaps" extra="1"')
        .replace('weight="2"', 'weight="12"')
        .replace("<word>rain</word>", "<word>no key!</word><word> </word><thing/>")
        .replace('<branch title="Left"/>', '<branch title=" "/>\n  lost words\n')
    )
    unknown = problems(bad)
    assert [line.partition(" is not")[0] for line in unknown] == [
        "line 1: attribute “extra”",
        "line 1: text",
        "line 16: branches[1]: element <thing>",
    ]
    assert "allowed: version, language, title, alive, height" in unknown[0]
    assert "allowed: <leaf>, <leaf-of-many>, <word>" in unknown[2]
    wrong = problems(bad.replace(' extra="1"', "").replace("<thing/>", "").replace("lost words", ""))
    assert [": ".join(line.split(": ")[:2]) for line in wrong] == [
        "line 1: alive",
        "line 3: first.leaf.weight",
        "line 8: branches[0].title",
        "line 16: branches[1].words[1]",
        "line 16: branches[1].words[2]",
    ]


def test_what_is_missing_or_twice_is_said_where_it_should_stand() -> None:
    assert problems('<content version="3" title="x"/>') == [
        "line 1: first: Field required",
        "line 1: branches: Field required",
    ]
    assert problems(
        '<content version="3" title="x">\n<root title="y"/>\n<root title="z"/><branch title="b"/></content>'
    ) == ["line 3: element <root> is not expected here; allowed: <note>, <root>, <branch>"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One\ntwo", "One<!-- aside -->\ntwo", "One\ntwo"),
        ("One\ntwo", "<!-- aside -->One\ntwo<?pi aside?>", "One\ntwo"),
        ("One\ntwo", "<![CDATA[One\ntwo]]>", "One\ntwo"),
        ("One\ntwo", "  One\n  two  ", "One\n  two"),
        ("One\ntwo", "One &lt;b&gt; &amp;amp;", "One <b> &amp;"),
    ],
)
def test_comments_and_sections_do_not_cut_a_text(before: str, after: str, expected: str) -> None:
    tree = olx.from_element(olx.parse(XML.replace(before, after)), Tree)
    assert tree.first.leaf is not None and tree.first.leaf.text == expected


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<text lang="de">One</text>', "attribute “lang”"),
        ("<text>One <b>two</b></text>", "element <b>"),
        ("<text>One</text>two", "text"),
        ("stray<text>One</text>", "text"),
        ("<text/>", "at least 1 character"),
        ("<text>One</text><text>Two</text>", "element <text>"),
    ],
)
def test_nothing_in_a_text_is_dropped_without_a_word(inside: str, said: str) -> None:
    assert said in problems(XML.replace("<text>One\ntwo</text>", inside))[0]


def test_older_versions_are_migrated_step_by_step_on_a_copy() -> None:
    old = XML.replace('version="3" title="Oak"', 'version="1" name="Oak"').replace("branch", "twig")
    element = olx.parse(old)
    assert olx.from_element(element, Tree) == olx.from_element(olx.parse(XML), Tree)
    assert (element.get("version"), element.get("name")) == ("1", "Oak")


@pytest.mark.parametrize("version", ["4", "99", "0", "-1", "", "x", "1.0", "३", "9" * 5000, " 3", "03"])
def test_versions_that_cannot_be_read(version: str) -> None:
    (problem,) = problems(XML.replace('version="3"', f'version="{version}"'))
    assert problem.startswith("line 1: version: ")
    assert ("upgrade" in problem) == (version in ("4", "99"))


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<content",
        "<a/><b/>",
        "<!DOCTYPE content><content/>",
        '<!DOCTYPE c [<!ENTITY e "x">]><content title="&e;"/>',
        '<!DOCTYPE c SYSTEM "file:///etc/passwd"><content/>',
        "<content>&undefined;</content>",
        "<content>\x01</content>",
        f"<content>{'x' * 1_000_001}</content>",
        "<a>" * 300 + "</a>" * 300,
    ],
    ids=lambda xml: xml[:20],
)
def test_documents_that_are_refused_as_a_whole(xml: str) -> None:
    for text in (xml, xml.encode()):
        with pytest.raises(olx.ContentError) as refused:
            olx.parse(text)
        assert refused.value.problems


def test_an_attribute_cannot_hold_a_list_or_a_part() -> None:
    class Wrong(ContentPart):
        parts: list[Leaf]

    with pytest.raises(TypeError, match=r"Wrong\.parts needs Child"):
        olx.to_element(Wrong(parts=[]))


def test_texts_are_trimmed_limited_and_free_of_what_xml_cannot_carry() -> None:
    for bad in ("", " \n ", "x" * 301, "a\x00b", "a\ud800b", "a\ufffeb"):
        with pytest.raises(ValueError, match="title"):
            Branch(title=bad)
    assert Branch(title="  a  ").title == "a"
    assert Leaf(key="a", text="a\r\nb\rc").text == "a\nb\nc"
