"""W5: what roles should be able to do, how far they are from it, and what is planned, never about persons."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.kit import levels
from xblocks.kit.i18n import gettext_for
from xblocks.modules.people_competences import content as content_module
from xblocks.modules.people_competences import context
from xblocks.modules.people_competences.model import COMPETENCES
from xblocks.modules.workshop.block import DatedBlock
from xblocks.modules.workshop.module import Module


class PeopleCompetencesBlock(DatedBlock):
    """The workshop of the module on people's competences."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: competences"))

    def own_cells(self) -> dict[str, Any]:
        """Her levels of those competences, under the name of a role."""
        rated, table = levels.mine(self), self.MODULE.spec.table(content_module.PROFILES)
        fits = dict(table.tests) if table else {}
        found: dict[str, Any] = {key: rated[key] for key in COMPETENCES if key in rated and fits[key](rated[key])}
        return {"name": gettext_for()("My role"), **found} if found else {}
