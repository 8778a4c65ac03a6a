"""Reading takes no lock and few queries, and a page that asks for changes alone misses nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spaces.team import RATING, REDEMPTION, TEAM, put
from xblocks.spaces import api

pytestmark = pytest.mark.django_db


def test_nothing_new_costs_one_query_and_news_or_everything_two_however_much_there_is() -> None:
    with api.write(TEAM) as writer:
        for number in range(1000):
            writer.put(RATING, f"C{number}", {"level": number}, person=str(number))
        writer.mark(REDEMPTION, "A", "7")
    put("C3", {"level": 0})

    for queries, rows, ask in [
        (1, 0, lambda: api.changes(TEAM, 2)),
        (2, 1, lambda: api.changes(TEAM, 1)),
        (2, 1001, lambda: api.read(TEAM)),
    ]:
        with CaptureQueriesContext(connection) as captured:
            snapshot = ask()
        assert (len(captured), len(snapshot.items) + len(snapshot.marks)) == (queries, rows)


class Page:
    """What a browser holds: it lays what changed over what it has."""

    def __init__(self) -> None:
        self.since = 0
        self.rows: dict[tuple[str, ...], api.Item | api.Mark] = {}

    def poll(self) -> None:
        news = api.changes(TEAM, self.since)
        rows = {} if news.complete else self.rows
        rows |= {(item.kind, item.key): item for item in news.items}
        rows |= {(mark.kind, mark.target, mark.person): mark for mark in news.marks}
        self.rows = {name: row for name, row in rows.items() if not row.deleted}
        self.since = news.revision


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "delete", "mark", "unmark", "forget", "poll"]),
        st.sampled_from("ABC"),
        st.sampled_from("78"),
    ),
    max_size=15,
)


@settings(deadline=None)  # a busy machine is no failure
@given(STEPS, st.booleans())
def test_a_page_that_only_asks_for_changes_shows_what_is_stored(
    steps: list[tuple[str, str, str]], anonymous: bool
) -> None:
    with api.write(TEAM) as writer:
        writer.delete_space()
    page = Page()
    for number, (step, target, person) in enumerate(steps):
        if step == "poll":
            page.poll()
        elif step == "forget":
            api.forget_person(person)
        elif step in ("put", "delete") or not anonymous:
            with api.write(TEAM, anonymous=anonymous) as writer:
                if step == "put":
                    writer.put(RATING, target, {"step": number}, person=person)
                elif step == "delete":
                    writer.delete(RATING, target)
                elif step == "mark":
                    writer.mark(REDEMPTION, target, person, number)
                else:
                    writer.unmark(REDEMPTION, target, person)
    page.poll()

    stored = api.read(TEAM)
    assert sorted(map(repr, page.rows.values())) == sorted(map(repr, stored.items + stored.marks))
    assert page.since == stored.revision


def test_the_groups_a_person_belongs_to_within_a_record() -> None:
    for number, person in ((1, "7"), (2, "8"), (3, "7"), (4, "7")):
        with api.write(api.SpaceKey(TEAM.context, TEAM.record, f"team:{number}")) as writer:
            writer.mark(REDEMPTION, "team", person)
    with api.write(api.SpaceKey(TEAM.context, TEAM.record, "team:3")) as writer:
        writer.unmark(REDEMPTION, "team", "7")
    with api.write(api.SpaceKey(TEAM.context, "another", "team:5")) as writer:
        writer.mark(REDEMPTION, "team", "7")

    assert api.groups_of(TEAM.context, TEAM.record, REDEMPTION, "7") == ["team:1", "team:4"]


def test_the_versions_of_several_spaces_in_one_query_in_the_order_of_asking() -> None:
    others = [api.SpaceKey(TEAM.context, TEAM.record, f"team:{number}") for number in (2, 3)]
    for key in (others[1], TEAM, TEAM):
        with api.write(key):
            pass
    with CaptureQueriesContext(connection) as captured:
        found = api.versions([TEAM, *others])
    assert len(captured) == 1
    assert found == [(api.read(TEAM).space_id, 2), (0, 0), (api.read(others[1]).space_id, 1)]


def test_the_spaces_a_person_may_enter_are_her_groups_own_and_those_in_which_she_has_a_mark() -> None:
    spaces = [api.SpaceKey(TEAM.context, TEAM.record, f"team:{number}") for number in range(1, 6)]
    for key in (*spaces[:4], api.SpaceKey(TEAM.context, "another", "team:5")):
        with api.write(key) as writer:
            writer.mark(REDEMPTION, "team", "7" if key.group in ("team:2", "team:3", "team:5") else "8")
            writer.mark(RATING, "team", "7")
    with api.write(spaces[2]) as writer:
        writer.unmark(REDEMPTION, "team", "7")

    versions = dict(zip(spaces, api.versions(spaces[:2]), strict=False))
    assert api.entered(TEAM.context, TEAM.record, "team:1", REDEMPTION, "7") == versions
    assert api.entered(TEAM.context, TEAM.record, "team:5", REDEMPTION, "7") == {spaces[1]: versions[spaces[1]]}
    assert api.entered("elsewhere", TEAM.record, "team:1", REDEMPTION, "7") == {}


def test_with_a_space_that_a_person_may_enter_comes_the_one_that_its_group_has_beside_it() -> None:
    beside = [api.SpaceKey(TEAM.context, "beside", f"team:{number}") for number in (1, 2)]
    for key in (TEAM, *beside):
        with api.write(key) as writer:
            writer.mark(REDEMPTION, "team", "7" if key is TEAM else "8")
    with CaptureQueriesContext(connection) as captured:
        found = api.entered(TEAM.context, TEAM.record, "person:7", REDEMPTION, "7", beside="beside")
    assert len(captured) == 1
    assert found == dict(zip((TEAM, beside[0]), api.versions([TEAM, beside[0]]), strict=True))
    assert api.entered(TEAM.context, TEAM.record, "person:8", REDEMPTION, "8", beside="beside") == {}


def test_changes_are_told_since_the_state_of_a_page_and_everything_to_a_page_that_is_ahead() -> None:
    assert api.changes(TEAM, 0) == api.read(TEAM) == api.Snapshot(None, 0, (), (), complete=True)
    first, second = put("C1", {}), put("C2", {})
    space_id = api.read(TEAM).space_id
    assert api.changes(TEAM, 0) == api.Snapshot(space_id, 2, (first, second), ())
    assert api.changes(TEAM, 1) == api.Snapshot(space_id, 2, (second,), ())
    assert api.changes(TEAM, 2) == api.Snapshot(space_id, 2, (), ())
    assert api.changes(TEAM, 3) == api.read(TEAM) == api.Snapshot(space_id, 2, (first, second), (), complete=True)


def test_after_rows_went_without_a_trace_only_pages_that_are_behind_get_everything() -> None:
    put("C1", {})
    put("C2", {}, person="8")
    api.forget_person("8")
    kept = put("C3", {})
    assert (api.changes(TEAM, 2).complete, api.changes(TEAM, 3).items) == (True, (kept,))
    assert not api.changes(TEAM, 3).complete


def test_a_space_is_found_by_its_id() -> None:
    put("C1", {})
    space_id = api.read(TEAM).space_id
    assert (api.key_of(space_id), api.key_of(space_id + 1)) == (TEAM, None)
