"""Replace single elements in the text of an XML file, and leave every other byte as it is."""

import re
from collections.abc import Mapping
from xml.parsers import expat

from lxml import etree

from course_export.reading.unpack import parse_xml

# A start tag; “>” may stand in an attribute's value.
_START_TAG = re.compile(rb"""<[^\s/>"']+(?:[^>"']|"[^"]*"|'[^']*')*>""")

Name = tuple[str, str]
"""Tag and url_name of an element."""


def replace(path: str, data: bytes, elements: Mapping[Name, etree._Element]) -> bytes:
    """Return a file in which elements with these names stand instead of those that had them before.

    A file that is not UTF-8 becomes UTF-8. What is the same but for the order of its attributes stays as it is written.
    """
    root = parse_xml(data, path)
    if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "ASCII", "US-ASCII"):
        data = etree.tostring(root.getroottree(), encoding="utf-8")
    for name, (start, end, depth) in sorted(_spans(data, elements).items(), key=lambda item: -item[1][0]):
        old, new = data[start:end], _written(elements[name], depth)
        if _canonical(etree.fromstring(old)) != _canonical(etree.fromstring(new)):
            data = data[:start] + new + data[end:]
    return data


def _canonical(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, method="c14n"))


def _written(element: etree._Element, depth: int) -> bytes:
    """Return an element as the exporter writes it at this depth: indented where no text stands beside elements."""
    outermost = above = etree.Element("above")
    for _level in range(depth - 1):
        above = etree.SubElement(above, "above")
    above.append(element)
    lines = bytes(etree.tostring(outermost, encoding="utf-8", pretty_print=depth > 0))
    return lines[lines.index(b"<", lines.rindex(b"<above>") + 1) : lines.index(b"</above>")].rstrip()


def _spans(data: bytes, names: Mapping[Name, etree._Element]) -> dict[Name, tuple[int, int, int]]:
    """Return where the outermost elements with these names begin and end, in bytes, and how deep they stand."""
    found: dict[Name, tuple[int, int, int]] = {}
    open_: list[tuple[Name, int]] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        open_.append(((tag, attributes.get("url_name", "")), parser.CurrentByteIndex))

    def end(_tag: str) -> None:
        name, begin = open_.pop()
        if name not in names or any(above in names for above, _begin in open_):
            return
        tag = _START_TAG.match(data, begin)
        bare = tag is not None and tag[0].endswith(b"/>")
        stop = tag.end() if tag and bare else data.index(b">", parser.CurrentByteIndex) + 1
        found.setdefault(name, (begin, stop, len(open_)))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found
