"""The rules, with every example of docs/domain/retrospective.md."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.retrospective import model
from xblocks.retrospective.model import Action, Phase, State

TODAY = date(2027, 4, 12)
phases = st.sampled_from(Phase)
tallies = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 12), max_size=8)


def test_nine_groups_give_three_votes_and_six_people_eighteen() -> None:
    assert model.votes_each(9) == 3
    assert 6 * model.votes_each(9) == 18


@pytest.mark.parametrize(("clusters", "each"), [(0, 0), (1, 1), (3, 1), (4, 2), (12, 4), (13, 5), (15, 5), (60, 5)])
def test_a_third_of_the_groups_rounded_up_from_one_to_five(clusters: int, each: int) -> None:
    assert model.votes_each(clusters) == each


@pytest.mark.parametrize(
    ("votes", "ranks"),
    [
        ([8, 7, 3], [1, 1, 3]),
        ([8, 7, 6, 0], [1, 1, 3, None]),
        ([0, 0], [None, None]),
        ([1, 0], [1, None]),
        ([5, 4, 3, 2, 1], [1, 1, 3, 4, 5]),
        ([3, 2, 2, 0], [1, 2, 2, None]),
        ([4, 3], [1, 1]),
        ([3, 2], [1, 2]),
        ([], []),
    ],
)
def test_ranks(votes: list[int], ranks: list[int | None]) -> None:
    found = model.ranking({str(place): count for place, count in enumerate(votes)})
    assert [found.get(str(place)) for place in range(len(votes))] == ranks


@given(tallies)
def test_ranks_follow_the_votes(tally: dict[str, int]) -> None:
    ranks = model.ranking(tally)
    assert ranks.keys() == {key for key, count in tally.items() if count}
    for one, first in ranks.items():
        better = sum(tally[other] > tally[one] and ranks[other] != first for other in ranks)
        assert first == better + 1
        for other, second in ranks.items():
            assert tally[one] <= tally[other] or first <= second
            top = max(tally[key] for key in ranks if ranks[key] == first)
            assert first != second or top - tally[other] <= (1 if top >= 4 else 0)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 4)), max_size=30), st.integers(1, 20))
def test_nobody_ever_has_more_votes_than_allowed(wishes: list[tuple[int, int]], clusters: int) -> None:
    given_: dict[str, int] = {}
    for cluster, value in wishes:
        if model.votes_fit(given_, str(cluster), value, clusters):
            given_[str(cluster)] = value
    assert sum(given_.values()) <= min(5, -(-clusters // 3))
    assert all(0 <= value <= 2 for value in given_.values())


@pytest.mark.parametrize(
    ("dots", "people", "wrong"),
    [
        ([5, 3, 0, 0], 5, ""),
        ([5, 3, 0, 0], 4, "few"),
        ([0, 0], 6, "none"),
        ([], 6, "none"),
        ([10, 0, 0, 0], 5, ""),
        ([11, 0, 0, 0], 5, "one"),
        ([6, 4, 0, 0], 5, ""),
        ([6, 5, 0, 0], 5, "many"),
        ([6, 0], 5, "many"),
    ],
)
def test_dots_on_paper_are_no_more_than_so_many_people_have(dots: list[int], people: int, wrong: str) -> None:
    assert model.counted_wrong({str(place): count for place, count in enumerate(dots)}, people) == wrong


@pytest.mark.parametrize(
    ("votes", "cluster", "value", "clusters", "fits"),
    [
        ({}, "a", 2, 6, True),
        ({}, "a", 3, 20, False),
        ({}, "a", -1, 20, False),
        ({}, "a", 0, 0, True),
        ({}, "a", 1, 0, False),
        ({}, "a", 2, 3, False),
        ({"b": 2, "c": 1}, "a", 1, 12, True),
        ({"b": 2, "c": 1}, "a", 2, 12, False),
        ({"a": 2, "b": 2}, "a", 1, 9, True),
        ({"a": 2, "b": 2}, "b", 2, 10, True),
        ({"a": 2, "b": 2, "c": 1}, "d", 0, 1, False),
    ],
)
def test_at_most_two_votes_for_a_group_and_no_more_than_one_has(
    votes: dict[str, int], cluster: str, value: int, clusters: int, fits: bool
) -> None:
    assert model.votes_fit(votes, cluster, value, clusters) is fits


def test_below_five_people_style_tells_who_it_was_and_more_than_twelve_are_two_groups() -> None:
    assert [people for people in range(1, 20) if model.few(people)] == [1, 2, 3, 4]
    assert [people for people in range(1, 20) if not model.many(people)] == list(range(1, 13))


def at(phase: Phase, **more: Any) -> State:
    """A board in a phase."""
    return State(phase, anonymous=True, hidden=True, **more)


def go(state: State, to: Phase, tally: dict[str, int] | None = None, seated: int = 8, now: float = 0) -> State:
    """The board in its new phase."""
    return model.moved(state, to, seated=seated, tally=tally, now=now)


@pytest.mark.parametrize("phase", list(Phase)[:-1])
def test_each_phase_leads_to_the_next_and_to_all_before(phase: Phase) -> None:
    names = ["stage", "gather", "cluster", "vote", "decide", "closed"]
    assert names[phase.place] == phase
    reached = [to for to in Phase if model.may_move(at(phase), to, 0)]
    assert reached == [*names[: phase.place], names[phase.place + 1]]


def test_a_closed_board_opens_again_for_ten_minutes_and_only_for_what_was_agreed() -> None:
    closed = go(at(Phase.DECIDE, tally={"a": 5}), Phase.CLOSED, now=1000.9)
    assert (closed.closed, closed.tally) == (1000, {"a": 5})
    assert [to for to in Phase if model.may_move(closed, to, 1599)] == ["decide"]
    assert not any(model.may_move(closed, to, 1600) for to in Phase)
    opened = go(closed, Phase.DECIDE, now=1599)
    assert opened == at(Phase.DECIDE, revealed=True, tally={"a": 5}, closed=1000)
    assert [to for to in Phase if model.may_move(opened, to, 5000)] == ["closed"]
    assert not model.reopens(go(opened, Phase.CLOSED, now=1700), 1700)  # the ten minutes count from the first time
    assert not model.reopens(at(Phase.DECIDE), 0)


@given(st.lists(phases, max_size=25), tallies, st.booleans(), st.integers(0, 9))
def test_whatever_way_a_board_takes(wishes: list[Phase], tally: dict[str, int], hidden: bool, seated: int) -> None:
    state = State(Phase.STAGE, anonymous=True, hidden=hidden)
    entered = False
    for to in wishes:
        if not model.may_move(state, to, 0):
            continue
        before, state = state, go(state, to, tally, seated)
        entered = entered or to.place >= Phase.CLUSTER.place
        assert state.revealed == entered
        assert state.open_cards == (entered or not hidden)
        assert state.tally is None or (to in (Phase.DECIDE, Phase.CLOSED) and not state.choosing)
        assert state.choosing == (seated < 5 and to.place >= Phase.VOTE.place)
        assert (state.anonymous, state.hidden) == (before.anonymous, before.hidden)
    assert not state.revealed or entered


def test_cards_are_open_from_clustering_on_and_the_timer_stops_with_each_step() -> None:
    state = State(Phase.STAGE, anonymous=False, hidden=True, ends=1_800_000_000, nonce="n")
    shown = []
    for to in Phase:
        state = go(replace(state, ends=1_800_000_000), to, {"a": 5}, now=7)
        shown.append((to.value, state.revealed, state.tally))
        assert (state.ends, state.nonce, state.closed) == (0, "n", 7 if to == "closed" else 0)
    assert shown == [
        *[("stage", False, None), ("gather", False, None), ("cluster", True, None)],
        *[("vote", True, None), ("decide", True, {"a": 5}), ("closed", True, {"a": 5})],
    ]


def test_a_vote_that_is_begun_anew_begins_from_zero() -> None:
    decided = go(at(Phase.VOTE), Phase.DECIDE, {"a": 5})
    assert (decided.tally, go(decided, Phase.VOTE).tally, go(decided, Phase.GATHER).tally) == ({"a": 5}, None, None)


def test_a_vote_of_few_has_no_dots_and_what_was_chosen_goes_with_it() -> None:
    assert [go(at(Phase.CLUSTER), Phase.VOTE, seated=seated).choosing for seated in (0, 4, 5, 12)] == [
        True,
        True,
        False,
        False,
    ]
    chosen = replace(go(at(Phase.CLUSTER), Phase.VOTE, seated=4), chosen=("a", "b"))
    decided = go(chosen, Phase.DECIDE, seated=9)
    assert (decided.choosing, decided.chosen, decided.tally) == (True, ("a", "b"), None)
    assert go(decided, Phase.CLOSED).chosen == ("a", "b")
    assert (go(decided, Phase.VOTE, seated=9).choosing, go(decided, Phase.VOTE).chosen) == (False, ())


def test_cards_are_open_unless_they_are_hidden_and_not_yet_revealed() -> None:
    open_ = [
        (hidden, revealed)
        for hidden in (True, False)
        for revealed in (True, False)
        if State(Phase.GATHER, anonymous=True, hidden=hidden, revealed=revealed).open_cards
    ]
    assert open_ == [(True, True), (False, True), (False, False)]


def test_a_board_and_an_action_are_stored_as_plain_json() -> None:
    state = State(Phase.VOTE, anonymous=True, hidden=False)
    assert state.stored() == {
        "phase": "vote",
        "anonymous": True,
        "hidden": False,
        "revealed": False,
        "tally": None,
        "choosing": False,
        "chosen": [],
        "paper": 0,
        "ends": 0,
        "closed": 0,
        "nonce": "",
        "round": 1,
        "format": "",
        "past": [],
    }
    action = Action("1", "a", "Bo", "2027-05-01", missed=("first",))
    assert (action.revision, action) == (0, Action("1", "a", "Bo", "2027-05-01", missed=("first",), revision=7))
    assert action.stored() == {
        "text": "a",
        "owner": "Bo",
        "due": "2027-05-01",
        "status": "open",
        "cluster": "",
        "board": "",
        "settled": "",
        "missed": ["first"],
    }


@pytest.mark.parametrize(
    ("actions", "reasons"),
    [
        ([], ["none"]),
        ([Action("1", "a", "Bo", "2027-05-01")], []),
        ([Action("1", "a", "Bo", "")], ["lacking"]),
        ([Action("1", "a", " ", "2027-05-01"), Action("2", "", "Bo", "2027-05-01")], ["lacking", "lacking"]),
        ([Action(str(n), "a", "Bo", "2027-05-01") for n in range(3)], []),
        ([Action(str(n), "a", "Bo", "2027-05-01") for n in range(4)], ["many"]),
    ],
)
def test_closing_needs_one_to_three_whole_actions(actions: list[Action], reasons: list[str]) -> None:
    found = model.obstacles(actions)
    assert [obstacle.reason for obstacle in found] == reasons
    assert [obstacle.action for obstacle in found if obstacle.action] == [
        action for action in actions if action.lacking
    ]


def test_what_is_wrong_with_all_actions_is_said_first_and_each_says_what_it_lacks() -> None:
    actions = [Action("0", " ", "", "2027-05-01"), *(Action(str(n), "a", "Bo", "2027-05-01") for n in range(1, 4))]
    assert [(obstacle.reason, obstacle.lacking) for obstacle in model.obstacles(actions)] == [
        *(("many", ()), ("lacking", ("text", "owner")))
    ]


def test_an_action_that_misses_its_day_twice_escalates() -> None:
    action = Action("1", "a", "Bo", "2027-04-11", board="first")
    assert not Action("1", "a", "Bo").overdue(TODAY)
    assert action.overdue(TODAY) and not action.escalates("second", TODAY)
    missed = model.closing(action, "second", TODAY)
    assert missed.missed == ("second",) and not missed.escalates("second", TODAY)
    assert model.closing(missed, "second", TODAY) == missed
    assert missed.escalates("third", TODAY)
    assert not Action(**{**vars(missed), "due": "2027-04-12"}).escalates("third", TODAY)
    assert not Action(**{**vars(missed), "status": "done"}).escalates("third", TODAY)
    assert model.closing(action, "first", TODAY) == action


def test_what_is_open_comes_back_and_what_was_ended_here_stays_in_sight() -> None:
    open_, done = Action("1", "a", board="first"), Action("2", "b", status="done", board="first", settled="second")
    assert model.shown(open_, "second") and model.shown(done, "second")
    assert not model.shown(done, "third") and not model.shown(open_, "first")
