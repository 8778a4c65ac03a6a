"""The repository's packages from npm, see package.json."""

import subprocess
from pathlib import Path

from tests.blocks import ROOT

MODULES: Path = ROOT / "node_modules"


def install() -> None:
    """Install what package-lock.json names, unless it is there already."""
    subprocess.run([ROOT / "scripts/npm"], check=True, timeout=240)
