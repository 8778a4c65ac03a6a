"""Voting with dots: limited, secret, and told as a whole or not at all."""

import pytest

from tests.retrospective.table import Table, laid
from xblocks.retrospective.records import VOTE
from xblocks.spaces import models

pytestmark = pytest.mark.django_db

FIVE = (1, 2, 3, 4, 5)


def voting(people: tuple[int, ...] = FIVE, cards: int = 7, name: str = "retro") -> tuple[Table, list[str]]:
    """A board at its vote, and its groups: one for each card."""
    table = laid(name=name, people=people)
    table.lead.advance("gather")
    for number in range(cards):
        table.people[1].add("start", f"Karte {number}")
    table.lead.advance("vote")
    return table, [cluster.key for cluster in table.board.clusters]


def test_votes_are_limited_and_secret() -> None:
    table, (first, second, *_rest) = voting()
    anna, bo, lead = table.people[1], table.people[2], table.lead
    anna.call("vote", {"cluster": first, "value": 3}, 400)
    anna.call("vote", {"cluster": first, "value": 2})
    assert anna.call("vote", {"cluster": second, "value": 2}, 409).json["error"] == "no_votes"
    anna.call("vote", {"cluster": second, "value": 1})
    assert ">●●<" in anna.region("votes") and "●" not in bo.region("votes") + lead.region("votes")


def test_the_tally_is_told_once_five_have_voted_and_the_ballots_go_with_it() -> None:
    table, (first, second, *_rest) = voting()
    lead = table.lead
    for person in FIVE[:4]:
        table.people[person].call("vote", {"cluster": first, "value": 1})
        assert "Haben Punkte vergeben" not in lead.region("phase") + table.people[1].region("phase")
        refused = lead.move("vote", "decide", 409)
        assert refused.json["error"] == "few_votes" and "fünf Personen" in refused.json["message"]
    table.people[5].call("vote", {"cluster": second, "value": 2})
    assert "Haben Punkte vergeben: 5." in lead.region("phase")
    lead.move("vote", "decide")
    assert table.board.state.tally == {first: 4, second: 2}
    assert not models.Mark.objects.filter(kind=VOTE).exists()
    assert "Rang 1 · Punkte: 4" in " ".join(lead.region("board").split())


def test_a_dot_that_is_taken_back_is_no_vote() -> None:
    table, (first, *_rest) = voting()
    for person in FIVE:
        table.people[person].call("vote", {"cluster": first, "value": 1})
    table.people[5].call("vote", {"cluster": first, "value": 0})
    assert table.lead.move("vote", "decide", 409).json["error"] == "few_votes"


def test_going_back_begins_a_new_vote_from_zero() -> None:
    table, (first, *_rest) = voting()
    for person in FIVE:
        table.people[person].call("vote", {"cluster": first, "value": 1})
    table.lead.advance("decide")
    table.lead.move("decide", "vote")
    assert table.board.state.tally is None
    assert all("●" not in guest.region("votes") for guest in table.people.values())
    table.lead.move("vote", "cluster")
    table.lead.move("cluster", "vote")
    assert table.lead.move("vote", "decide", 409).json["error"] == "few_votes"


def test_cards_that_were_left_alone_are_groups_of_their_own_at_the_vote() -> None:
    table, groups = voting(cards=3)
    assert sorted(card.cluster for card in table.board.cards) == sorted(groups)
    assert {cluster.title for cluster in table.board.clusters} == {""}
    assert all(f"Karte {number}" in table.people[2].region("votes") for number in range(3))


def test_below_five_the_group_talks_and_nothing_is_stored_about_who_wanted_what() -> None:
    table, groups = voting(people=(1, 2, 3))
    anna, lead = table.people[1], table.lead
    assert "Diesmal gibt es keine Punkte" in anna.sees() and "Übrige Punkte" not in anna.sees()
    assert anna.call("vote", {"cluster": groups[0], "value": 1}, 409).json["error"] == "phase"
    assert lead.move("vote", "decide", 409).json["error"] == "not_chosen"
    assert anna.call("choose", {"cluster": groups[0], "chosen": True}, 403).json["error"] == "not_facilitator"
    for group in groups[:3]:
        lead.call("choose", {"cluster": group, "chosen": True})
    assert lead.call("choose", {"cluster": groups[3], "chosen": True}, 409).json["error"] == "enough"
    lead.call("choose", {"cluster": groups[0], "chosen": True})
    lead.call("choose", {"cluster": groups[0], "chosen": False})
    assert lead.call("choose", {"cluster": "0" * 64, "chosen": True}, 409).json["error"] == "gone"
    lead.move("vote", "decide")
    state = table.board.state
    assert (state.tally, set(state.chosen)) == (None, set(groups[1:3]))
    assert not models.Mark.objects.filter(kind=VOTE).exists()
    board = lead.region("board")
    assert board.count("Ausgewählt") == 2 and "Punkte:" not in board


def test_where_too_few_vote_the_group_can_talk_instead_and_the_dots_go() -> None:
    table, (first, *_rest) = voting()
    lead = table.lead
    table.people[1].call("vote", {"cluster": first, "value": 1})
    assert table.people[2].call("choose_instead", {}, 403).json["error"] == "not_facilitator"
    assert lead.call("choose", {"cluster": first, "chosen": True}, 409).json["error"] == "phase"
    lead.call("choose_instead", {})
    assert not models.Mark.objects.filter(kind=VOTE).exists()
    lead.call("choose", {"cluster": first, "chosen": True})
    lead.move("vote", "decide")
    assert (table.board.state.tally, table.board.state.chosen) == (None, (first,))
    assert lead.call("choose_instead", {}, 409).json["error"] == "phase"


