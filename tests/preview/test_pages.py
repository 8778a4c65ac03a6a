"""A course as a learner walks through it."""

from urllib.parse import quote, urlsplit

from lxml import html

from tests.player import Player
from tests.preview.course import KEY, usage


def text(response) -> str:
    return " ".join(html.fromstring(response.text).text_content().split())


def test_outline_shows_parts_minutes_and_what_is_locked(player: Player) -> None:
    page = text(player.visitor("jonas").get("/"))
    assert "0 von 5 Einheiten erledigt · insgesamt etwa 92 Minuten" in page
    assert "Worum es geht 12 Minuten fällig am 1. Februar 2027" in page
    assert "Was bleibt 1 Std. 12 Min. öffnet am 12. April 2027" in page
    assert "Beginnen mit Worum es geht" in page
    assert "Für die Moderation" not in page


def test_a_chapter_says_its_day_and_how_far_one_is(player: Player) -> None:
    visitor = player.visitor("jonas", date="2027-01-10")
    page = html.fromstring(visitor.get("/").text)
    facts = [" ".join(node.text_content().split()) for node in page.xpath("//section[@class='chapter']/div/p")]
    assert facts == [
        "11. Januar 2027 20 Minuten 0 von 4 erledigt",
        "12. April 2027 1 Std. 12 Min. 0 von 1 erledigt",
    ]
    assert not page.xpath("//*[@class='today']")


def test_on_the_day_what_is_on_comes_first(player: Player) -> None:
    visitor = player.visitor("jonas", date="2027-04-12")
    page = html.fromstring(visitor.get("/").text)
    (today,) = page.xpath("//section[@class='today']")
    assert " ".join(today.text_content().split()) == "Heute, 12. April 2027 Drei Monate später Rückblick"
    assert today.xpath(".//a/@href") == ["/unit/review-unit"]
    assert [node.text_content().strip() for node in page.xpath("//*[@class='chip']")] == ["11. Januar 2027", "heute"]


def test_the_heading_of_a_section_unfolds_it(player: Player) -> None:
    page = html.fromstring(player.visitor("jonas").get("/").text)
    assert page.xpath("//details[@id='sequence-morning']/summary/h3/text()") == ["Vormittag"]
    (target,) = html.fromstring(player.visitor("jonas").get("/unit/lesson").text).xpath(
        "//nav[@class='breadcrumb']//a[contains(@href, 'sequence')]/@href"
    )
    assert target == "/#sequence-morning"


def test_every_unit_has_a_title_of_its_own_and_its_time_once(player: Player) -> None:
    visitor = player.visitor("author")
    names = ("lesson", "checks", "own", "review-unit")
    pages = {name: html.fromstring(visitor.get(f"/unit/{name}").text) for name in names}
    titles = {name: " ".join(page.findtext("head/title").split()) for name, page in pages.items()}
    assert titles["lesson"] == "Worum es geht – Vormittag – Grundprogramm – Lotse-Vorschau"
    assert len(set(titles.values())) == len(names)
    assert "Minuten" not in pages["lesson"].xpath("//p[@class='facts']")[0].text_content()


def test_a_locked_unit_says_when_it_opens_and_opens_by_date(player: Player) -> None:
    visitor = player.visitor("jonas")
    locked = visitor.get("/unit/review-unit")
    assert locked.status_code == 403
    assert "Diese Einheit öffnet am 12. April 2027." in text(locked)
    assert "Drei Monate sind um." not in locked.text
    visitor.choose(later="3")
    assert 'value="2027-04-11"' in visitor.get("/").text
    assert visitor.get("/unit/review-unit").status_code == 403
    visitor.choose(date="2027-04-12")
    assert "Drei Monate sind um." in visitor.get("/unit/review-unit").text


def test_staff_see_what_is_closed_and_hidden_with_a_note(player: Player) -> None:
    visitor = player.visitor("facilitator")
    page = text(visitor.get("/"))
    assert "Für die Moderation fällig am 1. Februar 2027 für Teilnehmende verborgen" in page
    assert "Was bleibt 1 Std. 12 Min. für Teilnehmende ab 12. April 2027" in page
    assert visitor.get("/unit/review-unit").status_code == 200
    assert player.visitor("lena").get("/unit/staff").status_code == 404


