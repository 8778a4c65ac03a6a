"""Rounds of a pulse, as attackers see them: somebody with the database, a member, and one who only watches.

Two rounds that differ in nothing but which of the others gave which answers have to look the same at every moment: all
rows, in which step each was written, as far as the engine tells, what the platform keeps of people, and every page. A sign
stands for a person by the site's key alone, and is left out of the comparison.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import time_machine
from django.core.management import call_command
from django.db import connection

from tests.attacks.boards import as_a_request, make_completions, seeded
from tests.attacks.traces import steps
from tests.attacks.votes import plain
from tests.conformance.samples.workshop import code_of
from tests.database import dump, forget_what_is_kept
from tests.desk import Desk, Site
from tests.modules.workshop.sheet import join
from xblocks.modules.team_building.block import TeamBuildingBlock
from xblocks.modules.team_building.model import ITEMS
from xblocks.questionnaire.context import PREFIX

#: What stands in the anonymous spaces of these rounds.
KINDS = frozenset({"questionnaire.open", "questionnaire.answers", "questionnaire.sent"})
MEMBER, WATCHER = 101, 199
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
OLX = '<lotse_team_building url_name="pulse" display_name="Team"/>'
_SIGN = re.compile(r'(questionnaire\.sent\\",\\")[0-9a-f]{32}')
_FILES = ("printable", "leadership", "csv")

Sheet = dict[str, str]


def sheet(dice: random.Random) -> Sheet:
    """What one person answers; some statements she leaves out."""
    return {f"{PREFIX}{item}": dice.choice(("", "1", "2", "3", "4", "5")) for item in ITEMS} | {f"{PREFIX}P1": "3"}


def told(people: int, dice: random.Random) -> Iterator[tuple[str, int]]:
    """Who sees a difference between two rounds with so many people, where the sheets of all but the member are other
    people's: the attacker, and the moment.
    """
    sheets = [sheet(dice) for _ in range(people)]
    order = list(range(MEMBER, MEMBER + people))
    others = order[1:]
    seed = dice.randrange(2**32)
    one, other = seen(order, sheets, seed), seen([order[0], *others[::-1]], sheets, seed)
    for attacker, moments in one.items():
        assert len(moments) == len(other[attacker]) > people
        yield from [
            (attacker, place)
            for place, (here, there) in enumerate(zip(moments, other[attacker], strict=True))
            if here != there
        ][:1]


def seen(order: Sequence[int], sheets: Sequence[Sheet], seed: int) -> dict[str, list[str]]:
    """What each attacker is shown, moment by moment, where the n-th person sends the n-th sheet."""
    site = Site(language="en")
    with time_machine.travel(NOW, tick=False), seeded(seed), _afresh(site):
        make_completions()
        member = site.desk(OLX, MEMBER, language="en")
        code = code_of(member, "form_team", {"take": False, "request": "a" * 32})
        desks = {person: member.but(person=person) for person in (*sorted(order), WATCHER)}
        for person, desk in desks.items():
            if person != MEMBER:
                assert join(desk, code).status == 200
        attackers = {"member": member, "watcher": desks[WATCHER]}
        shown: dict[str, list[str]] = {name: [] for name in ("database", *attackers)}

        def look() -> None:
            shown["database"].append(stored(site))
            for name, desk in attackers.items():
                shown[name].append(page(desk))

        look()
        _do(site, member, "begin_pulse", {"round": 0, "until": f"{(NOW + timedelta(days=7)).date()}"})
        look()
        for person, answers in zip(order, sheets, strict=True):
            _do(site, desks[person], "answer_pulse", {"round": 1, **answers})
            look()
        answer = member.call("close_pulse", {"round": 1, "sure": True})
        assert answer.status == (200 if len(order) >= 5 else 409)
        look()
    return shown


@contextmanager
def _afresh(site: Site) -> Iterator[None]:
    """Nothing of what happens inside is left, and ids begin anew: it is rolled back, or, where each request is a
    transaction as on a server, the tables are emptied.
    """
    if connection.in_atomic_block:
        with site.undone():
            yield
        return
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE completion")
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    forget_what_is_kept()


def named() -> AbstractContextManager[Any]:
    """Inside, a named row is written beside each answer, as the platform would if the block let it."""
    answered = TeamBuildingBlock._answered

    def beside(self: TeamBuildingBlock, asked: Any, message: str) -> dict[str, Any]:
        self.runtime.publish(self, "completion", {"completion": 0.5})
        return answered(self, asked, message)

    return patch.object(TeamBuildingBlock, "_answered", beside)


def _do(site: Site, desk: Desk, handler: str, payload: dict[str, object]) -> None:
    with as_a_request(site):
        answer = desk.call(handler, payload)
    assert answer.status == 200, answer.response.text


def stored(site: Site) -> str:
    """Everything that is stored, as it lies there, and what the platform keeps of people; without signs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM completion ORDER BY id")
        completions = cursor.fetchall()
    fields = sorted((str(key), str(value)) for key, value in site.store.db_dict.items())
    text = json.dumps([dump(), completions, site.published, fields, sorted(steps().items())], default=str)
    return _SIGN.sub(r"\1", text)


def page(desk: Desk) -> str:
    """What a person is shown: her page, what a poll brings, and what she takes away."""
    found = [desk.page(), desk.call("poll", {"seen": ""}).html]
    found += [desk.call(name, None).response.text for name in _FILES]
    return plain("\n".join(found))
