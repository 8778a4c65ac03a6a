"""What code of the reflection asks of its block: its setting, by type."""

from __future__ import annotations

from typing import Protocol

from xblocks.kit.protocol import Block
from xblocks.reflection.content import Content


class Reflection(Block, Protocol):
    """A reflection as `block.ReflectionBlock` makes it; placements with the same `record` share their texts."""

    record: str

    def readable_content(self) -> Content: ...
