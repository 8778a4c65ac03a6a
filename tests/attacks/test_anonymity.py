"""Nothing that lies in a database leads from a card to a person, nor tells the order of writing, at any moment."""

from pathlib import Path

import pytest

from tests.attacks.engines import attacked
from tests.servers import ENGINES, empty_database

BOARDS = 12
#: What has to have been tried, so that nothing passes for lack of being looked at.
TRIED = {
    "sqlite": ("rows by rowid", "file", "dump"),
    "mariadb": ("transaction of the card", "rows by transaction", "dump"),
    "postgresql": ("transaction of the card", "rows by ctid", "rows by xmin", "dump"),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_an_attacker_with_the_database_learns_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    gains, left = attacked(empty_database(request, engine, tmp_path), BOARDS)
    assert not [gain for gain in gains if gain.learned]
    assert left == []
    for what in ("rows as they come", "rows by id", *TRIED[engine]):
        assert any(what in gain.attack and gain.tries >= BOARDS for gain in gains), what


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_attacker_learns_all_where_cards_carry_names(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    """Else the test above might pass for want of a good attacker."""
    gains, left = attacked(empty_database(request, engine, tmp_path), 3, "named")
    learned = {gain.attack for gain in gains if gain.learned}
    hidden = {"sqlite": "rows by revision", "mariadb": "rows by transaction", "postgresql": "rows by xmin"}[engine]
    for what in ("rows by revision", hidden):
        assert any(what in attack for attack in learned), (what, learned)
    assert left == []
