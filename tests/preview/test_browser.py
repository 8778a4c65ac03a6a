"""The player in a browser: scripts of blocks run, feedback is announced, everything works by keyboard."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.player import Player
from tests.preview.course import usage


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    return chromium


def page_of(browser: Browser, player: Player, person: str, width: int = 1280) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="de-DE")
    context.add_cookies(player.visitor(person).cookies())
    page = context.new_page()
    page.set_default_timeout(10_000)
    # Anything a page complains about, refused scripts included, fails the test at once.
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda message: pytest.fail(message.text) if message.type == "error" else None)
    return page


def test_scripts_of_blocks_run_with_arguments_and_call_handlers(browser: Browser, player: Player) -> None:
    page = page_of(browser, player, "jonas")
    page.goto(f"{player.url}unit/own")
    block = page.locator(f'[data-usage-id="{usage("probe", "first")}"]')
    expect(block.locator(".greeting")).to_have_text("</script>Guten Tag")
    block.get_by_role("button", name="Count").click()
    expect(block.locator("output")).to_have_text("1")


def test_no_script_of_a_course_runs_and_those_of_the_player_do(browser: Browser, player: Player) -> None:
    context = browser.new_context(locale="de-DE")
    context.add_cookies(player.visitor("facilitator").cookies())
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{player.url}unit/staff")
    expect(page.get_by_text("Nur für die Moderation.")).to_be_visible()
    assert page.evaluate("fetch('/asset/evil.js').then((answer) => answer.ok)")  # it is there, and only not run
    assert sum("script-src 'nonce-" in text for text in refused) >= 4
    assert "evil" not in page.title() and "evil" not in page.evaluate("document.cookie")
    page.get_by_role("link", name="Zum Inhalt springen").focus()
    page.goto(f"{player.url}unit/own")
    expect(page.locator(f'[data-usage-id="{usage("probe", "first")}"] .greeting')).to_have_text("</script>Guten Tag")


def test_feedback_comes_without_a_new_page_and_focus_stays(browser: Browser, player: Player) -> None:
    page = page_of(browser, player, "murat")
    page.goto(f"{player.url}unit/checks")
    page.evaluate("window.same = true")
    group = page.get_by_role("group", name="Wer entscheidet?")
    group.get_by_role("radio", name="Niemand").focus()
    page.keyboard.press("ArrowDown")
    expect(group.get_by_role("radio", name="Der Rat")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    region = page.locator("#feedback-single")
    expect(region).to_contain_text("Richtig.")
    expect(region).to_have_attribute("role", "status")
    assert page.evaluate("window.same && document.activeElement.textContent") == "Antwort prüfen"


def test_without_a_connection_the_page_stays_with_all_that_is_chosen(browser: Browser, player: Player) -> None:
    context = browser.new_context(locale="de-DE")
    context.add_cookies(player.visitor("ines").cookies())
    page = context.new_page()
    page.goto(f"{player.url}unit/checks")
    group = page.get_by_role("group", name="Wer entscheidet?")
    group.get_by_role("radio", name="Der Rat").check()
    page.get_by_label("Wie viele Tage?").select_option("zwei")
    context.set_offline(True)
    page.locator("#block-single").get_by_role("button", name="Antwort prüfen").click()
    expect(page.locator("#feedback-single")).to_contain_text("Keine Verbindung. Ihre Auswahl steht noch hier")
    expect(page.get_by_label("Wie viele Tage?")).to_have_value("choice_1")
    context.set_offline(False)
    page.locator("#block-single").get_by_role("button", name="Antwort prüfen").click()
    expect(page.locator("#feedback-single")).to_contain_text("Richtig.")
    expect(page.locator("#tick-single-2")).to_contain_text("richtig")
    expect(page.locator("#score")).to_contain_text("1 von 3 Fragen richtig beantwortet")


def test_the_first_tab_leads_past_the_bar(browser: Browser, player: Player) -> None:
    page = page_of(browser, player, "ines")
    page.goto(f"{player.url}unit/lesson")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Sie sind hier").get_by_role("link", name="Inhalt")).to_be_focused()


def test_a_person_is_chosen_in_the_bar_and_the_page_stays(browser: Browser, player: Player) -> None:
    page = page_of(browser, player, "lena")
    page.goto(f"{player.url}unit/lesson")
    page.get_by_label("Person").select_option("facilitator")
    page.get_by_label("Sprache").select_option("en")
    page.get_by_role("button", name="Übernehmen").click()
    assert page.url.endswith("/unit/lesson")
    page.get_by_label("View as").select_option("Murat")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("You see the course as Murat sees it.")).to_be_visible()
    page.get_by_role("button", name="Three months later").click()
    expect(page.get_by_label("Date")).to_have_value("2027-04-11")


def test_an_author_saves_cancels_and_is_told_of_errors(browser: Browser, fresh_player: Player) -> None:
    page = page_of(browser, fresh_player, "author")
    page.goto(f"{fresh_player.url}unit/own")
    page.get_by_role("link", name="Bearbeiten Probe & mehr").click()
    page.get_by_label("Text").fill("aus der Redaktion")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/unit/own#block-first")
    expect(page.locator("#block-first .example")).to_have_text("author sees: aus der Redaktion")
    page.get_by_role("link", name="Bearbeiten Renamed").click()
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_url("**/unit/own#block-first")
    learner = page_of(browser, fresh_player, "lena")
    learner.goto(f"{fresh_player.url}unit/own")
    expect(learner.locator("#block-first .text")).to_have_text("aus der Redaktion")


@pytest.mark.parametrize("path", ["", "unit/lesson", "unit/checks", "unit/own", "unit/broken", "about", "page/glossar"])
def test_nothing_is_wider_than_a_small_phone(browser: Browser, player: Player, path: str) -> None:
    page = page_of(browser, player, "facilitator", width=320)
    page.goto(player.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
