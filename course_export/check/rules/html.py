"""Texts: what gets lost in them on import, and what readers of a screen reader miss."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from course_export.reading.elements import shortened, words
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding

_INLINE = words("a abbr b cite code del em i ins kbd mark q s small span strong sub sup u")


class AltMissing(Finding):
    """A picture without `alt` is read out by its file name (WCAG 1.1.1). A picture that only decorates has an empty one."""

    concern = Concern.DUTY
    text = "<img src={source!r}> has no alt"


class BlanksLost(Finding):
    """In XML the platform drops blanks between two inline elements if no other text stands around them:
    `<b>a</b> <i>b</i>` becomes “ab”. Keep the text in `html/<name>.html`, or put the blank inside."""

    text = "the blank after <{tag}>{words}</{tag}> is lost on import"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check texts in files of their own, and those inside components."""
    for path, root in course.html.items():
        yield from _pictures(path, root)
    for node in course.sound:
        if node.tag == "problem" or (node.tag == "html" and not node.html_file):
            yield from _pictures(node.file, node.element)
            yield from _blanks(node)


def _pictures(path: str, root: etree._Element | None) -> Iterator[Finding]:
    for picture in root.iter("img") if root is not None else ():
        if picture.get("alt") is None:
            yield AltMissing.at(path, picture.sourceline, source=shortened(picture.get("src") or "", 80))


def _blanks(node: Node) -> Iterator[Finding]:
    """Compare with what the platform's parser leaves; its rule is too subtle to repeat."""
    between = {element for element in node.element.iter(etree.Element) if _has_blank_after(element)}
    if not between:
        return
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    stripped = etree.fromstring(etree.tostring(node.element, with_tail=False), parser)
    for element, left in zip(node.element.iter(etree.Element), stripped.iter(etree.Element), strict=True):
        if element in between and not left.tail:
            words = shortened("".join(element.itertext()), 30)
            yield BlanksLost.at(node.file, element.sourceline, tag=element.tag, words=words)


def _has_blank_after(element: etree._Element) -> bool:
    following = element.getnext()
    blank = element.tail and not element.tail.strip()
    return bool(blank and element.tag in _INLINE and following is not None and following.tag in _INLINE)
