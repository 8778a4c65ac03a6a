"""Nobody learns who answered what in a pulse, not even whoever has the database."""

import random
from pathlib import Path

import pytest

from tests.attacks import pulse
from tests.attacks.engines import asked
from tests.servers import ENGINES, empty_database

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("people", range(4, 9))
def test_rounds_that_differ_in_who_answered_what_look_the_same(people: int) -> None:
    assert list(pulse.told(people, random.Random(people))) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_nor_do_they_where_each_request_is_a_transaction(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    assert asked(empty_database(request, engine, tmp_path), 1) == []
    (tmp_path / "named").mkdir()
    learned = asked(empty_database(request, engine, tmp_path / "named"), 1, "named")
    assert [found for found in learned if "database" in found]


def test_the_attackers_see_what_is_to_be_seen() -> None:
    """Else the test above might pass for want of looking: another answer changes what is stored, and in the end what is said."""
    sheets = [{f"{pulse.PREFIX}P1": "4", f"{pulse.PREFIX}P2": "4"}] * 6
    other = [*sheets[:-3], *[{f"{pulse.PREFIX}P1": "1"}] * 3]
    one, two = (pulse.seen(range(101, 107), found, seed=1) for found in (sheets, other))
    assert one["database"][:5] == two["database"][:5] and one["database"][5:8] != two["database"][5:8]
    for attacker in ("member", "watcher"):
        assert one[attacker][:-1] == two[attacker][:-1] and one[attacker][-1] != two[attacker][-1]


def test_an_attacker_would_see_a_named_row_that_is_written_beside_an_answer() -> None:
    with pulse.named():
        assert {attacker for attacker, _moment in pulse.told(6, random.Random(6))} == {"database"}


def test_below_five_answers_nobody_sees_that_another_has_come() -> None:
    sheets = [pulse.sheet(random.Random(place)) for place in range(6)]
    watched = pulse.seen(range(101, 107), sheets, seed=2)["watcher"]
    begun = 1
    assert len(set(watched[begun : begun + 5])) == 1  # none to four
    assert len(set(watched[begun + 4 : begun + 7])) == 3  # four, five, six
