"""A probe block and people in front of it."""

import pytest

from tests.desk import Desk, Site
from tests.kit.probe import ProbeBlock


@pytest.fixture
def site() -> Site:
    return Site(blocks={"lotse_probe": ProbeBlock})


@pytest.fixture
def desk(site: Site) -> Desk:
    return site.desk('<lotse_probe url_name="probe" display_name="Probe"/>', language="en")


@pytest.fixture
def author(desk: Desk) -> Desk:
    return desk.but(studio=True, staff=True)
