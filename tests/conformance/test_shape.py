"""What blocks have in common inside: one mechanism for each thing, and types for whatever a block is asked for."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from xblock.core import XBlock

from tests.modules.workshop.modules import workshops
from xblocks.kit.protocol import Block


@pytest.fixture
def sources(block: type[XBlock]) -> dict[str, str]:
    """The Python files of a block's own package, by their paths in it."""
    folder = Path(import_module(block.__module__.rpartition(".")[0]).__file__).parent
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.py")}


def asked(protocol: type[Any]) -> set[str]:
    """The names that a protocol asks for."""
    parts = [part for part in protocol.__mro__ if getattr(part, "_is_protocol", False)]
    names = {name for part in parts for name in (*vars(part), *vars(part).get("__annotations__", {}))}
    return {name for name in names if not name.startswith("_")}


def protocols(block: type[XBlock]) -> list[type[Any]]:
    """What code asks of this block: of every block, and what the packages of its classes add."""
    packages = {base.__module__.rpartition(".")[0] for base in block.__mro__ if base.__module__.startswith("xblocks.")}
    modules = [import_module(f"{package}.protocol") for package in packages if find_spec(f"{package}.protocol")]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return [value for value in found if Block in value.__mro__]


def test_a_block_has_what_code_asks_of_it(block: type[XBlock]) -> None:
    found = protocols(block)
    assert Block in found
    missing = {name for protocol in found for name in asked(protocol) if not hasattr(block, name)}
    assert missing == {"runtime", "scope_ids"}  # those that XBlock gives to each block when it is made


def test_who_asks_is_found_out_in_one_place(sources: dict[str, str]) -> None:
    assert [path for path, text in sources.items() if "scope_ids.user_id" in text] == []


def test_stale_edits_are_refused_in_one_place(sources: dict[str, str]) -> None:
    calls = [
        (path, node)
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refusal"
    ]
    assert [path for path, node in calls if "'conflict'" in map(ast.unparse, node.args)] == []


def test_what_answers_and_shows_writes_nothing(sources: dict[str, str]) -> None:
    answering = {path: text for path, text in sources.items() if path == "answers.py" or path.startswith("context")}
    changing = ("api.write(", ".put(", ".mark(", ".delete(", ".publish(")
    assert [(path, call) for path, text in answering.items() for call in changing if call in text] == []


def lines_of_code(source: str) -> int:
    """Without docstrings, comments and blank lines."""
    whole = ast.parse(source)
    texts = [node for node in ast.walk(whole) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    described = {line for node in texts for line in range(node.lineno, (node.end_lineno or 0) + 1)}
    lines = enumerate(source.splitlines(), 1)
    return sum(number not in described and bool(line.partition("#")[0].strip()) for number, line in lines)


def test_a_module_is_small(sources: dict[str, str], tag: str) -> None:
    """W4 says what two sides sign, too."""
    if tag in workshops() and tag != "lotse_design_spaces":
        assert sum(lines_of_code(text) for name, text in sources.items() if name != "bpmn.py") < 500
