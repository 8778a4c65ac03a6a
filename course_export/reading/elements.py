"""What single elements, attributes and names of files in a course mean to the platform."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set: how lists of names are written here."""
    return frozenset(text.split())


def shortened(text: str, length: int) -> str:
    """Return a text as it fits into a message: a picture may stand whole in its address."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


# Built-in types that every release reads from a file of their own (those with the platform's `XmlMixin`).
POINTED = words(
    "about annotatable chapter conditional course course_info custom_tag_template customtag html itembank "
    "library_content lti poll_question problem randomize sequential split_test static_tab vertical video videoalpha "
    "word_cloud wrapper"
)
# Plain XBlocks that look for such a file by themselves, and do without one.
SELF_POINTED = words("discussion")
CONTAINERS = words(
    "conditional course chapter itembank library library_content library_sourced randomize sequential split_test unit "
    "vertical wrapper"
)
# Plain XBlocks that read what is in them themselves, and make no parts of it.
OWN_READERS = words("edx_sga openassessment recommender")
_OPAQUE = (POINTED - CONTAINERS) | SELF_POINTED | OWN_READERS
# The platform's own types that the player shows in its own way.
NATIVE = words("discussion html problem")
# The outline knows nothing else; a vertical takes every component.
INSIDE = {"course": "chapter", "chapter": "sequential", "sequential": "vertical"}
OURS = "lotse_"
COURSE_KEY = words("org course url_name")
# Children that are settings, not parts; `show` names parts that stand elsewhere.
_SETTINGS = words("wiki textbook license show")


def is_empty(element: etree._Element) -> bool:
    """Tell whether an element has neither text nor elements in it."""
    return not (element.text or "").strip() and not any(isinstance(child.tag, str) for child in element)


def is_pointer(element: etree._Element) -> bool:
    """Tell whether the platform takes an element for a pointer to a file."""
    expected = COURSE_KEY if element.tag == "course" else {"url_name"}
    return is_empty(element) and len(element) == 0 and set(element.attrib) - {"xblock-family"} == expected


def target(tag: str, name: str) -> str:
    """Return the file that a pointer means; “:” in a name is a folder."""
    return f"{tag}/{name.replace(':', '/')}.xml"


def parts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements that the platform takes for parts of the course.

    A type that nobody here knows may read its children itself; those with a `url_name` are taken for parts.
    """
    tag = str(element.tag)
    if tag in _OPAQUE or tag.startswith(OURS):
        return
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SETTINGS and (tag in CONTAINERS or child.get("url_name")):
            yield child


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
