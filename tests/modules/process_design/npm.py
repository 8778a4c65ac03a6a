"""What the tests open the BPMN export with."""

import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def moddle_warnings(xml: str) -> list[str]:
    """What bpmn-moddle has to say against a file."""
    command = ["node", "warnings.mjs"]
    done = subprocess.run(command, cwd=HERE, input=xml, capture_output=True, encoding="utf-8", check=True, timeout=60)
    return json.loads(done.stdout)
