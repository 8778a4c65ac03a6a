"""A content model as a form: from posted names to nested values, from nested values and problems to fields.

Names are dotted paths: `content.competences.0.title`. Values are what was typed, also where it is wrong, so that a
refused form comes back as it was sent.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from xblocks.core.content import ByPlace, Child, Choices, Key
from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked

MAX_ENTRIES = 200
MAX_DEPTH = 20
MAX_DIGITS = 9  # of an entry's number; Python refuses to read thousands of them


@dataclass(frozen=True)
class Node:
    """One place of the form: a field with a value, or a group of fields, or a list of such."""

    name: str
    label: str
    kind: str  # text, long, choice, flag, group, list, cells, cell
    value: str = ""
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    error: str = ""
    opened: bool = False
    nodes: tuple[Node, ...] = field(default=())
    cell: Mapping[str, Any] = field(default_factory=dict)  # of a `cell`: what the block's own template for it takes

    @property
    def id(self) -> str:
        """The name as part of an element's id."""
        return field_id(self.name)

    @property
    def rows(self) -> int:
        """How many lines a long text is shown with."""
        return min(12, max(2, len(self.value) // 80 + self.value.count("\n") + 1))


def _no_cells(_name: str) -> Sequence[Mapping[str, Any]]:
    return ()


@dataclass(frozen=True)
class Showing:
    """How a form is shown: messages by dotted name, the entry to open, the reader's language.

    `cells` gives the fields of a list whose fields depend on its place (`ByPlace`): each with `name` and `title`.
    `titled` says what an entry is called that has neither title nor key.
    """

    errors: Mapping[str, str]
    opened: str
    gettext: Callable[[str], str]
    cells: Callable[[str], Sequence[Mapping[str, Any]]] = _no_cells
    titled: Callable[[str], str] = lambda _name: ""

    def opens(self, name: str) -> bool:
        """Whether the entry holds something to look at."""
        return any(f"{looked_at}.".startswith(f"{name}.") for looked_at in (*self.errors, self.opened))


def field_id(name: str) -> str:
    """A dotted name as part of an element's id."""
    return "f-" + name.replace(".", "-")


def nested(flat: Mapping[str, str]) -> dict[str, Any]:
    """Turn dotted names into nested dicts and lists: {"a.0.b": "x"} → {"a": [{"b": "x"}]}. Unfit for a clash.

    What stands deeper than MAX_DEPTH stays one name, which is nobody's.
    """
    root: dict[str, Any] = {}
    for name, value in flat.items():
        place = root
        *steps, last = name.split(".", MAX_DEPTH)
        for step in steps:
            place = place.setdefault(step, {})
            if not isinstance(place, dict):
                raise _clash(name)
        if isinstance(place.get(last), dict):
            raise _clash(name)
        place[last] = value
    return {key: _listed(value) for key, value in root.items()}


def _clash(name: str) -> Unfit:
    return Unfit(Message(marked("%(name)s is a value and a group at once"), {"name": name}))


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value and all(key.isdecimal() for key in value):
        longest = max(value, key=len)
        if len(longest) > MAX_DIGITS:
            raise Unfit(Message(marked("%(number)s is too large a number for an entry"), {"number": longest}))
        return [_listed(value[key]) for key in sorted(value, key=int)[:MAX_ENTRIES]]
    return {key: _listed(entry) for key, entry in value.items()}


def cleaned(model: type[BaseModel], raw: Any) -> dict[str, Any]:
    """Typed text as the model expects it: an empty optional field or group is none at all, a list is a list."""
    data: dict[str, Any] = {}
    raw = raw if isinstance(raw, dict) else {}
    for name, info in model.model_fields.items():
        value, part = raw.get(name), _part(info)
        if _by_place(info):
            data[name] = named_texts(value)
        elif _repeated(info):
            entries = value if isinstance(value, list) else []
            data[name] = [cleaned(part, entry) for entry in entries] if part else list(entries)
        elif part:
            if info.is_required() or _filled(value):
                data[name] = cleaned(part, value)
        elif value not in (None, ""):
            data[name] = value
        elif info.is_required():
            data[name] = ""
    return data


def named_texts(value: Any) -> list[dict[str, str]]:
    """What is typed in fields that depend on their place, as `name` and `text`; boxes that are ticked by their names.

    A box is called `k_<name>`: names may be numbers, which elsewhere count entries.
    """
    if isinstance(value, list):
        return [entry for entry in value if isinstance(entry, dict)]
    texts = {name: _ticked(entry) for name, entry in value.items()} if isinstance(value, dict) else {}
    return [{"name": name, "text": text} for name, text in texts.items() if text.strip()]


def _ticked(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    return " ".join(name.removeprefix("k_") for name, value in entry.items() if value == "True")


def _filled(value: Any) -> bool:
    if isinstance(value, dict | list):
        return any(map(_filled, value.values() if isinstance(value, dict) else value))
    return value not in (None, "")


def blank(info: FieldInfo) -> Any:
    """A new entry for a list field, with as many inner entries as are needed at least."""
    part = _part(info)
    if part is None:
        return ""
    return {
        name: [blank(inner)] * _least(inner) if _repeated(inner) else "" for name, inner in part.model_fields.items()
    }


def list_at(model: type[BaseModel], path: list[str]) -> FieldInfo | None:
    """The field of the list at a path (`competences`, or `competences.0.levels`), if there is one."""
    info = model.model_fields.get(path[0]) if path else None
    if info is None or not _repeated(info):
        return None
    if len(path) == 1:
        return info
    part = _part(info)
    return list_at(part, path[2:]) if part and path[1].isdecimal() else None


def nodes(model: type[BaseModel], raw: Any, prefix: str, showing: Showing) -> tuple[Node, ...]:
    """The form for a model; `raw` holds the values as typed."""
    raw = raw if isinstance(raw, dict) else {}
    found = []
    for name, info in model.model_fields.items():
        if info.title is None:
            continue  # not for authors: the version, the language
        full, label = f"{prefix}.{name}", showing.gettext(info.title)
        part, value = _part(info), raw.get(name)
        if _by_place(info):
            found.append(Node(full, label, "cells", nodes=_cells(full, showing)))
        elif _repeated(info):
            entries = value if isinstance(value, list) else []
            made = _entries(info, entries, full, showing)
            found.append(Node(full, label, "list", error=showing.errors.get(full, ""), nodes=made))
        elif part:
            found.append(Node(full, label, "group", nodes=nodes(part, value, full, showing)))
        else:
            found.append(_leaf(info, full, label, value, showing))
    return tuple(found)


def values(shown: tuple[Node, ...]) -> dict[str, str]:
    """What stands in each field, by its dotted name."""
    found: dict[str, str] = {}
    for node in shown:
        found |= (
            values(node.nodes) if node.nodes or node.kind in ("group", "list", "cells") else {node.name: node.value}
        )
    return found


def labels(shown: tuple[Node, ...], above: str = "") -> dict[str, str]:
    """What each place of the form is called from the top: `Competences 3: Levels, lowest first 1`."""
    found = {}
    for node in shown:
        name = f"{above}: {node.label}" if above else node.label
        found[node.name] = name
        if node.kind == "list":
            for number, entry in enumerate(node.nodes, start=1):
                found[entry.name] = f"{name} {number}"
                found |= labels(entry.nodes, f"{name} {number}")
        else:
            found |= labels(node.nodes, name)
    return found


def _entries(info: FieldInfo, entries: list[Any], full: str, showing: Showing) -> tuple[Node, ...]:
    part = _part(info)
    made = []
    for place, entry in enumerate(entries):
        name = f"{full}.{place}"
        if part:
            title = str(entry.get("title") or entry.get("key") or "") if isinstance(entry, dict) else ""
            title = title or showing.titled(name)
            inner = nodes(part, entry, name, showing)
            made.append(Node(name, title, "group", nodes=inner, opened=showing.opens(name)))
        else:
            kind = _kind(info, inner=True)
            made.append(Node(name, "", kind, value=str(entry), error=showing.errors.get(name, "")))
    return tuple(made)


def _cells(full: str, showing: Showing) -> tuple[Node, ...]:
    made = []
    for cell in showing.cells(full):
        name = f"{full}.{cell['name']}"
        error = showing.errors.get(name, "")
        shown = {**cell, "id": field_id(name), "input": name, "error": error}
        made.append(Node(name, cell["title"], "cell", error=error, cell=shown))
    return tuple(made)


def _by_place(info: FieldInfo) -> bool:
    return any(isinstance(entry, ByPlace) for entry in info.metadata)


def _leaf(info: FieldInfo, full: str, label: str, value: Any, showing: Showing) -> Node:
    annotation = _without_none(info.annotation)
    choices: tuple[tuple[str, str], ...] = ()
    kind = _kind(info)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        names = next((entry.names for entry in info.metadata if isinstance(entry, Choices)), {})
        kind = "choice"
        choices = tuple((entry.value, showing.gettext(names.get(entry, entry.value))) for entry in annotation)
    elif annotation is bool:
        kind = "flag"
    text = "" if value is None else str(getattr(value, "value", value))
    required = info.is_required() or info.default is not None
    return Node(full, label, kind, text, required, choices, showing.errors.get(full, ""))


def _kind(info: FieldInfo, *, inner: bool = False) -> str:
    """Long texts stand in child elements; short ones and keys are attributes, or entries of a list of keys."""
    if inner:
        return "text" if get_args(info.annotation)[0] == Key else "long"
    return "long" if any(isinstance(entry, Child) for entry in info.metadata) else "text"


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _repeated(info: FieldInfo) -> bool:
    return get_origin(_without_none(info.annotation)) in (list, tuple)


def _part(info: FieldInfo) -> type[BaseModel] | None:
    inner = _without_none(info.annotation)
    if get_origin(inner) in (list, tuple):
        inner = get_args(inner)[0]
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _least(info: FieldInfo) -> int:
    return next((entry.min_length for entry in info.metadata if isinstance(entry, MinLen)), 0)
