"""Every package that is imported is declared, so that nothing hangs on what a dependency happens to bring along."""

import ast
import sys
from functools import cache
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
OURS = {"xblocks", "course_export"}


def declared(*extras: str) -> set[str]:
    """The distributions that `pip install lotse-xblocks[extras]` asks for."""
    environments = [{"extra": extra} for extra in ("", *extras)]
    wanted = [Requirement(line) for line in requires("lotse-xblocks") or ()]
    return {
        canonicalize_name(each.name)
        for each in wanted
        if each.marker is None or any(each.marker.evaluate(environment) for environment in environments)
    }


def imported(package: str) -> set[str]:
    """The top-level names that a package imports, but for those whose absence it answers (`except ImportError`)."""
    trees = [ast.parse(path.read_bytes()) for path in sorted((ROOT / package).rglob("*.py"))]
    answered = {
        id(node)
        for tree in trees
        for attempt in ast.walk(tree)
        if isinstance(attempt, ast.Try) and any(_catches_import_error(handler) for handler in attempt.handlers)
        for statement in attempt.body
        for node in ast.walk(statement)
    }
    names: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree) if id(node) not in answered):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(str(node.module).split(".")[0])
    return names - set(sys.stdlib_module_names) - OURS


@cache
def brought_by() -> dict[str, set[str]]:
    """Which distributions bring a top-level name."""
    return {name: {canonicalize_name(each) for each in found} for name, found in packages_distributions().items()}


def _catches_import_error(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.type, ast.Name) and handler.type.id in {"ImportError", "ModuleNotFoundError"}


@pytest.mark.parametrize(("package", "extras"), [("xblocks", ()), ("course_export", ("export",))])
def test_what_is_imported_is_declared(package: str, extras: tuple[str, ...]) -> None:
    names = imported(package)
    assert names, "no import found: the test looks in the wrong place"
    asked = declared(*extras)
    assert {name for name in names if asked.isdisjoint(brought_by().get(name, ()))} == set()


def test_what_is_declared_is_imported() -> None:
    """A dependency that nothing imports is one more thing to update. tzdata is data that `zoneinfo` reads."""
    names = imported("xblocks") | imported("course_export")
    used = {each for name in names for each in brought_by().get(name, ())}
    assert declared("export") - used - {"tzdata"} == set()
