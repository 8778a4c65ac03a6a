"""Writing in a browser: saved while typing, kept through a lost connection, two windows, by keyboard."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import scenarios
from tests.browser.axe import assert_accessible, assert_fits
from tests.browser.keyboard import press, tab_to
from tests.player import Player, running

UNITS = ("default", "intentions")
COURSE = """<course display_name="Reflexion" language="de" start="2026-01-01T00:00:00Z">
  <chapter url_name="c" display_name="C"><sequential url_name="s" display_name="S">{}</sequential></chapter>
</course>"""
UNIT = '<vertical url_name="unit-{0}" display_name="{0}">{1}</vertical>'

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    folder = tmp_path_factory.mktemp("course")
    examples = [(name, scenarios.scenario("lotse_reflection", name).olx.partition("-->")[2]) for name in UNITS]
    olx = COURSE.format("".join(UNIT.format(*example) for example in examples))
    files = {
        "course.xml": '<course url_name="2027" org="Haselbrueck" course="R"/>',
        "course/2027.xml": olx.replace("<lotse_reflection ", '<lotse_reflection xblock-family="xblock.v1" '),
        "policies/2027/policy.json": '{"course/2027": {}}',
        "policies/2027/grading_policy.json": '{"GRADER": [], "GRADE_CUTOFFS": {"Pass": 0.5}}',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with running(folder, tmp_path_factory.mktemp("state")) as started:
        yield started


@pytest.fixture
def open_page(chromium: Browser, player: Player) -> Iterator[Open]:
    """A window of a person's browser, in English: `open_page("lena", "default", width=320)`."""
    contexts = []

    def open_(person: str, unit: str, width: int = 1280) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        context.add_cookies(player.visitor(person, language="en").cookies())
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{player.url}unit/unit-{unit}")
        return page

    yield open_
    for context in contexts:
        context.close()


def field(page: Page, number: int = 0) -> Locator:
    """The field of a prompt."""
    return page.locator(".lotse-reflection textarea").nth(number)


def test_she_types_and_finds_it_again_the_caret_where_it_was(open_page: Open) -> None:
    page = open_page("lena", "default")
    first = field(page)
    tab_to(page, first)
    page.keyboard.type("The file is right")
    expect(page.get_by_text("Not saved yet").first).to_be_visible()
    expect(page.get_by_text("Not saved yet").first).to_be_hidden()
    expect(first).to_be_focused()
    page.keyboard.type(", the printout is not.")
    expect(page.get_by_text("Not saved yet").first).to_be_hidden()
    page.reload()
    expect(first).to_have_value("The file is right, the printout is not.")


def test_text_typed_without_a_connection_is_sent_by_itself_when_it_is_back(open_page: Open) -> None:
    page = open_page("jonas", "default")
    second = field(page, 1)
    page.context.set_offline(True)
    second.fill("Typed in a tunnel")
    expect(page.get_by_role("alert").first).to_contain_text("No connection")
    expect(page.get_by_text("Not saved yet").nth(1)).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Not saved yet").nth(1)).to_be_hidden()
    page.reload()
    expect(second).to_have_value("Typed in a tunnel")


def test_leaving_with_unsaved_text_is_asked_about(open_page: Open) -> None:
    page = open_page("ines", "default")
    page.context.set_offline(True)
    field(page).click()
    page.keyboard.type("Not yet stored")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert asked == ["beforeunload"]


def test_two_windows_meet_a_conflict_and_lose_nothing(open_page: Open) -> None:
    one, two = open_page("murat", "default"), open_page("murat", "default")
    field(one).fill("From the first window")
    expect(one.get_by_role("status")).to_have_text("Saved")
    field(two).fill("From the second window")
    expect(two.get_by_text("In the other window")).to_be_visible()
    expect(two.get_by_text("From the first window")).to_be_visible()
    expect(field(two)).to_have_value("From the second window")
    assert_accessible(two)
    press(two, two.get_by_role("button", name="Keep the other text"))
    expect(field(two)).to_have_value("From the first window")
    expect(field(two)).to_be_focused()


def test_intentions_are_added_dated_and_removed_by_keyboard(open_page: Open) -> None:
    page = open_page("lena", "intentions", 320)
    assert_accessible(page)
    assert_fits(page)
    for number in (1, 2):
        if number > 1:
            press(page, page.get_by_text(f"Add intention {number}"))
        group = page.get_by_role("group", name=f"Intention {number}")
        tab_to(page, group.locator("textarea"))
        page.keyboard.type(f"Do thing {number}")
        group.get_by_label("By when?").fill(f"2027-03-0{number}")
        expect(group.get_by_text("Not saved yet")).to_be_hidden()
        expect(group.get_by_role("button", name=f"Remove intention {number}")).to_be_visible()
    page.reload()
    press(page, page.get_by_role("button", name="Remove intention 2"))
    expect(page.get_by_text("Add intention 2")).to_be_focused()
    expect(field(page)).to_have_value("Do thing 1")
    assert_accessible(page)
    assert_fits(page)


def test_she_deletes_it_all_by_keyboard(open_page: Open) -> None:
    page = open_page("ines", "default")
    field(page).fill("For the bin")
    expect(page.get_by_role("status")).to_have_text("Saved")
    press(page, page.get_by_text("Delete what you wrote"))
    tab_to(page, page.get_by_role("checkbox"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Delete", exact=True))
    expect(page.locator(".lotse-reflection").get_by_role("heading", level=3)).to_be_focused()
    expect(field(page)).to_have_value("")
