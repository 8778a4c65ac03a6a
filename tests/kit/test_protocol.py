"""What mypy knows of blocks, it knows everywhere."""

import ast
from pathlib import Path

import xblocks


def test_nobody_takes_a_block_for_anything():
    [root] = map(Path, xblocks.__path__)
    taken = [
        (path.relative_to(root), node.lineno)
        for path in sorted(root.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.arg) and node.arg == "block" and isinstance(node.annotation, ast.Name)
        if node.annotation.id == "Any"
    ]
    assert taken == []
