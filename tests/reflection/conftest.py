"""A course with placements of the reflection."""

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from tests import scenarios
from tests.desk import Desk, Site

TAG = "lotse_reflection"


@pytest.fixture
def site(db: None) -> Site:
    return Site(language="en")


@pytest.fixture
def place(site: Site) -> Callable[..., Desk]:
    """Puts an example into the course: `place("transfer", record="small", person=2)`."""

    def put(name: str = "small-english", record: str = "small", person: int | None = 1, **options: Any) -> Desk:
        node = etree.fromstring(scenarios.scenario(TAG, name).olx)
        node.set("record", record)
        node.set("url_name", f"{name}-{record}")
        return site.desk(etree.tostring(node, encoding="unicode"), person, **{"language": "en", **options})

    return put


@pytest.fixture
def desk(place: Callable[..., Desk]) -> Desk:
    return place()
