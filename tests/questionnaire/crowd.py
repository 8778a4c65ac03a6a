"""A crowd that answers and closes: what each process does. Plain arguments, imports inside, as in `tests/spaces/crowd.py`."""

from datetime import date
from typing import Any

from tests.spaces import crowd as base

TODAY = date(2027, 3, 1)


def _place() -> Any:
    from xblocks.questionnaire.records import Place
    from xblocks.spaces import api

    return Place(api.SpaceKey(base.COURSE, "workshop:crowd", "code:1"), "pulse")


def begin() -> None:
    """A round is begun."""
    from xblocks.questionnaire import records

    records.begin(_place(), 0, TODAY, TODAY)


def answer(person: int) -> int:
    """Send answers twice, then try to close the round; how often they were counted."""
    from xblocks.core.payload import Refusal
    from xblocks.questionnaire import records

    base._together.wait(base.PATIENCE)
    counted = 0
    for _again in range(2):
        try:
            counted += records.send(_place(), 1, str(person), {"P1": person % 5 + 1, "P2": 3}, TODAY)
        except Refusal as refusal:
            assert refusal.code == "another_round"  # somebody has closed it
    try:
        records.close(_place(), 1, lambda answers: {item: [*given] for item, given in answers.items()})
    except Refusal as refusal:
        assert refusal.code == "few"
    return counted


def said() -> dict[str, list[int]]:
    """What the round came to; nothing else is left of it."""
    from xblocks.questionnaire.records import ROUND
    from xblocks.spaces import api

    place = _place()
    assert api.read(place.answers(1)).items == ()
    (found,) = [item.data for item in api.read(place.asks).items if item.kind == ROUND]
    assert not found["open"]
    return dict(found["said"])
