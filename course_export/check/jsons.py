"""Read JSON so strictly that nothing in it can be lost, and find the line of a key again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xblocks.core.text import check_characters


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
        """Return the line of a key inside other keys, or of the last of them that is found; 0 without any."""
        position = line = 0
        for key in keys:
            starts = [self.text.find(json.dumps(key, ensure_ascii=ascii), position) for ascii in (False, True)]
            found = max(starts)
            if found < 0:
                break
            position, line = found, self.text.count("\n", 0, found) + 1
        return line


def read_json(path: str, data: bytes) -> Json:
    """Read a JSON file; never raises."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Json(path, "", error=f"not UTF-8 (byte {error.start})")
    twice: list[str] = []

    def pairs(found: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _value in found]
        twice.extend(sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else ())
        return dict(found)

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_refuse)
        check_characters(_strings(value))
    except json.JSONDecodeError as error:
        return Json(path, text, error=error.msg, error_line=error.lineno)
    except (ValueError, RecursionError) as error:
        return Json(path, text, error=str(error) or "nested too deeply")
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
