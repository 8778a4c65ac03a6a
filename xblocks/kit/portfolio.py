"""Everything a person made in a course, gathered from its blocks: what each gives of it by its `portfolio()`."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.metadata import entry_points
from textwrap import shorten
from typing import Any

from django.db import OperationalError
from django.utils import timezone
from lxml import html as markup

from xblocks.core.payload import Refusal
from xblocks.kit import platform, render
from xblocks.kit.i18n import gettext_for, short_date
from xblocks.kit.protocol import Block

log = logging.getLogger(__name__)
_OURS = "xblocks."
_LOCAL_LINK = re.compile(r'<a\b[^>]*\bhref="/(?!/)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_NO_WORDS = "//svg | //thead | //caption | //h1 | //h2 | //h3 | //h4 | //h5 | //h6"
_LINES = "//p | //li[not(.//p)] | //tr | //dt | //dd[not(.//p)]"
_LONGEST = 140  # characters of a line


@dataclass(frozen=True)
class File:
    """What can be fetched of a part. A page to print (`page`) opens beside the course."""

    label: str
    url: str

    @property
    def page(self) -> bool:
        """Every block calls the handler of its page so."""
        return self.url.rstrip("/").rpartition("/")[2] == "printable"


@dataclass(frozen=True)
class Part:
    """What one block gives: a title and its language, her take-away as safe markup, files, and whose styles it needs.

    `kind` says what it is in the reader's language, `unit` where it was made (both may be empty), `changed` when she
    last worked on it, if the block tells; `name` is the block's, as links to its place take it; `summary` says in two
    lines what it says.
    """

    title: str
    language: str | None
    html: str
    files: tuple[File, ...]
    package: str
    name: str
    kind: str = ""
    unit: str = ""
    changed: datetime | None = None
    summary: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        """The classes that the styles of its block begin with."""
        return render.classes(self.package)

    @property
    def day(self) -> str:
        """The day of its last change; empty where that is not known."""
        return short_date(timezone.localtime(self.changed)) if self.changed else ""

    @property
    def beginning(self) -> list[str]:
        """What its block says of it in two lines, or its first two lines of text; shortened."""
        if self.summary:
            return [shorten(line, _LONGEST, placeholder=" …") for line in self.summary]
        tree = markup.fragment_fromstring(self.html, create_parent="div")
        for node in tree.xpath(_NO_WORDS):
            node.drop_tree()
        lines = (" · ".join(filter(None, map(_words, node.xpath("td | th") or [node]))) for node in tree.xpath(_LINES))
        return [shorten(line, _LONGEST, placeholder=" …") for line in lines if line][:2]


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
            part = _part(other, given) if other is not None and given is not None else None
        except OperationalError:
            raise
        except Exception as error:  # whatever is wrong with one block, the others are shown
            if isinstance(error, Refusal) and error.code == "unavailable":
                raise
            log.warning("%s: no part of a portfolio: %s", key, type(error).__name__)
            unreadable.append(str(getattr(other, "display_name", "") or getattr(key, "block_id", key)))
            continue
        if given is None or part is None or given.get("record") in records:
            continue
        if "record" in given:
            records.add(given["record"])
        parts.append(part)
    return Gathered(tuple(_told_apart(parts)), tuple(unreadable))


def _part(block: Block, given: Mapping[str, Any]) -> Part:
    key = block.scope_ids.usage_id
    return Part(
        title=given["title"],
        language=given.get("language"),
        html=given["html"],
        files=tuple(File(**file) for file in given.get("files", ())),
        package=render.package_of(block),
        name=str(getattr(key, "block_id", key)),
        kind=given.get("kind", ""),
        unit=platform.unit_title(block),
        changed=given.get("changed"),
        summary=tuple(given.get("summary", ())),
    )


def _told_apart(parts: Iterable[Part]) -> Iterator[Part]:
    """No two parts are called the same: the later ones are numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    for part in parts:
        seen[part.kind, part.title] += 1
        number = seen[part.kind, part.title]
        yield part if number == 1 else replace(part, title=f"{part.title} ({number})")


def _words(node: markup.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())


def print_page(block: Block) -> dict[str, str]:
    """The page to print of a block among its files."""
    return {"label": gettext_for()("Page to print"), "url": block.runtime.handler_url(block, "printable")}


def packages(found: Gathered) -> Iterator[str]:
    """The packages whose styles the parts need, each once."""
    return iter(dict.fromkeys(part.package for part in found.parts))


def to_keep(page: str) -> str:
    """A page as a file of its own: links into the site, which lead nowhere from a file, become plain text."""
    return _LOCAL_LINK.sub(r"\1", page)
