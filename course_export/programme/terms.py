"""Words that depend on what an operator chooses, with their cases: `{{council.dative}}` → “dem Rat”, for a county “dem
Kreistag”.

They stand in `lessons/terms/<language>.yaml`, beside those that come with Lotse or in an operator's own programme. A
placeholder that begins with a capital (`{{Council.nominative}}`) gives a word that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import RootModel, model_validator

from course_export.errors import Problems, shown
from course_export.programme.parts import Key, Phrase
from course_export.programme.places import LESSONS, SHIPPED
from course_export.programme.source import read_text, read_yaml, validated
from course_export.programme.variants import SETTINGS

Forms = dict[Key, Phrase]
"""Words by their cases."""

_FOLDER = "terms"
_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z][\w-]*)\.([\w-]+)\s*\}\}")
_VALUES = frozenset({"date", "day", "contact", "hours"})
"""What other placeholders with a dot begin with."""


class Terms(RootModel[dict[Key, dict[Key, Forms]]]):
    """A file of terms: each has a word in the same cases for every value of one setting."""

    @model_validator(mode="after")
    def _complete(self) -> Terms:
        for name, words in self.root.items():
            if not any(set(words) == set(values) for values in SETTINGS.values()):
                each = " or ".join(", ".join(values) for values in SETTINGS.values())
                raise ValueError(f"{name} needs a word for each of {each}")
            if len({frozenset(forms) for forms in words.values()}) > 1:
                raise ValueError(f"{name} has not the same cases for {' and '.join(words)}")
        return self


@dataclass(frozen=True)
class Variant:
    """What has been chosen: the values that hold, and each term's cases with the words that hold then."""

    holds: frozenset[str]
    terms: Mapping[str, Forms] = field(default_factory=dict)

    def read(self, path: Path, problems: Problems) -> str | None:
        """Return the text of a file with the words that hold; None, and a problem, if it cannot be read."""
        text = read_text(path, problems)
        if text is None:
            return None
        lines = enumerate(text.split("\n"), 1)
        return "\n".join(
            _PLACEHOLDER.sub(partial(self._word, shown(path), number, problems), line) for number, line in lines
        )

    def _word(self, file: str, line: int, problems: Problems, found: re.Match[str]) -> str:
        name, case = found[1][0].lower() + found[1][1:], found[2]
        if name in _VALUES:
            return found[0]
        if name not in self.terms:
            problems.add(file, line, f"there is no term “{name}”", [*sorted(self.terms), *sorted(_VALUES)])
            return name
        if case not in self.terms[name]:
            problems.add(file, line, f"the term “{name}” has no case “{case}”", self.terms[name])
            return name
        word = self.terms[name][case]
        return word[0].upper() + word[1:] if found[1][0].isupper() else word


def read(folders: Iterable[Path], language: str, holds: frozenset[str], problems: Problems) -> Variant:
    """Return what holds in a programme that stands in these folders; the first one that has a term says its words."""
    known: dict[str, Any] = {}
    for home in (*folders, SHIPPED):
        path = home / LESSONS / _FOLDER / f"{language}.yaml"
        text = read_text(path, problems) if path.is_file() else None
        found = read_yaml(text, shown(path), problems) if text is not None else None
        checked = validated(Terms, found[0], found[1], problems) if found else None
        known = {**(checked.root if checked else {}), **known}
    return Variant(
        holds, {name: next(words[value] for value in words if value in holds) for name, words in known.items()}
    )
