"""Sets Django up for all tests. A test that needs the database asks pytest-django for `db`."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import pytest
from hypothesis import HealthCheck, settings

from tests import lanes

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
# Playwright keeps an event loop in the thread of the tests; Django would take every query beside it for an async one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
django.setup()
# How busy the machine is says nothing about the code.
settings.register_profile("lotse", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("lotse"), max_examples=20)

from tests.database import forget_what_is_kept

collect_ignore = ["platform"]  # has an environment of its own: scripts/platform


@pytest.fixture(autouse=True)
def as_in_a_new_process() -> None:
    """The database of a test is rolled back."""
    forget_what_is_kept()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file of `tests/golden` that somebody has looked at, or writes that anew."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if request.config.getoption("--snapshot-update"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Debian's Chromium, headless; one per process, since Playwright starts once only."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def mariadb() -> Iterator[dict[str, Any]]:
    """A MariaDB for the session: an entry for DATABASES, whose database does not exist yet."""
    from tests.servers import mariadb_server

    with mariadb_server() as database:
        yield database


@pytest.fixture(scope="session")
def postgresql() -> Iterator[dict[str, Any]]:
    """The same with PostgreSQL."""
    from tests.servers import postgresql_server

    with postgresql_server() as database:
        yield database


def pytest_configure(config: pytest.Config) -> None:
    """`--quick` and `--guest` try fewer examples (tests/examples.py)."""
    short = config.getoption("--quick") or config.getoption("--guest")
    settings.load_profile("quick" if short else "lotse")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What `--quick` leaves out as a whole is not imported: None lets pytest decide."""
    return (config.getoption("--quick") and lanes.is_left_out(collection_path)) or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks each test with what it takes to run it, so that `-m` finds it; `--quick` and `--guest` leave most of these out."""
    for item in items:
        for mark in lanes.of(item):
            item.add_marker(mark)
    for option, runs in (("--quick", lanes.is_quick), ("--guest", lanes.is_for_guests)):
        if config.getoption(option):
            config.hook.pytest_deselected(items=[item for item in items if not runs(item)])
            items[:] = [item for item in items if runs(item)]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--snapshot-update` writes the golden files anew instead of comparing with them; `--quick`, `--guest`: see above."""
    parser.addoption("--quick", action="store_true")
    parser.addoption("--guest", action="store_true")
    parser.addoption("--snapshot-update", action="store_true")
