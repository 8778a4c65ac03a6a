"""Marks and names that only this site can compute."""

import re

import pytest
from django.conf import settings

from tests.desk import Desk, Site
from tests.retrospective.table import laid
from xblocks.kit import keyed

OLX = '<lotse_reflection url_name="r"/>'


@pytest.fixture
def desk(db: None) -> Desk:
    return Site(language="en").desk(OLX)


def mark(page: str) -> str:
    return re.search(r'data-viewer="([0-9a-f]*)"', page)[1]


def test_a_name_is_the_same_for_the_same_and_another_with_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [keyed.name("drawer", "a", "b"), keyed.name("drawer", "a", "c"), keyed.name("viewer", "a", "b")]
    assert found == [keyed.name("drawer", "a", "b"), keyed.name("drawer", "a", "c"), keyed.name("viewer", "a", "b")]
    assert len(set(found)) == 3 and all(re.fullmatch("[0-9a-f]{32}", name) for name in found)
    monkeypatch.setattr(settings, "SECRET_KEY", "another")
    assert keyed.name("drawer", "a", "b") not in found


def test_a_page_carries_a_mark_of_its_viewer_that_differs_by_person_and_place(desk: Desk) -> None:
    other = desk.site.desk('<lotse_reflection url_name="s"/>')
    marks = [mark(person.page()) for person in (desk, desk.but(person=2), other)]
    assert len({*marks, ""}) == 4
    assert mark(desk.page()) == marks[0]
    assert mark(desk.but(person=None).page("public_view")) == mark(desk.but(studio=True).page("author_view")) == ""


def test_what_comes_from_a_page_of_somebody_else_is_refused_and_stores_nothing(desk: Desk) -> None:
    other = desk.but(person=2)
    answer = other.call("delete", {"what": "all", "sure": True}, headers={"X-Lotse-Viewer": mark(desk.page())})
    assert (answer.status, answer.json["error"]) == (409, "viewer")
    assert "ist jemand anderes angemeldet" in answer.json["message"]
    assert (
        desk.call("delete", {"what": "all", "sure": True}, headers={"X-Lotse-Viewer": mark(desk.page())}).status == 200
    )


def test_nobody_else_can_compute_under_what_name_a_browser_keeps_the_keys_of_cards(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = laid()

    def drawer() -> str:
        return table.people[1].region("seen").split('data-drawer="')[1].split('"')[0]

    before = drawer()
    assert before != table.people[2].region("seen").split('data-drawer="')[1].split('"')[0]
    monkeypatch.setattr(settings, "SECRET_KEY", "another")
    assert drawer() != before
