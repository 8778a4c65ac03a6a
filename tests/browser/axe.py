"""axe-core on a page: WCAG 2.0 to 2.2, levels A and AA, nothing may be found; and what a screen reader is told."""

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = tuple(product((1280, 320), ("light", "dark")))


def assert_accessible(page: Page) -> None:
    """Fail with every violation axe finds: rule, element, what to do."""
    # What passes is not listed node by node, which would take most of the time.
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    found = [
        f"{violation['id']}: {node['html'][:200]} – {node['failureSummary']}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)


def assert_fits(page: Page) -> None:
    """Nothing may make the page itself scroll sideways (WCAG 1.4.10)."""
    page.evaluate("() => new Promise(requestAnimationFrame)")  # scripts hear of a new width just before a frame
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def assert_looks(page: Page) -> None:
    """Both, wide and light, narrow and dark; the page is wide and light afterwards.

    No width changes a colour (tests/conformance/test_styles.py), and no scheme a size.
    """
    assert_everywhere(page, ((1280, "light"), (320, "dark")))


def assert_everywhere(page: Page, looks: Sequence[tuple[int, Scheme]] = LOOKS) -> None:
    """Both, in each of the looks; the page is wide and light afterwards."""
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert_accessible(page)
        assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def assert_tree(place: Locator, name: str, golden: Callable[[str, str], None]) -> None:
    """Compare the accessibility tree with its golden file; codes, dates and the player's port do not count."""
    tree = place.aria_snapshot()
    tree = re.sub(r"\d+-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", "CODE", tree)
    tree = re.sub(r"http://127\.0\.0\.1:\d+", "http://PLAYER", tree)
    golden(f"aria/{name}.yaml", re.sub(r"\d{1,2}\.\d{1,2}\.\d{4}", "DATE", tree) + "\n")
