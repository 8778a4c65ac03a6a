"""Codes are copied by a button; a link brings one into its field, and nothing more."""

import pytest
from playwright.sync_api import expect

from tests.kit.stage import ADDRESS, POLL, Stage, region

SHOWN = """<p class="lotse-actions"><strong id="new">7-ABCD-EFGH-JKMN</strong>
<button type="button" data-copy="new">Copy</button></p>"""
FIELD = """<details data-key="join"><summary>Join</summary><form data-handler="join" data-passing>
<input type="text" name="code" id="block-root-code"><button>Join</button></form></details>"""
SEEN = '<form data-poll="poll" data-pace="2000"></form>'
LINK = ADDRESS + "#lotse-code=block-root:7-ABCD-EFGH-JKMN"


@pytest.fixture
def follow(stage: Stage) -> Stage:
    """Opens blocks by a link with a code."""
    stage.address = LINK
    stage.answers("join", {"message": "Joined"})
    return stage


def _arrived(stage: Stage) -> None:
    expect(stage.field("code")).to_have_value("7-ABCD-EFGH-JKMN")
    expect(stage.field("code")).to_be_focused()
    stage.says("It stands there")
    assert stage.page.url == ADDRESS
    assert stage.arrived("join") == []


def test_a_button_copies_and_says_so_beside_it(stage: Stage) -> None:
    stage.open(SHOWN)
    # The stage is no secure page, and has no clipboard: as on a platform without HTTPS.
    stage.page.evaluate("""() => {
      window.copied = [];
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied.push(text); } } });
    }""")
    stage.page.get_by_role("button", name="Copy").click()
    stage.says("Copied")
    assert stage.page.evaluate("() => window.copied") == ["7-ABCD-EFGH-JKMN"]
    expect(stage.page.locator(".lotse-actions [data-said]")).to_be_visible()


def test_where_copying_is_refused_the_text_is_selected(stage: Stage) -> None:
    stage.open(SHOWN)
    stage.page.get_by_role("button", name="Copy").click()
    stage.says("Selected")
    assert stage.page.evaluate("() => getSelection().toString()") == "7-ABCD-EFGH-JKMN"


def test_of_a_link_that_may_not_be_copied_the_address_is_selected(stage: Stage) -> None:
    stage.open(f'<p><a id="new" href="{LINK}">Link</a> <button type="button" data-copy="new">Copy</button></p>')
    stage.page.get_by_role("button", name="Copy").click()
    stage.says("Selected")
    assert stage.page.evaluate("() => getSelection().toString()") == LINK


def test_the_code_of_a_link_stands_in_its_field_and_is_not_sent(follow: Stage) -> None:
    follow.open(FIELD)
    _arrived(follow)
    follow.page.get_by_role("button", name="Join", exact=True).click()
    follow.says("Joined")
    assert follow.arrived("join") == [{"code": "7-ABCD-EFGH-JKMN"}]


def test_a_link_that_is_followed_on_the_page_itself_works_too(stage: Stage) -> None:
    stage.answers("join", {"message": "Joined"})
    stage.open(FIELD)
    expect(stage.field("code")).to_have_value("")
    stage.page.evaluate("link => { window.location.href = link; }", LINK)
    _arrived(stage)


def test_a_code_for_another_block_stays_where_it_is(stage: Stage) -> None:
    stage.address = LINK.replace("block-root", "another")
    stage.open(FIELD)
    expect(stage.field("code")).to_have_value("")
    assert stage.page.url == stage.address
    stage.says("")


def test_a_field_may_come_with_the_first_news(follow: Stage) -> None:
    follow.answers("poll", {"regions": {"role": FIELD}, "pace": 2000})
    follow.open(SEEN + region("role", ""))
    assert follow.page.url == ADDRESS
    follow.says("")
    follow.later(POLL)
    _arrived(follow)


@pytest.mark.parametrize("polls", [False, True])
def test_where_there_is_no_field_that_is_said(follow: Stage, polls: bool) -> None:
    follow.answers("poll", {"regions": {}, "pace": 2000})
    follow.open(SEEN if polls else "<p>Nothing to enter</p>")
    follow.later(POLL)
    follow.says("No field")
    follow.later(POLL)
    assert follow.page.url == ADDRESS
