"""Where a learner's ratings are kept: one space per learner and record, shared by all placements of the block."""

from __future__ import annotations

from datetime import datetime

from xblocks.core.stored import fitting
from xblocks.kit import platform
from xblocks.self_assessment.content import Occasion
from xblocks.self_assessment.model import Rating, Record
from xblocks.self_assessment.payloads import Answer
from xblocks.self_assessment.protocol import SelfAssessment
from xblocks.spaces import api

RATING = "self_assessment.rating"
SHARE = "self_assessment.share"
REDEMPTION = "self_assessment.redemption"


def space_key(block: SelfAssessment, person: str) -> api.SpaceKey:
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
            name, _, competence = item.key.partition(":")
            occasion, rating = fitting(Occasion, name), fitting(Rating, item.data)
            if occasion and rating:
                found[occasion, competence] = rating
    return found


def changed(snapshot: api.Snapshot) -> datetime | None:
    """When a record was last changed."""
    return max((item.modified for item in snapshot.items if item.kind == RATING and item.modified), default=None)


def revisions(snapshot: api.Snapshot, occasion: Occasion) -> dict[str, int]:
    """The revision of each rating of an occasion, by competence: what an edit must name as seen."""
    prefix = f"{occasion}:"
    return {
        item.key.removeprefix(prefix): item.revision
        for item in snapshot.items
        if item.kind == RATING and item.key.startswith(prefix)
    }


def store(key: api.SpaceKey, occasion: Occasion, sent: Answer, person: str) -> bool:
    """Keep an answer; says whether it is the first to its question. Nothing is stored where it is there already.

    Raises api.Conflict where another answer is stored than the one the learner saw.
    """
    name, data = item_key(occasion, sent.competence), sent.rating().stored()
    with api.write(key) as space:
        stored = space.get(RATING, name)
        if sent.keep != "theirs" and (stored is None or stored.data != data):
            seen = None if sent.keep == "mine" else sent.seen
            space.put(RATING, name, data, person=person, seen=seen)
    return stored is None


def clear(block: SelfAssessment, person: str, occasion: Occasion) -> None:
    """Delete her ratings of one occasion, the codes of her record, and that she has used those of others."""
    key = space_key(block, person)
    api.clear_marks(key.context, key.record, REDEMPTION, person)
    found = api.read(key)
    if not (revisions(found, occasion) or found.marks or any(item.kind == SHARE for item in found.items)):
        return
    with api.write(key) as space:
        for item in space.items():
            if item.kind == SHARE or (item.kind == RATING and item.key.startswith(f"{occasion}:")):
                space.delete(item.kind, item.key)
        space.erase_marks(REDEMPTION)
