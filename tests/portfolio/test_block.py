"""One page with everything she made in the course."""

import pytest
from django.utils import timezone
from lxml import etree
from lxml.html import HtmlElement

from tests import markup, masquerade, scenarios
from tests.desk import Desk, Site, swapped
from tests.reflection.writing import intend, words, write
from tests.runtimes import PlatformRuntime
from tests.self_assessment.framework import answer_all
from xblocks.kit import portfolio
from xblocks.kit.i18n import short_date
from xblocks.reflection.block import ReflectionBlock


def put(site: Site, tag: str, name: str, **attributes: str) -> Desk:
    node = etree.fromstring(scenarios.scenario(tag, name).olx)
    for key, value in attributes.items():
        node.set(key, value)
    return site.desk(etree.tostring(node, encoding="unicode"), language="en")


@pytest.fixture
def site(db: None) -> Site:
    return Site(language="en")


@pytest.fixture
def course(site: Site) -> dict[str, Desk]:
    """Rating before, reflection, the portfolio, a module's question, rating after; she filled in all but the last."""
    small = {"record": "small"}
    found = {
        "before": put(site, "lotse_self_assessment", "small-english", url_name="before", occasion="T0", **small),
        "reflection": put(site, "lotse_reflection", "small-english"),
        "portfolio": put(site, "lotse_portfolio", "own-words"),
        "transfer": put(site, "lotse_reflection", "transfer", display_name="Module question"),
        "after": put(site, "lotse_self_assessment", "small-english", url_name="after", occasion="T2", **small),
    }
    answer_all(found["before"], {"explain": "1", "data": "0"})
    write(found["reflection"], text="I changed my mind <b>today</b>")
    intend(found["reflection"])
    write(found["transfer"], "process_design-transfer", "The signature nobody reads")
    return found


def test_the_page_holds_every_part_once_in_the_courses_order(course: dict[str, Desk]) -> None:
    page = course["portfolio"].call("printable").html
    assert markup.problems(page) == []
    headings = [node.text_content() for node in markup.parsed(page).xpath("//h1 | //h2")]
    assert [" ".join(heading.split()) for heading in headings] == [
        "What you take with you",
        "Profile: Two questions about your work",
        "Notes: Two questions",
        "Transfer question: Module question",
    ]
    for said in ("Explaining clearly", "changed my mind <b>today</b>", "Ask Ms Aksoy", "The signature nobody reads"):
        assert words(page).count(said) >= 1
    assert len(markup.parsed(page).xpath("//svg")) == 1
    hrefs = markup.parsed(page).xpath("//a/@href")
    assert sum(href.endswith("/handler/download") for href in hrefs) == 3
    assert sum(href.endswith("/handler/appointments") for href in hrefs) == 1


def test_styles_come_once_for_each_kind_of_part(course: dict[str, Desk]) -> None:
    page = course["portfolio"].call("printable").html
    for style in (".lotse-hidden{", ".lotse-self-assessment div.lotse-profile{", ".lotse-reflection .lotse-answer{"):
        assert page.count(f"}}{style}") == 1, style


def test_the_styles_of_each_part_reach_it_and_no_other(course: dict[str, Desk]) -> None:
    tree = markup.parsed(course["portfolio"].call("printable").html)
    around = "string(ancestor::section[1]/div/@class)"
    assert [node.xpath(around) for node in tree.xpath("//svg")] == ["lotse-drawing lotse-self-assessment"]
    answers = tree.xpath("//*[@class='lotse-answer']")
    assert {node.xpath(around) for node in answers} == {"lotse-reflection"} and len(answers) > 1


def cards(desk: Desk) -> list[HtmlElement]:
    """The list in the course, as it comes in a request of its own."""
    page = desk.page()
    assert markup.parsed(page).xpath("string(//*[@data-load]/@data-load)") == "gather"
    shown = swapped(page, desk.call("gather", {}))
    assert markup.problems(shown) == []
    return markup.parsed(shown).xpath("//ul[@class='lotse-cards']/li")


