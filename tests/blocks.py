"""Every block this repository registers, found by itself."""

import ast
from functools import cache
from importlib import import_module
from pathlib import Path

from xblock.core import XBlock

from xblocks.core.privacy import RECORDS

ROOT = Path(__file__).parent.parent


@cache
def registered() -> dict[str, type[XBlock]]:
    """Tag → class, from the list in setup.py: it needs no installation, and none can be stale."""
    source = ast.parse((ROOT / "setup.py").read_text(encoding="utf-8"))
    (lines,) = (
        ast.literal_eval(node.value)
        for node in source.body
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["BLOCKS"]
    )
    found = {}
    for line in lines:
        tag, _, place = line.partition(" = ")
        module, _, name = place.partition(":")
        found[tag] = getattr(import_module(module), name)
    return found


def kinds(block: type[XBlock]) -> set[str]:
    """The kinds of stored work that a block may keep: those of the packages it is built from, and of what stands beside."""
    packages = {part for base in block.__mro__ for part in base.__module__.split(".")}
    own = {kind for kind, record in RECORDS.items() if record.block in packages}
    return own | set(getattr(block, "STORES", ()))
