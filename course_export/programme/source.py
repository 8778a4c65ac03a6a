"""Read YAML and front matter so that every problem can name its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from course_export.errors import Problems, shown
from xblocks.core.text import check_characters

Location = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_FENCE = "---\n"


@dataclass(frozen=True)
class Source:
    """A file and the line on which each of its values stands."""

    file: str
    lines: dict[Location, int]

    def line(self, location: Location) -> int:
        """Return the line of a value, or of the nearest one that contains it."""
        if location in self.lines or not location:
            return self.lines.get(location, 1)
        return self.line(location[:-1])

    def add(self, problems: Problems, location: Location, message: str, allowed: Iterable[str] = ()) -> None:
        """Note a problem with the value at a location."""
        where = _dotted(location)
        problems.add(self.file, self.line(location), f"{where}: {message}" if where else message, allowed)


def read_text(path: Path, problems: Problems) -> str | None:
    """Return a UTF-8 file with plain line feeds; None, and a problem, if it is not there or no text XML can carry."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problems.add(shown(path), 0, f"not UTF-8 (byte {error.start})")
        return None
    except OSError as error:
        problems.add(shown(path), 0, f"cannot be read: {error.strerror}")
        return None
    try:
        check_characters(text)
    except ValueError as error:
        problems.add(shown(path), 0, str(error))
        return None
    return text


def read_yaml(text: str, file: str, problems: Problems, first_line: int = 1) -> tuple[Any, Source] | None:
    """Return the data of a YAML text and its lines; `first_line` is where the text begins in its file."""
    loader = yaml.CSafeLoader(text)
    lines: dict[Location, int] = {}
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, Source(file, {(): first_line})
        _note_lines(node, (), lines, first_line, file, problems)
        return loader.construct_document(node), Source(file, lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = getattr(error, "problem", None) or str(error).splitlines()[0]
        problems.add(file, first_line + mark.line if mark else first_line, f"not readable as YAML: {message}")
        return None
    except RecursionError:
        problems.add(file, first_line, "a value refers to itself")
        return None


def split_page(text: str, file: str, problems: Problems) -> tuple[str, str, int] | None:
    """Split a page into front matter, body and the line on which the body begins."""
    if text.startswith(_FENCE):
        head, found, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
        if found:
            return head, body, head.count("\n") + 4
    problems.add(file, 1, "a page begins with front matter between two lines “---”")
    return None


def validated(model: type[M], data: Any, source: Source, problems: Problems, at: Location = ()) -> M | None:
    """Return data as a model, or None and a problem for each value that does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            location = at + _real(detail["loc"], data)
            allowed = _allowed(model, detail)
            if detail["type"] == "extra_forbidden":
                source.add(problems, location, "not known here", allowed)
            elif detail["type"] == "missing":
                source.add(problems, location, "is missing")
            else:
                source.add(problems, location, detail["msg"].removeprefix("Value error, "), allowed)
        return None


def _note_lines(
    node: yaml.Node, location: Location, lines: dict[Location, int], first: int, file: str, problems: Problems
) -> None:
    lines.setdefault(location, node.start_mark.line + first)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            step = (*location, key.value)
            if step in lines:
                problems.add(file, key.start_mark.line + first, f"{_dotted(step)}: stands here twice")
            lines[step] = key.start_mark.line + first
            _note_lines(value, step, lines, first, file, problems)
    elif isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value):
            _note_lines(entry, (*location, number), lines, first, file, problems)


def _real(location: Location, data: Any) -> Location:
    """Drop the steps that pydantic adds for the alternatives of a union; keep the last one, it may be missing."""
    steps: list[str | int] = []
    for number, step in enumerate(location):
        if isinstance(data, dict) and (step in data or number == len(location) - 1):
            steps.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            steps.append(step)
            data = data[step]
    return tuple(steps)


def _allowed(model: type[BaseModel], detail: Any) -> tuple[str, ...]:
    if detail["type"] == "extra_forbidden":
        return tuple(_fields(model, detail["loc"][:-1]))
    expected = detail.get("ctx", {}).get("expected")
    return (str(expected),) if expected else ()


def _fields(model: Any, location: Location) -> Iterator[str]:
    """Yield the fields of the model found at a location below `model`."""
    found = list(_models(model))
    for step in location:
        if isinstance(step, str) and any(step in inner.model_fields for inner in found):
            found = [
                m for inner in found if step in inner.model_fields for m in _models(inner.model_fields[step].annotation)
            ]
        elif isinstance(step, str):
            found = [inner for inner in found if inner.__name__ == step] or found
    for inner in found:
        yield from (info.alias or name for name, info in inner.model_fields.items())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _dotted(location: Location) -> str:
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
