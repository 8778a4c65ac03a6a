"""What is stored of signing, in the space of what is signed: codes, who stands for a side, versions and signatures.

A signature names its side and no person. Whoever stands for a side from outside the space has a mark there, which opens
the document to her and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from xblocks.core.codes import new_code, opened_by
from xblocks.core.message import Message
from xblocks.core.payload import Refusal
from xblocks.core.stored import fitting
from xblocks.core.text import marked as _
from xblocks.kit import keyed
from xblocks.signing.model import Signature, Signed, State, Version, digest
from xblocks.spaces import api

CODE = "signing.code"
SIDE = "signing.side"
VERSION = "signing.version"
SIGNATURE = "signing.signature"
STORES = (CODE, SIDE, VERSION, SIGNATURE)


def signed(beside: Mapping[str, Mapping[str, Any]]) -> Signed:
    """What has been signed, of the items of a space by kind and key; what another release stored otherwise is left out."""
    versions = [fitting(Version, data) for data in beside.get(VERSION, {}).values()]
    signatures = [fitting(Signature, data) for data in beside.get(SIGNATURE, {}).values()]
    return Signed(
        sorted((found for found in versions if found), key=lambda found: found.number),
        sorted((found for found in signatures if found), key=lambda found: (found.version, found.side)),
    )


def renew(key: api.SpaceKey, side: str, request: str) -> str:
    """A new code for a side. The one before opens nothing any more, and whoever stood for the side does so no longer."""
    with api.write(key) as space:
        code, checksum = new_code(space.space_id, keyed.seed(space.space_id, request))
        kept = space.get(CODE, side)
        if kept is None or kept.data.get("hash") != checksum:  # the same request twice ends nobody's place
            people = [mark.person for mark in space.marks(SIDE) if mark.target == side]
            for person in people:
                space.unmark(SIDE, side, person)
            space.put(CODE, side, {"hash": checksum, "used": False}, person=None)
        return code


def enter(context: str, record: str, code: str, person: str, inside: Callable[[api.SpaceKey], bool]) -> str:
    """Stand for the side whose code this is, and give its name; a code serves one person once.

    Refusal 403 for a code that opens nothing here, 409 for whoever belongs to the space already (`inside`) or stands
    for another side.
    """
    wrong = Refusal(
        403,
        "code",
        Message(_("This code opens nothing to sign here. Please check it, or ask for a new one.")),
        fields=["code"],
    )
    found = opened_by(code)
    key = api.key_of(found[0]) if found else None
    if found is None or key is None or (key.context, key.record) != (context, record):
        raise wrong
    belongs = inside(key)
    with api.write(key) as space:
        side = next((item.key for item in space.items(CODE) if item.data.get("hash") == found[1]), None)
        if side is None:
            raise wrong
        sides = {mark.target for mark in space.marks(SIDE) if mark.person == person}
        if sides == {side}:
            return side
        if belongs:
            raise Refusal(409, "inside", Message(_("You work on this sheet: you sign for its team, for nobody else.")))
        if sides:
            raise _other_side()
        if space.get(CODE, side).data.get("used"):  # type: ignore[union-attr]  # it was found just now
            raise wrong
        space.put(CODE, side, {"hash": found[1], "used": True}, person=None)
        space.mark(SIDE, side, person)
        return side


def _other_side() -> Refusal:
    return Refusal(409, "other_side", Message(_("You stand for the other side here. Nobody signs for both.")))


def sides_of(context: str, record: str, person: str) -> list[api.SpaceKey]:
    """The spaces in which she stands for a side from outside."""
    return [api.SpaceKey(context, record, group) for group in api.groups_of(context, record, SIDE, person)]


def side_in(snapshot: api.Snapshot, person: str) -> str | None:
    """The side that she stands for in a space from outside."""
    return next((mark.target for mark in snapshot.marks if mark.kind == SIDE and mark.person == person), None)


def sign(
    key: api.SpaceKey, person: str, own: str | None, seen: str, state: Callable[[tuple[api.Item, ...]], State]
) -> int:
    """Sign what a page showed, and give the number of that version; signing it twice is signing it once.

    `own` is the side of whoever works on it, None for somebody from outside; `seen` the digest that the page showed;
    `state` makes a state of the items. Refusal 403 for whoever stands for no side, 409 for whoever would stand for two,
    and `changed` where it is another text by now.
    """
    with api.write(key) as space:
        given = {mark.target for mark in space.marks(SIDE) if mark.person == person}
        sides = {*given, *([own] if own else [])}
        if not sides:
            raise Refusal(403, "no_side", Message(_("You stand for no side here. Please ask for a code.")))
        if len(sides) > 1:
            raise _other_side()
        (side,) = sides
        items = space.items()
        now = state(items)
        mark = digest(now)
        if mark != seen:
            raise Refusal(
                409, "changed", Message(_("Not signed: the text has changed since you read it. Please read it again."))
            )
        found = signed(by_kind(items))
        number = found.number(mark)
        if found.version(number) is None:
            space.put(VERSION, str(number), {"number": number, "digest": mark, "state": now}, person=None)
        if side not in {signature.side for signature in found.of(number)}:
            day = timezone.localdate().isoformat()
            space.put(SIGNATURE, f"{side}-{number}", {"side": side, "version": number, "day": day}, person=None)
        return number


def by_kind(items: tuple[api.Item, ...]) -> dict[str, dict[str, Any]]:
    """Items as `signed` takes them."""
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        found.setdefault(item.kind, {})[item.key] = item.data
    return found
