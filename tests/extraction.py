"""Finds the interface texts of the blocks for Babel: babel.cfg names these two functions.

Babel's own extractors miss `gettext_for()("…")` and do not know the kit's `{% translate "…" %}`. This stands among the
tests because nothing that is installed needs it.
"""

import ast
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.template.base import Lexer, TokenType
from django.utils.text import unescape_string_literal

from xblocks.kit.tags import message_until_end

Found = tuple[int, str, str, list[str]]  # line, function, text, comments

_FUNCTIONS = {"_", "marked", "gettext"}


def python(source: BinaryIO, _keywords: Any, _comments: Any, options: Any) -> Iterator[Found]:
    """Texts in `_("…")`, `marked("…")` and `gettext_for()("…")`. ValueError for one that is put together at run time."""
    calls = [node for node in ast.walk(ast.parse(source.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if not call.args or not _translates(call.func):
            continue
        match call.args[0]:
            case ast.Constant(value=str(text)):
                yield call.lineno, "_", text, []
            case ast.JoinedStr() | ast.BinOp():
                raise ValueError(f"{source.name}, line {call.lineno}: fill in values after translating, with %(name)s")


def _translates(function: ast.expr) -> bool:
    if isinstance(function, ast.Call):
        function = function.func
        return isinstance(function, ast.Name) and function.id == "gettext_for"
    return isinstance(function, ast.Name) and function.id in _FUNCTIONS


def template(source: BinaryIO, _keywords: Any, _comments: Any, options: Any) -> Iterator[Found]:
    """Texts in `{% translate "…" name=value %}`, in double or single quotes, and in `{% blocktranslate … %}`.

    ValueError for a variable in place of a text.
    """
    tokens = iter(Lexer(source.read().decode()).tokenize())
    for token in tokens:
        if token.token_type is TokenType.BLOCK and token.contents.startswith("translate "):
            yield token.lineno, "_", unescape_string_literal(token.split_contents()[1]), []
        elif token.token_type is TokenType.BLOCK and token.contents.startswith("blocktranslate "):
            yield token.lineno, "_", message_until_end(tokens), []
