"""W4: what a team may decide, with how much time, and who stands behind it; signed by both sides."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from xblock.fields import Scope, String

from xblocks.core.payload import Refusal
from xblocks.core.text import marked as _
from xblocks.kit import access, passing, render
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.modules.design_spaces import agreement, context, payloads, signed
from xblocks.modules.design_spaces import content as content_module
from xblocks.modules.design_spaces.sheet import state
from xblocks.modules.workshop import answers, records, rows, takeaway
from xblocks.modules.workshop.block import DatedBlock
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.taking import Takes, TakingBlock
from xblocks.signing import records as signing
from xblocks.signing.model import State
from xblocks.spaces import api


class DesignSpacesBlock(TakingBlock, DatedBlock):
    """The workshop of the module on design spaces."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE
    STORES: ClassVar[tuple[str, ...]] = signing.STORES
    TAKES: ClassVar[Takes] = Takes("goals", content_module.INSIDE)

    display_name = String(scope=Scope.settings, default=_("Workshop: design spaces"))

    def take_words(self) -> str:
        """What taking over is called."""
        return gettext_for()("Take goals of the strategy into the mandate")

    def parts(self, here: Open) -> dict[str, str]:
        """Signing."""
        return {"signing": signed.part(here)}

    def changing(self, here: Open) -> dict[str, str]:
        """What she signs of her team's sheet; what others wrote does not change with it."""
        return {"signing-own": signed.own(here)}

    def printed(self, here: Open) -> list[str]:
        """Who has signed which version."""
        found = agreement.document(here, signed.TEAM)
        values = {"seals": agreement.seals(here.content, found.signed, found.number)}
        return [render.html(self, "seals.html", values)] if found.signed.versions else []

    def files(self, here: Open) -> list[dict[str, str]]:
        """What every dated sheet gives, and the agreement to sign."""
        own = {"label": gettext_for()("Agreement to sign"), "url": self.runtime.handler_url(self, "agreement", "0-0")}
        return [*super().files(here), own]

    def mandate(self) -> dict[str, Any] | None:
        """The mandate of the team whose member she is, for other blocks of the course."""
        return agreement.told(opened(self, self._place(), shared=True))

    @handler(method="GET", suffixed=True)
    def agreement(self, suffix: str) -> Any:
        """The agreement as a page to print: as it stands, or as a version was signed."""
        found, number = signed.chosen(opened(self, records.place(self, access.person(self))), suffix)
        version = found.signed.version(number) if number else None
        return takeaway.page_of(self, "agreement.html", agreement.page(found, version))

    @handler(payloads.SideCode)
    def side_code(self, asked: payloads.SideCode) -> dict[str, Any]:
        """A code with which somebody can sign for a side; the one before is void."""
        place = rows.place_shown(self, asked)
        if place.alone:
            message = gettext_for()("Only a sheet that a team shares is signed. Open a team sheet first.")
            raise Refusal(409, "alone", message)
        code = signing.renew(place.key, asked.side, asked.request)
        here = opened(self, place)
        values = {**passing.shown(self, code, "side"), "side": here.content.figure(asked.side).title}
        regions = {**self.parts(here), "side-code": render.html(self, "side_code.html", values)}
        return render.answer(self, gettext_for()("Code created"), focus="signing", regions=regions)

    @handler(payloads.Stand)
    def stand_for(self, asked: payloads.Stand) -> dict[str, Any]:
        """Stand for the side whose code this is."""
        place = records.place(self, access.person(self))
        side = signing.enter(
            place.context,
            place.record,
            asked.code,
            place.person,
            lambda key: not place.alone and key == place.key,
        )
        here = opened(self, place)
        message = gettext_for()("You sign for: %(side)s") % {"side": here.content.figure(side).title}
        return render.answer(self, message, focus="signing", regions=self.parts(here))

    @handler(payloads.Sign)
    def sign(self, asked: payloads.Sign) -> dict[str, Any]:
        """Sign the text that the page showed. 409 `changed` with the new one where it is another by now."""
        _ = gettext_for()
        if not asked.sure:
            raise Refusal(400, "not_sure", _("Please confirm first that you have read this version."))
        place = rows.place_shown(self, asked)
        here = opened(self, place)
        found = signed.documents(here)
        if asked.place >= len(found):
            raise Refusal(403, "no_side", _("You stand for no side here. Please ask for a code."))
        document = found[asked.place]
        own = signed.TEAM if document.here.place == place and not place.alone else None
        try:
            number = signing.sign(document.here.place.key, place.person, own, asked.seen, self._state)
        except Refusal as refusal:
            if refusal.code == "changed":
                refusal.extra["regions"] = render.answer(self, regions=self.parts(here))["regions"]
            raise
        now = opened(self, place)
        message = _("Signed: version %(number)s") % {"number": number}
        regions = {**answers.of_sheet(now, asked.starts()), **self.parts(now)}
        return render.answer(self, message, focus="signing", regions=regions)

    def _state(self, items: tuple[api.Item, ...]) -> State:
        """The state of a sheet, of the items of its space."""
        snapshot = api.Snapshot(None, 0, items, ())
        return state(records.opened(self.MODULE.spec, snapshot, self.readable_content().presets()))
