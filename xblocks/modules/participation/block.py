"""W6: whom to involve, how far, how, and when they hear what became of it."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar

from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.modules.participation import content as content_module
from xblocks.modules.participation import context
from xblocks.modules.workshop.block import DatedBlock
from xblocks.modules.workshop.module import Module


class ParticipationBlock(DatedBlock):
    """The workshop of the module on participation."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: participation"))
