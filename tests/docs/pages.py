"""The pages of the repository, and every text that may cite one."""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: Where texts stand that are no part of the house: an author's lessons, what tests accept, catalogues, tools' folders.
_OTHERS = {"lessons", "programmes", "golden", "translations", "node_modules", "var", "build", "dist"}
_CODE = {".py", ".html", ".css", ".js", ".mjs", ".toml", ".yml", ".yaml", ".cfg", ".txt"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the house, by its path below the root."""
    return tuple(sorted(_below(ROOT)))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in _OTHERS or path.name.startswith(".") or path.suffix == ".egg-info":
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path.relative_to(ROOT)


def pages() -> list[Path]:
    """The Markdown pages that people read."""
    return [path for path in files() if path.suffix == ".md"]


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Where somebody may cite a page, as `file:line` and the line. Of tests only comments and docstrings: their data
    name pages of invented courses."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for path in files():
        if path.suffix in _CODE | {".md"} or path.name == "Makefile" or path.parent.name == "scripts":
            text = (ROOT / path).read_text(encoding="utf-8")
            lines = _said(text) if path.parts[0] == "tests" and path.suffix == ".py" else enumerate(text.split("\n"), 1)
            yield from ((f"{path}:{number}", line) for number, line in lines)


def _said(code: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from enumerate(node.value.value.split("\n"), node.lineno)
