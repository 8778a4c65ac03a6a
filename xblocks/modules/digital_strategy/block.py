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


class DigitalStrategyBlock(DatedBlock):
    """The workshop of the module on the digital strategy."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: digital strategy"))
