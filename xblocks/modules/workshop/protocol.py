"""What the workshop needs of a block: its module, its fields, and a few methods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from xblocks.kit.protocol import Block
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.work import Work


class Workshop(Block, Protocol):
    """A block of a module, as the rest of the workshop sees it."""

    MODULE: ClassVar[Module]
    STORES: ClassVar[Sequence[str]]
    group: str
    teamset: str
    presence: str

    def files(self, here: Any) -> list[dict[str, str]]: ...

    def top(self, here: Any) -> str: ...

    def own_cells(self) -> dict[str, Any]: ...

    def parts(self, here: Any) -> dict[str, str]: ...

    def changing(self, here: Any) -> dict[str, str]: ...

    def printed(self, here: Any) -> list[str]: ...

    def publish_progress(self, work: Work, *, less: bool = False) -> None: ...
