"""A course with placements of the self-assessment, and people with accounts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from lxml import etree

from tests import scenarios
from tests.desk import Desk, Site

TAG = "lotse_self_assessment"


@pytest.fixture
def site(db: None) -> Site:
    User.objects.create(pk=1, username="anna", first_name="Anna", last_name="Ahorn")
    User.objects.create(pk=2, username="bo", first_name="Bo", last_name="Birke")
    return Site(language="en")


@pytest.fixture
def place(site: Site) -> Callable[..., Desk]:
    """Puts the small framework into the course: `place("T2", record="other", person=2)`."""

    def put(
        occasion: str = "T0", record: str = "small", person: int | None = 1, where: Site = site, **options: Any
    ) -> Desk:
        node = etree.fromstring(scenarios.scenario(TAG, "small-english").olx)
        attributes = {"url_name": f"{record}-{occasion}", "occasion": occasion, "record": record}
        for name, value in attributes.items():
            node.set(name, value)
        return where.desk(etree.tostring(node, encoding="unicode"), person, language="en", **options)

    return put


@pytest.fixture
def desk(place: Callable[..., Desk]) -> Desk:
    return place()
