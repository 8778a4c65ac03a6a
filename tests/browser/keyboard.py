"""Using a page as somebody without a mouse does."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; fail where it cannot be reached.

    The target is looked up each time: a page that follows others may have put a new one in its place meanwhile.
    """
    for _ in range(MOST_TABS):
        if target.evaluate("element => document.activeElement === element"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reachable by keyboard: {target}")


def press(page: Page, target: Locator) -> None:
    """Go to a button or link and press it."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def choose(page: Page, group: Locator, number: int) -> None:
    """Choose the radio button with this number (from 0) in a group, with Tab, Space and the arrow keys."""
    radios = group.get_by_role("radio")
    checked = [place for place in range(radios.count()) if radios.nth(place).is_checked()]
    start = checked[0] if checked else 0
    tab_to(page, radios.nth(start))
    if not checked:
        page.keyboard.press("Space")
    for _ in range(abs(number - start)):
        page.keyboard.press("ArrowDown" if number > start else "ArrowUp")
    expect(radios.nth(number)).to_be_checked()


def type_into(page: Page, field: Locator, text: str) -> None:
    """Go to a field and write, replacing what stands there."""
    tab_to(page, field)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def choose_option(page: Page, select: Locator, text: str) -> None:
    """Go to a list and choose by typing the beginning of an option."""
    tab_to(page, select)
    page.keyboard.type(text)
