"""A person's intentions from her reflection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xblocks.retrospective.context.opened import Open, parsed
from xblocks.retrospective.intentions import Intention
from xblocks.retrospective.model import ADDING


def own(here: Open, found: Iterable[Intention], posted: str = "") -> dict[str, Any]:
    """What she meant to do, for her alone; `posted` is what she has just posted, which nobody notes where cards are
    anonymous.
    """
    return {
        "intentions": [
            {"key": entry.key, "text": entry.text, "day": parsed(entry.due), "number": number}
            | {"posted": entry.posted or entry.key == posted}
            for number, entry in enumerate(found, start=1)
        ],
        "adding": here.phase in ADDING[:2],
        "columns": here.format.columns,
        "anonymous": here.state.anonymous,
        "lang": here.language,
    }
