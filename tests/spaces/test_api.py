"""What a block may rely on. `test_mariadb.py` runs the same on MariaDB."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db

RATING, REDEMPTION = "self_assessment.rating", "self_assessment.redemption"
TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")


def put(item_key: str, data: dict[str, Any], **options: Any) -> api.Item:
    with api.write(TEAM) as writer:
        return writer.put(RATING, item_key, data, **{"person": "7", **options})


def test_a_space_that_nobody_has_written_to_is_empty() -> None:
    assert api.read(TEAM) == api.changes(TEAM, 3) == api.Snapshot(None, 0, (), (), complete=True)


def test_what_was_put_is_read_with_its_space() -> None:
    stored = put("C1", {"level": 3, "note": "größer 🌍 \ud800"})

    snapshot = api.read(TEAM)
    assert snapshot.items == (stored,)
    assert (stored.key, stored.person, stored.revision, stored.deleted) == ("C1", "7", 1, False)
    assert datetime.now(UTC) - stored.modified < timedelta(minutes=1)
    assert api.key_of(snapshot.space_id) == TEAM
    assert api.key_of(snapshot.space_id + 1) is None


def test_keys_that_differ_in_case_accent_or_script_are_different() -> None:
    for number, item_key in enumerate(["then", "Then", "thén", "🌍", "🌎"]):
        put(item_key, {"n": number})
    with api.write(api.SpaceKey(TEAM.context, "SHEET", TEAM.group)) as writer:
        writer.put(RATING, "then", {"n": 9}, person="7")

    assert {item.key: item.data["n"] for item in api.read(TEAM).items} == {
        "then": 0,
        "Then": 1,
        "thén": 2,
        "🌍": 3,
        "🌎": 4,
    }


@pytest.mark.parametrize("text", ["", "a b", "a ", "a\n", "a\0", "x" * 65])
def test_keys_that_a_database_would_alter_are_refused(text: str) -> None:
    for attempt in (
        lambda: api.SpaceKey("course", "record", text),
        lambda: put(text, {}),
        lambda: put("C1", {}, person=text),
    ):
        with pytest.raises(ValueError, match="printable"):
            attempt()
    assert api.read(TEAM).revision == 0


@pytest.mark.parametrize("data", [{"x": float("nan")}, {"x": object()}, {"x": datetime.now(UTC)}])
def test_data_that_json_cannot_hold_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        put("C1", data)
    assert api.read(TEAM).revision == 0


def test_a_kind_that_is_not_in_the_privacy_register_is_refused() -> None:
    with api.write(TEAM) as writer:
        with pytest.raises(ValueError, match="declared"):
            writer.put("self_assessment.diary", "C1", {}, person="7")
        with pytest.raises(ValueError, match="declared"):
            writer.mark("self_assessment.diary", "C1", "7")


def test_an_exception_undoes_the_whole_write() -> None:
    put("C1", {"level": 1})
    with pytest.raises(RuntimeError), api.write(TEAM) as writer:
        writer.put(RATING, "C1", {"level": 2}, person="7")
        writer.put(RATING, "C2", {"level": 2}, person="7")
        raise RuntimeError

    snapshot = api.read(TEAM)
    assert snapshot.revision == 1
    assert [(item.key, item.data) for item in snapshot.items] == [("C1", {"level": 1})]


def test_a_stale_edit_is_refused_with_both_versions() -> None:
    first = put("C1", {"level": 1}, seen=0)
    second = put("C1", {"level": 2}, seen=first.revision)

    for stale in (0, first.revision, second.revision + 1):
        with pytest.raises(api.Conflict) as refused:
            put("C1", {"level": 3}, seen=stale)
        assert (refused.value.current, refused.value.attempted) == (second, {"level": 3})
        with pytest.raises(api.Conflict), api.write(TEAM) as writer:
            writer.delete(RATING, "C1", seen=stale)
    assert api.read(TEAM).items == (second,)
    assert put("C1", {"level": 3}, seen=None).revision == 3


def test_editing_what_has_been_deleted_is_a_conflict_but_starting_anew_is_not() -> None:
    stored = put("C1", {"level": 1})
    with api.write(TEAM) as writer:
        writer.delete(RATING, "C1", seen=stored.revision)
        writer.delete(RATING, "C1", seen=stored.revision)  # what is gone is gone
        assert writer.get(RATING, "C1") is None

    for item_key in ("C1", "never"):
        with pytest.raises(api.Conflict) as refused:
            put(item_key, {"level": 2}, seen=stored.revision)
        assert refused.value.current.deleted
    assert put("C1", {"level": 2}, seen=0) == api.read(TEAM).items[0]


def test_a_tombstone_keeps_neither_data_nor_person() -> None:
    put("C1", {"level": 1})
    with api.write(TEAM) as writer:
        writer.delete(RATING, "C1")

    assert api.read(TEAM).items == ()
    (gone,) = api.changes(TEAM, 1).items
    assert (gone.key, gone.deleted, gone.data, gone.person, gone.revision) == ("C1", True, {}, None, 2)
    assert models.Item.objects.get().data == ""


def test_marks_are_one_per_person_and_target_and_can_be_taken_back() -> None:
    with api.write(TEAM) as writer:
        writer.mark(REDEMPTION, "A", "7")
        writer.mark(REDEMPTION, "A", "8", 2, {"via": "code"})
        changed = writer.mark(REDEMPTION, "A", "7", 3)
        assert writer.marks(REDEMPTION) == writer.marks() and writer.marks(RATING) == ()
    assert [(mark.person, mark.value, mark.data) for mark in api.read(TEAM).marks] == [
        ("7", 3, {}),
        ("8", 2, {"via": "code"}),
    ]
    assert changed in api.read(TEAM).marks

    with api.write(TEAM) as writer:
        writer.unmark(REDEMPTION, "A", "8")
        writer.unmark(REDEMPTION, "A", "9")
    assert api.read(TEAM).marks == (changed,)
    (gone,) = api.changes(TEAM, 1).marks
    assert (gone.person, gone.deleted, gone.value, gone.data) == ("8", True, 0, {})


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


def test_a_deleted_space_is_gone_with_everything() -> None:
    put("C1", {})
    with api.write(TEAM) as writer:
        writer.mark(REDEMPTION, "A", "7")
        writer.delete_space()

    assert api.read(TEAM).space_id is None
    assert not models.Item.objects.exists() and not models.Mark.objects.exists() and not models.Space.objects.exists()


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