def test_a_vote_needs_cards() -> None:
    table = laid()
    table.lead.advance("cluster")
    assert table.lead.move("cluster", "vote", 409).json["error"] == "no_cards"
    assert table.lead.phase() == "cluster"


def test_groups_stay_as_they_are_while_the_group_chooses() -> None:
    table, groups = voting(people=(1, 2, 3))
    late = table.people[2].add("stop", "spät")
    table.lead.call("choose", {"cluster": groups[0], "chosen": True})
    assert [cluster.key for cluster in table.board.clusters] == groups
    assert next(card.cluster for card in table.board.cards if card.key == late) == ""


def test_below_five_the_phase_is_called_choosing_from_the_button_that_leads_to_it() -> None:
    table = laid(people=(1, 2, 3))
    table.lead.advance("gather")
    table.people[1].add("start", "Karte")
    table.lead.advance("cluster")
    assert "Weiter zu: Auswählen" in table.lead.region("lead")
    table.lead.advance("vote")
    assert "Phase 4 von 6: Auswählen" in table.people[1].sees()
    five = voting(name="five")[0]
    assert "Phase 4 von 6: Gewichten" in five.people[1].sees()


def test_the_words_of_a_ballot_fit_the_number_of_dots() -> None:
    one, more = (voting(cards=cards, name=f"of{cards}")[0].people[1].region("votes") for cards in (3, 7))
    assert "Höchstens zwei" in more and "Höchstens zwei" not in one and "von 1." in one


def test_whoever_leads_is_not_asked_to_vote_and_can_all_the_same() -> None:
    table, (first, *_rest) = voting()
    assert table.lead.region("votes").lstrip().startswith("<details")
    assert table.people[1].region("votes").lstrip().startswith("<section")
    answer = table.lead.call("vote", {"cluster": first, "value": 1}).json
    assert set(answer["regions"]) == {"ballot"}, "what is unfolded stays so"


def test_what_level_means_is_said_where_somebody_is() -> None:
    table, (first, second, *_rest) = voting()
    for person in FIVE:
        table.people[person].call("vote", {"cluster": first, "value": 1})
        if person != 5:
            table.people[person].call("vote", {"cluster": second, "value": 1})
    table.lead.advance("decide")
    assert table.people[1].region("board").count("gleichauf") == 2
    assert "Gleichauf heißt" in table.people[1].region("board")
    alone, (first, *_rest) = voting(name="alone")
    for person in FIVE:
        alone.people[person].call("vote", {"cluster": first, "value": 1})
    alone.lead.advance("decide")
    assert "leichauf" not in alone.people[1].region("board")


def on_paper(people: str, *dots: tuple[str, str]) -> dict[str, str]:
    """The count as its form sends it."""
    return {"people": people, **{f"dots.{key}": count for key, count in dots}}


def test_dots_that_were_given_on_paper_end_the_vote_and_those_from_devices_go() -> None:
    table, (first, second, *others) = voting()
    lead, anna = table.lead, table.people[1]
    anna.call("vote", {"cluster": second, "value": 1})
    assert anna.call("count", on_paper("8", (first, "9")), 403).json["error"] == "not_facilitator"
    counted = on_paper("8", (first, "9"), (second, "3"), *((key, "") for key in others))
    for _twice in range(2):  # a lost answer: the same again is once
        lead.call("count", counted)
    state = table.board.state
    assert (state.phase, state.paper, state.choosing) == ("decide", 8, False)
    assert {key: count for key, count in state.tally.items() if count} == {first: 9, second: 3}
    assert not models.Mark.objects.filter(kind=VOTE).exists()
    board = " ".join(anna.region("board").split())
    assert "Rang 1 · Punkte: 9" in board and "auf Papier" in board and "8" in board
    assert "auf Papier" in anna.call("printable").response.text and "auf Papier" in anna.call("markdown").response.text
    assert lead.call("count", on_paper("9", (first, "9")), 409).json["error"] == "phase"
    lead.move("decide", "vote")
    assert (table.board.state.tally, table.board.state.paper) == (None, 0)


@pytest.mark.parametrize(
    ("people", "dots", "said"),
    [
        ("", "3", "mindestens fünf Personen"),
        ("4", "3", "mindestens fünf Personen"),
        ("5", "", "wie viele Punkte"),
        ("5", "11", "je höchstens 2"),
        ("5", "9 9", "je 3"),
    ],
)
def test_a_count_that_cannot_be_right_is_refused_and_changes_nothing(people: str, dots: str, said: str) -> None:
    table, groups = voting()
    before = table.board
    answer = table.lead.call("count", on_paper(people, *zip(groups, dots.split(), strict=False)), 400)
    assert answer.json["error"] == "invalid" and said in answer.json["message"]
    assert table.board == before
    assert table.lead.call("count", on_paper("5", ("0" * 64, "1")), 409).json["error"] == "gone"


def test_where_few_sit_at_devices_a_room_can_vote_on_paper() -> None:
    table, (first, *_others) = voting(people=(1, 2))
    table.lead.call("choose", {"cluster": first, "chosen": True})
    assert "Punkte für jede Person: 3." in table.lead.region("lead")
    table.lead.call("count", on_paper("9", (first, "12")))
    state = table.board.state
    assert (state.choosing, state.chosen, state.tally[first]) == (False, (), 12)
    assert "keine Punkte" not in table.people[1].sees()
