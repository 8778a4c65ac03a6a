"""W5: what roles should be able to do, how far they are from it, and what is planned, never about persons."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar

from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.modules.people_competences import content as content_module
from xblocks.modules.people_competences import context
from xblocks.modules.workshop.block import DatedBlock
from xblocks.modules.workshop.module import Module


class PeopleCompetencesBlock(DatedBlock):
    """The workshop of the module on people's competences."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: competences"))
