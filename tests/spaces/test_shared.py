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
