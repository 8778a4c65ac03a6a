"""The list below a picture: what the numbers in it stand for, and the same as the picture in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def numbered(entries: Iterable[tuple[int, str, str]]) -> str:
    """An `<ol>` of numbers, names and words, escaped."""
    rows = "".join(
        f'<li value="{number}">{escape(name)} <span>({escape(words)})</span></li>' for number, name, words in entries
    )
    return f'<ol class="lotse-grid-names">{rows}</ol>'


def described(entries: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The same where the words are what is said, not what is added: numbered from 1 on, they stand below the names, each
    on a line of its own; a dash where nothing is said."""
    rows = "".join(
        f'<li value="{number}"><strong>{escape(name)}</strong><br> {"<br> ".join(map(escape, words)) or "–"}</li>'
        for number, (name, words) in enumerate(entries, 1)
    )
    return f'<ol class="lotse-grid-names">{rows}</ol>'
