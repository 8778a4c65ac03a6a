"""The packages from npm that the tests open the BPMN export with: the repository's, see package.json."""

import json
import subprocess
from pathlib import Path

from tests.blocks import ROOT

HERE = Path(__file__).parent
MODULES = ROOT / "node_modules"


def install() -> None:
    """Install what package-lock.json names, unless it is there already."""
    subprocess.run([ROOT / "scripts/npm"], check=True, timeout=240)


def moddle_warnings(xml: str) -> list[str]:
    """What bpmn-moddle has to say against a file."""
    command = ["node", "warnings.mjs"]
    done = subprocess.run(command, cwd=HERE, input=xml, capture_output=True, encoding="utf-8", check=True, timeout=60)
    return json.loads(done.stdout)
