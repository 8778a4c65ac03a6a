"""What tests ask of every picture: that nothing leaves it, that no two words meet, that it is sound and named."""

import re
from itertools import combinations

from lxml import etree

from xblocks.drawing.boxes import Box
from xblocks.drawing.lettering import width

NS = {"s": "http://www.w3.org/2000/svg"}
HOSTILE = "</text><script>alert(1)</script>&x; \"'<b>]]>"
NAMES = [
    "Personalrat",
    "Bürgerversammlung Ortsteil Hagebruch",
    "Datenschutzfolgenabschätzung",
    "Bürgerinnen und Bürger mit Sehbehinderung",
    "IT-Dienstleister",
    "Schwerbehindertenvertretung",
    HOSTILE,
    "W" * 60,
]
#: Size of letters by class, as the style has it.
_SIZES = {
    "title": 20,
    "subtitle": 15,
    "axis": 15,
    "quadrant": 15,
    "order": 12,
    "long": 9,
    "meta": 12,
    "early": 12,
    "quarter": 12,
    "role": 13,
    "fact": 13,
    "pill-name": 13,
    "gain": 15,
    "future": 16,
    "entry": 14,
    "level": 12,
    "reached": 14,
    "field": 16,
    "lead": 18,
}
_MIDDLE = {"reached", "number", "order", "middle", "quarter", "pill-name"}
_REGULAR = {"entry", "level", "subtitle", "legend", "number", "meta", "quarter", "fact", "story", "meta-line"}


def parsed(picture: str) -> etree._Element:
    return etree.fromstring(picture)


def readable(picture: str) -> str:
    """One element per line, numbers to hundredths, for golden files whose differences people read."""
    lines = re.sub(r"(?<=>)(?=<)", "\n", picture) + "\n"
    return re.sub(r"-?\d+\.\d+", lambda number: f"{float(number.group()):.2f}".rstrip("0").rstrip("."), lines)


def texts(drawing: etree._Element, name: str) -> list[str]:
    return drawing.xpath(f"s:text[contains(concat(' ', @class, ' '), ' {name} ')]/text()", namespaces=NS)


def box(element: etree._Element) -> Box:
    """What a text covers, by the estimate, a rectangle, a circle, a straight line, an emblem or a hexagon."""
    if element.tag.endswith("circle"):
        x, y, radius = (float(element.get(name)) for name in ("cx", "cy", "r"))
        return Box(x, y, x, y).grown(radius)
    if element.tag.endswith("line"):
        x1, x2, y1, y2 = (float(element.get(name)) for name in ("x1", "x2", "y1", "y2"))
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    if element.tag.endswith("path"):
        corners = [*map(float, re.findall(r"[-\d.]+", element.get("d")))]
        if "emblem" in element.get("class"):
            return Box(min(corners[::2]), min(corners[1::2]), max(corners[::2]), max(corners[1::2]))
        x, y = corners[:2]
        return Box(
            x - 18, y, x + 6, y + 24
        )  # the other paths asked for are hexagons, drawn from their upper right corner
    x, y = float(element.get("x")), float(element.get("y"))
    if element.tag.endswith("rect"):
        return Box(x, y, x + float(element.get("width")), y + float(element.get("height")))
    names = element.get("class").split()
    spans = list(element) or [element]
    wide = sum(_wide(span) for span in spans)
    high = max(size(span.get("class")) for span in spans)
    left = x - (wide / 2 if _MIDDLE.intersection(names) else wide if "end" in names else 0)
    return Box(left, y - 0.8 * high, left + wide, y + 0.2 * high)


def size(names: str) -> int:
    """Of the letters of a text with these classes."""
    return min([_SIZES[name] for name in names.split() if name in _SIZES], default=14)


def _wide(element: etree._Element) -> float:
    regular = _REGULAR.intersection(element.get("class").split())
    return width(element.text or "", size(element.get("class")), bold=not regular)


def boxes(drawing: etree._Element, *names: str) -> list[Box]:
    return [box(one) for one in drawing if set(names).intersection((one.get("class") or "").split())]


def assert_inside(drawing: etree._Element) -> None:
    """No text, rectangle, circle or straight line leaves the picture."""
    frame = Box(*map(float, drawing.get("viewBox").split()))
    for element in drawing:
        if element.tag.endswith(("text", "rect", "circle", "line")):
            assert frame.holds(box(element)), etree.tostring(element, encoding="unicode")


def assert_apart(found: list[Box]) -> None:
    for one, two in combinations(found, 2):
        assert not one.meets(two), (one, two)
