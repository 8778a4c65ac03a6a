"""Fifty people who each use two windows at once: every card is sent twice, and more votes than anybody has."""

import csv
import hashlib
import io
import random
import re
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.load.people import LEAD, PEOPLE, Seat, line, servers
from tests.servers import empty_database

CARDS = 3  # of each person
GROUPS = 12
VOTES = 4  # that each person has: a third of the groups
OPENING = {"seen": "", "phase": "", "keys": ""}

Windows = Sequence[tuple[Seat, Seat]]


@pytest.mark.parametrize(
    ("engine", "processes", "anonymity"),
    [("sqlite", 1, "named"), ("mariadb", 2, "named"), ("mariadb", 2, "anonymous"), ("postgresql", 2, "anonymous")],
)
def test_nothing_is_doubled_and_votes_keep_their_limit(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str, processes: int, anonymity: str
) -> None:
    with servers(empty_database(request, engine, tmp_path), processes, anonymity=anonymity) as ports:
        lead = Seat(ports[0], LEAD)
        done(lead, "facilitate", {"code": ""})
        windows = [(Seat(ports[0], person), Seat(ports[-1], person)) for person in range(1, PEOPLE + 1)]
        cards = {
            window.person: {secrets.token_hex(16): f"{window.person}: {number}" for number in range(CARDS)}
            for window, _other in windows
        }
        done(lead, "move", {"phase": "stage", "to": "gather"})
        at_once(windows, lambda window: hand_in(window, cards[window.person]))
        done(lead, "move", {"phase": "gather", "to": "cluster"})
        keys = [hashlib.sha256(secret.encode()).hexdigest() for own in cards.values() for secret in own]
        for card in keys[:GROUPS]:
            done(lead, "group_card", {"card": card, "cluster": "new"})
        board = done(lead, "poll", OPENING)["regions"]["board"]
        made = sorted(set(re.findall(r'<option value="([0-9a-f]{64})"', board)))
        for number, card in enumerate(keys[GROUPS:]):  # a card left alone would become a group at the vote
            done(lead, "group_card", {"card": card, "cluster": made[number % GROUPS]})
        done(lead, "move", {"phase": "cluster", "to": "vote"})
        groups = list(ballot(lead))
        at_once(windows, lambda window: spend(window, random.sample(groups, VOTES)))
        given = [ballot(window) for window, _other in windows]
        done(lead, "move", {"phase": "vote", "to": "decide"})
        stored = table(ports[-1])
    sent = {text: str(person) for person, own in cards.items() for text in own.values()}
    assert sorted(row["text"] for row in stored) == sorted(sent)
    if anonymity == "named":
        assert {row["text"]: row["author"] for row in stored} == sent
    assert [sum(dots.values()) for dots in given] == [VOTES] * PEOPLE
    told = sorted({row["group"]: int(row["votes"]) for row in stored}.values())
    summed = Counter({group: sum(dots[group] for dots in given) for group in groups})
    assert len(groups) == GROUPS and told == sorted(summed.values())


def at_once(windows: Windows, act: Callable[[Seat], None]) -> None:
    """Everybody acts in both windows, all at the same time."""
    with ThreadPoolExecutor(2 * PEOPLE) as pool:
        for job in [pool.submit(act, window) for pair in windows for window in pair]:
            job.result()


def hand_in(window: Seat, cards: dict[str, str]) -> None:
    """Come to the table and send one's cards."""
    done(window, "join", {})
    for secret, text in cards.items():
        done(window, "add_card", {"column": "start", "text": text, "secret": secret, "keys": ""})


def spend(window: Seat, groups: list[str]) -> None:
    """Give a dot to each of these groups; those that are too many are refused."""
    for group in groups:
        window.call("vote", {"cluster": group, "value": 1})
    assert set(window.refused) <= {409}


def ballot(window: Seat) -> dict[str, int]:
    """One's own dots by group."""
    html = done(window, "poll", OPENING)["regions"]["votes"]
    found = re.findall(r'name="cluster" value="(\w+)".*?<span aria-hidden="true">([●○]{2})<', html, re.DOTALL)
    return {group: dots.count("●") for group, dots in found}


def table(port: int) -> list[dict[str, str]]:
    """The cards, as the board gives them away as a file."""
    connection = line(port)
    connection.request("GET", f"/{LEAD}/csv")
    text = connection.getresponse().read().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if '";"' in text else ","))[1:]
    return [
        dict(zip(("kind", "group", "column", "text", "votes", "rank", "author"), row, strict=False)) for row in rows
    ]


def done(window: Seat, name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Call a handler that has to accept it."""
    answer = window.call(name, data)
    assert answer is not None, (name, window.refused)
    return answer
