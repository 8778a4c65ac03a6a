"""The peers' blocks, each in its default scenario, and what people do with them."""

from typing import Any

from tests.bench import FLOOR
from tests.bench.cases import FLOOR_OLX, Case, Payloads
from tests.bench.seat import Seat

ZONES = ("top", "middle", "bottom")
QUESTIONS = ("enjoy", "recommend", "learn")
RATINGS = [f"rating{number}" for number in range(12)]

# Valid payloads of handlers that no learner uses: what malformed ones are made of.
_EVENT = {"event_type": "looked"}
_ENTRY = {"key": "R", "label": "Red", "img": "", "img_alt": ""}
_FORM = {"display_name": "Poll", "feedback": "", "private_results": False, "max_submissions": 1, "answers": [_ENTRY]}
_DROP_FORM: Payloads = {
    "display_name": "Drag",
    "mode": "standard",
    "max_attempts": None,
    "showanswer": "default",
    "show_title": True,
    "problem_text": "",
    "show_problem_header": True,
    "weight": "1",
    "item_background_color": "",
    "item_text_color": "",
    "max_items_per_zone": "",
    "data": {"zones": [], "items": [], "feedback": {}},
}
_POLL = {"publish_event": _EVENT, "studio_submit": {**_FORM, "question": "Which colour?"}}
_SURVEY = {"publish_event": _EVENT, "studio_submit": {**_FORM, "block_name": "Survey", "questions": [_ENTRY]}}
_DROP = {"publish_event": _EVENT, "studio_submit": _DROP_FORM}


def cases() -> dict[str, Case]:
    """Name → case."""
    ratings = "".join(f'<pb-rating name="{name}" question="How well?" low="Not" high="Very"/>' for name in RATINGS)
    survey = [("vote", dict.fromkeys(QUESTIONS, "Y"))]
    return {
        FLOOR: Case(FLOOR_OLX),
        "drag-and-drop-v2": Case("<drag-and-drop-v2/>", _work(_drops(), _DROP)),
        "poll": Case("<poll/>", _work([("vote", {"choice": "R"})], _POLL), stored=_votes),
        "survey": Case("<survey/>", _work(survey, _SURVEY), stored=_answers),
        "problem-builder": Case(
            f"<problem-builder>{ratings}</problem-builder>",
            _work([("submit", {name: {"value": "3"} for name in RATINGS})], {}),
        ),
    }


def _drops() -> list[tuple[str, Payloads]]:
    place = {"x_percent": "5%", "y_percent": "5%"}
    return [("drop_item", {"val": number, "zone": zone, **place}) for number, zone in enumerate(ZONES)]


def _work(calls: list[tuple[str, Payloads]], others: Payloads) -> Any:
    def work(seat: Seat, friend: Seat) -> Payloads:
        for person in (friend, seat):
            for handler, payload in calls:
                assert person.call(handler, payload).status == 200
        return {**others, **dict(calls)}

    return work


def _votes(seat: Seat) -> int:
    return sum(seat.block().tally.values())


def _answers(seat: Seat) -> int:
    return sum(seat.block().tally["enjoy"].values())
