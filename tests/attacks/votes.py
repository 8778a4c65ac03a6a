"""Boards at their vote, as an attacker sees them: a voter, whoever facilitates, and somebody who only watches.

Two boards that differ in nothing but who gave which of the other people's ballots must look the same to her at every
moment. Then she guesses no better than from the tally and her own ballot.
"""

import random
import re
from collections.abc import Iterator, Sequence

from tests.attacks.boards import seeded
from tests.desk import Desk, Site
from tests.retrospective.table import Guest, laid

GROUPS = 5
ENOUGH = 5  # voters, so that a vote can be ended


def told(voters: int, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Who sees a difference between two boards with so many voters, where the others' ballots are dealt another way: the
    attacker, and where they differ first. With the fifth voter the vote can be ended, and the whole tally comes out; it is
    ended then or later, so that who is late gives none.
    """
    ballots = [dice.randrange(GROUPS) for _ in range(voters)]
    ends = dice.randint(min(ENOUGH, voters), voters)
    mine, others, late = ballots[0], ballots[1:ends], ballots[ends:]
    dealt = others[::-1] if others != others[::-1] else others[1:] + others[:1]
    seed = dice.randrange(2**32)
    one, other = seen([mine, *others, *late], seed, ends), seen([mine, *dealt, *late], seed, ends)
    for attacker, moments in one.items():
        assert len(moments) >= 4 * (ends + 1)
        yield from [(attacker, here) for here, there in zip(moments, other[attacker], strict=True) if here != there][:1]


def seen(ballots: Sequence[int], seed: int, ends: int) -> dict[str, list[str]]:
    """What each attacker is shown, moment by moment, at a board where the n-th voter gives a dot to the group that the n-th
    ballot names, until the vote is ended after so many.
    """
    people = tuple(range(101, 101 + len(ballots)))
    site = Site()
    with seeded(seed), site.undone():
        table = laid(site, people=people)
        table.lead.advance("gather")
        for number in range(GROUPS):
            table.people[people[0]].add("start", f"Karte {number}")
        table.lead.advance("vote")
        watcher = Guest(Desk(site, table.usage, 200))
        watcher.call("join", {})
        attackers = {"voter": table.people[people[0]], "facilitator": table.lead, "observer": watcher}
        shown: dict[str, list[str]] = {name: [] for name in attackers}

        def look() -> None:
            for name, guest in attackers.items():
                shown[name] += [plain(guest.poll().html), *(plain(guest.call(file).response.text) for file in _FILES)]

        groups = sorted(cluster.key for cluster in table.board.clusters)
        look()
        for voted, (person, ballot) in enumerate(zip(people, ballots, strict=True), 1):
            answer = table.people[person].desk.call("vote", {"cluster": groups[ballot], "value": 1})
            assert answer.status in (200, 409)  # below five there are no dots
            look()
            if ENOUGH <= voted < ends:
                continue
            # The facilitator ends the vote whenever she likes; it goes on where that is refused.
            ended = table.lead.desk.call("move", {"phase": "vote", "to": "decide"})
            shown["facilitator"].append(str(ended.status))
            if ended.status == 200:
                break
        look()
        if ended.status == 200:  # and, stepping back, she looks whether the vote that is over has left anything
            table.lead.call("move", {"phase": "decide", "to": "vote"})
            look()
    return shown


_FILES = ("printable", "markdown", "csv")


def plain(text: str) -> str:
    """Without what differs from request to request."""
    return re.sub(r'(name="seen" value="|data-remaining=")[0-9a-f]*|\d+ (KB|ms)', "", text)
