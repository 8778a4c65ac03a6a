"""What single elements, attributes and names of files in a course mean to the platform."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set: how lists of names are written here."""
    return frozenset(text.split())


# Built-in types that the platform reads from a file of their own; everything else has to stand in its unit.
POINTED = words(
    "about annotatable chapter conditional course course_info custom_tag_template html library_content lti "
    "poll_question problem randomize sequential split_test static_tab vertical video word_cloud wrapper"
)
CONTAINERS = words("conditional course chapter randomize sequential split_test vertical wrapper")
# The outline knows nothing else; a vertical takes every component.
INSIDE = {"course": "chapter", "chapter": "sequential", "sequential": "vertical"}
COURSE_KEY = words("org course url_name")
# Children that are settings, not parts.
_SETTINGS = words("wiki textbook")


def is_empty(element: etree._Element) -> bool:
    """Tell whether an element has neither text nor elements in it."""
    return not (element.text or "").strip() and not any(isinstance(child.tag, str) for child in element)


def is_pointer(element: etree._Element) -> bool:
    """Tell whether the platform takes an element for a pointer to a file."""
    expected = COURSE_KEY if element.tag == "course" else {"url_name"}
    return is_empty(element) and len(element) == 0 and set(element.attrib) == expected


def target(tag: str, name: str) -> str:
    """Return the file that a pointer means; “:” in a name is a folder."""
    return f"{tag}/{name.replace(':', '/')}.xml"


def parts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements that the platform takes for parts of the course."""
    return (child for child in element if isinstance(child.tag, str) and child.tag not in _SETTINGS)


def plain(value: str) -> Any:
    """Return the value of an attribute as the platform's own blocks read it: JSON, otherwise the text itself.

    A number stays text, since only a field knows whether it takes one: the title “1.10” does not.
    """
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return value if type(found) in (int, float) else found


def asset_name(path: str) -> str:
    """Return the name the platform gives a file of static/: folders and odd characters become underscores."""
    return re.sub(r"[^\w.~-]", "_", path.lstrip("/"))


def inner_html(element: etree._Element, without: Iterable[str] = ()) -> str:
    """Return what stands inside an element as HTML text, leaving out children with the tags `without`."""
    parts = [_escape(element.text)]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            parts.append(outer_html(child))
        parts.append(_escape(child.tail))
    return "".join(parts).strip()


def outer_html(element: etree._Element) -> str:
    """Return an element, itself included, as HTML text."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
