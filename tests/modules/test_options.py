"""What can be chosen in a column of a module is written in one place of it, which its rules read as well."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import xblocks.modules
from xblocks.modules.workshop.kinds import Choice, Choices

[ROOT] = map(Path, xblocks.modules.__path__)


def lists(tree: ast.AST) -> Iterator[tuple[frozenset[str], int]]:
    """Each tuple, list or Literal of words that is written out, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List):
            words = [entry.value for entry in node.elts if isinstance(entry, ast.Constant)]
            if len(words) == len(node.elts):
                yield frozenset(words), node.lineno


@pytest.mark.parametrize("module", sorted(path.parent.name for path in ROOT.glob("*/model.py")))
def test_options_are_written_once(module: str) -> None:
    spec = import_module(f"xblocks.modules.{module}.content").SPEC
    kinds = {(table.name, column.name): column.kind for table in spec.tables for column in table.columns}
    options = {name: frozenset(kind.options) for name, kind in kinds.items() if isinstance(kind, Choice | Choices)}
    found = defaultdict(list)
    for path in sorted((ROOT / module).rglob("*.py")):
        for words, line in lists(ast.parse(path.read_text(encoding="utf-8"))):
            found[words].append(f"{path.name}:{line}")
    assert {name: found[words] for name, words in options.items() if len(found[words]) > 1} == {}
