"""What differs between a course for a town and one for a county, sentence by sentence."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from lxml import etree, html

from course_export.build import Built
from tests.course_export.making import ip_basic

LIST = Path(__file__).parents[1] / "golden" / "town-and-county.txt"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def variant(**settings: str) -> Built:
    """Return the Grundprogramm and its pack with some settings, built once."""
    return ip_basic(with_pack=True, settings=settings)


def differences() -> str:
    """Return the list that a reviewer reads: where it stands, what a town reads, what a county reads."""
    town, county = ({**built.files, **built.pack} for built in (variant(), variant(body="county")))
    assert set(town) == set(county)
    return "\n".join(line for name in sorted(town) for line in _compared(name, town, county))


def _compared(name: str, town: Mapping[str, bytes], county: Mapping[str, bytes]) -> Iterator[str]:
    if town[name] == county[name]:
        return
    one, other = (list(sentences(name, files[name])) for files in (town, county))
    changes = [
        (one[a:b], other[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if changes:
        yield f"== {name}"
    for before, after in dict.fromkeys((tuple(before), tuple(after)) for before, after in changes):
        yield from (f"town:   {text}" for text in before)
        yield from (f"county: {text}" for text in after)
        yield ""


def sentences(name: str, content: bytes) -> Iterator[str]:
    """Yield what people read in a file, sentence by sentence."""
    for text in _passages(name, content):
        yield from filter(None, re.split(r"(?<=[.?!])\s+", " ".join(text.split())))


def _passages(name: str, content: bytes) -> Iterator[str]:
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            document = etree.fromstring(parts.read("word/document.xml"))
        for paragraph in document.iter(f"{_W}p"):
            yield "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
    elif name.endswith(".html"):
        for block in html.fromstring(content.decode()).iter("p", "li", "h2", "h3", "td", "th", "summary", "figcaption"):
            if not block.xpath(".//p|.//li"):
                yield "".join(block.itertext())
            yield from block.xpath("./img/@alt")
    elif name.endswith((".xml", ".svg")):
        for node in etree.fromstring(content).iter():
            yield node.text or ""
            yield node.tail or ""
            yield from map(str, node.attrib.values())
