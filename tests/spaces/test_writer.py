"""What may be done inside a write, and what the register of privacy forbids, whatever a block asks for."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.spaces.team import RATING, REDEMPTION, TEAM, put
from xblocks.core.privacy import RECORDS
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db

BOARD = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "board", "all")


@pytest.mark.parametrize("text", ["", "a b", "a ", "a\n", "a\0", "x" * 65])
def test_keys_that_a_database_would_alter_are_refused(text: str) -> None:
    with api.write(TEAM) as writer:
        for attempt in (
            lambda: writer.put(RATING, text, {}, person="7"),
            lambda: writer.put(RATING, "C1", {}, person=text),
            lambda: writer.mark(REDEMPTION, text, "7"),
            lambda: writer.mark(REDEMPTION, "A", text),
        ):
            with pytest.raises(ValueError, match="printable"):
                attempt()
    assert api.read(TEAM).items == api.read(TEAM).marks == ()


def test_the_longest_key_and_person_are_kept_as_they_are() -> None:
    longest = "x" * 64
    with api.write(TEAM) as writer:
        writer.put(RATING, longest, {}, person=longest)
        writer.mark(REDEMPTION, longest, longest)
    ((item,), (mark,)) = api.read(TEAM).items, api.read(TEAM).marks
    assert (item.key, item.person, mark.target, mark.person) == (longest,) * 4


def test_a_write_reads_what_it_changes_by_kind_in_the_order_of_the_changes() -> None:
    put("C2", {"level": 1})
    with api.write(TEAM) as writer:
        writer.put(RATING, "C1", {"level": 2}, person="8")
        writer.put("self_assessment.share", "S", {}, person="7")
        writer.put(RATING, "gone", {}, person="7")
        writer.delete(RATING, "gone")
        for person in "87":
            writer.mark(REDEMPTION, "B", person)
        writer.mark(REDEMPTION, "A", "9")
        writer.mark(RATING, "A", "7")
        writer.unmark(RATING, "A", "7")
        assert [item.key for item in writer.items(RATING)] == ["C2", "C1"]
        assert [item.key for item in writer.items()] == ["C2", "C1", "S"]
        assert [(mark.target, mark.person) for mark in writer.marks()] == [("A", "9"), ("B", "7"), ("B", "8")]
        assert writer.get(RATING, "C1") == writer.items(RATING)[1]
        assert writer.get(RATING, "gone") is writer.get(RATING, "S") is None
        assert api.read(TEAM).items == writer.items()
        assert (writer.space_id, writer.revision) == api.versions([TEAM])[0]


def test_a_space_without_names_keeps_neither_person_nor_time_nor_tombstone() -> None:
    with api.write(BOARD, anonymous=True) as writer:
        card = writer.put(RATING, "A", {"text": "one"}, person="7")
        writer.put(RATING, "B", {"text": "two"}, person=None)
        with pytest.raises(ValueError, match="names a person"):
            writer.mark(REDEMPTION, "A", "7")
        assert writer.get(RATING, "A") == card
        with pytest.raises(api.Conflict):
            writer.delete(RATING, "A", seen=card.revision + 1)
        writer.delete(RATING, "A", seen=card.revision)
        assert (writer.get(RATING, "A"), [item.key for item in writer.items()], writer.marks()) == (None, ["B"], ())
    (row,) = models.Item.objects.all()
    assert (row.kind, row.person, row.revision, row.data) == ("sealed", None, 0, f'[["{RATING}","B",{{"text":"two"}}]]')
    with api.write(BOARD) as writer:
        writer.delete(RATING, "B")
    assert not models.Item.objects.exists() and api.read(BOARD).items == ()


def test_what_is_written_to_a_space_without_names_is_there_for_all_or_for_nobody() -> None:
    with api.write(BOARD, anonymous=True) as writer:
        writer.put(RATING, "A", {"text": "one"}, person=None)
    with pytest.raises(RuntimeError), api.write(BOARD) as writer:
        writer.put(RATING, "B", {"text": "two"}, person=None)
        writer.delete(RATING, "A")
        raise RuntimeError
    assert [item.key for item in api.read(BOARD).items] == ["A"]
    with api.write(BOARD) as writer:
        writer.put(RATING, "B", {"text": "two"}, person=None)
        writer.delete_space()
    assert not models.Space.objects.exists() and not models.Item.objects.exists()


def test_marks_of_a_kind_can_go_without_trace() -> None:
    with api.write(TEAM) as writer:
        writer.mark(REDEMPTION, "A", "7")
        writer.mark(RATING, "A", "7")
    with api.write(TEAM) as writer:
        writer.erase_marks(REDEMPTION)
        assert [mark.kind for mark in writer.marks()] == [RATING]
    assert models.Mark.objects.count() == 1
    assert api.changes(TEAM, 1).complete


def test_marks_of_some_people_can_go_without_trace() -> None:
    with api.write(TEAM) as writer:
        for person in ("7", "8", "9"):
            writer.mark(REDEMPTION, "A", person)
        writer.mark(RATING, "A", "7")
    with api.write(TEAM) as writer:
        writer.erase_marks(REDEMPTION, {"7", "8"})
        assert [(mark.kind, mark.person) for mark in writer.marks()] == [(RATING, "7"), (REDEMPTION, "9")]
        writer.erase_marks(REDEMPTION, set())
    assert models.Mark.objects.count() == 2
    assert api.changes(TEAM, 1).complete


def test_a_mark_says_when_it_was_made() -> None:
    before = datetime.now(UTC)
    with api.write(TEAM) as writer:
        made = writer.mark(REDEMPTION, "A", "7")
    assert before <= made.modified <= datetime.now(UTC)
    assert api.read(TEAM).marks == (made,)


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
    with api.write(TEAM) as writer:
        writer.delete(RATING, "C1", seen=3)
    assert api.read(TEAM).items == ()


def test_editing_what_has_been_deleted_is_a_conflict_but_starting_anew_is_not() -> None:
    stored = put("C1", {"level": 1})
    with api.write(TEAM) as writer:
        writer.delete(RATING, "C1", seen=stored.revision)
        writer.delete(RATING, "C1", seen=stored.revision)  # what is gone is gone
        writer.delete(RATING, "never", seen=stored.revision)
        assert writer.get(RATING, "C1") is None

    for item_key, revision in (("C1", 2), ("never", 0)):
        with pytest.raises(api.Conflict) as refused:
            put(item_key, {"level": 2}, seen=stored.revision)
        gone = refused.value.current
        assert (gone.kind, gone.key, gone.person, gone.data) == (RATING, item_key, None, {})
        assert (gone.revision, gone.deleted) == (revision, True)
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
        assert writer.mark(REDEMPTION, "B", "7").value == 1
        writer.unmark(REDEMPTION, "B", "7")
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
    assert (gone.target, gone.person, gone.deleted, gone.value, gone.data) == ("A", "8", True, 0, {})


def test_a_deleted_space_is_gone_with_everything() -> None:
    put("C1", {})
    with api.write(TEAM) as writer:
        writer.mark(REDEMPTION, "A", "7")
        writer.delete_space()

    assert api.read(TEAM).space_id is None
    assert not models.Item.objects.exists() and not models.Mark.objects.exists() and not models.Space.objects.exists()


IMPERSONAL = sorted(kind for kind, record in RECORDS.items() if not record.personal)


@pytest.mark.parametrize("kind", IMPERSONAL)
def test_a_kind_that_is_not_personal_names_nobody(kind: str) -> None:
    with api.write(TEAM) as writer:
        with pytest.raises(ValueError, match="cannot name a person"):
            writer.put(kind, "K", {}, person="7")
        with pytest.raises(ValueError, match="cannot name a person"):
            writer.mark(kind, "K", "7")
        writer.put(kind, "K", {}, person=None)
    snapshot = api.read(TEAM)
    assert ([item.person for item in snapshot.items], snapshot.marks) == ([None], ())
