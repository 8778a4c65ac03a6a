"""Sixteen people at once, on each engine: nothing lost, nothing doubled, nothing out of order."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.servers import ENGINES, empty_database
from tests.spaces import crowd
from tests.spaces.crowd import PEOPLE, WRITES, everybody


@pytest.fixture(scope="module", params=ENGINES)
def pool(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProcessPoolExecutor]:
    """The people's processes, on an empty database with our tables."""
    entry = empty_database(request, request.param, tmp_path_factory.mktemp("crowd"))
    with crowd.crowd(entry) as processes:
        processes.submit(crowd.migrate).result()
        yield processes


def test_every_write_of_every_person_is_kept_once_and_seen_in_order(pool: ProcessPoolExecutor) -> None:
    reader = pool.submit(crowd.follow, "cards")
    everybody(pool, crowd.contribute, "cards")
    told, board = reader.result(), pool.submit(crowd.stored, "cards").result()

    expected = {(f"{p}-{n}", f"p{p}", p, n) for p in range(PEOPLE) for n in range(WRITES)}
    assert {(key, person, data["by"], data["number"]) for key, person, data, _ in board["items"]} == expected
    assert board["revision"] == PEOPLE * WRITES
    assert [revision for *_, revision in board["items"]] == list(range(1, PEOPLE * WRITES + 1))
    assert told == [(key, revision) for key, _, _, revision in board["items"]]


def test_of_all_who_edit_the_same_item_one_wins_and_the_others_get_both_versions(pool: ProcessPoolExecutor) -> None:
    people = everybody(pool, crowd.compete, "sheet")

    assert pool.submit(crowd.stored, "sheet").result()["revision"] == WRITES
    for number, results in enumerate(zip(*people, strict=True)):
        assert {result["seen"] for result in results} == {number}
        (winner,) = [person for person, result in enumerate(results) if result.get("won") == number + 1]
        for person in set(range(PEOPLE)) - {winner}:
            assert results[person]["current"] == {"by": winner, "round": number}
            assert results[person]["attempted"] == {"by": person, "round": number}


@pytest.mark.parametrize("in_request", [False, True], ids=["alone", "in a request's transaction"])
def test_a_space_that_all_write_to_first_exists_once_with_the_work_of_all(
    pool: ProcessPoolExecutor, in_request: bool
) -> None:
    everybody(pool, crowd.settle, in_request)

    for number in range(WRITES):
        board = pool.submit(crowd.stored, f"{in_request}-{number}").result()
        assert (board["revision"], len(board["items"])) == (PEOPLE, PEOPLE)
