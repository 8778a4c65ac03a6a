"""docs/architecture.md is a map of what is there: every package has its line, every file and function it names exists."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_TOPS = ("xblocks", "course_export", "tests", "scripts", "docs")
_NAMED = re.compile(rf"`((?:{'|'.join(_TOPS)})(?:/[\w./]+)?)(?::(\w+))?`")


def packages() -> set[str]:
    """Every package of the distribution, by its folder."""
    return {file.parent.relative_to(ROOT).as_posix() for top in _TOPS[:2] for file in (ROOT / top).rglob("__init__.py")}


def test_every_package_has_its_line():
    lines = re.findall(r"^\| `([\w/]+)` \| .{10,} \|$", PAGE, re.MULTILINE)
    assert len(lines) == len(set(lines))
    assert set(lines) == packages()


def test_everything_it_names_exists():
    named = {path for path, _function in _NAMED.findall(PAGE)}
    assert len(named) > 60
    assert not [path for path in sorted(named) if not (ROOT / path).exists()]


def test_every_function_of_the_walks_is_where_it_says():
    steps = {(path, name) for path, name in _NAMED.findall(PAGE) if name}
    assert len(steps) > 30
    assert not [f"{path}:{name}" for path, name in sorted(steps) if name not in _defined(ROOT / path)]


def _defined(file: Path) -> set[str]:
    """The names of all functions, methods and classes of a file; none where there is no such file."""
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
