"""What holds on SQLite holds on MariaDB: the same tests in a pytest of their own, which has it as its database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SAME = [f"test_{name}.py" for name in ("api", "anonymous", "people", "reading", "retention", "rows", "writer")]


def test_the_behaviour_is_the_same_on_mariadb(mariadb: dict[str, Any]) -> None:
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
        env=os.environ | {"LOTSE_TEST_DATABASE": json.dumps(mariadb)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
