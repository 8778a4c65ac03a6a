"""What holds on SQLite holds on the other engines: the same tests in a pytest of their own, with such a database."""

from pathlib import Path

import pytest

from tests.servers import SERVERS, run_tests

SAME = [
    f"test_{name}.py" for name in ("api", "anonymous", "migrations", "people", "reading", "retention", "rows", "writer")
]


@pytest.mark.parametrize("engine", SERVERS)
def test_the_behaviour_is_the_same(request: pytest.FixtureRequest, engine: str) -> None:
    status, said = run_tests(request.getfixturevalue(engine), *(Path(__file__).with_name(name) for name in SAME))
    assert status == 0, said
