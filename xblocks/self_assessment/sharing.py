"""Sharing a profile on purpose: a code, who has used it, and taking it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from pydantic import AwareDatetime

from xblocks.core.codes import new_code, opened_by
from xblocks.core.stored import fitting
from xblocks.kit import keyed, platform
from xblocks.self_assessment.model import Record
from xblocks.self_assessment.protocol import SelfAssessment
from xblocks.self_assessment.records import REDEMPTION, SHARE, ratings, space_key
from xblocks.spaces import api

MAX_SHARES = 20


class TooMany(Exception):
    """More codes at once than anybody needs."""


def shares(snapshot: api.Snapshot) -> list[dict[str, Any]]:
    """The codes in use and the names of those who used them, oldest first."""
    redemptions = [mark for mark in snapshot.marks if mark.kind == REDEMPTION]
    names = platform.display_names(mark.person for mark in redemptions)
    redeemers: dict[str, list[str]] = {}
    for mark in redemptions:
        redeemers.setdefault(mark.target, []).append(names[mark.person])
    found = [
        {"key": item.key, "created": _created(item), "redeemers": redeemers.get(item.key, [])}
        for item in snapshot.items
        if item.kind == SHARE
    ]
    return sorted(found, key=lambda share: share["created"])


def _created(item: api.Item) -> datetime:
    found = fitting(AwareDatetime, item.data.get("created")) or item.modified
    assert found is not None  # what carries a name carries a time
    return found


def create(block: SelfAssessment, person: str, request: str) -> str:
    """Make a code for the person's record and return it; only its hash is kept. Raises TooMany."""
    with api.write(space_key(block, person)) as space:
        code, key = new_code(space.space_id, keyed.seed(space.space_id, request))
        if space.get(SHARE, key) is None:
            if len(space.items(SHARE)) >= MAX_SHARES:
                raise TooMany
            space.put(SHARE, key, {"created": timezone.now().isoformat()}, person=person, seen=0)
    return code


def withdraw(block: SelfAssessment, person: str, key: str) -> None:
    """Make a code useless. Nothing happens where it already is."""
    with api.write(space_key(block, person)) as space:
        for mark in space.marks(REDEMPTION):
            if mark.target == key:
                space.unmark(REDEMPTION, key, mark.person)
        if space.get(SHARE, key):
            space.delete(SHARE, key)


def redeem(block: SelfAssessment, person: str, code: str) -> tuple[str, Record] | None:
    """The name of whoever shared and the record, or None where the code opens nothing in this self-assessment.

    The redeemer's id is noted for the owner to see; looking at one's own code notes nothing.
    """
    opened = opened_by(code)
    key = api.key_of(opened[0]) if opened else None
    if opened is None or key is None:
        return None
    owner = key.group.removeprefix("person:")
    if owner == key.group:  # a space that is nobody's own
        return None
    if key != space_key(block, owner):
        return None
    share = opened[1]
    if not any(item.kind == SHARE and item.key == share for item in api.read(key).items):
        return None
    if person != owner:
        with api.write(key) as space:
            if space.get(SHARE, share) is None:
                return None
            space.mark(REDEMPTION, share, person)
    return platform.display_names([owner])[owner], ratings(api.read(key))
