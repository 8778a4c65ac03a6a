"""Servers and databases are killed under people who write: what was acknowledged is there once, and files are whole."""

import pytest

from tests.load.kills import FRESH, killed
from tests.servers import ENGINES, SERVERS

KILLS = 20


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_acknowledged_is_lost(engine: str) -> None:
    report = killed(engine, KILLS)
    assert (report.lost, report.doubled, report.strange, report.damaged) == ([], [], [], [])
    assert report.kills.total() == KILLS
    assert report.acknowledged >= FRESH * KILLS
    assert report.answers["none"] >= report.kills["server"], "the kills have met nobody"
    # Nobody is told that trying again is no use. Where the database goes at the end of a request, the platform answers.
    assert {*report.answers} <= {"200", "none", "409 busy", *(["500"] if engine in SERVERS else [])}
