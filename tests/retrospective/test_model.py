"""The rules, with every example of docs/domain/retrospective.md."""

from datetime import date

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
        ([5, 4, 3, 2, 1], [1, 1, 3, 3, 5]),
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
            assert first != second or abs(tally[one] - tally[other]) <= 1


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 4)), max_size=30), st.integers(1, 20))
def test_nobody_ever_has_more_votes_than_allowed(wishes: list[tuple[int, int]], clusters: int) -> None:
    given_: dict[str, int] = {}
    for cluster, value in wishes:
        if model.votes_fit(given_, str(cluster), value, clusters):
            given_[str(cluster)] = value
    assert sum(given_.values()) <= min(5, -(-clusters // 3))
    assert all(0 <= value <= 2 for value in given_.values())


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


@pytest.mark.parametrize("phase", Phase)
def test_each_phase_leads_to_the_next_and_to_all_before(phase: Phase) -> None:
    names = ["stage", "gather", "cluster", "vote", "decide", "closed"]
    assert names[phase.place] == phase
    reached = [to for to in Phase if model.may_move(phase, to)]
    assert reached == ([] if phase == "closed" else [*names[: phase.place], names[phase.place + 1]])


@given(phases, phases)
def test_one_step_forward_or_any_steps_back_and_never_out_of_closed(phase: Phase, to: Phase) -> None:
    places = list(Phase)
    expected = phase is not Phase.CLOSED and places.index(to) - places.index(phase) in (1, -1, -2, -3, -4, -5)
    assert model.may_move(phase, to) == expected


@given(st.lists(phases, max_size=25), tallies, st.booleans())
def test_whatever_way_a_board_takes(wishes: list[Phase], tally: dict[str, int], hidden: bool) -> None:
    state = State(Phase.STAGE, anonymous=True, hidden=hidden)
    entered = False
    for to in wishes:
        if not model.may_move(state.phase, to):
            continue
        before, state = state, model.moved(state, to, tally)
        entered = entered or to.place >= Phase.CLUSTER.place
        assert state.revealed == entered
        assert state.open_cards == (entered or not hidden)
        assert (state.tally is not None) == (to in (Phase.DECIDE, Phase.CLOSED))
        assert (state.anonymous, state.hidden) == (before.anonymous, before.hidden)
    assert not state.revealed or entered


@pytest.mark.parametrize(
    ("to", "revealed", "tally"),
    [
        *[(Phase.STAGE, False, None), (Phase.GATHER, False, None), (Phase.CLUSTER, True, None)],
        *[(Phase.VOTE, True, None), (Phase.DECIDE, True, {"a": 3}), (Phase.CLOSED, True, {"a": 3})],
    ],
)
def test_cards_are_open_from_clustering_on_votes_from_deciding_on_and_the_timer_stops(
    to: Phase, revealed: bool, tally: dict[str, int] | None
) -> None:
    begun = State(Phase.STAGE, anonymous=False, hidden=True, ends=1_800_000_000, nonce="n")
    moved = model.moved(begun, to, {"a": 3})
    assert moved == State(to, anonymous=False, hidden=True, revealed=revealed, tally=tally, ends=0, nonce="n")
    assert model.moved(State(Phase.VOTE, anonymous=False, hidden=True, revealed=True), to, {}).revealed


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
        "ends": 0,
        "nonce": "",
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


def test_the_sums_of_a_closed_board_stay_though_the_votes_are_gone() -> None:
    decided = model.moved(State(Phase.VOTE, anonymous=True, hidden=True), Phase.DECIDE, {"a": 3})
    assert model.moved(decided, Phase.CLOSED, {}).tally == {"a": 3}
    assert model.moved(decided, Phase.VOTE, {"a": 3}).tally is None
    assert model.moved(decided, Phase.DECIDE, {"a": 1, "b": 1}).tally == {"a": 1, "b": 1}


def test_going_back_before_the_vote_and_closing_delete_votes() -> None:
    assert [phase for phase in Phase if model.forgets_votes(phase)] == ["stage", "gather", "cluster", "closed"]


def test_votes_are_added_up_over_people() -> None:
    assert model.tallied([{"b": 1, "a": 2}, {"a": 1}, {}]) == {"a": 3, "b": 1}
    assert list(model.tallied([{"c": 1}, {"b": 1, "a": 2}])) == ["a", "b", "c"]


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
