"""What a block may rely on. `test_engines.py` runs the same on the others."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.spaces.team import RATING, REDEMPTION, TEAM, put
from xblocks.spaces import api

pytestmark = pytest.mark.django_db


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


def test_an_exception_undoes_the_whole_write() -> None:
    put("C1", {"level": 1})
    with pytest.raises(RuntimeError), api.write(TEAM) as writer:
        writer.put(RATING, "C1", {"level": 2}, person="7")
        writer.put(RATING, "C2", {"level": 2}, person="7")
        raise RuntimeError

    snapshot = api.read(TEAM)
    assert snapshot.revision == 1
    assert [(item.key, item.data) for item in snapshot.items] == [("C1", {"level": 1})]


def test_through_the_door_goes_all_that_is_done_with_a_space_until_it_is_empty_and_gone() -> None:
    stored = put("C1", {"level": 3})
    with api.write(TEAM) as writer:
        writer.mark(REDEMPTION, "team", "8")

    (version,) = api.versions([TEAM])
    assert api.at(TEAM, version) == api.read(TEAM)
    assert api.pace([version]) == api.LIVELY
    assert (api.changes(TEAM, 1).items, len(api.changes(TEAM, 1).marks)) == ((), 1)
    assert api.groups_of(TEAM.context, TEAM.record, REDEMPTION, "8") == [TEAM.group]
    assert api.entered(TEAM.context, TEAM.record, "all", REDEMPTION, "8") == {TEAM: version}
    assert [row["key"] for row in api.export_person("7")] == [stored.key]

    assert (api.clear_state(TEAM.context, "another", "8"), api.clear_state(TEAM.context, TEAM.record, "8")) == (0, 1)
    assert (api.forget_person("7"), api.forget_person("7")) == (1, 0)
    assert api.undeclared() == {}
    later = datetime.now(UTC) + timedelta(days=32)
    assert [sum(api.purge(later, dry_run=dry_run).values()) for dry_run in (True, False, False)] == [1, 1, 0]
    assert api.key_of(version[0]) is None
