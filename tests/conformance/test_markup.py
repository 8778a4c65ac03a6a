"""The rules of markup, on every page a person can get to see."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from tests import markup
from tests.conformance import samples
from tests.desk import Answer, Desk, Site, swapped
from tests.scenarios import Scenario

pytestmark = pytest.mark.django_db

VIEWS = ("student_view", "public_view", "author_view", "studio_view")


@pytest.fixture
def desk(scenario: Scenario) -> Desk:
    for number in (1, 3):
        User.objects.create(pk=number, username=f"person {number}")
    return Site(language="de").desk(scenario.olx)


def pages_of(desk: Desk, answer: Answer, page: str) -> Iterator[str]:
    """What somebody sees once a handler has answered: a page of its own, or the page with regions swapped."""
    if answer.response.content_type == "text/html":
        yield answer.html
    elif answer.response.content_type == "application/json":
        yield swapped(page, answer)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_views(desk: Desk, view: str, language: str) -> None:
    for person in (1, None) if view in VIEWS[:2] else (1,):
        page = desk.but(person=person, language=language).page(view)
        assert markup.problems(page) == []
        assert len(" ".join(markup.parsed(page).text_content().split())) > 40


def test_pages_of_people_at_work(scenario: Scenario, desk: Desk) -> None:
    sample = samples.of(scenario.tag)
    if desk.block().content_or_problems()[1]:
        return
    first = desk.page()
    payloads = sample.work(desk, desk.but(person=3))
    worked = desk.page()
    shown = {worked: "the page"}
    pages = sample.PAGES if scenario.name == sample.SCENARIO else []
    for page, sent in ((worked, pages), (first, payloads.items())):
        for name, payload in sent:
            shown |= dict.fromkeys(pages_of(desk, desk.call(name, payload), page), name)
    for page, name in shown.items():
        assert markup.problems(page) == [], name
