"""What the group agrees on, kept for all retrospectives of a series."""

from __future__ import annotations

import secrets
from dataclasses import replace

from xblocks.core.payload import Refusal
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import records, steps
from xblocks.retrospective.model import Action, Phase
from xblocks.retrospective.payloads import SaveAction
from xblocks.retrospective.protocol import Retrospective
from xblocks.retrospective.records import ACTION, Place
from xblocks.spaces import api

MAX_STORED = 300
#: Phases in which new actions are noted: also what comes up while people vote.
NOTING = (Phase.VOTE, Phase.DECIDE)


def save(block: Retrospective, place: Place, person: str, sent: SaveAction) -> None:
    """Note a new action or change one. Conflict where somebody else changed it since `seen`.

    Earlier actions can be changed at any time; those of this board while it is open, afterwards only their status.
    """
    _ = gettext_for()
    phase = records.people(block, api.read(place.people), person).state.phase
    before = None
    with api.write(place.actions) as space:
        if not sent.action:
            _may_note(phase, len(space.items(ACTION)))
            changed = Action(secrets.token_hex(32), sent.text, sent.owner, sent.due, "open", sent.cluster, place.name)
            space.put(ACTION, changed.key, changed.stored(), person=None, seen=0)
        elif sent.keep != "theirs":
            item = space.get(ACTION, sent.action)
            if item is None:
                raise _gone()
            stored = records.action(item)
            changed = replace(stored, text=sent.text, owner=sent.owner, due=sent.due, status=sent.status)
            before = stored
            if stored.board == place.name and phase is Phase.CLOSED:
                if (sent.text, sent.owner, sent.due) != (stored.text, stored.owner, stored.due):
                    raise steps.closed()
                changed = replace(stored, status=sent.status)
            if stored.board == place.name and phase is not Phase.CLOSED:
                changed = replace(changed, cluster=sent.cluster)
            if changed.status != stored.status:
                changed = replace(changed, settled="" if changed.status == "open" else place.name)
            seen = None if sent.keep == "mine" else sent.seen
            space.put(ACTION, sent.action, changed.stored(), person=None, seen=seen)
        else:
            return
    if tell(block, place) is Phase.CLOSED and phase is not Phase.CLOSED and changed.board == place.name:
        _take_back(place, changed.key, before)  # it came after the look at what closing needs
        raise steps.closed()


def _take_back(place: Place, key: str, before: Action | None) -> None:
    with api.write(place.actions) as space:
        if before is None:
            space.delete(ACTION, key)
        else:
            space.put(ACTION, key, before.stored(), person=None)


def delete(block: Retrospective, place: Place, person: str, key: str) -> None:
    """Take back an action that this board has noted."""
    phase = records.people(block, api.read(place.people), person).state.phase
    if phase is Phase.CLOSED:
        raise steps.closed()
    with api.write(place.actions) as space:
        item = space.get(ACTION, key)
        if item is None:
            raise _gone()
        if records.action(item).board != place.name:
            message = gettext_for()("An action of an earlier retrospective is done or dropped, not deleted.")
            raise Refusal(409, "earlier", message)
        space.delete(ACTION, key)
    tell(block, place)


def tell(block: Retrospective, place: Place) -> Phase:
    """Raise the revision that pages at this board ask for: they do not ask for that of the actions. Gives the phase."""
    with api.write(place.people) as space:
        return records.kept_state(block, space).phase


def _may_note(phase: Phase, stored: int) -> None:
    _ = gettext_for()
    if phase is Phase.CLOSED:
        raise steps.closed()
    if phase not in NOTING:
        raise Refusal(409, "phase", _("Actions are noted once the cards are grouped."))
    if stored >= MAX_STORED:
        raise Refusal(429, "too_many", _("There are too many actions. Delete some first."))


def _gone() -> Refusal:
    return Refusal(409, "gone", gettext_for()("This action is gone. Somebody may have deleted it."))
