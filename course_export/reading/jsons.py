"""Read JSON so strictly that nothing in it can be lost, and find the line of a key again."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from course_export.reading.lines import Lines
from xblocks.core.text import check_characters

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Json:
    """A JSON file: its value (None if unreadable), what makes it unreadable and where, keys that stand there twice."""

    path: str
    text: str
    value: Any = None
    error: str = ""
    error_line: int = 0
    twice: tuple[str, ...] = ()

    def line(self, *keys: str) -> int:
        """Return the line of a text inside others, or of the last of them that is found; 0 if none is."""
        position = line = 0
        for key in keys:
            spellings = (json.dumps(key, ensure_ascii=ascii) for ascii in (False, True))
            places = next((self._texts[each] for each in spellings if each in self._texts), [])
            after = bisect_left(places, position)
            if after == len(places):
                break
            position = places[after]
            line = self._lines.at(position)
        return line

    @cached_property
    def _texts(self) -> dict[str, list[int]]:
        """Every quoted text with its positions."""
        found: dict[str, list[int]] = {}
        for text in _QUOTED.finditer(self.text):
            found.setdefault(text.group(), []).append(text.start())
        return found

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)


def read_json(path: str, data: bytes) -> Json:
    """Read a JSON file; never raises."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Json(path, "", error=f"not UTF-8 (byte {error.start})")
    twice: list[str] = []

    def pairs(found: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        twice.extend(name for name, count in Counter(name for name, _value in found).items() if count > 1)
        return dict(found)

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_refuse)
        check_characters(_strings(value))
    except json.JSONDecodeError as error:
        return Json(path, text, error=error.msg, error_line=error.lineno)
    except (ValueError, RecursionError) as error:
        return Json(path, text, error=str(error))
    return Json(path, text, value, twice=tuple(dict.fromkeys(twice)))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _strings(value: Any) -> str:
    """Return all texts in a value, keys included, as one."""
    if isinstance(value, dict):
        return "".join(map(_strings, [*value, *value.values()]))
    if isinstance(value, list):
        return "".join(map(_strings, value))
    return value if isinstance(value, str) else ""
