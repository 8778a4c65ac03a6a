"""What a process keeps in memory of pages: a piece is made anew only when what it is made of has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from django.utils.translation import get_language

from xblocks.core.recent import Recent
from xblocks.kit.i18n import reader_language
from xblocks.kit.protocol import Block

pieces = Recent(1024)

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def kept(block: Block, name: Hashable, version: Hashable, make: Callable[[], T]) -> T:
    """The piece of that name as it was made of this version, or is made now. The newest version alone is kept, so that
    what somebody deleted does not stay in memory beside it.

    For requests that only read: what somebody has just written may yet be undone. A piece holds no address of a handler,
    and nothing about a person but what its name and version stand for.
    """
    key = _key(block, name)
    found: tuple[Hashable, T] | None = pieces.get(key)
    if found is None or found[0] != version:
        found = (version, make())
        pieces.put(key, found)
    return found[1]


def each(block: Block, name: Hashable, versions: Mapping[K, Hashable], make: Callable[[K], T]) -> dict[K, T]:
    """The parts of a list: those whose version is as it was are taken from memory, the others are made, and what is not
    in the list any more goes. A version is all that its part is made of, so that requests that write may ask as well.
    """
    key = _key(block, name)
    before: Mapping[K, tuple[Hashable, T]] = pieces.get(key) or {}
    now = {
        part: before[part] if part in before and before[part][0] == version else (version, make(part))
        for part, version in versions.items()
    }
    pieces.put(key, now)
    return {part: made for part, (_version, made) in now.items()}


def _key(block: Block, name: Hashable) -> Hashable:
    return (name, block.scope_ids.block_type, hash(block.definition), reader_language(), get_language())