def test_lesson_is_shown_as_written_with_its_links_resolved(player: Player) -> None:
    visitor = player.visitor("lena")
    page = visitor.get("/unit/lesson").text
    assert "<b>Erst</b> <i>lesen</i>" in page
    assert f'href="/courses/{KEY}/jump_to_id/checks"' in page
    assert 'src="/asset/pictures_plan.svg"' in page
    # The platform replaces only what stands in plain quotes.
    assert "&quot;/static/plan.svg&quot;" in page
    assert visitor.get(f"/courses/{KEY}/jump_to_id/talk").url.endswith("/unit/checks")
    assert visitor.get(f"/courses/{KEY}/jump_to_id/nowhere").status_code == 404
    picture = visitor.get("/asset/pictures_plan.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.headers["Content-Security-Policy"] == "script-src 'none'"


def test_a_block_has_a_page_of_its_own_by_way_of_the_sign_in(player: Player) -> None:
    visitor = player.visitor("lena")
    own = f"/xblock/{usage('probe', 'first')}"
    page = visitor.get(f"/login?next={quote(own)}")
    assert urlsplit(page.url).path == own and 'href="/unit/own"' in page.text
    assert len(html.fromstring(page.text).xpath('//section[@class="own"]')) == 1
    assert urlsplit(visitor.get("/login?next=https://elsewhere.example/").url).path == "/"
    assert visitor.get("/xblock/nonsense").status_code == 404
    assert visitor.get(f"/xblock/{usage('html', 'intro')}").status_code == 404


def test_a_unit_leads_on_and_back(player: Player) -> None:
    page = html.fromstring(player.visitor("lena").get("/unit/checks").text)
    assert page.xpath('//a[@rel="prev"]/@href') == ["/unit/lesson"]
    assert page.xpath('//a[@rel="next"]/@href') == ["/unit/own"]
    assert [
        " ".join(part.split()) for part in page.xpath('//nav[@class="breadcrumb"]//li//text()') if part.strip()
    ] == [
        "Inhalt",
        "Tag 1",
        "Vormittag",
        "Prüfen Sie sich",
    ]


def test_progress_grows_with_what_a_person_does(fresh_player: Player) -> None:
    visitor = fresh_player.visitor("ines")
    visitor.get("/unit/lesson")
    assert "Worum es geht 12 Minuten fällig am 1. Februar 2027 erledigt" in text(visitor.get("/"))
    visitor.post("/problem/single", {"answer": "choice_0"})
    assert "Weiter mit Prüfen Sie sich" in text(visitor.get("/"))
    # The problem the player cannot show is not counted.
    assert "1 von 3 erledigt" in text(visitor.get("/"))
    visitor.call(usage("probe", "first"), "count", {})
    assert "1 von 2 erledigt" in text(visitor.get("/"))
    assert "0 von 5 Einheiten erledigt" in text(fresh_player.visitor("murat").get("/"))


def test_pages_about_and_what_does_not_exist(player: Player) -> None:
    visitor = player.visitor("lena")
    assert "Für wen" in visitor.get("/about").text
    assert '<img class="course-image" src="/asset/pictures_plan.svg" alt="">' in visitor.get("/about").text
    assert f'href="/courses/{KEY}/jump_to_id/lesson"' in visitor.get("/page/glossar").text
    for path in ("/page/none", "/unit/none", "/asset/none", "/edit/none", "/player/../settings.py", "/static/plan.svg"):
        missing = visitor.get(path)
        assert missing.status_code == 404, path
        assert "Diese Seite gibt es in diesem Kurs nicht." in missing.text


def test_interface_follows_the_reader_and_content_the_course(player: Player) -> None:
    visitor = player.visitor("murat", language="da")
    page = html.fromstring(visitor.get("/unit/lesson").text)
    assert page.get("lang") == "da"
    assert page.xpath('//a[@rel="next"]/span/text()') == ["Næste"]
    assert page.xpath("//h1/@lang") == ["de"]
    visitor.choose(language="en")
    assert "Unit 1 of 4" in text(visitor.get("/unit/lesson"))


def test_the_bar_refuses_what_it_does_not_offer(player: Player) -> None:
    visitor = player.visitor("lena", language="en")
    refused = visitor.choose(person="murat", date="1999-12-31")
    assert refused.status_code == 400
    assert "1 January 2000" in refused.text
    assert 'value="lena" selected' in visitor.get("/").text
    visitor.choose(person="nobody", language="xx", view_as="author")
    assert 'value="lena" selected' in visitor.get("/").text
    assert visitor.post("/visit", {"next": "//example.org/"}).url.startswith(player.url)
    assert visitor.post("/visit", {"csrfmiddlewaretoken": "forged"}).status_code == 403


def test_no_page_allows_eval_or_foreign_script(player: Player) -> None:
    visitor = player.visitor("lena")
    first, second = (visitor.get("/unit/own") for _ in range(2))
    policy = first.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "script-src 'nonce-" in policy
    assert policy != second.headers["Content-Security-Policy"]


def test_only_this_computer_is_answered(player: Player) -> None:
    visitor = player.visitor("lena")
    assert visitor.get("/", headers={"Host": "lotse.example.org"}).status_code == 400
    assert player.url.startswith("http://127.0.0.1:")
    assert "this computer only" in player.said[-1]
