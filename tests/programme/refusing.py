"""What is wrong with a programme, as tests compare it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from course_export.errors import Problem, Refused
from course_export.programme.load import load
from tests.course_export.making import copy_of_mini

Found = list[tuple[str, int, str]]
"""File below the programme, line, and message with what is allowed."""


def problems(folder: Path, language: str = "en") -> Found:
    """Return everything that is wrong with a programme."""
    with pytest.raises(Refused) as refused:
        load(folder, language)
    return below(folder, refused.value.problems)


def below(folder: Path, found: Iterable[Problem]) -> Found:
    """Return problems with their files below a folder."""
    return [(p.file.removeprefix(f"{folder}/"), p.line, str(p).split(": ", 1)[1]) for p in found]


def line_of(file: Path, text: str) -> int:
    """Return the number of the line that holds a text."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def explained(folder: Path, file: str, old: str, new: str, expected: str, at: str | None = None) -> None:
    """Make a mistake in a copy of the small programme, and find it explained on its line, or on that of a text."""
    copy = copy_of_mini(folder)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(copy)
    hits = [problem for problem in found if expected in problem[2]]
    assert hits, found
    first = line_of(path, at) if at else text[: text.index(old)].count("\n") + 1
    assert {hit[0] for hit in hits} == {file}
    assert first <= hits[0][1] <= first + (0 if at else new.count("\n")), hits


def fits(model: type[BaseModel], data: Mapping[str, Any]) -> bool:
    """Tell whether a part of a file may say this."""
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True
