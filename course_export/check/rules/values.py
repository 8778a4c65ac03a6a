"""Values of settings: of the right type, in a form that every reader takes the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from xblock.fields import Boolean, Date, Dict, Field, Float, Integer, List, String, Timedelta, UserScope

from course_export.check import fields
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Finding, Severity
from xblocks.core.bookkeeping import is_bookkeeping

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
_SPAN = re.compile(r"(\d+ days?)? ?(\d+ hours?)? ?(\d+ minutes?)? ?(\d+ seconds?)?")
_EXPECTED: dict[type[Field], tuple[str, tuple[type, ...]]] = {
    Boolean: ("true or false", (bool,)),
    Integer: ("a whole number", (int,)),
    Float: ("a number", (int, float)),
    List: ("a list", (list,)),
    Dict: ("an object", (dict,)),
    String: ("a text", (str,)),
}


class ValueNotJson(Finding):
    """The platform reads some attributes as JSON and some as YAML, where `yes` is true and `1:30` is 90. Only JSON means
    the same in both."""

    text = "{node}: {name}={value!r} is not JSON; {expected} is expected"


class ValueWrong(Finding):
    """A setting of the wrong type makes the part, or everything below it, disappear on import without a word."""

    text = "{node}: {name} is {value!r}; {expected} is expected"


class DateIncomplete(Finding):
    """A date without time and time zone fails on some blocks, and means a different moment on others."""

    text = "{node}: {name} is {value!r}; a full timestamp is expected, such as 2027-01-11T08:00:00Z"


class AttributeUnknown(Finding):
    """A setting the platform does not know is kept for export, and has no effect: often a misspelt name."""

    severity = Severity.WARNING
    text = "{node}: there is no setting {name}, so it has no effect"


class StateInCourse(Finding):
    """An attribute with the name of a learner's state, or of something the platform keeps, would overwrite it for
    everybody, or be lost."""

    text = "{node}: {name} belongs to learners or to the platform; it is no setting"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the attributes of every part; the policy is checked with the same means (see `wrong`)."""
    for node in course.sound:
        known = fields.known(node.tag)
        everywhere = known or fields.PlatformFields.fields
        for name, value in node.element.attrib.items():
            where = (node.file, node.line)
            if name in everywhere:
                yield from _attribute(where, node, str(name), value, everywhere[name])
            elif known and name not in fields.NO_FIELDS and not is_bookkeeping(name):
                yield AttributeUnknown.at(*where, node=node, name=name)


def _attribute(where: tuple[str, int], node: Node, name: str, value: str, field: Field) -> Iterator[Finding]:
    if isinstance(field, String | Timedelta | Date):
        bare = value[1:-1] if isinstance(field, Date) and value[:1] == value[-1:] == '"' else value
        yield from wrong(where, node, name, bare, field)
        return
    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError):
        yield ValueNotJson.at(*where, node=node, name=name, value=value, expected=_EXPECTED[type(field)][0])
        return
    yield from wrong(where, node, name, parsed, field)


def wrong(where: tuple[str, int], node: object, name: str, value: Any, field: Field) -> Iterator[Finding]:
    """Yield what is wrong with the value of a field; `node` is what the message calls its owner."""
    if field.scope.user is not UserScope.NONE:
        yield StateInCourse.at(*where, node=node, name=name)
    elif value is None:
        return
    elif isinstance(field, Date):
        if not (isinstance(value, str) and _MOMENT.fullmatch(value) and _is_moment(field, value)):
            yield DateIncomplete.at(*where, node=node, name=name, value=value)
    elif isinstance(field, Timedelta):
        if not (isinstance(value, str) and _SPAN.fullmatch(value)):
            yield ValueWrong.at(*where, node=node, name=name, value=value, expected="a span like “2 days 3 hours”")
    else:
        expected, allowed = _EXPECTED[type(field)]
        if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            yield ValueWrong.at(*where, node=node, name=name, value=value, expected=expected)


def _is_moment(field: Date, value: str) -> bool:
    try:
        return field.from_json(value) is not None
    except (ValueError, OverflowError):
        return False
