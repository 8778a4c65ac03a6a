"""The codec: typed content as elements that people can read, and back, with problems that say where."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pydantic import BaseModel, Field

from tests import strategies
from tests.examples import tried
from xblocks.core import olx
from xblocks.core.content import Body, Child, ContentModel, ContentPart, Key, LongText, ShortText


class Mood(StrEnum):
    GLAD = "glad"
    SAD = "sad"


class Leaf(ContentPart):
    key: Key
    weight: Annotated[int, Field(ge=0, le=9)] = 1
    text: Annotated[LongText, Child()]


class Fruit(ContentPart):
    sort: Key
    text: Annotated[LongText, Body()]


class Branch(ContentPart):
    title: ShortText
    mood: Mood | None = None
    leaf: Annotated[Leaf | None, Child()] = None
    leaves: Annotated[list[Leaf], Child("leaf-of-many"), Field(max_length=4)] = []  # noqa: RUF012
    words: Annotated[list[Key], Child("word")] = []  # noqa: RUF012
    fruits: Annotated[list[Fruit], Child("fruit"), Field(max_length=3)] = []  # noqa: RUF012


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
    <fruit sort="acorn">brown</fruit>
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
    assert [branch.fruits for branch in tree.branches] == [[], [Fruit(sort="acorn", text="brown")]]
    assert olx.to_text(olx.to_element(tree)).replace(' weight="1"', "") == XML


@tried(0.6)
@given(strategies.contents(Tree), st.booleans())
def test_every_content_comes_back(tree: Tree, pretty: bool) -> None:
    element = olx.to_element(tree)
    text = etree.tostring(element, encoding="unicode", pretty_print=pretty)
    for parsed in (olx.parse(text), etree.fromstring(text), olx.parse(olx.to_text(element)), olx.parse(text.encode())):
        assert olx.from_element(parsed, Tree) == tree


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
    assert unknown[0].endswith("allowed: version, language, title, alive, height")
    assert unknown[2].endswith("allowed: <leaf>, <leaf-of-many>, <word>, <fruit>")
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
        ('<text lang="de">One</text>', "line 4: first.leaf.text: attribute “lang” is not expected here; allowed: text"),
        ("<text>One\n<b>two</b></text>", "line 5: first.leaf.text: element <b> is not expected here; allowed: text"),
        ("<text>One</text>two", "text"),
        ("stray<text>One</text>", "text"),
        ("<text/>", "line 4: first.leaf.text: String should have at least 1 character"),
        ("<text>One</text><text>Two</text>", "element <text>"),
    ],
)
def test_nothing_in_a_text_is_dropped_without_a_word(inside: str, said: str) -> None:
    assert said in problems(XML.replace("<text>One\ntwo</text>", inside))[0]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            '<root title="Trunk"',
            '<root title="Trunk" leaf="x"',
            "attribute “leaf” is not expected here; allowed: title, mood",
        ),
        ('sort="acorn"', 'sort="acorn" text="x"', "attribute “text” is not expected here; allowed: sort"),
        ("brown", "<b>brown</b>", "element <b> is not expected here; allowed: nothing"),
        ("brown", " ", "line 15: branches[1].fruits[0].text: String should have at least 1 character"),
        (' sort="acorn"', "", "line 15: branches[1].fruits[0].sort: Field required"),
        (
            "brown</fruit>",
            "b</fruit>" + '<fruit sort="a">b</fruit>' * 3,
            "line 9: branches[1].fruits: List should have",
        ),
    ],
)
def test_a_field_is_read_from_where_it_is_written_alone(before: str, after: str, said: str) -> None:
    assert said in problems(XML.replace(before, after))[0]


def test_the_text_of_an_element_goes_on_behind_a_comment() -> None:
    tree = olx.from_element(olx.parse(XML.replace("brown", "bro<!-- aside -->wn")), Tree)
    assert tree.branches[1].fruits == [Fruit(sort="acorn", text="brown")]


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
        f"<content>{'x' * 999_982}</content>",
        "<a>" * 300 + "</a>" * 300,
    ],
    ids=lambda xml: xml[:20],
)
def test_documents_that_are_refused_as_a_whole(xml: str) -> None:
    for text in (xml, xml.encode()):
        with pytest.raises(olx.ContentError) as refused:
            olx.parse(text)
        assert refused.value.problems


def test_the_longest_document_is_read_and_a_longer_one_is_told_how_long_it_may_be() -> None:
    assert olx.parse(f"<content>{'x' * 999_981}</content>").text == "x" * 999_981
    with pytest.raises(olx.ContentError, match="larger than 1000000 bytes"):
        olx.parse("ö" * 500_001)


def test_what_is_refused_as_a_whole_says_where() -> None:
    for xml, said in (
        ("<a>\n</b>", "line 2: Opening and ending tag mismatch"),
        ("\n<!DOCTYPE a>\n<a/>", "line 1: a document type is not allowed"),
    ):
        with pytest.raises(olx.ContentError, match=said):
            olx.parse(xml)


def test_an_attribute_cannot_hold_a_list_or_a_part() -> None:
    class List(ContentPart):
        wrong: list[Key]

    class Part(ContentPart):
        wrong: Leaf | None

    for part in (List(wrong=[]), Part(wrong=None)):
        with pytest.raises(TypeError, match=r"(List|Part)\.wrong needs Child"):
            olx.to_element(part)


def test_a_list_may_be_left_out_as_a_whole_and_have_a_longest() -> None:
    class Tags(ContentPart):
        tags: Annotated[Annotated[list[Key], Field(max_length=2)] | None, Child("tag")] = None

    for tags, inside in ((Tags(), ""), (Tags(tags=["a", "b"]), "<tag>a</tag><tag>b</tag>")):
        assert olx.from_element(olx.parse(f"<content>{inside}</content>"), Tags) == tags
        assert len(olx.to_element(tags)) == len(tags.tags or ())


def test_an_attribute_may_hold_one_of_several_scalars() -> None:
    class Size(ContentPart):
        value: int | Mood | None = None

    for size, attributes in ((Size(value=3), {"value": "3"}), (Size(value=Mood.SAD), {"value": "sad"}), (Size(), {})):
        element = olx.to_element(size, "size")
        assert (element.tag, dict(element.attrib)) == ("size", attributes)
        assert olx.from_element(element, Size) == size


def test_a_problem_of_an_element_that_nobody_has_written_has_no_line() -> None:
    element = etree.Element("content", version="3")
    with pytest.raises(olx.ContentError) as refused:
        olx.from_element(element, Tree)
    assert {problem.line for problem in refused.value.problems} == {None}
