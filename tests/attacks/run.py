"""Plays anonymous boards, or rounds of a pulse, on the database of LOTSE_TEST_DATABASE and attacks them: `python -m
tests.attacks.run boards COUNT SEED anonymous`, or `rounds`, or `named`, to see that they could.

Prints JSON: of boards {"gains": [Gain as dict, …], "left": texts that should be gone and are not}, of rounds [[number,
attacker, moment], …].
"""

import json
import random
import sys
from collections import defaultdict
from contextlib import nullcontext
from dataclasses import asdict
from typing import Any

import django

django.setup()

from django.core.management import call_command

from tests.attacks import pulse, traces
from tests.attacks.boards import EACH, PEOPLE, Play, Played, make_completions, seeded
from tests.attacks.chance import guesses, orders


def attacked(count: int, seed: int, anonymity: str) -> dict[str, Any]:
    """What attackers reach on so many boards, while they are written and when they are closed."""
    call_command("migrate", verbosity=0)
    make_completions()
    found: dict[str, list[list[int]]] = defaultdict(list)
    hits: dict[str, list[int]] = defaultdict(list)
    left: list[str] = []
    with seeded(seed) as dice:
        for number in range(count):
            play = Play(number, dice, anonymity)
            play.gather()
            _attack(play.played, traces.read(files=False), "while cards are written", found, hits, dice)
            play.vote()
            _attack(play.played, traces.read(files=False), "at the vote", found, hits, dice)
            play.close()
            at_last = traces.read(files=True)
            _attack(play.played, at_last, "when closed", found, hits, dice)
            left += _left(play.played, at_last)
            play.go_on()
            _attack(play.played, traces.read(files=False), "in the next round", found, hits, dice)
    gains = [orders(name, each) for name, each in found.items()]
    gains += [guesses(name, sum(each), len(each), 1 / len(PEOPLE)) for name, each in hits.items()]
    return {"gains": [asdict(gain) for gain in gains], "left": left}


def asked(count: int, seed: int, how: str) -> list[tuple[int, str, int]]:
    """Who sees a difference between two rounds, with 4 to 8 people in turn."""
    call_command("migrate", verbosity=0)
    dice = random.Random(seed)
    with pulse.named() if how == "named" else nullcontext():
        return [(number, *found) for number in range(count) for found in pulse.told(4 + (number + 2) % 5, dice)]


def _attack(
    played: Played,
    seen: traces.Traces,
    moment: str,
    found: dict[str, list[list[int]]],
    hits: dict[str, list[int]],
    dice: random.Random,
) -> None:
    """The order of writing from every order of the cards; their authors from the order of named rows, and from stamps."""
    author = [person for _card, person in played.cards]
    people = list(dict.fromkeys(int(person) for person, _number in sorted(seen.named, key=lambda row: row[1])))
    people = [person for person in people if person in PEOPLE]
    for name, text in seen.texts.items():
        order = traces.order(played, text)
        if order is None:
            continue
        found[f"order of writing, {name}, {moment}"].append(order)
        guessed = [people[place // EACH % len(people)] for place in range(len(order))]
        hits[f"author, {name} beside named rows, {moment}"] += [
            int(author[card] == guess) for card, guess in zip(order, guessed, strict=True)
        ]
    mine = [row for row in seen.named if int(row[0]) in PEOPLE]
    for person, number in traces.stamps(played, seen):
        hits[f"author, transaction of the card beside named rows, {moment}"].append(
            int(traces.nearest(number, mine, dice) == str(person))
        )


def _left(played: Played, seen: traces.Traces) -> list[str]:
    """Texts that were changed or taken back, and ballots, which still stand somewhere."""
    everything = b"\n".join(seen.texts.values())
    ballots = [f'{{"{cluster}":1}}' for cluster in played.ballots.values()]
    return [text for text in (*played.gone, *ballots) if text.encode() in everything]


if __name__ == "__main__":
    what, count, seed, how = sys.argv[1:]
    print(json.dumps({"boards": attacked, "rounds": asked}[what](int(count), int(seed), how)))
