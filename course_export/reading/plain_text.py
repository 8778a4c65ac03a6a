"""What a problem says, as lines of text: for questions that are shown in no other way."""

from __future__ import annotations

from lxml import etree

from course_export.reading.elements import words

# What learners do not see before they answer, and what nobody reads.
_HIDDEN = words("choicehint correcthint demandhint optionhint script solution stringequalhint style")
_INLINE = words("a abbr b br cite code em i img kbd mark q s small span strong sub sup text u var")


def lines(problem: etree._Element) -> list[str]:
    """Return the texts of a problem in their order, each paragraph, question and option a line of its own."""
    found = [""]
    _read(problem, found)
    tidy = (" ".join(line.split()) for line in found)
    return [line for line in tidy if line]


def _read(element: etree._Element, found: list[str]) -> None:
    begin = [] if element.tag in _INLINE else [""]
    found += begin
    if element.tag == "img":
        found[-1] += f" [{element.get('alt') or ''}] "
    if element.tag == "br":
        found[-1] += " "
    if options := element.get("options"):  # the older way to write a dropdown
        found += [option.strip(" '\"") for option in options.strip("()").split(",")]
    found[-1] += element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _HIDDEN:
            _read(child, found)
        found[-1] += child.tail or ""
    found += begin
