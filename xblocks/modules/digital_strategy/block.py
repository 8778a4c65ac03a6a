"""W2: goals that can be counted, measures by effort and impact, and the quarters in which they run."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar

from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.modules.digital_strategy import content as content_module
from xblocks.modules.digital_strategy import context
from xblocks.modules.workshop.block import DatedBlock
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.opened import opened
from xblocks.modules.workshop.taking import Offer


class DigitalStrategyBlock(DatedBlock):
    """The workshop of the module on the digital strategy."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: digital strategy"))

    def goals(self) -> list[Offer]:
        """The goals of her sheet, for other sheets of the course."""
        return context.goals(opened(self, self._place(), shared=True))

    def measures(self) -> list[Offer]:
        """The measures of her sheet, each with what its goals promise."""
        return context.measures(opened(self, self._place(), shared=True))
