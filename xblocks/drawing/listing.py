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
