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


def named(tree: ast.AST) -> Iterator[frozenset[str]]:
    """The words of each Literal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            yield from (words for words, _line in lists(node))


@pytest.mark.parametrize("module", sorted(path.parent.name for path in ROOT.glob("*/model.py")))
def test_options_are_written_once(module: str) -> None:
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / module).rglob("*.py"))}
    spec = import_module(f"xblocks.modules.{module}.content").SPEC
    kinds = {(table.name, column.name): column.kind for table in spec.tables for column in table.columns}
    options = {name: frozenset(kind.options) for name, kind in kinds.items() if isinstance(kind, Choice | Choices)}
    found = defaultdict(list)
    for file, tree in trees.items():
        for words, line in lists(tree):
            found[words].append(f"{file}:{line}")
    assert {name: found[words] for name, words in options.items() if len(found[words]) > 1} == {}
    literals = [words for tree in trees.values() for words in named(tree)]
    assert [found[words] for words in literals if len(found[words]) > 1] == []
