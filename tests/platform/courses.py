"""Every course that can be built from what comes with Lotse, in each of its variants, and the small one of the tests."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from course_export.build import Built, build
from course_export.programme.listing import programmes
from course_export.programme.order import Order
from course_export.programme.places import SHIPPED
from tests.course_export.making import MINI
from tests.platform.runtime import elements

VARIANTS: dict[str, dict[str, Any]] = {
    "self_paced": {"self_paced": True},
    "county": {"settings": {"body": "county"}},
    "online": {"settings": {"mode": "online"}},
}
#: Variants in which nothing in the units is another: neither programme has pages of its own for them.
SAME = {"ip-selection-de-online", "mini-en-county", "mini-en-online"}


def names() -> Iterator[str]:
    """One name per course: `programme-language`, and with each variant in which it has something of its own."""
    shipped = ((entry["key"], language) for entry in programmes() for language in entry["languages"])
    for key, language in (*shipped, ("mini", "en")):
        yield f"{key}-{language}"
        varied = (f"{key}-{language}-{variant}" for variant in VARIANTS)
        yield from (name for name in varied if name not in SAME)


def default(name: str) -> str:
    """The name of the course without its variant."""
    return next((name.removesuffix(f"-{variant}") for variant in VARIANTS if name.endswith(f"-{variant}")), name)


@cache
def course(name: str) -> Built:
    """The course of that name."""
    plain = default(name)
    key, _, language = plain.rpartition("-")
    folder: Path = MINI if key == "mini" else SHIPPED / "programmes" / key
    order = Order(
        language=language,
        org="Haselbrueck",
        run="r1",
        start=date(2027, 1, 11),
        **VARIANTS.get(name[len(plain) + 1 :], {}),
    )
    return build(folder, order)


def own(name: str) -> list[etree._Element]:
    """The elements of a course; of a variant, those that differ from all of the course without it."""
    plain = default(name)
    known = {_whole(plain, element) for element in elements(course(plain).files)} if plain != name else set()
    return [element for element in elements(course(name).files) if _whole(name, element) not in known]


def _whole(name: str, element: etree._Element) -> tuple[bytes, ...]:
    """An element as it stands in its unit, and its files."""
    files = course(name).files
    paths = (f"{element.tag}/{element.get('url_name')}.{ending}" for ending in ("xml", "html"))
    return (etree.tostring(element), *(files[path] for path in paths if path in files))
