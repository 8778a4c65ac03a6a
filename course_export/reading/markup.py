"""HTML as it is written: tags with their attributes and quotes, where a parser would only give values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What a browser does not read as tags.
_PASSED = re.compile(r"<!--.*?(?:-->|\Z)|<(script)\b.*?(?:</script|\Z)", re.DOTALL | re.IGNORECASE)
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s=>/"'][^\s=>/]*+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>"']++)))?""")


@dataclass(frozen=True)
class Attribute:
    """An attribute of a tag: its value as written, and where it begins, the quote (if there is one) included."""

    name: str
    value: str
    start: int


def attributes(text: str) -> Iterator[Attribute]:
    """Yield the attributes of all tags; comments and what is in scripts are passed over."""
    start = 0
    while (start := text.find("<", start)) >= 0:
        passed = _PASSED.match(text, start)
        name = _NAME.match(text, start)
        if passed and (passed.group().startswith("<!--") or not name):
            start = passed.end()
            continue
        if not name:
            start += 1
            continue
        position = name.end()
        while found := _ATTRIBUTE.match(text, position):
            value = next((group for group in found.groups()[1:] if group is not None), "")
            begin = max(found.start(2) - 1, found.start(3) - 1, found.start(4), 0)
            yield Attribute(found.group(1).lower(), value, begin)
            position = found.end()
        start = max(position, passed.end() if passed else 0)
