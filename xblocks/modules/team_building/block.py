"""W9: the canvas of a team, and its pulse."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any, ClassVar

from xblock.fields import Scope, String

from xblocks.core.payload import Refusal
from xblocks.core.text import marked as _
from xblocks.kit import access, render
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.modules.team_building import content as content_module
from xblocks.modules.team_building import context, pulse
from xblocks.modules.team_building import payloads as sent
from xblocks.modules.team_building.content import PULSE
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.payloads import Request
from xblocks.modules.workshop.rows import place_shown
from xblocks.questionnaire.records import KINDS


class TeamBuildingBlock(WorkshopBlock):
    """The workshop of the module on building a team."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE
    STORES: ClassVar[Sequence[str]] = KINDS

    display_name = String(scope=Scope.settings, default=_("Workshop: team building"))

    def parts(self, here: Open) -> dict[str, str]:
        """The pulse, on the sheet of a team."""
        return {} if here.place.alone else {PULSE: pulse.part(here)}

    def printed(self, here: Open) -> list[str]:
        """What the pulse came to."""
        return pulse.printed(here)

    @handler(sent.Begin)
    def begin_pulse(self, asked: sent.Begin) -> dict[str, Any]:
        """Begin a round."""
        pulse.begin(opened(self, place_shown(self, asked)), asked)
        return self._answered(asked, gettext_for()("The round has begun. Tell the others."))

    @handler(Request)
    def open_pulse(self, asked: Request) -> dict[str, Any]:
        """The form of one's own answers."""
        here = opened(self, place_shown(self, asked))
        pulse.kept(here.place)
        regions = {PULSE: pulse.part(here, opened=True)}
        return render.answer(self, focus=f"{PULSE}-first", regions=regions)

    @handler(sent.Answer)
    def answer_pulse(self, given: sent.Answer) -> dict[str, Any]:
        """Count one's own answers, once. Nothing under her name is written in the same step, nor published."""
        _ = gettext_for()
        place = place_shown(self, given)
        if not self.begun:  # it would be noted with this step that she has begun
            raise Refusal(409, "not_opened", _("Please open the statements first."))
        new = pulse.answer(place, given, access.person(self))
        again = _("Your answers to this round are there already. The first ones count.")
        return self._answered(given, _("Counted. Thank you.") if new else again)

    @handler(sent.Close)
    def close_pulse(self, asked: sent.Close) -> dict[str, Any]:
        """Close a round: what may be said of it is said, and the answers go."""
        pulse.close(place_shown(self, asked), asked, self.readable_content())
        return self._answered(asked, gettext_for()("The round is closed."))

    def _answered(self, asked: Request, message: str) -> dict[str, Any]:
        here = opened(self, place_shown(self, asked))
        return render.answer(self, message, focus=PULSE, regions=self.parts(here))
