"""A reset clears every kind that a block keeps, and the platform finds something to report."""

from typing import Any

from tests.database import dump
from tests.desk import Desk
from xblocks.core.privacy import RECORDS


def _hers(desk: Desk) -> set[str]:
    """The kinds of rows that stand under her name or in her own space."""
    found, who = dump(), str(desk.person)
    own = {space["id"] for space in found["lotse_space"] if space["group"] == f"person:{who}"}
    rows = [row for table in ("lotse_item", "lotse_mark") for row in found[table] if not row["deleted"]]
    mine = [row for row in rows if row["person"] == who or (row["space_id"] in own and not row["person"])]
    return {row["kind"] for row in mine}


def _kinds(desk: Desk) -> set[str]:
    package = type(desk.block()).unmixed_class.__module__
    return {kind for kind, record in RECORDS.items() if record.block in package.split(".")}


def _reset(desk: Desk) -> None:
    desk.block().clear_student_state(user_id=str(desk.person), course_id="", item_id="", requesting_user_id="")


def test_nothing_of_hers_is_left(desk: Desk, friend: Desk, payloads: dict[str, Any]) -> None:
    kinds, before = _kinds(desk), _hers(friend)
    assert not kinds or _hers(desk) & kinds
    _reset(desk)
    assert not _hers(desk) & kinds
    assert before - _hers(friend) <= {"self_assessment.redemption"}  # of a code of hers, which went
    _reset(desk)  # the same once more


def test_who_has_done_something_has_a_state_that_the_platform_finds(desk: Desk, payloads: dict[str, Any]) -> None:
    if _kinds(desk):
        assert desk.block().begun
        assert not desk.but(person=77).block().begun


def test_looking_leaves_no_state(desk: Desk) -> None:
    desk.page()
    desk.but(person=None).page("public_view")
    assert not desk.block().begun
