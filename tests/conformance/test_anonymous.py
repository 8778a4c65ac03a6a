"""Whatever is kept without names has been attacked on every engine (tests/attacks)."""

import random
from unittest.mock import patch

import pytest

from tests.attacks import boards, pulse
from tests.attacks.boards import Play, make_completions
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
    assert kinds() <= boards.KINDS | pulse.KINDS


def test_the_attacked_boards_hold_all_of_it() -> None:
    make_completions()
    play = Play(1, random.Random(1), "anonymous")
    play.gather()
    play.vote()
    assert kinds() == boards.KINDS


def test_the_attacked_rounds_of_a_pulse_hold_all_of_it() -> None:
    found: set[str] = set()
    with patch.object(pulse, "stored", lambda _site: found.update(kinds()) or ""):
        pulse.seen(range(101, 107), [pulse.sheet(random.Random(1))] * 6, seed=1)
    assert found == pulse.KINDS
