"""What the group agrees on, kept for all retrospectives of a series."""

from __future__ import annotations

import hashlib
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


def save(block: Retrospective, place: Place, sent: SaveAction) -> None:
    """Note a new action or change one. Conflict where somebody else changed it since `seen`.

    Earlier actions can be changed at any time; those of this board while it is open, afterwards only their status. How
    the board stands is looked at under the lock of the people's space: it cannot be closed meanwhile, and pages, which
    ask for the revision of that space and not for that of the actions, learn that there is something new.
    """
    with api.write(place.people) as people:
        phase = steps.require_round(place, records.kept_state(block, people)).phase
        with api.write(place.actions) as space:
            if sent.action:
                _change(space, place, phase, sent)
            elif space.get(ACTION, key := _new_key(sent.request)) is None:  # else the same once more
                _may_note(phase, len(space.items(ACTION)))
                new = Action(key, sent.text, sent.owner, sent.due, "open", sent.cluster, place.name)
                space.put(ACTION, key, new.stored(), person=None, seen=0)


def _new_key(request: str) -> str:
    return hashlib.sha256(request.encode()).hexdigest() if request else secrets.token_hex(32)


def _change(space: api.Writer, place: Place, phase: Phase, sent: SaveAction) -> None:
    if sent.keep == "theirs":
        return
    stored = _stored(space, sent.action)
    own, closed = stored.board == place.name, phase is Phase.CLOSED
    if own and closed:
        if (sent.text, sent.owner, sent.due) != (stored.text, stored.owner, stored.due):
            raise steps.closed()
        changed = replace(stored, status=sent.status)
    else:
        cluster = sent.cluster if own else stored.cluster
        changed = replace(stored, text=sent.text, owner=sent.owner, due=sent.due, status=sent.status, cluster=cluster)
    if changed.status != stored.status:
        changed = replace(changed, settled="" if changed.status == "open" else place.name)
    space.put(ACTION, sent.action, changed.stored(), person=None, seen=None if sent.keep == "mine" else sent.seen)


def delete(block: Retrospective, place: Place, key: str) -> None:
    """Take back an action that this board has noted."""
    with api.write(place.people) as people:
        if steps.require_round(place, records.kept_state(block, people)).phase is Phase.CLOSED:
            raise steps.closed()
        with api.write(place.actions) as space:
            if _stored(space, key).board != place.name:
                message = gettext_for()("An action of an earlier retrospective is done or dropped, not deleted.")
                raise Refusal(409, "earlier", message)
            space.delete(ACTION, key)


def _may_note(phase: Phase, stored: int) -> None:
    _ = gettext_for()
    if phase is Phase.CLOSED:
        raise steps.closed()
    if phase not in NOTING:
        raise Refusal(409, "phase", _("Actions are noted once the cards are grouped."))
    if stored >= MAX_STORED:
        raise Refusal(429, "too_many", _("There are too many actions. Delete some first."))


def _stored(space: api.Writer, key: str) -> Action:
    item = space.get(ACTION, key)
    found = records.action(item) if item else None
    if found is None:
        raise Refusal(409, "gone", gettext_for()("This action is gone. Somebody may have deleted it."))
    return found
