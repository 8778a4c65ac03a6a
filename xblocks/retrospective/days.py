"""Days of actions and of one's own intentions, as files for a calendar."""

from __future__ import annotations

from typing import Any

from xblocks.core.payload import Refusal
from xblocks.core.text import beginning
from xblocks.kit import calendar, keyed
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import intentions, records
from xblocks.retrospective.payloads import Entry
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import Place

TITLE_LENGTH = 80


def entry(block: Retrospective, place: Place, person: str, wish: Entry) -> dict[str, Any]:
    """The file, its name, and the key of what it stands for. Refusal 409 without a day."""
    day = _action(place, wish.action) if wish.action else _intention(block, person, wish.intention)
    if day is None:
        raise Refusal(409, "no_day", gettext_for()("There is no day to put into a calendar."))
    text = calendar.document([day], block.own_name() or block.readable_content().title)
    return {
        "key": wish.action or wish.intention,
        "text": text,
        "name": gettext_for()("date.ics"),
    }


def _action(place: Place, key: str) -> calendar.Day | None:
    found = next((action for action in records.series(place) if action.key == key and action.due), None)
    if found is None:
        return None
    who = gettext_for()("Who: %(owner)s") % {"owner": found.owner}
    text = "\n".join(filter(None, [found.text, who if found.owner else ""]))
    return calendar.Day(f"action-{key[:32]}", found.due, beginning(found.text, TITLE_LENGTH), text)


def _intention(block: Retrospective, person: str, key: str) -> calendar.Day | None:
    """Its name in the calendar is one that nobody else can compute."""
    found = next((own for own in intentions.of(block, person) if own.key == key and own.due), None)
    if found is None:
        return None
    name = keyed.name("day", block.intentions, person, key)
    return calendar.Day(name, found.due, beginning(found.text, TITLE_LENGTH), found.text)
