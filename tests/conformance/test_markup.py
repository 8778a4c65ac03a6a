"""The rules of markup, on every page a person can get to see."""

from collections.abc import Iterator
from types import ModuleType

import pytest
from django.contrib.auth.models import User

from tests import forms, markup, scenarios
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
        assert markup.problems(desk.but(person=person, language=language).page(view)) == []


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


def test_the_editor_after_each_step(tag: str, sample: ModuleType) -> None:
    """One more in each list; one less, and another order, in one of them."""
    desk = Site(language="de").desk(scenarios.scenario(tag, sample.SCENARIO).olx)
    author = desk.but(studio=True, staff=True)
    page = author.page("studio_view")
    fields = forms.payload(page, "studio_edit")
    lists = sorted({name.split(".")[1] for name in fields if name.startswith("content.") and name.count(".") > 1})
    steps = [f"add:content.{name}" for name in lists]
    steps += [f"{step}:content.{name}.0" for name in lists[:1] for step in ("remove", "down")]
    for operation in steps:
        answer = author.call("studio_edit", {**fields, "operation": operation})
        shown = swapped(page, answer)
        assert markup.problems(shown) == []
        if answer.json.get("focus"):
            assert markup.parsed(shown).xpath("//*[@id=$name]", name=answer.json["focus"]), answer.json["focus"]


@pytest.mark.parametrize("operation", ["save", "defaults"])
def test_the_editor_when_all_is_saved_or_as_it_ships(desk: Desk, operation: str) -> None:
    author = desk.but(studio=True, staff=True)
    page = author.page("studio_view")
    answer = author.call("studio_edit", {**forms.payload(page, "studio_edit"), "operation": operation})
    assert markup.problems(swapped(page, answer)) == []


def test_the_editor_with_every_field_emptied_says_what_is_wrong_beside_each(desk: Desk) -> None:
    author = desk.but(studio=True, staff=True)
    page = author.page("studio_view")
    fields = {name: "" for name in forms.payload(page, "studio_edit")}
    answer = author.call("studio_edit", {**fields, "operation": "save"})
    assert answer.status == 400
    assert markup.problems(swapped(page, answer)) == []
