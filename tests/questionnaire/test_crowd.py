"""Sixteen people answer and close at the same moment, on each engine: every answer that was counted is in the result."""

from pathlib import Path

import pytest

from tests.questionnaire import crowd
from tests.servers import ENGINES, empty_database
from tests.spaces import crowd as base


@pytest.mark.parametrize("engine", ENGINES)
def test_whoever_was_counted_is_in_the_result_once(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    with base.crowd(empty_database(request, engine, tmp_path)) as pool:
        pool.submit(base.migrate).result()
        pool.submit(crowd.begin).result()
        counted = base.everybody(pool, crowd.answer)
        said = pool.submit(crowd.said).result()
    assert set(counted) <= {0, 1} and sum(counted) >= 5
    assert said["P1"] == sorted(person % 5 + 1 for person, count in enumerate(counted) if count)
    assert said["P2"] == [3] * sum(counted)
