"""People at one team's sheet, and what they answer."""

from datetime import date, timedelta
from typing import Any

from tests import forms
from tests.desk import Answer, Desk
from tests.modules.workshop.sheet import form_team, join, seat
from xblocks.modules.team_building.model import ITEMS, PHASE_ITEMS

TAG = "lotse_team_building"


def people(count: int) -> list[Desk]:
    """So many people who share a sheet."""
    first = seat(tag=TAG)
    code = form_team(first, take=False)
    others = [first.but(person=number) for number in range(2, count + 1)]
    assert all(join(other, code).status == 200 for other in others)
    return [first, *others]


def begin(person: Desk, round: int = 0, days: int = 7) -> Answer:
    """Ask, until a day that many days ahead."""
    return person.call("begin_pulse", {"round": round, "until": f"{date.today() + timedelta(days=days)}"})


def answers(**given: int) -> dict[str, str]:
    """Answers as the form sends them: 4 to the pulse, 3 to the phases, but for those that are `given`; 0 is none."""
    usual = {item: 3 if item in PHASE_ITEMS else 4 for item in ITEMS} | {"P7": 2}
    return {f"answer.{item}": str(value or "") for item, value in {**usual, **given}.items()}


def answer(person: Desk, round: int = 1, **given: int) -> Answer:
    """Send them."""
    return person.call("answer_pulse", {"round": round, **answers(**given)})


def close(person: Desk, round: int = 1) -> Answer:
    """Close a round."""
    return person.call("close_pulse", {"round": round, "sure": True})


def form(person: Desk) -> dict[str, Any]:
    """The form of one's own answers as it is sent when nothing is chosen."""
    return forms.payload(person.call("open_pulse", {}).html, "answer_pulse")
