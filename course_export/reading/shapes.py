"""What settings of a course have to look like to be read, wherever they stand: in the policy or in an attribute.

One model for check, show and the player. A value of another shape is named with its file and left out, so that the default
of the platform holds in all three; what that means for an import, `lotse check` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from dateutil import parser as dates

from course_export.errors import Problem
from course_export.reading.finding import Finding

_NAME = 60


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(dates.isoparse(value.strip('"')))
    except (ValueError, OverflowError):
        return False


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


_TEXT, _FLAG = ("a text", _is_text), ("true or false", _is_flag)
_MOMENT = ("a moment such as 2027-01-11T08:00:00Z", _is_moment)
_SHAPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "display_name": _TEXT,
    "language": _TEXT,
    "format": _TEXT,
    "course_image": _TEXT,
    "wiki_slug": _TEXT,
    "graded": _FLAG,
    "self_paced": _FLAG,
    "visible_to_staff_only": _FLAG,
    "start": _MOMENT,
    "due": _MOMENT,
    "end": _MOMENT,
    "tabs": ("a list", _is_list),
    "advanced_modules": ("a list", _is_list),
    "user_partitions": ("a list", _is_list),
    "certificates": ("an object", _is_object),
    "discussion_topics": ("an object", _is_object),
    "group_access": ("an object", _is_object),
    "other_course_settings": ("an object", _is_object),
    "grading_policy": ("an object", _is_object),
}
_MOST_TABS = 500
_OURS: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "lotse_days": ("an object of days", _is_day),
    "lotse_hours": ("an object of numbers", _is_number),
    "lotse_minutes": ("an object of numbers", _is_number),
}


class EntryOfOtherShape(Finding):
    """An entry in a list or an object of settings that is not of the expected shape is lost, or stops the import."""

    text = "{key}: {name} is {value}; {expected} is expected"


Where = Callable[[str], tuple[str, int]]
"""From the name of a setting to its file and line."""


def read(key: str, values: Mapping[str, Any], where: Where, odd: dict[Problem, None]) -> dict[str, Any]:
    """Return the settings of a part that can be read; the others are put into `odd`."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        words, fits = _SHAPES.get(name, ("", _is_anything))
        if value is None or fits(value):
            found[name] = value
        else:
            odd[Problem(*where(name), f"{key}: {name} is {shown(value)}; {words} is expected")] = None

    def wrong(setting: str, name: str, value: Any, expected: str) -> None:
        odd[EntryOfOtherShape.at(*where(setting), key=key, name=name, value=shown(value), expected=expected)] = None

    if len(found.get("tabs") or ()) > _MOST_TABS:
        wrong("tabs", "the list", len(found["tabs"]), f"at most {_MOST_TABS} entries")
        found["tabs"] = found["tabs"][:_MOST_TABS]
    if found.get("tabs"):
        tabs = [tab for tab in enumerate(found["tabs"], start=1) if _is_tab(*tab, wrong)]
        found["tabs"] = [tab for _number, tab in tabs]
    if found.get("other_course_settings"):
        found["other_course_settings"] = dict(_ours(found["other_course_settings"], wrong))
    return found


Wrong = Callable[[str, str, Any, str], None]


def _is_tab(number: int, tab: Any, wrong: Wrong) -> bool:
    fits = isinstance(tab, dict) and isinstance(tab.get("type"), str)
    if not fits:
        wrong("tabs", f"tab {number}", tab, "an object with a type")
    return fits


def _ours(values: Mapping[str, Any], wrong: Wrong) -> Iterator[tuple[str, Any]]:
    """Yield what others keep there as it is, and what the exporter keeps there if it is numbers or days by name."""
    for name, value in values.items():
        words, fits = _OURS.get(name, ("", _is_anything))
        if name not in _OURS or (isinstance(value, dict) and all(map(fits, value.values()))):
            yield name, value
        else:
            wrong("other_course_settings", name, value, words)


def _is_anything(_value: Any) -> bool:
    return True


def shown(value: Any) -> str:
    """Return a value as it is, or how it begins."""
    text = repr(value)
    return text if len(text) <= _NAME else f"{text[:_NAME]}…"
