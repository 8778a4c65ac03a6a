"""Where a learner's ratings are kept: one space per learner and record, shared by all placements of the block."""

from __future__ import annotations

from typing import Any

from xblocks.kit import platform
from xblocks.self_assessment.content import Occasion
from xblocks.self_assessment.model import Rating, Record
from xblocks.spaces import api

RATING = "self_assessment.rating"
SHARE = "self_assessment.share"
REDEMPTION = "self_assessment.redemption"


def space_key(block: Any, person: str) -> api.SpaceKey:
    """The space of a person's record in this course."""
    return api.SpaceKey(str(platform.course_key(block)), f"self_assessment:{block.record}", f"person:{person}")


def item_key(occasion: Occasion, competence: str) -> str:
    """The key of one rating within the space."""
    return f"{occasion}:{competence}"


def ratings(snapshot: api.Snapshot) -> Record:
    """All ratings of a record, by occasion and competence."""
    found = {}
    for item in snapshot.items:
        if item.kind == RATING:
            occasion, _, competence = item.key.partition(":")
            found[Occasion(occasion), competence] = Rating(**item.data)
    return found


def revisions(snapshot: api.Snapshot, occasion: Occasion) -> dict[str, int]:
    """The revision of each rating of an occasion, by competence: what an edit must name as seen."""
    prefix = f"{occasion}:"
    return {
        item.key.removeprefix(prefix): item.revision
        for item in snapshot.items
        if item.kind == RATING and item.key.startswith(prefix)
    }


def clear(key: api.SpaceKey, occasion: Occasion) -> None:
    """Delete the ratings of one occasion from a record."""
    if revisions(api.read(key), occasion):
        with api.write(key) as space:
            for item in space.items(RATING):
                if item.key.startswith(f"{occasion}:"):
                    space.delete(RATING, item.key)
