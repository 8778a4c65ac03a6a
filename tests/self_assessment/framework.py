"""Small frameworks and records for the tests of the self-assessment."""

from collections.abc import Mapping
from typing import Any

from tests.desk import Desk
from xblocks.self_assessment.content import Content, Occasion
from xblocks.self_assessment.model import Rating, Record


def framework(*competences: Mapping[str, Any], modules: tuple[str, ...] = ()) -> Content:
    """A framework of the given competences, each with five levels unless it says otherwise."""
    usual = {"question": "?", "levels": [f"level {number}" for number in range(5)]}
    return Content.model_validate(
        {
            "title": "Check",
            "introduction": "Hello",
            "plain_gain_note": "plain",
            "retrospective_gain_note": "retrospective",
            "competences": [{**usual, "title": entry["key"].upper(), **entry} for entry in competences],
            "modules": [{"key": key, "title": key.title()} for key in modules],
        }
    )


def record(**occasions: Mapping[str, int | str | tuple[int | None, int] | None]) -> Record:
    """`record(T0={"a": 1, "b": "no_answer", "c": (2, 4)})`: a level, why there is none, a level with a target."""
    found = {}
    for occasion, ratings in occasions.items():
        for key, said in ratings.items():
            level, target = said if isinstance(said, tuple) else (said, None)
            rating = Rating(skip=level, target=target) if isinstance(level, str) else Rating(level=level, target=target)
            found[Occasion(occasion), key] = rating
    return found


def answer_all(desk: Desk, levels: Mapping[str, str], target: str = "") -> None:
    """Give an answer per competence at a placement of the block."""
    for key, level in levels.items():
        sent = {"competence": key, "level": level, "target": target, "seen": 0, "keep": "mine"}
        assert desk.call("answer", sent).status == 200
