"""Where a learner's texts are kept: one space per learner and record, shared by all placements of the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xblocks.core.stored import fitting
from xblocks.kit import platform
from xblocks.reflection.content import Content
from xblocks.reflection.model import Note, Place, Work, places
from xblocks.reflection.payloads import Save
from xblocks.reflection.protocol import Reflection
from xblocks.spaces import api

ENTRY = "reflection.entry"
INTENTION = "reflection.intention"


def space_key(block: Reflection, person: str) -> api.SpaceKey:
    """The space of a person's record in this course."""
    return api.SpaceKey(str(platform.course_key(block)), f"reflection:{block.record}", f"person:{person}")


def work(items: Iterable[api.Item]) -> Work:
    """Everything in a record."""
    found: dict[str, dict[str, Note]] = {ENTRY: {}, INTENTION: {}}
    for item in items:
        if item.kind in found and (kept := note(item)):
            found[item.kind][item.key] = kept
    return Work(found[ENTRY], found[INTENTION])


def note(item: api.Item) -> Note | None:
    """An item as a value of the rules; None where it is none."""
    return fitting(Note, {**item.data, "revision": item.revision, "modified": item.modified})


def store(key: api.SpaceKey, place: Place, sent: Save, person: str) -> tuple[Work, Work]:
    """Keep a text; gives the record before and after. An empty text is none: it leaves nothing behind.

    Raises api.Conflict where another version is stored than the one the learner saw.
    """
    kind = ENTRY if not place.slot else INTENTION
    with api.write(key) as space:
        before = work(space.items())
        seen = sent.known if sent.choice == "mine" else sent.seen
        stored = before.at(place)
        if sent.choice == "theirs" or (sent.choice != "remove" and (sent.text, sent.due) == (stored.text, stored.due)):
            return before, before
        if sent.choice == "remove" or not (sent.text.strip() or sent.due):
            space.delete(kind, place.key, seen=seen)
        else:
            data: dict[str, Any] = {"text": sent.text}
            if place.slot:
                data |= {"due": sent.due, "posted": stored.posted}
            space.put(kind, place.key, data, person=person, seen=seen)
        return before, work(space.items())


def clear(key: api.SpaceKey, content: Content) -> None:
    """Delete what stands in a placement from a record."""
    own = {(INTENTION if place.slot else ENTRY, place.key) for prompt in content.prompts for place in places(prompt)}
    if any((item.kind, item.key) in own for item in api.read(key).items):
        with api.write(key) as space:
            for kind, item_key in sorted(own):
                space.delete(kind, item_key)
