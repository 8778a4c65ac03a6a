"""Sheets of the workshops as people use them in the course, and what holds for every one of them."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import assert_looks, assert_tree


def sheet(page, name="process-design"):
    block = page.locator(f".lotse-{name}")
    expect(block.get_by_role("heading", name="Mitnehmen")).to_be_visible()
    return block


def rows(block, table="as_is"):
    return block.locator(f"[data-region=table-{table}] tbody tr")


def form(block, table="as_is"):
    return block.locator(f"[data-region=form-{table}]")


def announced(block, text):
    expect(block.locator("[data-live]")).to_contain_text(text)


def add(block, table="as_is", word="Schritt"):
    return block.locator(f"[data-region=table-{table}]").get_by_role("button", name=f"{word} hinzufügen")


def edit(block, number, table="as_is"):
    return rows(block, table).nth(number - 1).get_by_role("button", name="Bearbeiten")


def assert_every_state(page: Page, name: str, table: str, fill: Callable[[Page, Locator], None], golden) -> None:
    """axe with everything unfolded; the accessibility tree that was read (`--snapshot-update` writes it anew)."""
    block = sheet(page, name)
    assert_tree(block, f"{name}-empty", golden)
    fill(page, block)
    assert_tree(block, f"{name}-filled", golden)
    edit(block, 1, table).click()
    expect(form(block, table).get_by_role("button", name="Speichern", exact=True)).to_be_visible()
    form(block, table).locator("form").first.evaluate("form => form.reset()")
    page.locator(".lotse details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    assert_tree(form(block, table), f"{name}-form", golden)
    assert_looks(page)
    block.get_by_role("button", name="Teamblatt anlegen").click()
    expect(block.locator(".lotse-code")).to_be_visible()
    page.locator(".lotse details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    assert_looks(page)
    for label in (
        "Drucken oder als PDF speichern",
        "Auf Papier ausfüllen",
        "Beispiel ansehen",
        "Eine Seite für die Leitung",
    ):
        with page.expect_popup() as opened:
            block.get_by_role("link", name=label).click()
        assert_looks(opened.value)
        opened.value.close()
