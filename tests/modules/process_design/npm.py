"""The packages from npm that the tests open the BPMN export with; installed once beside the tests, outside git."""

import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def install() -> None:
    """Install what package-lock.json names, unless the same is there already."""
    done = MODULES / ".installed"
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == lock:
        return
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True, timeout=240)
    done.write_text(lock, encoding="utf-8")


def moddle_warnings(xml: str) -> list[str]:
    """What bpmn-moddle has to say against a file."""
    command = ["node", "warnings.mjs"]
    done = subprocess.run(command, cwd=HERE, input=xml, capture_output=True, encoding="utf-8", check=True, timeout=60)
    return json.loads(done.stdout)
