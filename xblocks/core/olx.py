"""The codec between typed content (pydantic) and OLX elements that people can read.

A content model becomes one element. Its scalar fields are attributes; fields marked `Child()` are child elements:
a long text, a nested model, or a repeated element for each entry of a list. So

    class Level(ContentPart):
        value: int
        text: Annotated[LongText, Child()]

    class Content(ContentModel):
        title: ShortText
        levels: Annotated[list[Level], Child("level")]

reads and writes

    <content version="1" title="…"><level value="0"><text>…</text></level></content>
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, Union, get_args, get_origin

from lxml import etree
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

from xblocks.core.text import check_characters, normalise_newlines

MAX_XML_BYTES = 1_000_000
_VERSION = re.compile("[1-9][0-9]{0,5}")

M = TypeVar("M", bound=BaseModel)

# The constraints come first: behind a validator of ours pydantic would report them as those of a list.
ShortText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(check_characters)
]
LongText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(check_characters),
    AfterValidator(normalise_newlines),
]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


@dataclass(frozen=True)
class Child:
    """Marks a field that is written as child elements; `tag` names them where the field's name does not."""

    tag: str | None = None


@dataclass(frozen=True)
class Choices:
    """What the values of a field are called towards authors, as message ids."""

    names: Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """One thing wrong with content: where (line of the XML, path of the field) and what."""

    line: int | None
    path: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.path}: {self.message}" if self.path else f"{where}{self.message}"


class ContentError(ValueError):
    """Content that cannot be read; `problems` lists all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class ContentPart(BaseModel):
    """A part of content: unknown fields are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContentModel(ContentPart):
    """The root of a block's content; `language` is the one it is written in (`de`), for screen readers.

    `MIGRATIONS[n]` turns an element of version n into one of version n + 1.
    """

    VERSION: ClassVar[int] = 1
    MIGRATIONS: ClassVar[dict[int, Callable[[etree._Element], None]]] = {}

    version: int = 1
    language: Key | None = None

    @model_validator(mode="after")
    def _is_current(self) -> ContentModel:
        if self.version != self.VERSION:
            raise ValueError(f"version {self.version} is not {self.VERSION}")
        return self


@dataclass(frozen=True)
class _Slot:
    """How one field stands in XML. `part` is the model of nested elements, None for texts."""

    name: str
    tag: str | None
    repeated: bool = False
    part: type[BaseModel] | None = None


