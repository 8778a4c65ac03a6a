"""What pages, files and rows say of a whole anonymous retrospective; `tests/attacks` asks the database itself.

Twelve people write five cards each in a known order. The order on the page is compared with that of writing by Spearman's
rank correlation, and every column is looked through for a person.
"""

import hashlib
import json
import random
from datetime import time
from typing import Any

import pytest
from django.db import connection

from tests.retrospective.table import Guest, Table, laid
from xblocks.spaces import models

pytestmark = pytest.mark.django_db

PEOPLE = tuple(range(101, 113))
EACH = 5
CHANCE = 0.45


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> tuple[Table, list[tuple[int, str]]]:
    """The board after the retrospective, and who wrote which card in which order. Dice with a seed: the same again."""
    dice = random.Random(4711)
    monkeypatch.setattr("xblocks.spaces.fields.secrets.randbelow", dice.randrange)
    table = laid(people=PEOPLE, group="course")
    lead = table.lead
    lead.advance("gather")
    order = [(person, f"Karte {number:02d}") for number, person in enumerate(PEOPLE * EACH)]
    for person, text in order:
        _write(table.people[person], text, dice)
    changed = order[::7]
    for person, text in changed:
        guest = table.people[person]
        card = next(card for card in table.board.cards if card.text == text)
        guest.edit(card.key, text + "!")
    order = [(person, text + "!" * ((person, text) in changed)) for person, text in order]
    _look_back(table)
    return table, order


def _write(guest: Guest, text: str, dice: random.Random) -> None:
    secret = f"{dice.getrandbits(128):032x}"
    guest.secrets.append(secret)
    guest.call("add_card", {"column": "start", "text": text, "secret": secret, "keys": guest.keys})


def _look_back(table: Table) -> None:
    table.lead.advance("cluster")
    for card in sorted(table.board.cards, key=lambda card: card.text)[::5]:
        table.people[PEOPLE[0]].call("group_card", {"card": card.key, "cluster": "new"})
    table.lead.advance("vote")
    cluster = table.board.clusters[0].key
    for person in PEOPLE:
        table.people[person].call("vote", {"cluster": cluster, "value": 1})
    table.lead.advance("decide")
    table.lead.action("Weiter so")
    table.lead.advance("closed")


def _dump(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def correlation(order: list[int]) -> float:
    """Spearman's rank correlation of an order with 0, 1, 2 …"""
    count = len(order)
    return 1 - 6 * sum((place - value) ** 2 for place, value in enumerate(order)) / (count * (count**2 - 1))


def test_the_order_of_writing_is_neither_on_the_page_nor_in_a_file(script: tuple[Table, list[tuple[int, str]]]) -> None:
    table, written = script
    place = {text: number for number, (_person, text) in enumerate(written)}
    guest = table.people[PEOPLE[3]]
    for page in (guest.region("board"), guest.call("csv").response.text, guest.call("markdown").response.text):
        found = sorted(place, key=lambda text: page.index(text))
        loose = [text for text in found if place[text] % 5]
        ranks = {text: rank for rank, text in enumerate(sorted(loose, key=place.__getitem__))}
        assert abs(correlation([ranks[text] for text in loose])) < CHANCE


def test_no_row_of_the_board_names_a_person_a_time_or_a_secret(script: tuple[Table, list[tuple[int, str]]]) -> None:
    table, _written = script
    boards = set(models.Space.objects.filter(anonymous=True).values_list("pk", flat=True))
    assert len(boards) == 1
    (row,) = models.Item.objects.filter(space_id__in=boards)
    assert (row.person, row.revision, row.modified.time()) == (None, 0, time.max)
    assert not models.Mark.objects.filter(space_id__in=boards).exists()
    everything = json.dumps(
        [list(map(str, row)) for name in ("space", "item", "mark") for row in _dump(f"SELECT * FROM lotse_{name}")]
    )
    for guest in table.people.values():
        for secret in guest.secrets:
            assert secret not in everything
    cards = {hashlib.sha256(secret.encode()).hexdigest() for guest in table.people.values() for secret in guest.secrets}
    assert cards == {card.key for card in table.board.cards}
    elsewhere = json.dumps([[row.data, row.target] for row in models.Mark.objects.all()])
    others = json.dumps([[row.data, row.key] for row in models.Item.objects.exclude(space_id__in=boards)])
    assert not any(card in elsewhere + others for card in cards)


def test_nothing_is_published_but_that_somebody_took_part(script: tuple[Table, list[tuple[int, str]]]) -> None:
    table, _written = script
    kinds = {(name, json.dumps(data)) for person, _block, name, data in table.site.published if person in PEOPLE}
    assert kinds == {("completion", '{"completion": 1.0}')}
