"""W8: a process as it is and as it is to be, with times, media and handovers; to take away as BPMN."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from webob import Response
from xblock.fields import Scope, String

from xblocks.core.payload import Refusal
from xblocks.core.text import marked as _
from xblocks.kit import access
from xblocks.kit.downloads import file
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.modules.process_design import bpmn, context
from xblocks.modules.process_design import content as content_module
from xblocks.modules.process_design.model import LISTS, Which
from xblocks.modules.workshop import records, takeaway
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.spec import SUBJECT
from xblocks.modules.workshop.taking import Takes, TakingBlock


class ProcessDesignBlock(TakingBlock):
    """The workshop of the module on processes."""

    CONTENT: ClassVar[ModuleType] = content_module
    MODULE: ClassVar[Module] = context.MODULE
    TAKES: ClassVar[Takes] = Takes("measures", SUBJECT.name, (content_module.SHEET, "promise"))

    display_name = String(scope=Scope.settings, default=_("Workshop: process design"))

    def take_words(self) -> str:
        """What taking over is called."""
        return gettext_for()("Begin with a measure of the strategy")

    def files(self, here: Open) -> list[dict[str, str]]:
        """A BPMN file for each process that has a complete step."""
        _ = gettext_for()
        return [
            {
                "label": _("BPMN file: %(title)s") % {"title": here.content.words(name).title},
                "url": self.runtime.handler_url(self, f"bpmn_{name}"),
            }
            for name in LISTS
            if here.work.complete(name)
        ]

    @handler(method="GET")
    def bpmn_as_is(self) -> Any:
        """The process as it is, as BPMN 2.0 with its diagram."""
        return _bpmn(self, "as_is")

    @handler(method="GET")
    def bpmn_to_be(self) -> Any:
        """The process as it is to be, as BPMN 2.0 with its diagram."""
        return _bpmn(self, "to_be")


def _bpmn(block: ProcessDesignBlock, which: Which) -> Response:
    here = opened(block, records.place(block, access.person(block)))
    if not here.work.complete(which):
        raise Refusal(409, "empty", gettext_for()("This process has no complete step yet."))
    words = here.content.words(which)
    steps = context.sheet(here.judged)
    name = f"{takeaway.title(here)}: {words.title}"
    body = bpmn.document(steps, which, name=name, labels=context.labels(here.content, which))
    return file(body, takeaway.file_name(here, ".bpmn", words.short or words.title), "application/xml")
