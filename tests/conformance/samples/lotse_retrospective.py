"""The retrospective: what people at one board send when all goes well. The friend leads first and appoints."""

import hashlib
import re
from typing import Any

from tests.desk import Desk
from xblocks.retrospective import records
from xblocks.retrospective.content import MAX_COLUMNS, FormatKey
from xblocks.retrospective.model import Phase
from xblocks.spaces import api

#: The example on which handlers are tried: a board for each cohort, so that there are strangers.
SCENARIO = "named-english"
#: What pages send besides.
PAGES = [("poll", {"seen": "", "phase": "", "keys": "", "round": 1}), ("projected", {"seen": "", "round": 1})]
#: What has to happen before a handler accepts its payload, where that excludes others: handlers with their payload,
#: None for the one below.
FIRST = {
    "choose": [("choose_instead", None)],
    "begin": [("move", {"phase": "vote", "to": "decide"}), ("move", {"phase": "decide", "to": "closed"})],
}
#: Handlers that show nobody's work.
CONTENT_ONLY = {"worksheet"}
#: The board shows cards to those who share it, and to nobody else.
SHARED_ON_PURPOSE: set[str] = set()

_MORE = (91, 92, 93)
_SECRETS = [f"{number:032x}" for number in range(1, 8)]


def work(desk: Desk, friend: Desk) -> dict[str, Any]:
    """Let two people look back up to the vote; a valid payload for each handler afterwards, None for a link (GET)."""
    for person in (desk, friend, *_others(desk)):
        _done(person, "join", {})
    code = _lead(desk, friend)
    _done(desk, "move", {"phase": "stage", "to": "gather"})
    place = records.place(desk.block(), _person(desk))
    block = desk.block()
    columns = block.content_or_problems()[0].format(block.board_format).columns
    writers = (desk, desk, friend, friend, desk)
    for number, (writer, secret) in enumerate(zip(writers, _SECRETS, strict=False)):
        column = columns[number % len(columns)].key
        _done(writer, "add_card", {"column": column, "text": f"Card {number}", "secret": secret, "keys": ""})
    _done(desk, "move", {"phase": "gather", "to": "cluster"})
    for number in range(3):
        _done(desk, "group_card", {"card": _id(number), "cluster": "new"})
    group = records.board(api.read(place.board)).clusters[0]
    _done(desk, "move", {"phase": "cluster", "to": "vote"})
    for person in (desk, friend, *_others(desk)):
        _done(person, "vote", {"cluster": group.key, "value": 1})
    late = {"column": columns[0].key, "text": "Card 5", "secret": _SECRETS[5], "keys": ""}
    _done(friend, "add_card", late)
    action = {
        "action": "",
        "text": "Write it down",
        "owner": "Bo",
        "due": "2027-06-01",
        "cluster": "",
        "status": "open",
    }
    _done(desk, "save_action", {**action, "seen": 0, "keep": ""})
    _intend(desk)
    stored = records.board(api.read(place.board))
    own = next(card for card in stored.cards if card.key == _id(0))
    (noted,) = records.actions(api.read(place.actions))
    first = columns[0].key
    keys = " ".join(_SECRETS[:2])
    return {
        "poll": {"seen": "", "phase": "", "keys": keys},
        "projected": {"seen": ""},
        "join": {},
        "facilitate": {"code": code},
        "appoint": {},
        "timer": {"minutes": "0"},
        "add_card": {"column": first, "text": "One more", "secret": "f" * 32, "keys": ""},
        "edit_card": {"card": own.key, "text": "Better", "seen": own.revision, "keep": "", "keys": keys},
        "group_card": {"card": _id(5), "cluster": group.key},
        "rename_group": {"cluster": group.key, "title": "Topic", "seen": group.revision, "keep": ""},
        "vote": {"cluster": group.key, "value": "1"},
        "choose_instead": {},
        "count": {"people": "5", f"dots.{group.key}": "3"},
        "choose": {"cluster": group.key, "chosen": "true"},
        "save_action": {**action, "action": noted.key, "status": "done", "seen": noted.revision, "keep": ""},
        "delete_action": {"action": noted.key},
        "calendar": {"action": noted.key, "intention": ""},
        "post": {"intention": "first", "column": first, "text": "I meant to", "secret": "e" * 32, "keys": ""},
        "remove_card": {"card": _id(2)},
        "delete_card": {"card": own.key, "keys": keys},
        "projector": None,
        "earlier": {"round": 1},
        "printable": None,
        "markdown": None,
        "csv": None,
        "xlsx": None,
        "worksheet": None,
        "move": {"phase": "vote", "to": "decide"},
        "begin": {"round": 1, "format": block.board_format},
        "resign": {},
    }


def _others(desk: Desk) -> list[Desk]:
    """Three more at the same board: with fewer than five there are no dots."""
    site = getattr(desk, "site", None)  # the bench has none
    if site and desk.person in site.cohorts:
        site.cohorts |= dict.fromkeys(_MORE, site.cohorts[desk.person])
    return [desk.but(person=person) for person in _MORE]


def _lead(desk: Desk, friend: Desk) -> str:
    """Somebody leads: the first who wants to, or staff, who appoints with a code."""
    if desk.call("facilitate", {"code": ""}).status == 200:
        return _code(desk)
    _done(friend.but(staff=True), "facilitate", {"code": ""})
    code = _code(friend)
    _done(desk, "facilitate", {"code": code})
    return code


def _code(person: Desk) -> str:
    return re.search(r"\d+(-[0-9A-Z]{4}){3}", _done(person, "appoint", {}))[0]


def _intend(desk: Desk) -> None:
    """She wrote an intention into her reflection."""
    block = desk.block()
    record = f"reflection:{block.intentions}"
    if block.intentions:
        key = api.SpaceKey(records.place(block, _person(desk)).context, record, f"person:{_person(desk)}")
        with api.write(key) as space:
            data = {"text": "Ask the counter staff", "due": "2027-04-01", "posted": False}
            space.put(records.INTENTION, "first", data, person=_person(desk))


def _done(person: Desk, handler: str, payload: dict[str, Any]) -> str:
    answer = person.call(handler, payload)
    assert answer.status == 200, (handler, answer.response.text)
    return answer.html


def _person(desk: Desk) -> str:
    return str(desk.person)


def _id(number: int) -> str:
    return hashlib.sha256(_SECRETS[number].encode()).hexdigest()


def consistent(data: dict[str, Any]) -> dict[str, Any]:
    """Every format once, so that each value of the setting has one; columns and phases once."""
    formats = data["formats"]
    data["formats"] = [{**formats[place % len(formats)], "key": key.value} for place, key in enumerate(FormatKey)]
    for entry in data["formats"]:
        entry["columns"] = list({column["key"]: column for column in entry["columns"]}.values())
    data["guides"] = [
        {**guide, "phase": phase.value} for guide, phase in zip(data.get("guides", []), Phase, strict=False)
    ]
    return data


def sized(data: dict[str, Any], count: int) -> dict[str, Any]:
    """The content with a number of columns, twelve at most."""
    formats = []
    for entry in data["formats"]:
        first = entry["columns"][0]
        columns = [{**first, "key": f"c{number}"} for number in range(min(count, MAX_COLUMNS))]
        formats.append({**entry, "columns": columns})
    return {**data, "formats": formats}
