"""The editor in Studio keeps the rules of markup, whatever an author has just done in it."""

from types import ModuleType

import pytest

from tests import forms, markup, scenarios
from tests.desk import Desk, Site, swapped
from tests.scenarios import Scenario

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(scenario: Scenario) -> Desk:
    return Site(language="de").desk(scenario.olx, studio=True, staff=True)


def test_after_each_step(tag: str, sample: ModuleType) -> None:
    """One more in each list; one less, and another order, in one of them."""
    author = Site(language="de").desk(scenarios.scenario(tag, sample.SCENARIO).olx, studio=True, staff=True)
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
def test_when_all_is_saved_or_as_it_ships(author: Desk, operation: str) -> None:
    page = author.page("studio_view")
    answer = author.call("studio_edit", {**forms.payload(page, "studio_edit"), "operation": operation})
    assert markup.problems(swapped(page, answer)) == []


def test_with_every_field_emptied_it_says_what_is_wrong_beside_each(author: Desk) -> None:
    page = author.page("studio_view")
    fields = {name: "" for name in forms.payload(page, "studio_edit")}
    answer = author.call("studio_edit", {**fields, "operation": "save"})
    assert answer.status == 400
    assert markup.problems(swapped(page, answer)) == []
