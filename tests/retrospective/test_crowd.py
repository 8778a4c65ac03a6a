"""Sixteen people write, ask and vote at the same moment, on each engine: nothing is lost."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.retrospective import crowd
from tests.servers import ENGINES, empty_database
from tests.spaces import crowd as base


@pytest.fixture(scope="module", params=ENGINES)
def pool(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProcessPoolExecutor]:
    """The people's processes, on an empty database with our tables."""
    entry = empty_database(request, request.param, tmp_path_factory.mktemp("board"))
    with base.crowd(entry) as processes:
        processes.submit(base.migrate).result()
        yield processes


def test_all_cards_and_all_allowed_votes_are_kept(pool: ProcessPoolExecutor) -> None:
    pool.submit(crowd.open_board).result()
    secrets = base.everybody(pool, crowd.write)
    found = pool.submit(crowd.stored).result()
    assert found["cards"] == sorted(f"{p}-{n}" for p in range(base.PEOPLE) for n in range(crowd.CARDS))
    assert found["people"] == base.PEOPLE
    assert len({secret for own in secrets for secret in own}) == base.PEOPLE * crowd.CARDS

    groups = pool.submit(crowd.to_vote).result()
    given = base.everybody(pool, crowd.vote, groups)
    assert given == [2] * base.PEOPLE  # a third of six groups
    assert pool.submit(crowd.stored).result()["dots"] == 2 * base.PEOPLE
