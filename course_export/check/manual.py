"""Write docs/check.md: `python -m course_export.check.manual`. The docstring of each kind of finding is its entry."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from course_export.check import built, texts
from course_export.check.rules import GROUPS, LAST
from course_export.reading import follow, shapes
from course_export.reading.finding import Finding

PAGE = Path("docs/check.md")
_HEAD = """\
<!-- Generated from the docstrings in course_export/check: `python -m course_export.check.manual`. Do not edit. -->

# What `lotse check` finds

    lotse check COURSE.tar.gz          a course archive, wherever it comes from
    lotse check PROGRAMME [--lang de]  a programme: it is built in memory, and checked as a course
    lotse check … --json               the same for machines

Most of what can go wrong with a course archive goes wrong silently: the import succeeds, and a unit is missing. So every
rule here names a file, a line where there is one, and the kind of finding in brackets, which this page explains.

| concern | means | exit status |
|-|-|-|
| loss | the platform drops it, refuses it, cannot find it, or takes it for something else: learners do not get what was written | 1 |
| duty | it reaches learners, but not everybody: a duty of public bodies (accessibility), or one that we have taken on (sources, reviews) | 1 |
| player | fine on the platform; `lotse preview` shows it as text only | 0 |
| advice | it works; perhaps not as meant, or there is something to know | 0 |

The platform here is Open edX as Tutor installs it, from Teak on; where releases differ, a rule says so, and what one of them
loses is a loss. Values are read as the platform reads them, so a form that Studio itself writes, or that the platform
converts, is no finding.

The table of words, minutes, reading index (LIX) and sentence lengths per unit is a report, not a gate. An archive that
leaves its folder, holds links, devices or a file twice, is a bomb, damaged, or no course at all is refused before
anything else is looked at; nothing of it is written to disk.
"""


def page() -> str:
    """Return the manual."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for group in (follow, shapes, *GROUPS, *LAST, texts, built):
        title, _, rest = _paragraph(group).partition(". ")
        yield f"## {title.removesuffix('.')}\n"
        if rest:
            yield f"{rest}\n"
        for kind in _kinds(group):
            yield f"### {kind.__name__} ({kind.concern})\n\n{_paragraph(kind)}\n\n    {kind.text}\n"


def _kinds(group: ModuleType) -> Iterator[type[Finding]]:
    """Yield the kinds that a module defines, in the order of their lines."""
    for value in vars(group).values():
        if inspect.isclass(value) and issubclass(value, Finding) and value.__module__ == group.__name__:
            yield value


def _paragraph(documented: object) -> str:
    return " ".join((inspect.getdoc(documented) or "").split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
