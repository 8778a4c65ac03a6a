"""What a process keeps of the spaces that were read last, and how often pages ask."""

from typing import Any

import pytest

from xblocks.spaces import api, shared

pytestmark = pytest.mark.django_db

RATING = "self_assessment.rating"
TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Nothing is kept of the tests before."""
    shared.snapshots.clear()
    shared._changes.clear()


def put(level: int) -> tuple[int, int]:
    """The version of the space after a write."""
    with api.write(TEAM) as writer:
        writer.put(RATING, "C1", {"level": level}, person="7")
    return api.versions([TEAM])[0]


def test_a_version_is_read_once_for_all(django_assert_num_queries: Any) -> None:
    version = put(1)
    with django_assert_num_queries(1):
        first = api.at(TEAM, version)
    with django_assert_num_queries(0):
        assert api.at(TEAM, version) is first
    assert ([item.data for item in first.items], first.complete) == ([{"level": 1}], True)
    assert (first.space_id, first.revision) == version


def test_only_the_newest_version_is_kept(django_assert_num_queries: Any) -> None:
    api.at(TEAM, put(1))
    newer = put(2)
    with django_assert_num_queries(1):
        assert [item.data for item in api.at(TEAM, newer).items] == [{"level": 2}]
    assert len(shared.snapshots._entries) == 1


def test_a_space_that_nobody_has_written_to_is_neither_read_nor_kept(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert api.at(TEAM, (0, 0)) == api.Snapshot(None, 0, (), (), complete=True)
    assert shared.snapshots.get(TEAM) is None


def test_pages_ask_often_for_a_minute_after_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(shared.time, "monotonic", lambda: clock[0])
    assert api.pace([(5, 1)]) == api.LIVELY
    clock[0] += 59.9
    assert api.pace([(5, 1)]) == api.LIVELY
    clock[0] += 0.1
    assert api.pace([(5, 1)]) == 10_000
    assert api.pace([(5, 1), (6, 1)]) == api.LIVELY
    clock[0] += 60
    assert api.pace([(5, 2), (6, 1)]) == api.LIVELY


def test_a_space_that_nobody_has_written_to_is_quiet() -> None:
    assert api.pace([(0, 0)]) == api.pace([]) == 10_000


def test_the_sixty_four_spaces_read_last_are_kept(django_assert_num_queries: Any) -> None:
    keys = [api.SpaceKey(TEAM.context, TEAM.record, f"team:{number}") for number in range(65)]
    for key in keys[:64]:
        api.at(key, (1, 1))
    with django_assert_num_queries(0):
        for key in keys[:64]:
            api.at(key, (1, 1))
    with django_assert_num_queries(1):
        api.at(keys[64], (1, 1))
    with django_assert_num_queries(1):
        api.at(keys[0], (1, 1))


def test_a_space_begun_anew_is_not_the_one_that_was_kept(django_assert_num_queries: Any) -> None:
    old = put(1)
    api.at(TEAM, old)
    with api.write(TEAM) as writer:
        writer.delete_space()
    new = (old[0] + 1, old[1])
    with django_assert_num_queries(1):
        assert api.at(TEAM, new) == api.Snapshot(*new, (), (), complete=True)


def test_the_last_changes_of_a_thousand_spaces_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(shared.time, "monotonic", lambda: clock[0])
    spaces = [(number, 1) for number in range(1, 1026)]
    for most, expected in ((1024, 10_000), (1025, api.LIVELY)):
        shared._changes.clear()
        api.pace(spaces[:most])
        clock[0] += 60
        assert api.pace(spaces[:1]) == expected


def test_what_changed_is_laid_over_what_is_kept(django_assert_num_queries: Any) -> None:
    """However a space changes, what is kept equals what is there."""
    for number in range(3):
        put_at(f"C{number}", number)
    api.at(TEAM, api.versions([TEAM])[0])
    changes = (
        lambda: put_at("C1", 9),
        lambda: put_at("C7", 1),
        lambda: delete("C0"),
        lambda: put_at("C0", 2),
        lambda: vote("8", 1),
        lambda: vote("7", 2),
        lambda: unvote("8"),
    )
    for change in changes:
        change()
        version = api.versions([TEAM])[0]
        with django_assert_num_queries(1):
            kept = api.at(TEAM, version)
        assert kept == api.read(TEAM)


def test_changes_that_were_missed_are_all_laid_over() -> None:
    put_at("C1", 1)
    api.at(TEAM, api.versions([TEAM])[0])
    delete("C1")
    put_at("C2", 1)
    put_at("C3", 1)
    assert api.at(TEAM, api.versions([TEAM])[0]) == api.read(TEAM)


def test_rows_that_went_without_a_trace_go_here_too() -> None:
    put_at("C1", 1)
    put_at("C2", 2, person="8")
    api.at(TEAM, api.versions([TEAM])[0])
    api.forget_person("7")
    put_at("C3", 3, person="8")
    assert [item.key for item in api.at(TEAM, api.versions([TEAM])[0]).items] == ["C2", "C3"]


def test_nothing_is_laid_over_an_anonymous_space() -> None:
    for text in ("one", "two"):
        with api.write(TEAM, anonymous=True) as writer:
            writer.put("retrospective.card", text, {"text": text}, person=None)
        assert api.at(TEAM, api.versions([TEAM])[0]) == api.read(TEAM)
    with api.write(TEAM) as writer:
        writer.delete("retrospective.card", "one")
    assert [item.key for item in api.at(TEAM, api.versions([TEAM])[0]).items] == ["two"]


def test_nothing_is_laid_over_a_space_that_was_begun_anew() -> None:
    put_at("C1", 1)
    api.at(TEAM, api.versions([TEAM])[0])
    with api.write(TEAM) as writer:
        writer.delete_space()
    put_at("C2", 1)
    assert [item.key for item in api.at(TEAM, api.versions([TEAM])[0]).items] == ["C2"]


def put_at(key: str, level: int, person: str = "7") -> None:
    """One rating."""
    with api.write(TEAM) as writer:
        writer.put(RATING, key, {"level": level}, person=person)


def delete(key: str) -> None:
    """One rating gone."""
    with api.write(TEAM) as writer:
        writer.delete(RATING, key)


def vote(person: str, value: int) -> None:
    """One mark."""
    with api.write(TEAM) as writer:
        writer.mark("retrospective.vote", "board", person, value)


def unvote(person: str) -> None:
    """One mark less."""
    with api.write(TEAM) as writer:
        writer.unmark("retrospective.vote", "board", person)
