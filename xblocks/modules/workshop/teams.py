"""Teams that people form themselves: one opens a sheet and passes on its code; all have the same rights.

So nothing depends on one person: whoever is in the team can make a new code, and the sheet stays when somebody leaves
or is lost. It ends with its last member.
"""

from __future__ import annotations

from xblocks.core.codes import new_code, opened_by
from xblocks.core.message import Message
from xblocks.core.payload import Refusal
from xblocks.core.text import marked as _
from xblocks.kit import keyed
from xblocks.modules.workshop import own_profile, presence, records
from xblocks.modules.workshop.records import MEMBER, SHEET, Place
from xblocks.modules.workshop.spec import Spec
from xblocks.spaces import api

CODE = "workshop.code"


def form(place: Place, spec: Spec, request: str, *, take: bool, own: bool) -> str:
    """Open a team sheet, with the rows of one's own if asked, that of her `own` profile if asked for it too; gives the
    code to pass on.

    Whoever is in a team already gets a new code for it: a button pressed twice opens one sheet.
    """
    if place.by_code:
        return renew(place, request)
    rows = own_profile.for_team(spec, api.read(place.own).items, told=own) if take else ()
    with api.write(api.SpaceKey(place.context, place.record, records.new_team())) as space:
        records.fill(rows, space)
        space.mark(MEMBER, SHEET, place.person)
        return _put_code(space, request)


def _put_code(space: api.Writer, request: str) -> str:
    code, checksum = new_code(space.space_id, keyed.seed(space.space_id, request))
    space.put(CODE, SHEET, {"hash": checksum}, person=None)
    return code


def join(place: Place, code: str) -> None:
    """Come into the team whose code this is. Refusal 403 where it opens nothing here, 409 for somebody in another team."""
    message = Message(_("This code opens no sheet here. Please check it, or ask for a new one."))
    wrong = Refusal(403, "code", message, fields=["code"])
    opened = opened_by(code)
    key = api.key_of(opened[0]) if opened else None
    if opened is None or key is None or (key.context, key.record) != (place.context, place.record):
        raise wrong
    if place.by_code and place.key != key:
        raise Refusal(409, "in_team", Message(_("You are in another team already. Leave it first.")))
    with api.write(key) as space:
        kept = space.get(CODE, SHEET)
        if kept is None or kept.data.get("hash") != opened[1]:
            raise wrong
        space.mark(MEMBER, SHEET, place.person)


def renew(place: Place, request: str) -> str:
    """A new code; the one before opens nothing any more."""
    with api.write(_team(place)) as space:
        return _put_code(space, request)


def leave(place: Place, *, take: bool, told: bool) -> None:
    """Leave the team; with a copy of its sheet, if asked, in place of one's own.

    The last one deletes it: Refusal 409 `last` where she was not told so.
    """
    key = _team(place)
    if not told and len([mark for mark in api.read(key).marks if mark.kind == MEMBER]) < 2:
        raise _last()
    rows = api.read(key).items if take else ()
    if take:
        with api.write(place.own) as space:
            records.fill(rows, space)
    with api.write(key) as space:
        if [mark.person for mark in space.marks(MEMBER)] == [place.person]:
            if not told:
                raise _last()
            space.delete_space()
        else:
            space.unmark(MEMBER, SHEET, place.person)
    presence.end(place.presence)


def _last() -> Refusal:
    message = _(
        "You are the only one left in this team: when you leave, its sheet is deleted. Load the page again first."
    )
    return Refusal(409, "last", Message(message))


def _team(place: Place) -> api.SpaceKey:
    if not place.by_code:
        raise Refusal(409, "no_team", Message(_("You are in no team here.")))
    return place.key
