"""Native problems and discussions, without script."""

from lxml import html

from tests.player import Player


def feedback(response, name: str) -> str:
    found = html.fromstring(response.text).get_element_by_id(f"feedback-{name}")
    assert found.get("role") == "status"
    return " ".join(found.text_content().split())


def score(response) -> str:
    return " ".join(html.fromstring(response.text).get_element_by_id("score").text_content().split())


def ticks(response, name: str) -> list[str]:
    found = html.fromstring(response.text).xpath(f"//*[starts-with(@id, 'tick-{name}-')]")
    return [" ".join(tick.text_content().split()) for tick in found]


def test_single_choice_gives_the_feedback_of_the_chosen_option(player: Player) -> None:
    visitor = player.visitor("lena")
    assert feedback(visitor.get("/unit/checks"), "single") == ""
    wrong = visitor.post("/problem/single", {"answer": "choice_0"})
    assert feedback(wrong, "single") == "Noch nicht richtig. Jemand muss es tun."
    right = visitor.post("/problem/single", {"answer": "choice_1"})
    assert feedback(right, "single") == "Richtig. So steht es in der Satzung."
    assert "checked" in html.tostring(html.fromstring(right.text).get_element_by_id("answer-single-2")).decode()


def test_feedback_links_to_a_unit(player: Player) -> None:
    visitor = player.visitor("lena")
    answered = html.fromstring(visitor.post("/problem/single", {"answer": "choice_1"}).text)
    (link,) = answered.get_element_by_id("feedback-single").iter("a")
    assert link.text == "Satzung"
    assert visitor.get(link.get("href")).url.endswith("/unit/lesson")


def test_multiple_choice_wants_all_right_options_and_no_other(player: Player) -> None:
    visitor = player.visitor("lena")
    wrong = visitor.post("/problem/multiple", {"answer": ["choice_1", "choice_2"]})
    assert feedback(wrong, "multiple") == (
        "Noch nicht richtig. Das Ziel fehlt. Ja. Lob ist schön, gehört aber nicht dazu."
    )
    right = visitor.post("/problem/multiple", {"answer": ["choice_0", "choice_1"]})
    assert feedback(right, "multiple").startswith("Richtig.")


def test_dropdown(player: Player) -> None:
    visitor = player.visitor("lena")
    assert feedback(visitor.post("/problem/dropdown", {"answer": "choice_0"}), "dropdown").endswith(
        "richtig. Zu wenig."
    )
    assert feedback(visitor.post("/problem/dropdown", {"answer": "choice_1"}), "dropdown").startswith("Richtig.")


def test_the_chosen_option_has_a_tick_and_the_page_a_sum(fresh_player: Player) -> None:
    visitor = fresh_player.visitor("lena")
    assert score(visitor.get("/unit/checks")) == "0 von 3 Fragen richtig beantwortet"
    visitor.post("/problem/single", {"answer": "choice_1"})
    page = visitor.post("/problem/multiple", {"answer": ["choice_0", "choice_2"]})
    assert ticks(page, "single") == ["", "✓ richtig"]
    assert ticks(page, "multiple") == ["✓ richtig", "", "✗ nicht richtig"]
    assert score(page) == "1 von 3 Fragen richtig beantwortet"
    assert not html.fromstring(visitor.get("/unit/lesson").text).xpath("//*[@id='score']")


def test_with_script_only_what_follows_from_an_answer_changes(fresh_player: Player) -> None:
    visitor = fresh_player.visitor("lena")
    changes = visitor.post("/problem/single", {"answer": "choice_1"}, headers={"X-Lotse-Swap": "1"}).json()
    assert list(changes) == ["feedback-single", "tick-single-1", "tick-single-2", "score"]
    assert "So steht es in der" in changes["feedback-single"]
    assert "1 von 3" in changes["score"]
    nothing = visitor.post("/problem/single", {}, headers={"X-Lotse-Swap": "1"}).json()
    assert list(nothing) == ["feedback-single"]


def test_answers_belong_to_a_person_and_stay(player: Player) -> None:
    player.visitor("ines").post("/problem/single", {"answer": "choice_1"})
    assert feedback(player.visitor("ines").get("/unit/checks"), "single").startswith("Richtig.")
    assert feedback(player.visitor("jonas").get("/unit/checks"), "single") == ""


def test_no_answer_or_an_invented_one_changes_nothing(player: Player) -> None:
    visitor = player.visitor("murat")
    visitor.post("/problem/single", {"answer": "choice_1"})
    for bad in ({}, {"answer": "choice_9"}, {"answer": ["choice_0", "choice_1"]}):
        page = visitor.post("/problem/single", bad)
        assert feedback(page, "single") == "Bitte wählen Sie zuerst eine Antwort."
        assert feedback(visitor.get("/unit/checks"), "single").startswith("Richtig.")


def test_choices_are_grouped_named_and_reachable(player: Player) -> None:
    page = html.fromstring(player.visitor("jonas").get("/unit/checks").text)
    for name, kind in (("single", "radio"), ("multiple", "checkbox")):
        group = page.get_element_by_id(f"block-{name}").find(".//fieldset")
        assert group.find("legend").text_content().strip()
        boxes = group.xpath(f'.//input[@type="{kind}"]')
        assert len(boxes) >= 2
        for box in boxes:
            assert group.xpath(f'.//label[@for="{box.get("id")}"]')
    assert page.xpath('//label[@for="answer-dropdown"]')
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_other_problems_are_refused_in_their_place(player: Player) -> None:
    page = player.visitor("lena").get("/unit/checks").text
    assert "Diese Aufgabe ist etwas anderes." in page
    assert "numericalresponse" in page
    assert player.visitor("lena").post("/problem/number", {"answer": "3"}).status_code == 404


def test_a_discussion_is_one_thread_for_all(player: Player) -> None:
    lena = player.visitor("lena")
    posted = lena.post("/discussion/talk", {"text": "Wo <b>fangen</b> wir an?"})
    assert posted.url.rpartition("#")[2].startswith("post-")
    player.visitor("facilitator").post("/discussion/talk", {"text": "Bei der Liste."})
    posts = html.fromstring(lena.get("/unit/checks").text).xpath('//ol[@class="posts"]/li')
    shown = [" ".join(post.text_content().split()) for post in posts]
    assert shown[-2].startswith("Lena 11. Januar 2027")
    assert shown[-2].endswith("Wo <b>fangen</b> wir an?")
    assert shown[-1].startswith("Karin (Moderation)")
    assert "Forum der Lernplattform" in lena.get("/unit/checks").text


def test_an_empty_or_endless_post_comes_back_with_its_text(player: Player) -> None:
    visitor = player.visitor("lena")
    assert visitor.post("/discussion/talk", {"text": "  "}).status_code == 400
    long = visitor.post("/discussion/talk", {"text": "x" * 5001})
    assert long.status_code == 400
    assert "x" * 5001 in long.text
    assert html.fromstring(long.text).xpath('//form[@class="ui"]/@action') == ["/discussion/talk"]
    assert "x" * 5001 not in visitor.get("/unit/checks").text


def test_while_viewing_as_a_learner_nothing_is_answered_or_posted(player: Player) -> None:
    visitor = player.visitor("facilitator", view_as="jonas")
    page = visitor.get("/unit/checks").text
    assert "Was Sie hier tun, wird nicht gespeichert." in page
    assert "Antwort prüfen" not in page
    assert visitor.post("/problem/single", {"answer": "choice_1"}).status_code == 404
    assert visitor.post("/discussion/talk", {"text": "als Jonas"}).status_code == 404
    assert feedback(player.visitor("jonas").get("/unit/checks"), "single") == ""
