"""A crowd at one board: what each process does. Plain arguments, imports inside, as in `tests/spaces/crowd.py`."""

from typing import Any

from tests.spaces import crowd as base

CARDS = 10
GROUPS = 6


def _desk(person: int) -> Any:
    from tests.desk import Desk, Site
    from tests.retrospective.table import OLX, Guest

    site = Site()
    usage = site.place(OLX.format(name="crowd", settings='first_facilitates="on"'))
    return Guest(Desk(site, usage, person))


def open_board() -> None:
    """One person leads the board to the phase in which cards are written."""
    lead = _desk(9)
    lead.call("facilitate", {"code": ""})
    lead.move("stage", "gather")


def write(person: int) -> list[str]:
    """One person's cards, each followed by a question for news; their secrets."""
    guest = _desk(100 + person)
    base._together.wait(base.PATIENCE)
    guest.call("join", {})
    for number in range(CARDS):
        guest.add("start", f"{person}-{number}")
        guest.poll("0" * 64, "gather")
    return guest.secrets


def to_vote() -> list[str]:
    """The board with groups, ready for the vote; their keys."""
    from xblocks.retrospective import records
    from xblocks.spaces import api

    lead = _desk(9)
    place = records.place(lead.desk.block(), "9")
    lead.move("gather", "cluster")
    first, *others = records.board(api.read(place.board)).cards
    groups = []
    for number, card in enumerate([first, *others]):
        lead.call("group_card", {"card": card.key, "cluster": groups[number % GROUPS] if number >= GROUPS else "new"})
        groups = [cluster.key for cluster in records.board(api.read(place.board)).clusters]
    lead.move("cluster", "vote")
    return groups


def vote(person: int, groups: list[str]) -> int:
    """Give as many dots as there are, twice as many as are allowed; how many went through."""
    guest = _desk(100 + person)
    base._together.wait(base.PATIENCE)
    given = 0
    for number in range(4):
        answer = guest.desk.call("vote", {"cluster": groups[(person + number) % len(groups)], "value": 1})
        assert answer.status in (200, 409), answer.response.text
        given += answer.status == 200
    return given


def stored() -> dict[str, Any]:
    """The cards, the sum of all dots."""
    from xblocks.retrospective import records
    from xblocks.spaces import api

    lead = _desk(9)
    place = records.place(lead.desk.block(), "9")
    people = records.people(lead.desk.block(), api.read(place.people), "9")
    return {
        "cards": sorted(card.text for card in records.board(api.read(place.board)).cards),
        "people": len(people.participants),
        "dots": sum(sum(given.values()) for given in people.votes.values()),
    }
