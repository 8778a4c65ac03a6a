"""Ids, assets, languages and links of what is rendered."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opaque_keys.edx.keys import CourseKey

from tests import markup
from tests.desk import Site, bare_block
from tests.kit.probe import ProbeBlock
from xblocks.kit import render

NAMES = ["a-b", "a.b", "a_b", "a~b", "ä-b", "b-a", "ab", "a-2d-b", "a_2e_b"]


class Other(ProbeBlock):
    """A block of another type, whose tag begins like the probe's."""


def ids(names: list[str]) -> list[str]:
    blocks = {"lotse_probe": ProbeBlock, "lotse_probe_b": Other, "lotse_other": Other}
    return [
        render.element_id(Site(blocks=blocks).desk(f'<{tag} url_name="{name}"/>').block())
        for tag in blocks
        for name in names
    ]


def test_no_two_blocks_of_a_page_share_ids() -> None:
    found = ids(NAMES)
    assert len(set(found)) == len(found)
    assert all(
        name.startswith("lotse-") and set(name) <= set(string.ascii_letters + string.digits + "-_") for name in found
    )


@given(st.sets(st.text(alphabet="ab-_.~:äß1", min_size=1, max_size=6), min_size=2, max_size=4))
def test_no_two_names_become_the_same_id(names: set[str]) -> None:
    assert len(set(ids(sorted(names)))) == 3 * len(names)


def test_an_id_does_not_depend_on_the_course_run() -> None:
    """So that a page can be linked to, and golden files stay."""
    first, second = (
        Site(course=CourseKey.from_string(f"course-v1:A+B+{run}"), blocks={"lotse_probe": ProbeBlock})
        for run in ("2027", "2028")
    )
    olx = '<lotse_probe url_name="x"/>'
    assert render.element_id(first.desk(olx).block()) == render.element_id(second.desk(olx).block())


def test_two_blocks_on_one_page(site: Site) -> None:
    pages = [site.desk(f'<lotse_probe url_name="{name}"/>').page("studio_view") for name in ("one", "two")]
    assert markup.problems("<div lang='de'>" + "".join(pages) + "</div>") == []


def test_the_interface_follows_the_reader_and_the_fragment_says_so(site: Site) -> None:
    desk = site.desk('<lotse_probe url_name="x"/>')
    for asked, given_ in (("de", "de"), ("de-at", "de"), ("da", "da"), ("en-gb", "en"), ("tlh", "en"), (None, "en")):
        tree = markup.parsed(desk.but(language=asked).page("studio_view"))
        assert tree.xpath("//*[contains(@class, 'lotse ')]/@lang") == [given_]
    texts = [site.desk('<lotse_probe url_name="x"/>', language=name).page("studio_view") for name in ("en", "de", "da")]
    assert ["Save<" in texts[0], "Speichern<" in texts[1], "Gem<" in texts[2]] == [True, True, True]


def test_the_package_of_a_block_is_found_behind_what_a_runtime_mixes_in(site: Site) -> None:
    block = site.desk('<lotse_probe url_name="x"/>').block()
    assert type(block) is not ProbeBlock
    assert render.package_of(block) == "tests.kit"


@pytest.mark.django_db
def test_links_in_answers_and_pages_go_through_the_platform(site: Site) -> None:
    block = site.desk('<lotse_probe url_name="x"/>').block()
    problem = {"problems": ['x" /static/a.png', "y"]}
    region = render.answer(block, "done", focus="f-x", regions={"main": ("kit/problems.html", problem)})
    assert region["message"] == "done"
    assert region["focus"] == f"{render.element_id(block)}-f-x"
    page = render.page(block, "kit/problems.html", {**problem, "title": "<Title>"})
    assert "&lt;Title&gt;" in page and "<style>" in page and "<script" not in page
    assert markup.problems(page) == []


def test_values_are_escaped_and_markdown_is_not_escaped_twice(site: Site) -> None:
    block = site.desk('<lotse_probe url_name="x"/>').block()
    html = render.html(block, "kit/problems.html", {"problems": ["<b>&", render.markdown("a **b** & c")]})
    assert "<li>&lt;b&gt;&amp;</li>" in html
    assert "<li><p>a <strong>b</strong> &amp; c</p></li>" in html


def test_style_and_script_of_the_kit_are_in_the_fragment_once(site: Site) -> None:
    resources = site.desk('<lotse_probe url_name="x"/>').view("studio_view").resources
    assert [resource.mimetype for resource in resources] == ["text/css", "application/javascript", "text/css"]
    assert all(first != second for first, second in itertools.combinations(resources, 2))


def test_a_bare_runtime_will_do() -> None:
    block = bare_block('<lotse_self_assessment url_name="x"/>')
    assert render.element_id(block).startswith("lotse-self-assessment_u_")


@pytest.mark.parametrize(
    ("reader", "said"),
    [("de", ""), ("en", "The content here is in German."), ("da", "Indholdet her er på tysk.")],
)
@pytest.mark.django_db
def test_one_sentence_says_that_the_content_is_in_another_language(reader: str, said: str) -> None:
    desk = Site(language="de").desk('<lotse_reflection url_name="x"/>', language=reader)
    (main,) = markup.parsed(desk.page()).xpath("//*[@data-region='main']")
    first = " ".join(main[0].text_content().split())
    assert (first == said) if said else (main[0].tag == "h3")
