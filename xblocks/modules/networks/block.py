"""W7: who is linked with whom, where the network falls apart and on whom it hangs; to take away as GraphML."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from xblock.fields import Scope, String

from xblocks.core.payload import Refusal
from xblocks.core.text import marked as _
from xblocks.kit import access
from xblocks.kit.downloads import file
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.modules.networks import content as content_module
from xblocks.modules.networks import context
from xblocks.modules.workshop import records, takeaway
from xblocks.modules.workshop.block import DatedBlock
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.opened import Open, opened


class NetworksBlock(DatedBlock):
    """The workshop of the module on networks."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE

    display_name = String(scope=Scope.settings, default=_("Workshop: networks"))

    def files(self, here: Open) -> list[dict[str, str]]:
        """What every dated sheet gives, and the network for other programs once it has a node."""
        if not here.work.complete(content_module.NODES):
            return super().files(here)
        own = {"label": gettext_for()("Network (GraphML)"), "url": self.runtime.handler_url(self, "graphml")}
        return [*super().files(here), own]

    @handler(method="GET")
    def graphml(self) -> Any:
        """The network as GraphML."""
        here = opened(self, records.place(self, access.person(self)))
        if not here.work.complete(content_module.NODES):
            raise Refusal(409, "empty", gettext_for()("There is nothing in this network yet."))
        body = context.document(here.content, here.judged)
        return file(body, takeaway.file_name(here, ".graphml"), "application/xml")
