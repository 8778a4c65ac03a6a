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
    """What attackers gain of boards on an empty database, and what should be gone and is not."""
    report = _run(database, "boards", boards, anonymity)
    return [Gain(**gain) for gain in report["gains"]], report["left"]


def asked(database: dict[str, Any], rounds: int, how: str = "anonymous") -> list[str]:
    """Who saw a difference between which two rounds of a pulse on an empty database, and at which moment."""
    found = _run(database, "rounds", rounds, how)
    return [f"round {number}: the {attacker} at moment {moment}" for number, attacker, moment in found]


def _run(database: dict[str, Any], what: str, count: int, how: str) -> Any:
    if database["ENGINE"].endswith("sqlite3"):  # as the player keeps it
        database = {**database, "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"}}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.run", what, str(count), str(SEED), how],
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
    return json.loads(done.stdout.splitlines()[-1])
