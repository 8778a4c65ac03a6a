"""W1: what matters to a municipality, how ready it is for it, and which office takes care of it."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar

from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.modules.digital_foundations import content as content_module
from xblocks.modules.digital_foundations import context
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.modules.workshop.module import Module


class DigitalFoundationsBlock(WorkshopBlock):
    """The workshop of the module on the foundations of the digital change."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: foundations"))
