"""Every view works wherever a block may find itself."""

import re
from types import ModuleType

import pytest
from django.test import override_settings
from lxml import etree
from xblock.core import XBlock

from tests import markup, masquerade, scenarios
from tests.conformance.conftest import Payloads, handlers
from tests.database import Queries, drop_tables, dump
from tests.desk import Desk, Site, bare_block, render
from tests.settings import INSTALLED_APPS
from xblocks.kit import access

VIEWS = ("student_view", "public_view", "author_view", "studio_view")
LANGUAGES = ("de", "en", "da", "tlh", "de-at", None)

pytestmark = pytest.mark.django_db


def text(page: str) -> str:
    """What people read of a page."""
    return " ".join(markup.parsed(page).text_content().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_says_something(tag: str, sample: ModuleType, language: str | None) -> None:
    desk = Site(language=language).desk(scenarios.scenario(tag, sample.SCENARIO).olx, language=language)
    for view in (*VIEWS[:2], "author_view"):
        for person in (1, None):
            assert len(text(desk.but(person=person, studio=view == "author_view").page(view))) > 40
    assert len(text(desk.but(studio=True).page("studio_view"))) > 40


def test_every_view_works_on_a_runtime_without_services(scenario: scenarios.Scenario) -> None:
    for person in ("1", None):
        for view in VIEWS:
            assert render(bare_block(scenario.olx, person), view, None).body_html()


def test_the_learners_view_is_ready_for_phones(block: type[XBlock]) -> None:
    for view in ("student_view", "public_view"):
        assert "multi_device" in getattr(block, view)._supports
    assert block.has_author_view


def test_in_studio_nobodys_work_is_read_or_written(
    block: type[XBlock], sample: ModuleType, desk: Desk, payloads: Payloads
) -> None:
    before = dump()
    in_studio = desk.but(studio=True)
    with Queries() as queries:
        for view in VIEWS:
            in_studio.view(view)
        for name in handlers(block):
            in_studio.call(name, payloads.get(name, {}))
    assert queries.ours == 0
    assert dump() == before
    assert access.notice(access.Viewer(None, False, True, False)) in text(in_studio.but(language="en").page())
    for name, payload in payloads.items():
        if name not in sample.CONTENT_ONLY:
            assert in_studio.call(name, payload).status == 403, name


_MARK = re.compile(r'data-viewer="\w*"')


def test_staff_who_view_the_course_as_somebody_see_and_change_nothing_of_hers(
    sample: ModuleType, desk: Desk, payloads: Payloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump()
    desk.site.published.clear()
    masquerade.install(monkeypatch, desk.site.course)
    with Queries() as queries:
        page = desk.but(language="en").page()
        answers = {name: desk.call(name, payload) for name, payload in payloads.items()}
    assert access.notice(access.Viewer("1", False, False, True)) in text(page)
    other = desk.but(person=99, language="en").page()
    assert _MARK.sub("", page) == _MARK.sub("", other)
    assert {name for name, answer in answers.items() if answer.status != 403} == sample.CONTENT_ONLY
    assert queries.ours == 0
    assert dump() == before
    assert desk.site.published == []


def test_visitors_read_and_are_asked_to_sign_in(sample: ModuleType, desk: Desk, payloads: Payloads) -> None:
    before, visitor = dump(), desk.but(person=None)
    for view in ("student_view", "public_view"):
        assert markup.parsed(visitor.page(view)).xpath("//form") == []
    for name, payload in payloads.items():
        answer = visitor.call(name, payload)
        if name not in sample.CONTENT_ONLY:
            assert (answer.status, answer.json["error"]) == (403, "anonymous"), name
    assert dump() == before


@pytest.mark.parametrize("missing", ["tables", "app"])
def test_without_a_place_to_store_work_the_block_says_so(
    sample: ModuleType, desk: Desk, payloads: Payloads, missing: str
) -> None:
    apps = [app for app in INSTALLED_APPS if "spaces" not in app or missing != "app"]
    if missing == "tables":
        drop_tables()
    with override_settings(INSTALLED_APPS=apps):
        for view in VIEWS:
            desk.view(view)
        page = desk.page()
        assert markup.parsed(page).xpath("//form") == []
        for name, payload in payloads.items():
            answer = desk.call(name, payload)
            if name not in sample.CONTENT_ONLY:
                assert (answer.status, answer.json["error"]) == (409, "unavailable"), name
                assert answer.json["message"] in text(page)


def test_content_that_cannot_be_read_is_a_notice_for_learners_and_a_list_for_authors(tag: str) -> None:
    desk = Site().desk(f'<{tag} url_name="x"><content version="1"><strange/></content></{tag}>')
    for view in ("student_view", "public_view"):
        assert "strange" not in desk.page(view)
        assert markup.parsed(desk.page(view)).xpath("//form") == []
    for view in ("author_view", "studio_view"):
        assert "strange" in desk.page(view)


@pytest.mark.parametrize("inside", ['<content version="1"><strange/></content>', '<content version="99"/>', "<p/>"])
def test_authors_read_in_their_language_what_is_wrong(tag: str, inside: str) -> None:
    desk = Site().desk(f'<{tag} url_name="x" later="1">{inside}</{tag}>', studio=True)
    for view in ("author_view", "studio_view"):
        said = [
            set(markup.parsed(desk.but(language=language).page(view)).xpath("//ul/li/text()"))
            for language in LANGUAGES[:3]
        ]
        assert all(said)
        assert set.intersection(*said) == set()


def test_a_setting_with_a_wrong_value_never_lets_work_go_to_the_wrong_place(tag: str, block: type[XBlock]) -> None:
    for name in block.CONTENT.Settings.model_fields:
        node = etree.Element(tag, {"url_name": "x", name: "not / valid"})
        desk = Site().desk(etree.tostring(node, encoding="unicode"))
        assert markup.parsed(desk.page()).xpath("//form") == []
        assert "not / valid" in desk.page("author_view")
        assert "not / valid" in desk.page("studio_view")
        assert desk.export().get(name) == "not / valid"
