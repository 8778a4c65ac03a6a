"""What an operator can choose of every programme, and what of its texts holds then.

A section whose heading ends with a value in braces (`## Ein Beispiel aus dem Kreis {county}`) stands in the course only
where that value is chosen. Words follow a choice by their cases (terms.py), values of YAML files by alternatives
(alternatives.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from course_export.errors import Problems
from course_export.programme.order import WrongOrder

SETTINGS: Mapping[str, tuple[str, ...]] = {
    "body": ("town", "county"),
    "days": ("apart", "consecutive"),
    "mode": ("in_person", "online"),
}
"""Setting → its values; the first one holds unless another is chosen."""

_HEADING = re.compile(r"(#{2,3}) ")
_MARKED = re.compile(r"(#{2,3} .*\S) \{([\w-]+)\}\s*")


def chosen(given: Mapping[str, str]) -> frozenset[str]:
    """Return the values that hold. Raises WrongOrder for a setting or a value that does not exist."""
    for name, value in given.items():
        if name not in SETTINGS:
            raise WrongOrder(f"there is no setting “{name}”; allowed: {', '.join(SETTINGS)}, contact.…")
        if value not in SETTINGS[name]:
            raise WrongOrder(f"{name} cannot be “{value}”; allowed: {', '.join(SETTINGS[name])}")
    return frozenset(given.get(name, values[0]) for name, values in SETTINGS.items())


def sections(body: str, holds: Collection[str], file: str, first_line: int, problems: Problems) -> tuple[str, str]:
    """Return the text that holds, with empty lines for what does not, so that lines keep their numbers; and the rest."""
    known = {value for values in SETTINGS.values() for value in values}
    kept: list[str] = []
    left: list[str] = []
    without = 0  # the level of the heading under which nothing holds
    for number, line in enumerate(body.split("\n")):
        heading, marked = _HEADING.match(line), _MARKED.fullmatch(line)
        if heading and (not without or len(heading.group(1)) <= without):
            without = len(heading.group(1)) if marked and marked.group(2) not in holds else 0
        if marked and marked.group(2) not in known:
            allowed = ", ".join(f"{{{value}}}" for value in sorted(known))
            problems.add(file, first_line + number, f"there is no {{{marked.group(2)}}}; allowed: {allowed}")
        (left if without else kept).append(marked.group(1) if marked else line)
        if without:
            kept.append("")
    return "\n".join(kept), "\n".join(left)