def said(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_a_card_says_what_it_is_how_it_begins_and_when_it_changed(course: dict[str, Desk]) -> None:
    found = cards(course["portfolio"])
    assert [said(card.xpath("h5")[0]) for card in found] == [
        "Profile: Two questions about your work",
        "Notes: Two questions",
        "Transfer question: Module question",
    ]
    today = short_date(timezone.localtime())
    assert [said(card.xpath("p")[0]) for card in found] == [f"last changed on {today}"] * 3
    assert [[said(line) for line in card.xpath("p")[1:-1]] for card in found] == [
        [
            "Shown is the rating “Before the programme”.",
            "Figures and charts because for “Reading figures” you chose level 0",
        ],
        ["What did you think this morning, and what do you think now?", "I changed my mind <b>today</b>"],
        [
            "Welchen Schritt in Ihrer eigenen Arbeit würde niemand vermissen? Wen müssen Sie fragen, bevor er wegfällt?",
            "The signature nobody reads",
        ],
    ]


def test_a_card_leads_back_to_its_place_and_to_its_files(course: dict[str, Desk]) -> None:
    profile, notes, _transfer = cards(course["portfolio"])
    assert profile.xpath(".//a/@href")[0] == "/courses/x/jump_to_id/before"
    links = {said(link).partition(" (")[0]: link for link in notes.xpath(".//a")}
    assert list(links) == ["Go on working", "Page to print", "Text file", "Dates for the calendar"]
    assert links["Page to print"].get("target") == "_blank"
    assert "opens in a new tab" in said(links["Page to print"])
    assert links["Text file"].get("target") is None


def test_the_unit_is_named_where_the_runtime_knows_it(course: dict[str, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlatformRuntime, "unit_title", lambda _runtime, key: f"Unit of {key.block_id}", raising=False)
    assert said(cards(course["portfolio"])[0].xpath("p")[0]).startswith("from: Unit of before · last changed on")


@pytest.mark.parametrize(
    ("page", "beginning"),
    [
        ("<h3>Head</h3><p> One <b>two</b></p><p></p><ul><li>three</li><li>four</li></ul>", ["One two", "three"]),
        (
            "<table><thead><tr><th>No</th></tr></thead><tr><td>1</td><td> </td><td>Stamp it</td></tr></table>",
            ["1 · Stamp it"],
        ),
        (f"<p>{'word ' * 60}</p>", [f"{'word ' * 27}…"]),
        ("", []),
    ],
)
def test_a_part_begins_with_its_first_two_lines_of_text(page: str, beginning: list[str]) -> None:
    part = portfolio.Part("T", None, page, (), "xblocks.reflection", "x")
    assert part.beginning == beginning


def test_no_two_parts_are_called_the_same(course: dict[str, Desk]) -> None:
    again = put(
        course["portfolio"].site, "lotse_reflection", "transfer", url_name="again", display_name="Module question"
    )
    write(again, "process_design-transfer", "The signature nobody reads")
    names = [said(card.xpath("h5")[0]) for card in cards(course["portfolio"])]
    assert names[-2:] == ["Transfer question: Module question", "Transfer question: Module question (2)"]


def test_the_file_stands_alone(course: dict[str, Desk]) -> None:
    response = course["portfolio"].call("download").response
    assert response.content_disposition == 'attachment; filename="portfolio.html"'
    text = response.text
    assert markup.parsed(text).xpath("//a[starts-with(@href, '/')] | //link | //script | //img") == []
    assert "The signature nobody reads" in text and "Table (CSV)" in text


def test_a_block_that_fails_is_named_and_breaks_nothing(
    course: dict[str, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ReflectionBlock.portfolio

    def fails(block: ReflectionBlock) -> object:
        if block.display_name == "Module question":
            raise RuntimeError("kaputt")
        return good(block)

    monkeypatch.setattr(ReflectionBlock, "portfolio", fails)
    for answer in (course["portfolio"].call("printable"), course["portfolio"].call("gather", {})):
        assert answer.status == 200
        assert "Module question" in words(answer.html) and "cannot be read at the moment" in words(answer.html)
        assert "Two questions" in words(answer.html) and "kaputt" not in answer.html


def test_content_nobody_can_read_is_named_too(course: dict[str, Desk]) -> None:
    course["portfolio"].site.place(
        '<lotse_reflection url_name="odd" display_name="From the future"><content version="9"/></lotse_reflection>'
    )
    assert "From the future" in words(course["portfolio"].call("printable").html)


def test_blocks_that_are_not_open_to_her_give_nothing(course: dict[str, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.runtimes.PlatformRuntime.get_block", lambda *_: None)
    found = portfolio.gather(course["portfolio"].block())
    assert (found.parts, found.unreadable) == ((), ())


def test_an_empty_portfolio_says_how_it_fills(course: dict[str, Desk]) -> None:
    bo = course["portfolio"].but(person=2)
    assert "It fills by itself" in words(bo.call("gather", {}).html)
    assert "nothing in it yet" in words(bo.call("printable").html)


def test_nobody_else_opens_it(course: dict[str, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    desk = course["portfolio"]
    for reader in (desk.but(person=2, staff=True), desk.but(person=None), desk.but(studio=True, staff=True)):
        for answer in (reader.call("printable"), reader.call("download"), reader.call("gather", {})):
            assert "signature" not in answer.response.text
    masquerade.install(monkeypatch, desk.site.course)
    for answer in (desk.call("printable"), desk.call("download"), desk.call("gather", {})):
        assert answer.status == 403
    assert "stays private" in words(desk.page())


def test_all_tags_of_this_distribution_are_asked() -> None:
    assert {"lotse_self_assessment", "lotse_reflection", "lotse_portfolio"} <= portfolio.tags()
    assert all(tag.startswith("lotse_") for tag in portfolio.tags())


@pytest.mark.parametrize(
    ("markup_of_page", "kept"),
    [
        ('<a href="/courses/x">there</a>', "there"),
        ('<a class="x" href="/x" target="_blank">a <b>b</b></a>', "a <b>b</b>"),
        ('<a href="https://kgst.de">KGSt</a>', '<a href="https://kgst.de">KGSt</a>'),
        ('<a href="#top">top</a>', '<a href="#top">top</a>'),
    ],
)
def test_links_that_lead_nowhere_from_a_file_become_text(markup_of_page: str, kept: str) -> None:
    assert portfolio.to_keep(markup_of_page) == kept
