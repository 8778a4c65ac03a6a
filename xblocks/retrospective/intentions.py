"""A person's own intentions from her reflection: only she sees them here, until she posts one as a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xblocks.core.payload import Refusal
from xblocks.core.stored import DayText, fitting
from xblocks.kit.i18n import gettext_for
from xblocks.kit.platform import course_key
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import INTENTION
from xblocks.spaces import api


@dataclass(frozen=True)
class Intention:
    """What she meant to do, until when, and whether she has posted it."""

    key: str
    text: str = ""
    due: DayText = ""
    posted: bool = False


def space(block: Retrospective, person: str) -> api.SpaceKey:
    """Where her reflection keeps them."""
    return api.SpaceKey(str(course_key(block)), f"reflection:{block.intentions}", api.personal_group(person))


def of(block: Retrospective, person: str, read: Callable[[api.SpaceKey], api.Snapshot] = api.read) -> list[Intention]:
    """Her intentions, the earliest first; none where the author names no reflection."""
    if not block.intentions:
        return []
    stored = [item for item in read(space(block, person)).items if item.kind == INTENTION]
    intentions = [fitting(Intention, {**item.data, "key": item.key}) for item in stored]
    found = [intention for intention in intentions if intention and intention.text.strip()]
    return sorted(found, key=lambda entry: (entry.due or "9", entry.key))


def require(block: Retrospective, person: str, key: str) -> None:
    """Refuse where she has no such intention."""
    if all(entry.key != key for entry in of(block, person)):
        raise Refusal(409, "gone", gettext_for()("This intention is gone from your reflection."))


def posted(block: Retrospective, person: str, key: str) -> None:
    """Note that she has posted it, where cards carry names. Nothing says as which card.

    On an anonymous board no named row is written beside a card.
    """
    with api.write(space(block, person)) as writer:
        item = writer.get(INTENTION, key)
        if item is not None:
            writer.put(INTENTION, key, {**item.data, "posted": True}, person=item.person)
