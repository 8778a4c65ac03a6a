"""Read YAML and front matter so that every problem can name its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from course_export.errors import Problems, shown
from course_export.programme.wording import in_words
from xblocks.core.problems import leading
from xblocks.core.text import check_characters, from_clipboard

Location = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_FENCE = "---\n"
_DEEPEST = 40
_LONGEST_KEY = 200
_LONGEST_NUMBER = 18
_TEXT, _NUMBER = "tag:yaml.org,2002:str", "tag:yaml.org,2002:int"
_OF_ANOTHER_TYPE = ("bool_type", "int_type", "float_type")
LONGEST = 200_000
"""Characters of a file; the largest programme has a tenth of it."""


@dataclass(frozen=True)
class Source:
    """A file, the line on which each of its values stands, and those that are words as they were written.

    Values that stand in another file, on which this one builds, are that file's: `base`. Where a value has followed
    from one of the file, `moved` says which.
    """

    file: str
    lines: dict[Location, int]
    written: dict[Location, str] = field(default_factory=dict)
    base: Source | None = None
    moved: Mapping[Location, Location] = field(default_factory=dict)

    def at(self, location: Location) -> tuple[Source, Location]:
        """Return the file in which a value was written, and its location there."""
        steps = next((n for n in range(len(location), 0, -1) if location[:n] in self.moved), 0)
        location = self.moved.get(location[:steps], ()) + location[steps:]
        if self.base and location and location[:1] not in self.lines:
            return self.base.at(location)
        return self, location

    def line(self, location: Location) -> int:
        """Return the line of a value, or of the nearest one that contains it."""
        source, there = self.at(location)
        if there in source.lines or not there:
            return source.lines.get(there, 1)
        return self.line(location[:-1])

    def said(self, name: str) -> set[str]:
        """Return every value written for a name, in a variant that does not hold as well, and in files that it builds on."""
        below = self.base.said(name) if self.base else set()
        return below | {text for at, text in self.written.items() if at and at[-1] == name}

    def add(self, problems: Problems, location: Location, message: str, allowed: Iterable[str] = ()) -> None:
        """Note a problem with the value at a location."""
        source, location = self.at(location)
        where = _dotted(location)
        problems.add(source.file, source.line(location), f"{where}: {message}" if where else message, allowed)


def read_text(path: Path, problems: Problems) -> str | None:
    """Return a UTF-8 file with plain line feeds; None, and a problem, if it is not there or no text XML can carry."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # Windows editors begin a file with a mark
    except UnicodeDecodeError as error:
        problems.add(shown(path), 0, f"not UTF-8 (byte {error.start})")
        return None
    except OSError as error:
        problems.add(shown(path), 0, f"cannot be read: {error.strerror}")
        return None
    if len(text) > LONGEST:
        problems.add(shown(path), 0, f"{len(text):,} characters; a file of a programme has at most {LONGEST:,}")
        return None
    text = from_clipboard(text)
    for number, line in enumerate(text.split("\n"), 1):
        try:
            check_characters(line)
        except ValueError as error:
            problems.add(shown(path), number, str(error))
            return None
    return text


def read_yaml(text: str, file: str, problems: Problems, first_line: int = 1) -> tuple[Any, Source] | None:
    """Return the data of a YAML text and its lines; `first_line` is where the text begins in its file."""
    source = Source(file, {})
    try:
        refused = _refused(text)
        if refused:
            line, message = refused
            problems.add(file, first_line + line, message)
            return None
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return {}, Source(file, {(): first_line})
        _note_lines(node, (), source, first_line, problems)
        return loader.construct_document(node), source
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = getattr(error, "problem", None) or str(error).splitlines()[0]
        problems.add(file, first_line + mark.line if mark else first_line, f"not readable as YAML: {message}")
        return None


def _refused(text: str) -> tuple[int, str] | None:
    """Return what makes a YAML text endless or bottomless, with its line from 0, before anything is made of it."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        message = _unwelcome(event, depth)
        if message:
            return event.start_mark.line if event.start_mark else 0, message
    return None


def _unwelcome(event: yaml.Event, depth: int) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}: repeat the value itself; references are not read here"
    tag = getattr(event, "tag", None)
    if tag:
        return f"{tag}: leave this out; tags of YAML are not read here"
    return f"values stand in values, more than {_DEEPEST} deep" if depth > _DEEPEST else ""


class _Loader(yaml.CSafeLoader):
    """What YAML makes of values; where its own constructors raise something else, it is an error with a line as well."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Return the value of a node. Raises yaml.YAMLError."""
        try:
            if isinstance(node, yaml.ScalarNode) and node.tag == _NUMBER and len(node.value) > _LONGEST_NUMBER:
                raise ValueError(f"a number of {len(node.value)} digits")
            return super().construct_object(node, deep)
        except (ValueError, ArithmeticError, LookupError, TypeError) as error:
            shown = str(node.value)[:40] if isinstance(node, yaml.ScalarNode) else ""
            raise yaml.constructor.ConstructorError(
                problem=f"“{shown}” is no value: {error}; if it is a text, put it in quotes",
                problem_mark=node.start_mark,
            ) from error


def split_page(text: str, file: str, problems: Problems) -> tuple[str, str, int] | None:
    """Split a page into front matter, body and the line on which the body begins."""
    if text.startswith(_FENCE):
        head, found, body = text[len(_FENCE) :].partition(f"\n{_FENCE}")
        if found:
            return head, body, head.count("\n") + 4
    problems.add(file, 1, "a page begins with front matter between two lines “---”")
    return None


def validated(model: type[M], data: Any, source: Source, problems: Problems, at: Location = ()) -> M | None:
    """Return data as a model, or None and a problem for each value that does not fit or is of another type.

    Models of blocks also read forms and XML, where all values are texts, so they take “90” or “off” for a number. In a
    YAML file each value has a type.
    """
    found, wrong = None, []
    try:
        found = model.model_validate(data)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    try:
        model.model_validate(data, strict=True)
    except ValidationError as error:
        told = [detail["loc"] for detail in wrong]
        strict = [detail for detail in error.errors(include_url=False) if detail["type"] in _OF_ANOTHER_TYPE]
        wrong += [detail for detail in strict if detail["loc"] not in told]
    for detail in wrong:
        location = at + leading(detail, data)
        file, there = source.at(location)
        source.add(problems, location, in_words(detail, file.written.get(there)), _allowed(model, detail))
    return None if wrong else found


def _note_lines(node: yaml.Node, location: Location, source: Source, first: int, problems: Problems) -> None:
    source.lines.setdefault(location, node.start_mark.line + first)
    if isinstance(node, yaml.ScalarNode):
        source.written[location] = node.value
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            key.tag = _TEXT  # a key is a word, also where YAML would read “no” as false
            step = (*location, str(key.value)[:_LONGEST_KEY])
            if step in source.lines:
                problems.add(source.file, key.start_mark.line + first, f"{_dotted(step)}: stands here twice")
            source.lines[step] = key.start_mark.line + first
            _note_lines(value, step, source, first, problems)
    elif isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value):
            _note_lines(entry, (*location, number), source, first, problems)


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
