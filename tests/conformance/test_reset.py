"""A reset clears every kind that a block keeps, and the platform finds something to report."""

from typing import Any

from tests.blocks import kinds, registered
from tests.database import dump
from tests.desk import Desk

_STORES_NOTHING = "lotse_portfolio"


def _hers(desk: Desk) -> set[str]:
    """The kinds of rows that stand under her name or in her own space, but for those of other placements."""
    found, who = dump(), str(desk.person)
    others = tuple(str(usage) for usage in desk.site.places if usage != desk.usage)
    spaces = [space for space in found["lotse_space"] if not space["record"].endswith(others)]
    here, own = (
        {space["id"] for space in spaces},
        {space["id"] for space in spaces if space["group"] == f"person:{who}"},
    )
    tables = [*found["lotse_item"], *found["lotse_mark"]]
    rows = [row for row in tables if row["space_id"] in here and not row["deleted"]]
    mine = [row for row in rows if row["person"] == who or (row["space_id"] in own and not row["person"])]
    return {row["kind"] for row in mine}


def _reset(desk: Desk) -> None:
    desk.block().clear_student_state(user_id=str(desk.person), course_id="", item_id="", requesting_user_id="")


def test_nothing_of_hers_is_left(tag: str, desk: Desk, friend: Desk, payloads: dict[str, Any]) -> None:
    own, before = kinds(registered()[tag]), _hers(friend)
    assert bool(own) == bool(_hers(desk) & own) == (tag != _STORES_NOTHING)
    _reset(desk)
    assert not _hers(desk) & own
    assert before - _hers(friend) <= {"self_assessment.redemption"}  # of a code of hers, which went
    _reset(desk)  # the same once more


def test_who_has_done_something_has_a_state_that_the_platform_finds(
    tag: str, desk: Desk, payloads: dict[str, Any]
) -> None:
    if tag != _STORES_NOTHING:
        assert desk.block().begun
        assert not desk.but(person=77).block().begun


def test_looking_leaves_no_state(desk: Desk) -> None:
    desk.page()
    desk.but(person=None).page("public_view")
    assert not desk.block().begun
