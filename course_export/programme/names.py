"""Stable names: every url_name of a course follows from the keys its author wrote, never from a title or a position.

A name is unique in the whole course, whatever its level: `/jump_to_id/<name>` looks at nothing else.
"""

import re
from pathlib import PurePosixPath

PLAIN = re.compile(r"[A-Za-z0-9._-]+")
"""Names of files that the platform does not change; in others it replaces characters, and links break."""


def text(unit: str) -> str:
    """Name the text component of a unit."""
    return f"{unit}-text"


def discussion(unit: str) -> str:
    """Name the discussion of a unit."""
    return f"{unit}-discussion"


def within(module: str, key: str) -> str:
    """Name a unit of a module, or a question of its knowledge check."""
    return f"{module}-{key}"


# The units every module has beside its lessons; a lesson cannot be called so.
OVERVIEW, CHECKS, WORKSHOP, TRANSFER, KIT = RESERVED = ("overview", "checks", "workshop", "transfer", "kit")

HOURS = ("attended", "modules", "other", "self_study", "total")
"""A participant's hours that a text may give, see plan/hours.py: `{{hours.total}}`."""


def question(module: str, key: str) -> str:
    """Name a question of a module's knowledge check."""
    return f"{module}-check-{key}"


def block(unit: str) -> str:
    """Name the block of a unit that the exporter makes by itself (workshop, reflection)."""
    return f"{unit}-block"


def sheet(module: str, kind: str) -> str:
    """Name the form to fill in of a module that is built without its workshop."""
    return f"{module}-sheet.{kind}"


_WORKSHOP = f"-{WORKSHOP}-block"


def workshop_of(name: str) -> str | None:
    """Return the module whose workshop's block has a name, None if it is no name of one: see within() and block()."""
    return name.removesuffix(_WORKSHOP) if name.endswith(_WORKSHOP) else None


def picture(prefix: str, path: str) -> str:
    """Name a picture among the course's files: (“networks”, “pictures/winter.svg”) → “networks-winter.svg”."""
    return f"{prefix}-{PurePosixPath(path).name}"


def download(programme: str, file: str) -> str:
    """Name a document among the course's files."""
    return f"{programme}-{file}"
