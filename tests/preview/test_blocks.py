"""Blocks of their own class on the player's runtime."""

import pytest
from lxml import html

from tests.player import Player
from tests.preview.course import KEY, usage

FIRST, SECOND = usage("probe", "first"), usage("probe", "second")


def test_a_view_stands_in_the_page_as_on_the_platform(player: Player) -> None:
    page = html.fromstring(player.visitor("lena").get("/unit/own").text)
    roots = page.xpath('//div[@data-init="Probe"]')
    assert [root.get("data-usage-id") for root in roots] == [FIRST, SECOND]
    assert roots[0].get("data-runtime-version") == "1"
    assert roots[0].xpath('.//p[@class="text"]/text()') == ["aus dem Kurs"]
    assert roots[1].xpath('.//p[@class="text"]/text()') == ["by default"]
    assert roots[0].xpath(".//a/@href") == ["/asset/pictures_plan.svg", f"/courses/{KEY}/jump_to_id/checks"]
    # Two blocks of one type bring their script and style once.
    assert len(page.xpath('//script[contains(text(), "function Probe(")]')) == 1
    assert len(page.xpath('//style[contains(text(), "probe-style")]')) == 1


def test_fields_have_the_platforms_scopes(fresh_player: Player) -> None:
    lena, murat = fresh_player.visitor("lena"), fresh_player.visitor("murat")
    assert lena.call(FIRST, "count", {}).json()["mine"] == 1
    assert lena.call(FIRST, "count", {}).json() == {"mine": 2, "size": 12, "suffix": "", "query": {}}
    # user_state per person and block, preferences per person and type
    assert lena.call(SECOND, "count", {}).json()["mine"] == 1
    assert lena.call(SECOND, "count", {}).json()["size"] == 14
    assert murat.call(FIRST, "count", {}).json()["mine"] == 1
    assert "<output>2</output>" in lena.get("/unit/own").text


def test_handlers_get_suffix_and_query(player: Player) -> None:
    found = player.visitor("ines").call(FIRST, "count/a/b", {}, params={"x": "1"}).json()
    assert (found["suffix"], found["query"]) == ("a/b", {"x": "1"})


def test_handlers_refuse_without_breaking(player: Player) -> None:
    visitor = player.visitor("lena")
    assert visitor.call(FIRST, "none", {}).status_code == 404
    assert visitor.call(FIRST, "student_view", {}).status_code == 404
    assert visitor.call("nonsense", "count", {}).status_code == 404
    assert visitor.call(usage("probe", "none"), "count", {}).status_code == 404
    assert visitor.call(usage("html", "intro"), "count", {}).status_code == 404
    assert visitor.call(FIRST, "fail", {}).status_code == 500
    assert "this handler fails" in player.log
    assert visitor.call(FIRST, "count", "x" * 5_000_000).status_code == 413
    assert visitor.get(f"/handler/{FIRST}/count").status_code == 200


def test_handlers_want_the_token_of_the_page(player: Player) -> None:
    visitor = player.visitor("lena")
    refused = visitor._session.post(f"{visitor.url}/handler/{FIRST}/count", json={})
    assert refused.status_code == 403


def test_a_block_that_fails_is_a_notice_in_its_place(player: Player) -> None:
    answer = player.visitor("lena").get("/unit/broken")
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    assert "Dieser Text steht noch da." in answer.text
    notices = [" ".join(found.text_content().split()) for found in page.xpath('//div[@class="notice"]')]
    assert len(notices) == 3
    assert "konnte nicht angezeigt werden" in notices[0]
    assert "this view explodes" in notices[0]
    assert "konnte nicht geladen werden" in notices[1]
    assert "a_module_that_does_not_exist" in notices[1]
    assert "no block of type 'never_heard_of' is installed" in notices[2]
    assert any(usage("never_heard_of", "unknown") in line for line in player.said)
    assert player.visitor("lena").call(usage("probe_broken", "no-module"), "count", {}).status_code == 500