@dataclass
class _Reading:
    problems: list[Problem] = field(default_factory=list)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [arg for arg in get_args(annotation) if arg is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


@cache
def _slots(model: type[BaseModel]) -> dict[str, _Slot]:
    slots = {}
    for name, info in model.model_fields.items():
        mark = next((entry for entry in info.metadata if isinstance(entry, Child)), None)
        annotation = _without_none(info.annotation)
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        repeated = get_origin(annotation) in (list, tuple)
        inner = get_args(annotation)[0] if repeated else annotation
        part = inner if _is_part(inner) else None
        if mark is None and (repeated or part):
            raise TypeError(f"{model.__name__}.{name} needs Child(): an attribute holds one scalar")
        slots[name] = _Slot(name, (mark.tag or name) if mark else None, repeated, part)
    return slots


def to_element(model: BaseModel, tag: str = "content") -> etree._Element:
    """Write a model as an element; fields that are None are left out. Example: see the module's docstring."""
    element = etree.Element(tag)
    for slot in _slots(type(model)).values():
        value = getattr(model, slot.name)
        if value is None:
            continue
        if slot.tag is None:
            element.set(slot.name, _scalar(value))
            continue
        for entry in value if slot.repeated else [value]:
            if slot.part:
                element.append(to_element(entry, slot.tag))
            else:
                etree.SubElement(element, slot.tag).text = _scalar(entry)
    return element


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(getattr(value, "value", value))


def from_element(element: etree._Element, model: type[M]) -> M:
    """Read a model from its element.

    Raises ContentError with every problem found: unknown attributes and elements, missing or wrong values, a version
    newer than the model's. Older versions are migrated first.
    """
    if issubclass(model, ContentModel):
        element = _migrated(element, model)
    reading = _Reading()
    data = _read(element, model, (), reading)
    if reading.problems:
        raise ContentError(reading.problems)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(list(_explained(error, reading.lines))) from None


def _migrated(element: etree._Element, model: type[ContentModel]) -> etree._Element:
    raw = element.get("version", "1")
    if not _VERSION.fullmatch(raw):
        raise ContentError([Problem(element.sourceline, "version", f"“{raw}” is not a version number")])
    version = int(raw)
    if version > model.VERSION:
        message = f"version {version} is newer than this package reads ({model.VERSION}): upgrade lotse-xblocks"
        raise ContentError([Problem(element.sourceline, "version", message)])
    if version == model.VERSION:
        return element
    element = deepcopy(element)
    for step in range(version, model.VERSION):
        model.MIGRATIONS[step](element)
        element.set("version", str(step + 1))
    return element


def _read(
    element: etree._Element, model: type[BaseModel], path: tuple[str | int, ...], reading: _Reading
) -> dict[str, Any]:
    slots = _slots(model)
    children = {slot.tag: slot for slot in slots.values() if slot.tag}
    reading.lines[path] = element.sourceline or 0
    data: dict[str, Any] = {}
    for name, value in element.items():
        if name in slots and slots[name].tag is None:
            data[str(name)] = value
        else:
            allowed = ", ".join(slot.name for slot in slots.values() if slot.tag is None)
            reading.problems.append(_unknown(element, path, f"attribute “{name}”", allowed))
    if _own_text(element).strip():
        reading.problems.append(_unknown(element, path, "text", ", ".join(f"<{tag}>" for tag in children)))
    for child in _elements(element):
        slot = children.get(str(child.tag))
        if slot is None or (not slot.repeated and slot.name in data):
            allowed = ", ".join(f"<{tag}>" for tag in children)
            reading.problems.append(_unknown(child, path, f"element <{child.tag}>", allowed))
            continue
        inner: tuple[str | int, ...] = (*path, slot.name)
        if slot.repeated:
            inner = (*inner, len(data.setdefault(slot.name, [])))
        value = _read(child, slot.part, inner, reading) if slot.part else _text(child, inner, reading)
        if slot.repeated:
            data[slot.name].append(value)
        else:
            data[slot.name] = value
    return data


def _text(element: etree._Element, path: tuple[str | int, ...], reading: _Reading) -> str:
    reading.lines[path] = element.sourceline or 0
    for name in element.attrib:
        reading.problems.append(_unknown(element, path, f"attribute “{name}”", "text (Markdown), no attributes"))
    for child in _elements(element):
        reading.problems.append(_unknown(child, path, f"element <{child.tag}>", "text (Markdown), no elements"))
    return _own_text(element)


def _own_text(element: etree._Element) -> str:
    """The text of an element around whatever stands in it: comments interrupt a text, they do not end it."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def _unknown(element: etree._Element, path: tuple[str | int, ...], what: str, allowed: str) -> Problem:
    return Problem(element.sourceline, dotted(path), f"{what} is not expected here; allowed: {allowed or 'nothing'}")


def _explained(error: ValidationError, lines: dict[tuple[str | int, ...], int]) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_context=False):
        location = tuple(detail["loc"])
        known = next((location[:n] for n in range(len(location), -1, -1) if location[:n] in lines), ())
        yield Problem(lines.get(known) or None, dotted(location), detail["msg"])


def dotted(path: tuple[str | int, ...]) -> str:
    """Write a path as people read it: ("competences", 2, "title") → "competences[2].title"."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def parse(xml: str | bytes) -> etree._Element:
    """Parse XML without entities, DTDs or network. Raises ContentError."""
    raw = xml.encode() if isinstance(xml, str) else xml
    if len(raw) > MAX_XML_BYTES:
        raise ContentError([Problem(None, "", f"larger than {MAX_XML_BYTES} bytes")])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise ContentError([Problem(error.lineno, "", error.msg or "not well-formed")]) from None
    if root.getroottree().docinfo.doctype:
        raise ContentError([Problem(1, "", "a document type is not allowed")])
    return root


def to_text(element: etree._Element) -> str:
    """Serialise an element, indented, without its tail."""
    etree.indent(element)
    return etree.tostring(element, encoding="unicode", with_tail=False)
