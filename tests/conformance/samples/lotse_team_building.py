"""What people at a team's sheet send besides: six of them have a pulse, in which five have answered."""

from datetime import date, timedelta
from typing import Any

from tests.conformance.samples import workshop
from tests.conformance.samples.workshop import code_of, done
from tests.desk import Desk
from xblocks.modules.team_building.model import ITEMS, PHASES

UNTIL = f"{date.today() + timedelta(days=7)}"
ANSWERS = {f"answer.{item}": "3" for item in ITEMS}


class Sample(workshop.Sample):
    """The sample of the workshop on building a team."""

    @property
    def PAGES(self) -> list[tuple[str, Any]]:
        """Besides those of every sheet, the form of one's own answers."""
        return [*super().PAGES, ("open_pulse", {})]

    def work(self, desk: Desk, friend: Desk) -> dict[str, Any]:
        """As for every sheet; four more come, and all but the first person answer the pulse."""
        found = super().work(desk, friend)
        code = code_of(friend, "renew_code", {})
        others = [friend, *(desk.but(person=person) for person in range(4, 8))]
        for other in others[1:]:
            done(other, "join_team", {"code": code})
        begin, answer = {"round": 0, "until": UNTIL}, {"round": 1, **ANSWERS}
        done(friend, "begin_pulse", begin)
        for other in others:
            done(other, "answer_pulse", answer)
        pulse = {
            "begin_pulse": begin,
            "open_pulse": {},
            "answer_pulse": answer,
            "close_pulse": {"round": 1, "sure": True},
        }
        return {
            **pulse,
            **{name: sent for name, sent in found.items() if name not in pulse},
            "join_team": {"code": code},
        }

    def consistent(self, data: dict[str, Any]) -> dict[str, Any]:
        """Also each statement and each phase once."""
        words = {"statements": ("text", ITEMS), "phases": ("title", PHASES)}
        more = {
            field: [{**_first(data, field, text), "key": key} for key in keys] for field, (text, keys) in words.items()
        }
        return {**super().consistent(data), **more}


def _first(data: dict[str, Any], field: str, text: str) -> dict[str, Any]:
    """What was generated for the list, or something else."""
    return next(iter(data.get(field) or []), {text: "x", **({"text": "x"} if field == "phases" else {})})