@pytest.mark.parametrize(
    ("person", "staff", "role", "author_mode"),
    [("murat", False, "student", False), ("facilitator", True, "staff", False), ("author", False, "instructor", True)],
)
def test_services_say_who_is_there(player: Player, person: str, staff: bool, role: str, author_mode: bool) -> None:
    found = player.visitor(person, language="da").call(FIRST, "who", {}).json()
    attributes = found["attributes"]
    assert attributes["edx-platform.username"] == person
    assert attributes["edx-platform.user_id"] == found["person"]
    assert isinstance(found["person"], int)
    assert attributes["edx-platform.is_authenticated"] is True
    assert attributes["edx-platform.user_is_staff"] is staff
    assert attributes["edx-platform.user_role"] == role
    assert attributes["edx-platform.user_preferences"] == {"pref-lang": "da", "time_zone": "Europe/Berlin"}
    assert (attributes["edx-platform.anonymous_user_id"] == "student") is author_mode
    assert found["author_mode"] is author_mode
    assert found["may_author"] is (person == "author")
    assert found["completion"] is not author_mode
    assert found["nonsense"] is None
    assert (found["course"], found["course_language"]) == (KEY, "de")
    assert (found["language"], found["month"]) == ("da", "januar")
    assert found["due"].startswith("2027-02-01T11:00:00")
    assert ("/courses/" in found["replaced"]) is not author_mode
    assert found["masquerading"] is False


def test_staff_who_view_as_a_learner_see_hers_and_keep_nothing(player: Player) -> None:
    lena = player.visitor("lena")
    before = lena.call(FIRST, "count", {}).json()["mine"]
    viewer = player.visitor("facilitator", view_as="lena")
    seen = viewer.call(FIRST, "who", {}).json()
    assert seen["masquerading"] is True
    assert seen["attributes"]["edx-platform.username"] == "lena"
    assert seen["attributes"]["edx-platform.user_is_staff"] is False
    assert viewer.call(FIRST, "count", {}).json()["mine"] == before + 1
    assert lena.call(FIRST, "count", {}).json()["mine"] == before + 1
    assert viewer.get("/unit/review-unit").status_code == 403


def test_an_author_edits_and_everybody_sees_it(fresh_player: Player) -> None:
    author, lena = fresh_player.visitor("author"), fresh_player.visitor("lena")
    unit = author.get("/unit/own").text
    assert "author sees: aus dem Kurs" in unit
    assert 'data-init="Probe"' not in unit
    edit = html.fromstring(unit).xpath('//a[contains(., "Bearbeiten")]/@href')[0]
    assert 'name="text" value="aus dem Kurs"' in author.get(edit).text
    assert author.call(FIRST, "edit", {"text": "neu"}).status_code == 200
    assert "Renamed" in author.get("/unit/own").text
    assert '<p class="text">neu</p>' in lena.get("/unit/own").text
    assert author.call(FIRST, "edit", {"reset": True}).status_code == 200
    assert lena.get("/unit/own").text.count('<p class="text">by default</p>') == 2


def test_only_the_author_edits(player: Player) -> None:
    for person in ("lena", "facilitator"):
        visitor = player.visitor(person)
        assert visitor.get(f"/edit/{FIRST}").status_code == 403
        assert visitor.call(FIRST, "edit", {"text": "von mir"}).status_code == 500
        assert "von mir" not in visitor.get("/unit/own").text
    assert "InvalidScopeError" in player.log


def test_a_locked_block_takes_no_calls(course, tmp_path) -> None:
    from tests.player import running
    from tests.preview.conftest import PLUGIN

    with running(course, tmp_path, open_date="2026-12-01", extra_path=[PLUGIN]) as early:
        assert early.visitor("lena").call(FIRST, "count", {}).status_code == 403
        assert early.visitor("facilitator").call(FIRST, "count", {}).status_code == 200
