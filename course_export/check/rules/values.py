"""Values of settings, read as the platform reads them: what it gets, and whether that is what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from xblock.fields import Boolean, Date, Dict, Field, Float, Integer, List, String, Timedelta, UserScope

from course_export.reading import fields
from course_export.reading.elements import POINTED
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding
from xblocks.core.bookkeeping import is_bookkeeping

_DAY_ALONE = re.compile(r"\d{4}-\d\d-\d\d")
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_HALF = re.compile(r"(?<!\\)(?:\\\\)*(\\u[dD][89a-fA-F][0-9a-fA-F]{2})")
_EXPECTED: dict[type[Field], str] = {
    Boolean: "true or false",
    Integer: "a whole number",
    Float: "a number",
    List: "a list",
    Dict: "an object",
    String: "a text",
    Date: "a date such as 2027-01-11T08:00:00Z",
    Timedelta: "a span like “2 days 3 hours”",
}


class ValueWrong(Finding):
    """A setting that the platform cannot read makes the part, or everything below it, disappear on import without a
    word. Plain XBlocks read attributes as YAML, where a date without time is no moment."""

    text = "{node}: {name} is {value!r}, which the platform cannot read; {expected} is expected"


class ValueMeansOther(Finding):
    """The platform reads some values as something else than they say: built-in types take every word but `true` for
    false, plain XBlocks read YAML, where `1:30` is 90."""

    text = "{node}: {name}={value!r} is read as {read!r}; {expected} is expected"


class EmojiBroken(Finding):
    """Plain XBlocks read lists and objects as YAML. There an emoji that is written as two halves (`\\ud83d\\ude00`, as
    many programs write JSON) stays two halves, which no database stores: the whole import fails. Write the emoji itself."""

    text = "{node}: {name} holds {half}, one half of a character, and the import fails; write the character itself"


class DateIncomplete(Finding):
    """A date without a time means midnight, one without a time zone means UTC, which is hardly what people expect."""

    concern = Concern.ADVICE
    text = "{node}: {name} is {value!r}; a full timestamp is expected, such as 2027-01-11T08:00:00Z"


class AttributeUnknown(Finding):
    """A setting the platform does not know is kept for export, and has no effect: often a misspelt name."""

    concern = Concern.ADVICE
    text = "{node}: there is no setting {name}, so it has no effect"


class StateInCourse(Finding):
    """Of attributes, an import keeps content and settings alone; one with the name of a learner's state has no effect. Often
    a setting with a similar name is meant, such as `max_attempts`."""

    concern = Concern.ADVICE
    text = "{node}: {name} belongs to each learner, so it has no effect here"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the attributes of every part; the policy is checked with the same means (see `wrong`)."""
    for node in course.sound:
        known = fields.known(node.tag)
        for name, value in node.element.attrib.items():
            where = (node.file, node.line)
            field = fields.declared(node.tag).get(str(name))
            if field is not None:
                yield from _attribute(where, node, str(name), value, field)
            elif known and name not in fields.NO_FIELDS and not is_bookkeeping(name):
                yield AttributeUnknown.at(*where, node=node, name=name)


def _attribute(where: tuple[str, int], node: Node, name: str, value: str, field: Field) -> Iterator[Finding]:
    if field.scope.user is not UserScope.NONE:
        yield StateInCourse.at(*where, node=node, name=name)
        return
    try:
        read = fields.value_of(node.tag, field, value)
    except Exception:  # noqa: BLE001 - PyYAML, dateutil and json raise whatever odd texts lead them to
        yield ValueWrong.at(*where, node=node, name=name, value=value, expected=_EXPECTED[type(field)])
        return
    half = _HALF.search(value)
    if half and node.tag not in POINTED and isinstance(field, List | Dict):
        yield EmojiBroken.at(*where, node=node, name=name, half=half.group(1))
    yield from _meaning(where, node, name, value.strip('"'), read, field)


def wrong(where: tuple[str, int], node: object, name: str, value: Any, field: Field) -> Iterator[Finding]:
    """Yield what is wrong with a value of a policy; `node` is what the message calls its owner."""
    if field.scope.user is not UserScope.NONE:
        yield StateInCourse.at(*where, node=node, name=name)
        return
    try:
        read = field.from_json(value)
    except Exception:  # noqa: BLE001 - as above
        yield ValueWrong.at(*where, node=node, name=name, value=value, expected=_EXPECTED[type(field)])
        return
    yield from _meaning(where, node, name, value, read, field)


def _meaning(where: tuple[str, int], node: object, name: str, value: Any, read: Any, field: Field) -> Iterator[Finding]:
    """Compare what was written with what was read."""
    if isinstance(field, Date | Timedelta) and read is None and value not in (None, "", "null"):
        yield ValueWrong.at(*where, node=node, name=name, value=value, expected=_EXPECTED[type(field)])
    elif isinstance(field, Date) and isinstance(value, str) and isinstance(read, date):
        if _DAY_ALONE.fullmatch(value) or not _ZONE.search(value):
            yield DateIncomplete.at(*where, node=node, name=name, value=value)
    elif isinstance(field, Boolean | Integer | Float) and not _says(value, read):
        yield ValueMeansOther.at(*where, node=node, name=name, value=value, read=read, expected=_EXPECTED[type(field)])


def _says(value: Any, read: Any) -> bool:
    """Tell whether a truth value or a number is what is written: `yes` and `1` are true, and nothing is nothing."""
    if isinstance(value, str):
        word = value.strip().lower()
        if isinstance(read, bool):
            return word in (("true", "yes", "on", "1", "y") if read else ("false", "no", "off", "0", "n", "", "null"))
        if word in ("", "null"):
            return read is None
        try:
            value = float(word)
        except ValueError:
            return False
    return value is None or (isinstance(value, int | float) and bool(value == read))
