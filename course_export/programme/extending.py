"""A programme that builds on another (`extends`): what it does not say itself, the other one says.

It replaces whole entries of `programme.yaml`, and pages by their names. A page of the other programme that it does not
use is none of its own.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from course_export.errors import Problems, shown
from course_export.programme.alternatives import resolved
from course_export.programme.order import WrongOrder
from course_export.programme.places import STRUCTURE, find, languages
from course_export.programme.source import Source, read_text, read_yaml
from course_export.programme.variants import chosen
from course_export.programme.words import LANGUAGES

_FIELD = "extends"


@dataclass(frozen=True)
class Written:
    """What stands in `programme.yaml` and in those it builds on, and their folders, its own first.

    `data` is None where the file cannot be read.
    """

    data: Any
    source: Source
    folders: tuple[Path, ...]

    def languages(self) -> list[str]:
        """Return the languages in which the programme is written: each that one of its folders has."""
        own = {language for folder in self.folders for language in languages(folder)}
        return [language for language in LANGUAGES if language in own]


def read(
    folder: Path, problems: Problems, holds: Collection[str] = chosen({}), above: tuple[Path, ...] = ()
) -> Written:
    """Return a programme as it is written for what `holds`; `above` are those that build on it."""
    file = folder / STRUCTURE
    text = read_text(file, problems)
    found = read_yaml(text, shown(file), problems) if text is not None else None
    if found is None:
        return Written(None, Source(shown(file), {}), (folder,))
    data, source = resolved(*found, holds)
    name = data.get(_FIELD) if isinstance(data, dict) else None
    base = _base(name, (folder, *above), source, problems) if isinstance(name, str) else None
    if base is None:
        return Written(data, source, (folder,))
    under = read(base, problems, holds, (folder, *above))
    whole = replace(source, base=under.source)
    return Written({**(under.data or {}), **data}, whole, (folder, *under.folders))


def _base(name: str, above: tuple[Path, ...], source: Source, problems: Problems) -> Path | None:
    """Return the folder of the programme that the first of `above` builds on."""
    try:
        base = Path(os.path.normpath(find(name, above[0])))
    except WrongOrder as error:
        source.add(problems, (_FIELD,), str(error))
        return None
    if base.resolve() in {each.resolve() for each in above}:
        source.add(problems, (_FIELD,), f"“{name}” builds on this programme itself")
        return None
    return base
