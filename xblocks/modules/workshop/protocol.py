"""What the workshop needs of a block: its fields, its module, and a few methods of the base."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.work import Work


class Workshop(Protocol):
    """A block of a module, as the rest of the workshop sees it."""

    MODULE: ClassVar[Module]
    scope_ids: Any
    runtime: Any
    definition: str | None
    display_name: str
    group: str
    teamset: str

    def readable_content(self) -> Any:
        """The typed content. Refusal 409 where it cannot be read."""

    def files(self, here: Any) -> list[dict[str, str]]:
        """What a module gives to take away besides: label and url."""

    def publish_progress(self, work: Work, *, less: bool = False) -> None:
        """Tell the platform whether the sheet is done."""
