"""What a rehearsal leaves beside people's work in a state folder: who was in it, and the day to open the course on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = "rehearsal.json"


@dataclass(frozen=True)
class Rehearsed:
    """`learners` are names by username, in the order in which the bar offers them."""

    learners: Mapping[str, str]
    opens: date


def read(state: Path) -> Rehearsed | None:
    """Return what was rehearsed in a state folder; None if nothing was. Raises ValueError for a file that is broken."""
    path = state / FILE
    if not path.is_file():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Rehearsed(dict(found["learners"]), date.fromisoformat(found["opens"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path} is broken ({error})") from error


def write(state: Path, rehearsed: Rehearsed) -> None:
    """Note what is rehearsed in a state folder."""
    noted = {"learners": dict(rehearsed.learners), "opens": rehearsed.opens.isoformat()}
    (state / FILE).write_text(json.dumps(noted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
