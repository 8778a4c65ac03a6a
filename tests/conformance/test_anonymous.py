"""Whatever is kept without names has been attacked on every engine (tests/attacks)."""

import random

import pytest

from tests.attacks.boards import KINDS, Play, make_completions
from tests.desk import Desk
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db


def kinds() -> set[str]:
    """The kinds that stand in anonymous spaces."""
    spaces = models.Space.objects.filter(anonymous=True)
    keys = [api.SpaceKey(space.context, space.record, space.group) for space in spaces]
    return {row.kind for key in keys for part in (api.read(key).items, api.read(key).marks) for row in part}


def test_what_people_leave_without_names_is_among_what_was_attacked(desk: Desk, payloads: object) -> None:
    del desk, payloads
    assert kinds() <= KINDS


def test_the_attacked_boards_hold_all_of_it() -> None:
    make_completions()
    play = Play(1, random.Random(1), "anonymous")
    play.gather()
    play.vote()
    assert kinds() == KINDS
