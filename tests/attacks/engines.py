"""The attacks on an engine, in a process of its own that has such a database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.attacks.chance import Gain

ROOT = Path(__file__).parents[2]
SEED = 8


def attacked(database: dict[str, Any], boards: int, anonymity: str = "anonymous") -> tuple[list[Gain], list[str]]:
    """What attackers gain on an empty database, and what should be gone and is not."""
    if database["ENGINE"].endswith("sqlite3"):  # as the player keeps it
        database = {**database, "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"}}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.run", str(boards), str(SEED), anonymity],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "LOTSE_TEST_DATABASE": json.dumps(database),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    return [Gain(**gain) for gain in report["gains"]], report["left"]
