"""The codec between typed content (`content.py`) and OLX elements that people can read.

A content model becomes one element. Its scalar fields are attributes; fields marked `Child()` are child elements:
a long text, a nested model, or a repeated element for each entry of a list; a field marked `Body()` is the element's
own text. So

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
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from lxml import etree
from pydantic import BaseModel, ValidationError

from xblocks.core.content import Body, Child, ContentModel
from xblocks.core.message import Message
from xblocks.core.problems import Problem, dotted, found_by_pydantic
from xblocks.core.text import marked as _

MAX_XML_BYTES = 1_000_000
_VERSION = re.compile("[1-9][0-9]{0,5}")

M = TypeVar("M", bound=BaseModel)

_ATTRIBUTE = _("attribute “%(name)s” is not expected here; allowed: %(allowed)s")
_ELEMENT = _("element %(name)s is not expected here; allowed: %(allowed)s")
_TEXT = _("text is not expected here; allowed: %(allowed)s")
_NO_ATTRIBUTES = Message(_("text (Markdown), no attributes"))
_NO_ELEMENTS = Message(_("text (Markdown), no elements"))
_NOTHING = Message(_("nothing"))


class ContentError(ValueError):
    """Content that cannot be read; `problems` lists all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class _Slot:
    """How one field stands in XML. `part` is the model of nested elements, None for texts; `body` is the own text."""

    name: str
    tag: str | None
    repeated: bool = False
    part: type[BaseModel] | None = None
    body: bool = False

    @property
    def attribute(self) -> bool:
        return self.tag is None and not self.body


@dataclass
class _Reading:
    problems: list[Problem] = field(default_factory=list)
    lines: dict[tuple[str | int, ...], int | None] = field(default_factory=dict)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [arg for arg in get_args(annotation) if arg is not type(None)]
        return rest.pop() if len(rest) == 1 else annotation
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
            annotation = annotation.__origin__
        repeated = get_origin(annotation) is list
        (inner,) = get_args(annotation) if repeated else (annotation,)
        part = inner if _is_part(inner) else None
        if mark is None and (repeated or part):
            raise TypeError(f"{model.__name__}.{name} needs Child(): an attribute holds one scalar")
        body = any(isinstance(entry, Body) for entry in info.metadata)
        slots[name] = _Slot(name, (mark.tag or name) if mark else None, repeated, part, body)
    return slots


def to_element(model: BaseModel, tag: str = "content") -> etree._Element:
    """Write a model as an element; fields that are None are left out. Example: see the module's docstring."""
    element = etree.Element(tag)
    for slot in _slots(type(model)).values():
        value = getattr(model, slot.name)
        if value is None:
            continue
        if slot.body:
            element.text = _scalar(value)
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
        raise ContentError(list(_explained(error, data, reading.lines))) from None


def _migrated(element: etree._Element, model: type[ContentModel]) -> etree._Element:
    raw = element.get("version", "1")
    if not _VERSION.fullmatch(raw):
        not_one = Message(_("“%(version)s” is not a version number"), {"version": raw})
        raise ContentError([Problem(element.sourceline, "version", not_one)])
    version = int(raw)
    if version > model.VERSION:
        newer = Message(
            _("version %(version)s is newer than this package reads (%(known)s): upgrade lotse-xblocks"),
            {"version": version, "known": model.VERSION},
        )
        raise ContentError([Problem(element.sourceline, "version", newer)])
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
    elements = ", ".join(f"<{tag}>" for tag in children)
    reading.lines[path] = element.sourceline
    data: dict[str, Any] = {}
    for name, value in element.items():
        if name in slots and slots[name].attribute:
            data[str(name)] = value
        else:
            allowed = ", ".join(slot.name for slot in slots.values() if slot.attribute)
            reading.problems.append(_unknown(element, path, _ATTRIBUTE, allowed, str(name)))
    body = next((slot for slot in slots.values() if slot.body), None)
    if body:
        data[body.name] = _own_text(element)
    elif _own_text(element).strip():
        reading.problems.append(_unknown(element, path, _TEXT, elements))
    for child in _elements(element):
        slot = children.get(str(child.tag))
        if slot is None or (not slot.repeated and slot.name in data):
            reading.problems.append(_unknown(child, path, _ELEMENT, elements, f"<{child.tag}>"))
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
    reading.lines[path] = element.sourceline
    for name in element.attrib:
        reading.problems.append(_unknown(element, path, _ATTRIBUTE, _NO_ATTRIBUTES, str(name)))
    for child in _elements(element):
        reading.problems.append(_unknown(child, path, _ELEMENT, _NO_ELEMENTS, f"<{child.tag}>"))
    return _own_text(element)


def _own_text(element: etree._Element) -> str:
    """The text of an element around whatever stands in it: comments interrupt a text, they do not end it."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def _unknown(
    element: etree._Element, path: tuple[str | int, ...], text: str, allowed: Message | str, name: str = ""
) -> Problem:
    return Problem(element.sourceline, dotted(path), Message(text, {"name": name, "allowed": allowed or _NOTHING}))


def _explained(error: ValidationError, data: Any, lines: dict[tuple[str | int, ...], int | None]) -> Iterator[Problem]:
    for location, message in found_by_pydantic(error, data):
        yield Problem(_line(location, lines), dotted(location), message)


def _line(location: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int | None]) -> int | None:
    """The line of a field, else of the element it is missing in."""
    return lines[location] if location in lines else _line(location[:-1], lines)


def parse(xml: str | bytes) -> etree._Element:
    """Parse XML without entities, DTDs or network. Raises ContentError."""
    raw = xml.encode() if isinstance(xml, str) else xml
    if len(raw) > MAX_XML_BYTES:
        too_large = Message(_("larger than %(number)s bytes"), {"number": MAX_XML_BYTES})
        raise ContentError([Problem(None, "", too_large)])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        reason = error.msg or "not well-formed"  # libxml2 has no words for everything
        broken = Message(_("this is not well-formed XML (%(reason)s)"), {"reason": reason}, reason)
        raise ContentError([Problem(error.lineno, "", broken)]) from None
    if root.getroottree().docinfo.doctype:
        raise ContentError([Problem(1, "", Message(_("a document type is not allowed")))])
    return root


def to_text(element: etree._Element) -> str:
    """Serialise an element, indented, without its tail."""
    etree.indent(element)
    return etree.tostring(element, encoding="unicode", with_tail=False)
