"""Whose a card is, and what she may do with it."""

import re

import pytest

from tests.retrospective.table import laid
from xblocks.spaces import models

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_nobody_changes_or_deletes_the_card_of_somebody_else(anonymity: str) -> None:
    table = laid(anonymity=anonymity)
    anna, bo = table.people[1], table.people[2]
    table.lead.advance("gather")
    card = anna.add("start", "Annas Karte")
    for guest in (bo, table.lead):
        assert guest.edit(card, "fremd", status=403).json["error"] == "not_yours"
        guest.call("delete_card", {"card": card, "keys": guest.keys}, 403)
    assert [stored.text for stored in table.board.cards] == ["Annas Karte"]
    anna.call("delete_card", {"card": card, "keys": anna.keys})
    assert table.board.cards == ()
    assert anna.edit(card, "weg", status=409).json["error"] == "gone"


def test_on_an_anonymous_board_the_right_to_a_card_is_the_browsers() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    card = anna.add("start", "Ohne Schlüssel")
    anna.secrets.clear()
    assert "Ohne Schlüssel" not in anna.region("mine")
    anna.edit(card, "neu", status=403)


def test_the_same_card_sent_twice_is_there_once() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    data = {"column": "start", "text": "Karte", "secret": "a" * 32, "keys": ""}
    anna.call("add_card", data)
    anna.call("add_card", data)
    assert len(table.board.cards) == 1


def test_a_stale_edit_shows_both_versions_and_loses_none() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    card = anna.add("start", "eins")
    seen = table.board.cards[0].revision
    anna.edit(card, "zwei", seen, keep="")
    answer = anna.edit(card, "drei", seen, keep="", status=409)
    assert answer.json["versions"] == {"mine": "drei", "theirs": "zwei"}
    assert f"state-{card}" in answer.json["regions"]
    anna.edit(card, "drei", seen, keep="theirs")
    assert table.board.cards[0].text == "zwei"
    anna.edit(card, "drei", seen, keep="mine")
    assert table.board.cards[0].text == "drei"


def test_a_facilitator_removes_an_offensive_card_without_learning_whose_it_is() -> None:
    table = laid()
    lead = table.lead
    lead.advance("gather")
    card = table.people[1].add("start", "verletzend")
    assert lead.call("remove_card", {"card": card}, 409).json["error"] == "hidden"
    lead.advance("cluster")
    assert "Anna" not in lead.call("remove_card", {"card": card}).html
    assert table.board.cards == ()


def test_a_group_is_called_as_its_cards_begin_until_somebody_names_it_and_nothing_keeps_a_copy() -> None:
    table = laid()
    anna, bo, lead = table.people[1], table.people[2], table.lead
    lead.advance("gather")
    card = anna.add("start", "Frau Meier mobbt\nund mehr")
    lead.advance("cluster")
    bo.call("group_card", {"card": card, "cluster": "new"})
    bo.call("group_card", {"card": card, "cluster": "new"})  # the same once more
    assert len(table.board.clusters) == 1
    assert 'value="' in bo.region("board") and "Frau Meier mobbt" in bo.region("board")
    anna.edit(card, "Umgang im Team")
    assert "Meier" not in bo.region("board") + str(list(models.Item.objects.values()))
    (cluster,) = table.board.clusters
    bo.call("rename_group", {"cluster": cluster.key, "title": "Miteinander", "seen": cluster.revision, "keep": ""})
    assert "Miteinander" in bo.region("board")


def test_an_action_keeps_no_copy_of_a_card_either() -> None:
    table = laid()
    anna, lead = table.people[1], table.lead
    lead.advance("gather")
    card = anna.add("start", "Frau Meier mobbt")
    lead.advance("decide")
    (cluster,) = table.board.clusters
    assert f'<option value="{cluster.key}">Frau Meier mobbt</option>' in lead.region("actions")
    lead.action("Gespräch führen", cluster=cluster.key)
    assert "Frau Meier mobbt" in lead.region("actions").partition("data-handler")[0]
    anna.call("delete_card", {"card": card, "keys": anna.keys})
    assert "Meier" not in lead.sees() + str(list(models.Item.objects.values()))


