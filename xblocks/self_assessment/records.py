"""Where a learner's ratings are kept: one space per learner and record, shared by all placements of the block."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from xblocks.kit import platform
from xblocks.self_assessment.content import Occasion
from xblocks.self_assessment.model import Rating, Record
from xblocks.spaces import api

RATING = "self_assessment.rating"
SHARE = "self_assessment.share"
REDEMPTION = "self_assessment.redemption"

# No letters or digits that are mistaken for each other when read aloud.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 12


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


def new_code(space_id: int) -> tuple[str, str]:
    """A code to share a profile, and the hash under which it is kept. The code names the space it opens."""
    secret = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    groups = "-".join(secret[start : start + 4] for start in range(0, _CODE_LENGTH, 4))
    return f"{space_id}-{groups}", _hash(secret)


def opened_by(code: str) -> tuple[int, str] | None:
    """The space a code names and the hash to look for there; None where it is no code."""
    number, _, secret = code.strip().upper().replace(" ", "").partition("-")
    secret = secret.replace("-", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 16 and len(secret) == _CODE_LENGTH):
        return None
    return int(number), _hash(secret)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
