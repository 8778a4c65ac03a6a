"""A code to pass on comes with a link wherever the block's address is known; the code is in no address that is sent."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import override_settings

from tests import markup
from tests.desk import Answer, Desk, Site, bare_block
from tests.modules.workshop.sheet import seat
from tests.retrospective.table import laid
from xblocks.kit import passing, render

pytestmark = pytest.mark.django_db

LMS = override_settings(LMS_ROOT_URL="https://kurse.example/")


def _team() -> tuple[Desk, Answer]:
    anna = seat()
    return anna.but(person=2), anna.call("form_team", {"take": True})


def _renewed() -> tuple[Desk, Answer]:
    anna = seat()
    anna.call("form_team", {"take": True})
    return anna.but(person=2), anna.call("renew_code", {})


def _facilitator() -> tuple[Desk, Answer]:
    table = laid()
    return table.lead.desk.but(person=77), table.lead.desk.call("appoint", {})


def _profile() -> tuple[Desk, Answer]:
    anna = Site(language="en").desk('<lotse_self_assessment url_name="check"/>', language="en")
    first = anna.block().readable_content().competences[0].key
    anna.call("answer", {"competence": first, "level": "1", "target": "2", "seen": 0})
    return anna.but(person=2), anna.call("share", {})


def _link(answer: Answer) -> str:
    (link,) = re.findall(r'href="([^"]+#lotse-code=[^"]+)"', answer.html)
    return str(link)


def _copied(answer: Answer, name: str) -> str:
    """What the button copies whose element has an id with this end."""
    tree = markup.parsed(answer.html)
    (target,) = tree.xpath(f"//button/@data-copy[contains(., '{name}')]")
    (shown,) = tree.xpath(f"//*[@id='{target}']")
    return str(shown.get("href") or shown.text)


@pytest.mark.parametrize("given", [_team, _renewed, _facilitator, _profile])
@LMS
def test_whoever_gets_the_link_finds_a_field_for_the_code(given: Callable[[], tuple[Desk, Answer]]) -> None:
    other, answer = given()
    code, link = _copied(answer, "-new-code"), urlsplit(_link(answer))
    assert _copied(answer, "-code-link") == link.geturl()
    assert (link.scheme, link.netloc, link.path) == ("https", "kurse.example", "/login")
    assert parse_qs(link.query) == {"next": [f"/xblock/{other.usage}"]}
    name, _, passed = link.fragment.removeprefix("lotse-code=").partition(":")
    assert passed == code and code not in link.geturl().split("#")[0]
    page = markup.parsed(other.page())
    assert page.xpath(f"//div[@id='{name}' and contains(@class, 'lotse')]")
    (form,) = page.xpath(f"//input[@id='{name}-code' and @name='code']/ancestor::form")
    assert form.get("data-handler") in ("join_team", "facilitate", "redeem") and "data-passing" in form.attrib


def test_without_an_address_the_code_stands_alone() -> None:
    _, answer = _team()
    assert _copied(answer, "-new-code") and "#lotse-code" not in answer.html
    block = bare_block('<lotse_process_design url_name="x"/>')
    assert passing.shown(block, "1-AAAA-BBBB-CCCC") == {"code": "1-AAAA-BBBB-CCCC", "code_link": ""}


@LMS
def test_a_link_names_its_block_by_the_id_that_the_page_has() -> None:
    desk = seat()
    assert f"#lotse-code={render.element_id(desk.block())}:1-AAAA" in passing.shown(desk.block(), "1-AAAA")["code_link"]
    assert passing.shown(desk.block(), "") == {"code": "", "code_link": ""}


@LMS
def test_the_same_request_shows_the_same_code_and_link() -> None:
    anna, request = seat(), {"request": "a" * 32}
    anna.call("form_team", {"take": True})
    first, second = (anna.call("renew_code", request).html for _ in range(2))
    assert first == second
