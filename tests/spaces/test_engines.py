"""What holds on SQLite holds on the other engines: the same tests in a pytest of their own, with such a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import SERVERS

SAME = [
    f"test_{name}.py" for name in ("api", "anonymous", "migrations", "people", "reading", "retention", "rows", "writer")
]


@pytest.mark.parametrize("engine", SERVERS)
def test_the_behaviour_is_the_same(request: pytest.FixtureRequest, engine: str) -> None:
    server = request.getfixturevalue(engine)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            *(Path(__file__).with_name(name) for name in SAME),
        ],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"LOTSE_TEST_DATABASE": json.dumps(server)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