def test_while_cards_are_hidden_only_their_total_is_told() -> None:
    table = laid()
    table.lead.advance("gather")
    for text in ("eins", "zwei", "drei"):
        table.people[1].add("start", text)
    board = table.people[2].region("board")
    assert "Bisher geschriebene Karten: 3." in board and "(3" not in board and "(0" not in board


def test_a_card_is_written_in_its_column_and_the_form_comes_back_empty() -> None:
    table = laid()
    table.lead.advance("gather")
    anna = table.people[1]
    assert 'id="lotse-retrospective_retro-add-in-stop"' in anna.region("add")
    data = {"form": "column", "column": "stop", "text": "Montagsrunde", "secret": "a" * 32, "keys": ""}
    answer = anna.call("add_card", data).json
    assert "Montagsrunde" not in answer["regions"]["add-in-stop"] and "Montagsrunde" in answer["regions"]["own-stop"]
    assert answer["focus"].endswith("-text-in-stop")


def test_an_empty_card_is_refused_in_words_of_the_board() -> None:
    table = laid()
    table.lead.advance("gather")
    data = {"column": "stop", "text": "  ", "secret": "a" * 32, "keys": ""}
    answer = table.people[1].call("add_card", data, 400).json
    assert (answer["error"], answer["message"]) == ("empty", "Schreiben Sie zuerst etwas auf die Karte.")
    forms = re.findall("<form[^>]*>", table.people[1].region("add"))
    assert forms and all("novalidate" in form for form in forms), "no bubble in the browser's own language"


def test_whoever_leads_is_not_asked_to_write_and_can_all_the_same() -> None:
    table = laid()
    table.lead.advance("gather")
    assert "add-in-stop" not in table.lead.region("mine") + table.lead.region("board")
    assert "trotzdem mit" in table.lead.region("add") and "trotzdem mit" not in table.people[1].region("add")
    card = table.lead.add("stop", "Auch von mir")
    assert "Von mir" in table.lead.edit(card, "Von mir").json["regions"]["mine"]


@pytest.mark.parametrize("hidden", ["on", "off"])
def test_nobody_passes_cards_to_write_one_and_what_a_column_asks_is_read_once(hidden: str) -> None:
    table = laid(hidden_until_reveal=hidden)
    table.lead.advance("gather")
    table.people[2].add("stop", "Die Montagsrunde")
    page = table.people[1].desk.page()
    assert page.index('data-region="add"') < page.index('data-region="board"')
    format_ = table.lead.desk.block().readable_format()
    asked = [format_.prompt, *(column.prompt for column in format_.columns)]
    assert [table.people[1].sees().count(words) for words in asked] == [1] * len(asked)
    assert ("Die Montagsrunde" in table.people[1].region("board")) == (hidden == "off")
    for phase in ("cluster", "vote"):
        table.lead.advance(phase)
    assert "add_card" in table.lead.region("add")


def test_no_poll_brings_a_form_in_which_somebody_may_be_writing() -> None:
    table = laid()
    table.lead.advance("gather")
    seen = re.search(r'name="seen" value="(\w+)"', table.people[1].region("seen"))[1]
    table.people[2].add("stop", "Karte")
    regions = table.people[1].poll(seen, "gather").json["regions"]
    assert "own-stop" in regions and not any("add_card" in html for html in regions.values())


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_cards_from_paper_are_entered_by_whoever_leads_and_marked_so(anonymity: str) -> None:
    table = laid(anonymity=anonymity)
    table.lead.advance("gather")
    data = {"form": "paper", "column": "stop", "text": "Vom Bauhof", "secret": "a" * 32, "keys": ""}
    assert table.people[1].call("add_card", data, 403).json["error"] == "not_facilitator"
    table.lead.call("add_card", data)
    table.people[1].add("stop", "Vom Gerät")
    table.lead.advance("cluster")
    board = " ".join(table.people[2].region("board").split())
    assert board.count("vom Papier") == 1
    paper = board[board.index("Vom Bauhof") :].partition("</li>")[0]
    assert "vom Papier" in paper and " 9 " not in paper, "the name of whoever typed it is nobody's"
