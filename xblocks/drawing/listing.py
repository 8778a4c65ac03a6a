"""The list below a picture: what the numbers in it stand for, and the same as the picture in words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def numbered(entries: Iterable[tuple[int, str, str]]) -> str:
    """An `<ol>` of numbers, names and words, escaped."""
    rows = "".join(
        f'<li value="{number}">{escape(name)} <span>({escape(words)})</span></li>' for number, name, words in entries
    )
    return f'<ol class="lotse-grid-names">{rows}</ol>'


def described(entries: Iterable[tuple[int, str, str]]) -> str:
    """The same where the words are what is said, not what is added: they stand below the names."""
    rows = "".join(
        f'<li value="{number}"><strong>{escape(name)}</strong><br> {escape(words)}</li>'
        for number, name, words in entries
    )
    return f'<ol class="lotse-grid-names">{rows}</ol>'
