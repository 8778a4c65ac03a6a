"""W3: two open questions, four futures that follow from them, and how measures do in each."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar

from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.modules.future_of_work import content as content_module
from xblocks.modules.future_of_work import context
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.modules.workshop.module import Module


class FutureOfWorkBlock(WorkshopBlock):
    """The workshop of the module on the future of administration and work."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: future of work"))
