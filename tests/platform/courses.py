"""Every course that can be built from what comes with Lotse, and the small one of the tests."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from course_export.build import Built, build
from course_export.programme.listing import programmes
from course_export.programme.order import Order
from course_export.programme.places import SHIPPED
from tests.course_export.making import MINI


def names() -> Iterator[str]:
    """One name per course: `programme-language`, and what is paced by learners themselves."""
    shipped = ((entry["key"], language) for entry in programmes() for language in entry["languages"])
    for key, language in (*shipped, ("mini", "en")):
        yield f"{key}-{language}"
        yield f"{key}-{language}-self_paced"


@cache
def course(name: str) -> Built:
    """The course of that name."""
    language, self_paced = name.removesuffix("-self_paced")[-2:], name.endswith("-self_paced")
    folder: Path = MINI if name.startswith("mini-") else SHIPPED / "programmes" / name.rpartition(f"-{language}")[0]
    return build(
        folder, Order(language=language, org="Haselbrueck", run="r1", start=date(2027, 1, 11), self_paced=self_paced)
    )
