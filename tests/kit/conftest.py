"""A probe block and people in front of it; a page with the kit's scripts alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.desk import Desk, Site
from tests.kit.probe import ProbeBlock
from tests.kit.stage import Stage


@pytest.fixture
def site() -> Site:
    return Site(blocks={"lotse_probe": ProbeBlock})


@pytest.fixture
def desk(site: Site) -> Desk:
    return site.desk('<lotse_probe url_name="probe" display_name="Probe"/>', language="en")


@pytest.fixture
def author(desk: Desk) -> Desk:
    return desk.but(studio=True, staff=True)


@pytest.fixture
def stage(chromium: Browser) -> Iterator[Stage]:
    context = chromium.new_context()
    context.set_default_timeout(5_000)
    yield Stage(context.new_page())
    context.close()
