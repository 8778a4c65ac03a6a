"""What holds on SQLite holds on MariaDB: the same tests in a pytest of their own, which has it as its database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SAME = ["test_api.py", "test_anonymous.py", "test_people.py", "test_retention.py"]


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
