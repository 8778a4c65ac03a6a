"""Everything a person made in a course, gathered from its blocks: what each gives of it by its `portfolio()`."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from django.db import OperationalError

from xblocks.core.payload import Refusal
from xblocks.kit import platform, render
from xblocks.kit.protocol import Block

log = logging.getLogger(__name__)
_OURS = "xblocks."
_LOCAL_LINK = re.compile(r'<a\b[^>]*\bhref="/(?!/)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Part:
    """What one block gives: a title and its language, her take-away as safe markup, files to fetch, and whose styles it needs."""

    title: str
    language: str | None
    html: str
    files: tuple[dict[str, str], ...]
    package: str

    @property
    def classes(self) -> str:
        """The classes that the styles of its block begin with."""
        return render.classes(self.package)


@dataclass(frozen=True)
class Gathered:
    """The parts in the course's order, and the names of blocks that could not be read."""

    parts: tuple[Part, ...]
    unreadable: tuple[str, ...]


@cache
def tags() -> frozenset[str]:
    """The tags of all blocks of this distribution."""
    return frozenset(entry.name for entry in entry_points(group="xblock.v1") if entry.value.startswith(_OURS))


def gather(block: Block) -> Gathered:
    """Ask every other block of the course what its current person made there.

    Blocks that are not open to her give nothing; one that fails is named and does not keep the others from coming.
    Raises Refusal `unavailable` where there is nowhere to store work, and OperationalError.
    """
    parts: list[Part] = []
    unreadable: list[str] = []
    records: set[str] = set()
    for key in platform.course_blocks(block, tags()):
        if key == block.scope_ids.usage_id:
            continue
        other = None
        try:
            other = block.runtime.get_block(key)
            given = other.portfolio() if other is not None else None
        except OperationalError:
            raise
        except Exception as error:  # whatever is wrong with one block, the others are shown
            if isinstance(error, Refusal) and error.code == "unavailable":
                raise
            log.warning("%s: no part of a portfolio: %s", key, type(error).__name__)
            unreadable.append(str(getattr(other, "display_name", "") or getattr(key, "block_id", key)))
            continue
        if given is None or given.get("record") in records:
            continue
        if "record" in given:
            records.add(given["record"])
        files = tuple(given.get("files", ()))
        parts.append(Part(given["title"], given.get("language"), given["html"], files, render.package_of(other)))
    return Gathered(tuple(parts), tuple(unreadable))


def packages(found: Gathered) -> Iterator[str]:
    """The packages whose styles the parts need, each once."""
    return iter(dict.fromkeys(part.package for part in found.parts))


def to_keep(page: str) -> str:
    """A page as a file of its own: links into the site, which lead nowhere from a file, become plain text."""
    return _LOCAL_LINK.sub(r"\1", page)
